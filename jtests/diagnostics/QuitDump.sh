# kill -3 while threads wait, sleep, block, park, run native code and compiled code: the dump names each with its state and locks, and the program goes on.
# jtest: tag launcher
# jtest: timeout 60
"$JAVA" -cp "$CLASSES" Main > out.txt 2> err.txt &
pid=$!; touch out.txt
for i in $(seq 1000); do grep -q ready out.txt && break; sleep 0.05; done
kill -3 $pid
for i in $(seq 1000); do grep -q '"dead two"' out.txt && grep -q 'Found [0-9] deadlock' out.txt && break; sleep 0.05; done
sleep 0.2
kill -3 $pid; sleep 0.3
kill $pid; wait $pid; echo "exit $?"
grep -c 'Full thread dump' out.txt
awk '/Full thread dump/{n++} n==1' out.txt > first.txt
for t in sleeper waiter parker blocked holder runner joiner reader "dead one" "dead two" timed; do
  awk -v t="\"$t\"" 'index($0, t " ") == 1 || index($0, t " #") == 1 {p=1} /^$/{p=0} p' first.txt | head -12 | sed -E 's/ #[0-9]+.*//; s/0x[0-9a-f]+/ADDRESS/g; s/@[0-9.]+\//\//; /^\s+at (java|jdk)/d; s/\$\$Lambda.*/LAMBDA/; s/lambda\$[a-z]+\$[0-9]+/lambda/; s/Main.java:[0-9]+/Main.java/'
done
grep -E 'Found one Java|Found [0-9] deadlock|which is held by' first.txt | sort | uniq -c | sed -E 's/^ +//'
cat err.txt
