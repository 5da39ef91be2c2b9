. "$SRC/native.bash"
run_native Calls
