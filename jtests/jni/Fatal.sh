# FatalError ends the process with a message and the stack.
. "$SRC/native.bash"
ulimit -c 0
build_native
for check in -Xshare:auto -Xcheck:jni; do
  echo "--- $check"
  run_built Fatal $check 2>&1 | sed 's/ *[0-9]* Aborted.*/ Aborted/' # the shell pads the process number
done
