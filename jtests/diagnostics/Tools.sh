# jtest: timeout 120
# The tools of the reference JDK look at a running VM: jps, jcmd, jstat, jmap, jinfo, jstack.
tools=$(dirname "$(readlink -f "$JAVAC")")
: >out  # the background may be slower than the grep
"$JAVA" -Dmark=1 -cp "$CLASSES:$LIB" Waiting some argument >out &
pid=$!
until grep -q ready out; do sleep 0.05; done
for try in 1 2 3 4 5 6 7 8 9 10; do "$tools/jps" | grep -q "^$pid " && break; sleep 0.05; done
"$tools/jps" -lm | grep "^$pid " | cut -d' ' -f2-
"$tools/jps" -v | grep "^$pid " | grep -o -- "-Dmark=1"
"$tools/jcmd" $pid help | grep -E '^(GC.run|VM.version|Thread.print|GC.heap_dump|ManagementAgent.start_local)$'
"$tools/jcmd" $pid VM.command_line | grep java_command
"$tools/jcmd" $pid Nonsense 2>&1 | sed "s/^$pid/PID/"
"$tools/jcmd" $pid GC.run | sed "s/^$pid/PID/"
"$tools/jcmd" $pid PerfCounter.print | grep -E '^(sun.rt.javaCommand|java.property.java.vm.specification.version|sun.perfdata.majorVersion)='
"$tools/jstat" -gc $pid | head -1
"$tools/jstat" -class $pid | awk 'NR == 2 { print ($1 > 300), NF }'
"$tools/jmap" -histo $pid | grep 'Waiting$Held' | awk '{ print $2, $4 }'
"$tools/jmap" -dump:live,format=b,file="$TMP/d.hprof" $pid | sed -E 's/\[.*\]/[N]/'
head -c 18 d.hprof; echo
"$tools/jinfo" -sysprops $pid | grep '^mark='
"$tools/jinfo" -flag HeapDumpOnOutOfMemoryError $pid
"$tools/jinfo" -flag +HeapDumpOnOutOfMemoryError $pid
"$tools/jinfo" -flag HeapDumpOnOutOfMemoryError $pid
"$tools/jstack" -l $pid | grep -A4 '"holder"' | sed -E 's/(#|cpu=|elapsed=|tid=|nid=|\[)[^ ]*//g; s/<0x[0-9a-f]+>/<ADDRESS>/; s/prio=.*  / /; s/@17[^/]*//'
kill $pid
wait $pid 2>/dev/null
ls /tmp/hsperfdata_*/$pid 2>/dev/null | wc -l
