# jtest: tag options
# What all threads are stopped for, and how long, as -Xlog:safepoint says it.
"$JAVA" -XX:+UseSerialGC -Xmx20m -Xlog:safepoint -cp "$CLASSES" Stops |
  grep -E '^true|"(GenCollectForAllocation|GenCollectFull|FindDeadlocks)"' |
  sed -E 's/^\[[^]]*s\]//; s/[0-9]+ ns/N ns/g' | uniq
"$JAVA" -XX:+UseSerialGC -Xmx20m -Xlog:safepoint=warning -cp "$CLASSES" Stops
