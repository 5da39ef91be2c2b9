# Methods that compiled code has in place are redefined: in loops that run, in frames on the stack, again and again.
# jtest: tag instrument
printf 'Premain-Class: Premain\nCan-Redefine-Classes: true\n' > m.txt
(cd "$CLASSES" && "$JAR" cfm "$TMP/a.jar" "$TMP/m.txt" Premain.class)
for options in "" -Xint -Xcomp; do
  "$JAVA" $options -javaagent:a.jar -cp "$CLASSES" Main
  echo "exit $?"
done
