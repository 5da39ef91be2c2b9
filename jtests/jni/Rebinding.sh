# jtest: normalize ^\[[0-9.]+s\] => [TIME]
# Natives of the class library that somebody else binds anew are named on standard output.
. "$SRC/native.bash"
run_native Rebinding
run_built Rebinding -Xlog:disable
