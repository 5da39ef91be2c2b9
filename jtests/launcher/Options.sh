# jtest: tag launcher options
run() { echo "--- $*"; "$JAVA" "$@"; echo "exit $?"; }
C="-cp $CLASSES Show"
run -Da=1 -Db -Dc=x=y "-Dd=with space" $C a b c d
run -ea $C
run -enableassertions $C
run -ea:Show $C
run -ea -da:Show $C
run -ea:pkg... $C
run -esa $C
run -Xss512k -Xmx64m -Xms16m $C
run -Xint $C
run -Xshare:off $C
run -Xshare:auto $C
run -XX:+UseSerialGC $C
run -verbose:none $C
run -noSuchOption $C
run --no-such-option $C
run -Xmx $C
run -Xmxfoo $C
run -Xss1 $C
run -Xmx1k $C
run -XX:NoSuchFlag=5 $C
run -XX:+IgnoreUnrecognizedVMOptions -XX:NoSuchFlag=5 $C
run -cp
run -da -Dx=y
# Values that no flag takes, flags that are not there, and what must not stand together.
run -Xmn0 $C
run -Xss2g $C
run -Xms2g -Xmx1g $C
run -XX:ReservedCodeCacheSize=3g $C
run -XX:MaxHeapSize=abc $C
run -XX:MaxHeapSize=1k $C
run -XX:-NoSuchFlag $C
run -XX:+MaxHeapSize $C
run -XX:UseG1GC=1 $C
run -XX:MaxHeapFreeRatio=200 $C
run -XX:MaxRAMPercentage=200 $C
run -XX:SurvivorRatio=0 $C
run -XX:TieredStopAtLevel=9 $C
run -XX:+UseEpsilonGC $C
run -XX:+VerifyBeforeGC $C
run -XX:+UnlockDiagnosticVMOptions -XX:+VerifyBeforeGC $C
run -XX:+UseSerialGC -XX:+UseParallelGC $C
for log in nope gc=nope gc::nope gc:nosuch/file; do
  run -Xlog:$log $C | sed -E 's/^\[[0-9.]+s\]//'
done
