# Direct memory: its limit by -XX:MaxDirectMemorySize and by -Xmx, what is reserved, freed by collections, and counted by the beans.
# jtest: tag launcher
for o in "-XX:MaxDirectMemorySize=8m" "-Xmx24m" "-XX:MaxDirectMemorySize=0" "-XX:MaxDirectMemorySize=1g -Xmx16m" "-Xmx64m -XX:+DisableExplicitGC"; do
  echo "--- $o"; "$JAVA" $o -cp "$CLASSES" Main; echo "exit $?"
done
"$JAVA" -XX:MaxDirectMemorySize=-1 -cp "$CLASSES" Main short; echo "exit $?"
"$JAVA" -XX:MaxDirectMemorySize=foo -cp "$CLASSES" Main short; echo "exit $?"
