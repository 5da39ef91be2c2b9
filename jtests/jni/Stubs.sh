# jtest: timeout 180
. "$SRC/native.bash"
run_native Stubs
