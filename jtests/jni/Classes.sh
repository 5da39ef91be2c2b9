. "$SRC/native.bash"
run_native Classes
