# jtest: tag launcher
# jtest: normalize line 21: +\d+ => line 21: PID
# The files are emptied first: the child does it too, but perhaps after the first look for "ready".
: >out; : >err
"$JAVA" -cp "$CLASSES" Sig >out 2>err & p=$!
for i in $(seq 200); do grep -q ready out && break; sleep 0.05; done
kill -TERM $p; wait $p; echo "TERM exit $?"; cat out err
: >out; : >err
"$JAVA" -cp "$CLASSES" Sig handler >out 2>err & p=$!
for i in $(seq 200); do grep -q ready out && break; sleep 0.05; done
kill -USR2 $p; for i in $(seq 200); do grep -q caught out && break; sleep 0.05; done
kill -INT $p; kill -HUP $p; wait $p; echo "exit $(( $? > 0 ))"; grep -c caught out; grep hook out
: >out; : >err
"$JAVA" -Xrs -cp "$CLASSES" Sig >out 2>err & p=$!
for i in $(seq 200); do grep -q ready out && break; sleep 0.05; done
kill -TERM $p; wait $p; echo "Xrs TERM exit $?"; cat out
: >out; : >err
"$JAVA" -cp "$CLASSES" Sig >out 2>err & p=$!
for i in $(seq 200); do grep -q ready out && break; sleep 0.05; done
kill -QUIT $p; for i in $(seq 200); do grep -q '"main"' out && break; sleep 0.05; done
grep -c 'Full thread dump' out; grep -o '^"main"' out; grep -c 'at java.lang.Thread.sleep(java.base' out; kill -KILL $p; wait $p 2>/dev/null; echo "exit $?"
