# FatalError ends the process with a message and the stack.
. "$SRC/native.bash"
ulimit -c 0
run_native Fatal 2>&1 | sed 's/ *[0-9]* Aborted.*/ Aborted/' # the shell pads the process number
