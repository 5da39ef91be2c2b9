# jtest: tag launcher
# Programs that Java programs start inherit blocked signals: they dump threads and end all the same.
for signals in QUIT "QUIT TERM" "QUIT INT" "QUIT HUP"; do
  env --block-signal=QUIT,TERM,INT,HUP "$JAVA" -cp "$CLASSES" Signalled $signals |
    grep -oE '^(signal .*|hook|Full thread dump)'
  echo "exit ${PIPESTATUS[0]}"
done
