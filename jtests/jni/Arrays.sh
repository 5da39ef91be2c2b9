. "$SRC/native.bash"
run_native Arrays
