# jtest: tag launcher
run() { echo "--- $*"; "$JAVA" "$@"; echo "exit $?"; }
C="-cp $CLASSES Env"
JAVA_TOOL_OPTIONS="-Dx=tool -ea" run $C
JAVA_TOOL_OPTIONS="-Dx=tool -Dy='a b'" run -Dx=line $C
_JAVA_OPTIONS="-Dx=last" run -Dx=line $C
JDK_JAVA_OPTIONS="-Dx=jdk" run $C
JDK_JAVA_OPTIONS="-Dx=jdk" JAVA_TOOL_OPTIONS="-Dx=tool" _JAVA_OPTIONS="-Dy=under" run $C
JAVA_TOOL_OPTIONS="-XX:NoSuch=1" run $C
JAVA_TOOL_OPTIONS="" run $C
printf '%s\n' '-Dx=file # comment' '"-Dy=quoted value"' "-cp '$CLASSES'" > args; run @args Env
printf '%s\n' "Env one 'two three'" > tail; run -cp "$CLASSES" @tail
run @nofile
run -cp "$CLASSES" --disable-@files Env @tail
printf -- '-Dx=vmfile\n-Dy=two\n' > vm; run -XX:VMOptionsFile=vm $C
printf -- '+UseSerialGC\n' > flags; run -XX:Flags=flags $C
run -XX:Flags=none $C
TZ=Europe/Paris LANG=C run $C
