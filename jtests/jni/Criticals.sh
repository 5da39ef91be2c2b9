. "$SRC/native.bash"
run_native_unchecked Criticals
