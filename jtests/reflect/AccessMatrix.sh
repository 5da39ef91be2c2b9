# Which members reflection may reach from a subclass in another package, from modules that are closed, exported and opened.
# jtest: tag launcher
# jtest: normalize unnamed module @[0-9a-f]+ => unnamed module @HASH
for o in "" "--add-opens java.base/java.lang=ALL-UNNAMED" "--add-opens java.base/java.util=ALL-UNNAMED --add-exports java.base/jdk.internal.misc=ALL-UNNAMED" "--illegal-access=deny"; do
  echo "--- $o"
  "$JAVA" $o -cp "$CLASSES" Main | { if [ -z "$o" ]; then cat; else sed -n '/findLoadedClass/,$p'; fi; }
done
