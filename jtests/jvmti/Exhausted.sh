# Agents are told when memory has run out.
. "$SRC/../jni/native.bash"
build_native && "$JAVA" -Xmx32m -Xlog:disable -cp "$CLASSES:$LIB" "-agentpath:$TMP/libnative.so" Exhausted
