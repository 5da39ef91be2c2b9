# What the invocation functions answer while the process ends: after System.exit, and after main has returned.
. "$SRC/native.bash"
run_native AtExit
"$JAVA" -Djava.library.path="$TMP" -cp "$CLASSES:$LIB" AtExit exit
echo "exit code $?"
