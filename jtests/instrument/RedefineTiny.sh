# Methods that the interpreter executes without a frame are redefined, and keep to the version of their time.
# jtest: tag instrument
printf 'Premain-Class: Premain\nCan-Redefine-Classes: true\n' > m.txt
(cd "$CLASSES" && "$JAR" cfm "$TMP/a.jar" "$TMP/m.txt" Premain.class)
for options in "" -Xint -Xcomp; do
  "$JAVA" $options -javaagent:a.jar -cp "$CLASSES" Main
  echo "exit $?"
done
