. "$SRC/native.bash"
run_native References
