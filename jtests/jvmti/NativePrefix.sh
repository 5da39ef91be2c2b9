# A native method whose name has a prefix that agents have set is found without it: by lookup, and by RegisterNatives.
. "$SRC/../jni/native.bash"
build_native && "$JAVA" -cp "$CLASSES:$LIB" "-agentpath:$TMP/libnative.so" NativePrefix
