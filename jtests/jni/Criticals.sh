. "$SRC/native.bash"
run_native Criticals
