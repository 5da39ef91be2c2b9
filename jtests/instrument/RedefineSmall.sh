# Small methods are redefined, again and again: those that the interpreter executes without a frame, and those that compiled
# code has in place, in loops that run and in frames on the stack.
# jtest: tag instrument
printf 'Premain-Class: Redefinition\nCan-Redefine-Classes: true\n' > m.txt
(cd "$CLASSES" && "$JAR" cfm "$TMP/a.jar" "$TMP/m.txt" Redefinition.class)
for test in Tiny Inlined; do
  for options in "" -Xint -Xcomp; do
    "$JAVA" $options -javaagent:a.jar -cp "$CLASSES" $test
    echo "exit $?"
  done
done
