. "$SRC/native.bash"
run_native Fields
