# Standard streams in odd states: closed, full, pipes that end early, binary data, large output from several threads, encodings, reading from files, terminals that are not there.
# jtest: tag launcher
cd "$TMP"
J() { "$JAVA" -cp "$CLASSES" Main "$@"; }
echo "--- closed out"; J quiet >&- ; echo "exit $?"
echo "--- closed err"; J both 2>&- ; echo "exit $?"
echo "--- all closed"; J quiet <&- >&- 2>&- ; echo "exit $?"
echo "--- full device"; J hello > /dev/full; echo "exit $?"
echo "--- early end"; J many | head -2; echo "exit ${PIPESTATUS[0]}"
echo "--- binary"; J binary | od -An -tu1 | head -3
echo "--- from file"; printf 'line one\nline two' > in; J read < in
echo "--- from pipe"; printf 'a\0b\nc' | J read
echo "--- empty"; J read < /dev/null
echo "--- order"; J both 2>&1
echo "--- threads"; J threads | sort | uniq -c | awk '{print $1}' | sort | uniq -c | awk '{print $1, $2}'
echo "--- charset"; "$JAVA" -Dfile.encoding=UTF-16BE -cp "$CLASSES" Main charset | od -An -tx1
LC_ALL=C "$JAVA" -cp "$CLASSES" Main charset | od -An -tx1
LC_ALL=C.UTF-8 "$JAVA" -cp "$CLASSES" Main charset $'\u20ac' | od -An -tx1
echo "--- swapped"; J swapped; cat swapped.txt
echo "--- large"; J large | md5sum
