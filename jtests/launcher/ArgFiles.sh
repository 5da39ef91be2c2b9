# Argument files, their quoting and nesting, JDK_JAVA_OPTIONS, JAVA_TOOL_OPTIONS, _JAVA_OPTIONS, their order, -XX:Flags, -XX:VMOptionsFile, classes given by wildcard, and what of it is refused.
# jtest: tag launcher
cd "$TMP"
run() { echo "--- $*"; "$JAVA" "$@"; echo "exit $?"; }
printf -- '-Da=1 # comment\n-Db="two words" -Dc=\x27single "inside"\x27\n-Dd=back\\\\slash\n"-De=esc\\n\\t\\"q\\""\n-Df=cont\\\nnot-continued\n"-Dg=con\\\n   tinued"\n-cp %s\nShow\narg1 "arg 2"\n' "$CLASSES" > args.txt
run @args.txt arg3 @literal
printf -- '-cp %s -Dx=@nested' "$CLASSES" > inner.txt
run @inner.txt -Dy=@not-a-file Show @args-after-main @@double
run @@inner.txt Show
run @missing.txt -cp "$CLASSES" Show
run --disable-@files @inner.txt -cp "$CLASSES" Show
: > empty.txt; run @empty.txt -cp "$CLASSES" Show
JDK_JAVA_OPTIONS='-Da=env -Db="env quoted"' run -cp "$CLASSES" -Da=line Show 2>&1
JDK_JAVA_OPTIONS='@inner.txt' run Show 2>&1
JDK_JAVA_OPTIONS='Show' run -cp "$CLASSES" Show 2>&1
JDK_JAVA_OPTIONS='-cp x -jar y' run -cp "$CLASSES" Show 2>&1
JDK_JAVA_OPTIONS='-Da="open' run -cp "$CLASSES" Show 2>&1
JAVA_TOOL_OPTIONS='-Da=tool -Db=tool' _JAVA_OPTIONS='-Da=under' run -cp "$CLASSES" -Da=line -Db=line Show 2>&1
JAVA_TOOL_OPTIONS="-Da='single quoted' -Db=\"double\"" run -cp "$CLASSES" Show 2>&1
JAVA_TOOL_OPTIONS='-noSuch' run -cp "$CLASSES" Show 2>&1
JAVA_TOOL_OPTIONS='-Da="open' run -cp "$CLASSES" Show 2>&1
printf '+UseG1GC\n# comment\nMaxHeapSize=64m\n' > flags; run -XX:Flags=flags -cp "$CLASSES" Show heap
printf -- '-Da=file\n-Xmx48m -Db="from file"\n' > vmoptions; run -XX:VMOptionsFile=vmoptions -cp "$CLASSES" Show heap
printf -- '-Da="open' > open; run -XX:VMOptionsFile=open -cp "$CLASSES" Show 2>&1
run -XX:VMOptionsFile=none -cp "$CLASSES" Show 2>&1
run -XX:Flags=none -cp "$CLASSES" Show 2>&1
mkdir lib; (cd "$CLASSES" && "$JAR" cf "$TMP/lib/a.jar" .); run -cp 'lib/*' Show; run -cp 'lib/*:' -Dz Show
CLASSPATH=lib/a.jar run Show; CLASSPATH=none run -cp lib/a.jar Show; CLASSPATH= run Show 2>&1 | head -2
run -Dq -D -Dr= -D=x -cp lib/a.jar Show
