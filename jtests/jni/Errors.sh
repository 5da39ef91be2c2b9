# What each function does in its documented error cases, one by one. The second main class has those that -Xcheck:jni ends.
. "$SRC/native.bash"
run_native Errors -Xmx64m && run_built UncheckedErrors -Xmx64m
