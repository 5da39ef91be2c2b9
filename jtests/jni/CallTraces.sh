# AsyncGetCallTrace: a library that interrupts the thread 5,000 times a second and asks for its stack each time.
. "$SRC/native.bash"
build_native || exit
for options in "" -Xint; do
  echo "--- $options"
  run_built CallTraces $options
done
