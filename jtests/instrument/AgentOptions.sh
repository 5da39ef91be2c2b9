# The options of a native agent as it gets them: none are a null pointer.
. "$SRC/../jni/native.bash"
build_native
for options in "" "=" "=a=b,c"; do
  "$JAVA" -cp "$CLASSES:$LIB" "-agentpath:$TMP/libnative.so$options" AgentOptions
done
LD_LIBRARY_PATH=$TMP "$JAVA" -cp "$CLASSES:$LIB" -agentlib:native AgentOptions
