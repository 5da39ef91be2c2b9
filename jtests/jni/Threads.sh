. "$SRC/native.bash"
run_native Threads
