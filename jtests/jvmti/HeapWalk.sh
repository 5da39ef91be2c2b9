# Tags, walks of the heap with their references, fields and values, and ObjectFree.
. "$SRC/../jni/native.bash"
build_native && "$JAVA" -Xmx64m -cp "$CLASSES:$LIB" "-agentpath:$TMP/libnative.so" HeapWalk
