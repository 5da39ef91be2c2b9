# jtest: tag launcher
run() { "$JAVA" -cp "$CLASSES" ExitCodes "$@"; echo "exit $?"; }
run zero
run three
run minus
run big
run throw
run halt
run hook
run hookexit
run thread
run daemon
run nested
