. "$SRC/native.bash"
run_native Exceptions
