# Classes transformed as they are loaded, retransformed and redefined while their methods run and after they were compiled; what may not change; several agents; failures of transformers.
# jtest: tag instrument
printf 'Premain-Class: Premain\nCan-Redefine-Classes: true\nCan-Retransform-Classes: true\nCan-Set-Native-Method-Prefix: true\n' > m.txt
(cd "$CLASSES" && "$JAR" cfm "$TMP/a.jar" "$TMP/m.txt" Premain*.class && "$JAR" cfm "$TMP/b.jar" "$TMP/m.txt" Premain*.class)
run() { echo "--- $*"; "$JAVA" --add-exports java.base/jdk.internal.org.objectweb.asm=ALL-UNNAMED "$@"; echo "exit $?"; }
run -javaagent:a.jar=x -cp "$CLASSES" Main
run -Xint -javaagent:a.jar=y -cp "$CLASSES" Main
run -javaagent:a.jar=first -javaagent:b.jar=second -cp "$CLASSES" Main
