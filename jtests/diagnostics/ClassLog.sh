# jtest: tag options
# Where classes come from, as -Xlog:class+load and -verbose:class say it; modules; lists of flags.
show() { sed -E 's/^\[[^]]*s\]//; s/0x[0-9a-f]+/0xX/g; s/(LambdaForm\$[A-Z]+|\$\$Lambda\$[0-9]+)\/0xX/\1/'; }
own=' Loads|[ .]Loaded |Proxy0'
"$JAVA" -Xshare:off -Xlog:class+load -cp "$CLASSES" Loads | grep -E "^\[.*($own)" | show
"$JAVA" -Xshare:off -verbose:class -cp "$CLASSES" Loads | grep -E "^\[.*($own)" | show
"$JAVA" -Xshare:off -verbose -cp "$CLASSES" Loads | grep -E 'java.lang.Object ' | show
"$JAVA" -Xshare:off -Xlog:class+load -Xbootclasspath/a:"$CLASSES" Loads | grep -E "^\[.* (Loads|Loaded) " | show
"$JAVA" -Xlog:class+load:file="$TMP/log.txt":tags -cp "$CLASSES" Loads && grep -E " (Loads|Loaded) " "$TMP/log.txt"
"$JAVA" -Xlog:class+init -cp "$CLASSES" Loads | grep -E "^\[.*'(Loads|Loaded)'" | grep -v Lambda | sed -E 's/^\[[^]]*s\]//; s/\] [0-9]+/]/; s/0x[0-9a-f]+/0xX/'
"$JAVA" -Xshare:off -Xlog:class+load:stdout:t,utc,u,tm,um,tn,un,ti,p,l,tg -cp "$CLASSES" Loads | grep " Loads " | sed -E 's/[0-9]+/N/g'
"$JAVA" -Xshare:off -Xlog:class+load::hostname,level -cp "$CLASSES" Loads | grep " Loads " | sed "s/^\[$(hostname)\]/HOST /"
"$JAVA" -Xshare:off -Xlog:class+load::none -cp "$CLASSES" Loads | grep "^Loads "
"$JAVA" -Xlog:module+load --add-modules java.sql --limit-modules java.sql,java.desktop -version 2>&1 | grep java.sql | show
for list in Initial Final Ranges; do
  "$JAVA" -Xmx100m -XX:+PrintFlags$list -version 2>/dev/null | grep -E "^\[Global| (SurvivorRatio|MaxRAMPercentage|PrintFlagsRanges) "
done
"$JAVA" -Xmx100m -XX:+PrintFlagsFinal -version 2>/dev/null | grep " MaxHeapSize "
"$JAVA" -XX:+PrintFlagsFinal -version 2>/dev/null | grep -c VerifyBeforeGC
"$JAVA" -XX:+UnlockDiagnosticVMOptions -XX:+PrintFlagsFinal -version 2>/dev/null | grep VerifyBeforeGC
