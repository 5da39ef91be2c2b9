# jtest: tag stress
# jtest: timeout 120
. "$SRC/native.bash"
# Unchecked: warnings of several threads run into each other.
run_native_unchecked Stress -Xmx64m
