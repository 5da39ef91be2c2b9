# jtest: tag launcher
run() { echo "--- $*"; "$JAVA" "$@"; echo "exit $?"; }
run -cp "$CLASSES" Hello one "two words" ''
run -classpath "$CLASSES" Hello
run --class-path "$CLASSES" Hello
run --class-path="$CLASSES" Hello
CLASSPATH="$CLASSES" run Hello env
run -cp "/nowhere:$CLASSES" Hello
run -cp "$CLASSES" pkg.Inside
run -cp "$CLASSES" pkg/Inside
mkdir lib; (cd "$CLASSES" && "$JAR" cf "$TMP/lib/a.jar" .)
run -cp "lib/*" Hello
run -cp lib/a.jar Hello
(cd "$CLASSES" && run Hello here)
