# Frames that go on after their class was redefined: which of them run a method that is obsolete.
. "$SRC/../jni/native.bash"
build_native && "$JAVA" -cp "$CLASSES:$LIB" "-agentpath:$TMP/libnative.so" Versions
