. "$SRC/native.bash"
run_native Buffers
