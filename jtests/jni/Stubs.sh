. "$SRC/native.bash"
run_native Stubs
