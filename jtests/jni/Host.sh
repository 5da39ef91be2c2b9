# A C program that makes the VM itself.
. "$SRC/native.bash"
home=$(dirname "$(dirname "$(readlink -f "$JAVAC")")")
libjvm=$("$JAVA" -cp "$CLASSES:$LIB" Host)
"${CC:-clang-19}" -O1 -g -Wall -Werror -I"$SRC" -I"$home/include" -I"$home/include/linux" -o host "$FILES/host.c" -ldl -lpthread
for what in plain exit uncaught hooks versions options; do
  echo "--- $what"
  JAVA_HOME=$home ./host "$libjvm" "$what" "-Djava.class.path=$CLASSES:$LIB"
  echo "exit $?"
done
