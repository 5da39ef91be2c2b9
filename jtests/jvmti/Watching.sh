# Events of running code: steps, breakpoints, entries and exits, ends of frames, exceptions, watched fields; local variables.
# jtest: javac -g
. "$SRC/../jni/native.bash"
build_native && "$JAVA" -cp "$CLASSES:$LIB" "-agentpath:$TMP/libnative.so" Watching
