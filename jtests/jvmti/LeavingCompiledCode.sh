# Code that was compiled is left in the middle of its calls, because an agent begins to watch.
# jtest: timeout 120
. "$SRC/../jni/native.bash"
build_native || exit
for scenario in values exceptions recursion handles monitors loop blocked; do
  "$JAVA" -cp "$CLASSES:$LIB" "-agentpath:$TMP/libnative.so" LeavingCompiledCode $scenario
done
