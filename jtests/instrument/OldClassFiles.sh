# Class files without stack maps, redefined: verified by inference, with the new version's methods and constants.
# jtest: tag instrument
printf 'Premain-Class: Main\nCan-Redefine-Classes: true\n' > m.txt
(cd "$CLASSES" && "$JAR" cfm "$TMP/a.jar" "$TMP/m.txt" Main.class)
"$JAVA" --add-exports java.base/jdk.internal.org.objectweb.asm=ALL-UNNAMED -javaagent:a.jar -cp "$CLASSES" Main
