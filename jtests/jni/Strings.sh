. "$SRC/native.bash"
run_native Strings
