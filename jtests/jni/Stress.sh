# jtest: tag stress
# jtest: timeout 120
. "$SRC/native.bash"
run_native Stress -Xmx64m
