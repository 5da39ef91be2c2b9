# jtest: stderr ignore
# -XX:ErrorFile and -XX:OnError.
ulimit -c 0
"$JAVA" -cp "$CLASSES:$LIB" --add-exports java.base/jdk.internal.misc=ALL-UNNAMED -XX:ErrorFile=report_%p.log -XX:OnError='echo from the command; test -d /proc/%p && echo still there' Crash >out 2>&1 &
wait $! 2>/dev/null
echo "exit $?"
grep -E '^# +(A fatal|SIGSEGV|.*SIGSEGV|-XX:OnError)|^#   Executing|^from|^still|saved as' out | sed -E 's/0x[0-9a-f]+/ADDRESS/g; s,/proc/[0-9]+,/proc/N,; s/(pid|tid)=[0-9]+/\1=N/g'
ls report_*.log | sed -E 's/[0-9]+/N/'
grep -E '^(---------------  [A-Z])' report_*.log | sed -E 's/-+//g; s/ +$//' | grep -E 'T H R E A D|P R O C E S S'
grep -c 'Crash.main' report_*.log | awk '{ print ($1 > 0) }'
