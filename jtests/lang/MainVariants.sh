# jtest: tag launcher
for c in Varargs FinalArgs SyncMain Inherit EnumMain IfaceMain RecordMain Recursive; do "$JAVA" -cp "$CLASSES" $c a b; echo "$c exit $?"; done
