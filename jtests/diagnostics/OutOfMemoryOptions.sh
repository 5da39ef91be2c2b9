# What the options for OutOfMemoryError do.
run() { "$JAVA" -cp "$CLASSES:$LIB" -Xmx32m "$@" 2>&1 | sed -E 's/pid[0-9]+/pidN/g; s/\[[0-9]+ bytes in [0-9.]+ secs\]/[N]/; s/child [0-9]+/child N/'; echo "exit ${PIPESTATUS[0]}"; }
run -XX:+HeapDumpOnOutOfMemoryError Fill
ls | sed -E 's/pid[0-9]+/pidN/'
head -c 18 java_pid*.hprof; echo
mkdir dumps
run -XX:+HeapDumpOnOutOfMemoryError -XX:HeapDumpPath=dumps Fill
ls dumps | wc -l
run -XX:+HeapDumpOnOutOfMemoryError -XX:HeapDumpPath=named.hprof Fill
run -XX:+HeapDumpOnOutOfMemoryError -XX:HeapDumpPath=named.hprof Fill
run -XX:OnOutOfMemoryError='echo one; echo two' Fill
run -XX:OnOutOfMemoryError='test -d /proc/%p && echo alive' Fill 2>&1 | grep alive$
run -XX:+ExitOnOutOfMemoryError Fill
run Fill
