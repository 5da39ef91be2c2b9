# -Xlog:class+unload, -Xnoclassgc, and unloading because the method area has grown.
run() { "$JAVA" "$@" -cp "$CLASSES:$LIB" UnloadLog 2>&1; }
echo "log"
run -Xlog:class+unload | grep -E "UnloadLog.Victim|done" | sed -E 's/^\[[^]]*\](\[[^]]*\])*//; s/0x[0-9a-f]{16}/ADDRESS/g; s/Lambda.[0-9]+/Lambda/' | sort | uniq -c | sed -E 's/^ +//'
echo "kept"
run -Xnoclassgc -Xlog:class+unload | grep -cE "UnloadLog.Victim"
echo "metaspace"
"$JAVA" -XX:MaxMetaspaceSize=40m -cp "$CLASSES:$LIB" UnloadLog 20000
