# What agents ask about classes, members, threads, groups, stacks and monitors.
. "$SRC/../jni/native.bash"
build_native && "$JAVA" -cp "$CLASSES:$LIB" "-agentpath:$TMP/libnative.so" Queries
