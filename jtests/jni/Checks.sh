# jtest: timeout 180
# jtest: stderr ignore
# -Xcheck:jni: what is wrong, in HotSpot's words. Addresses and what follows them are left out.
. "$SRC/native.bash"
ulimit -c 0
build_native
for which in 0 1 2 3 6 8 9 10 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32 33 35 36; do
  echo "--- $which"
  "$JAVA" -Xshare:auto -XX:TieredStopAtLevel=1 -Xcheck:jni -Dwhich=$which -Djava.library.path="$TMP" -cp "$CLASSES:$LIB" Checks >out 2>&1
  code=$?
  grep -vE '0x[0-9a-f]+|^#|GuardedMemory|Header guard|Trailer guard|User data|Native frames|called on something not|^\[|Aborted|elements: |^  ' out | grep -v '^$'
  echo "exit $code"
done
