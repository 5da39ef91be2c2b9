# The end of the VM: hooks that throw, halt, exit, register others, run with threads that allocate, wait and print; exit from odd places.
# jtest: tag launcher
# jtest: timeout 120
for c in hooks exitInHook haltInHook throwInHook lateHook exitFromThread exitFromFinally exitTwice exitInInit daemonsRun nonDaemon mainThrows hookAllocates exitWhileLoading deadlockedHook runtimeHalt destroyOrder; do
  echo "--- $c"; "$JAVA" -Xmx64m -cp "$CLASSES" Main $c; echo "exit $?"
done
