. "$SRC/native.bash"
run_native Linking
