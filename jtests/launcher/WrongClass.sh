# jtest: tag launcher
run() { echo "--- $*"; "$JAVA" "$@"; echo "exit $?"; }
run -cp "$CLASSES" Nothing
run -cp "$CLASSES" no.pkg.Nothing
run -cp "$CLASSES" nomain
run -cp "$CLASSES" NoMain
run -cp "$CLASSES" NotStatic
run -cp "$CLASSES" NotVoid
run -cp "$CLASSES" NotPublic
run -cp "$CLASSES" Inherits
run -cp "$CLASSES" FailingInit
run -cp "$CLASSES" Iface
run -cp "$CLASSES" MissingSuper
run -cp "$CLASSES" MissingUse
mkdir bad
cp "$CLASSES/NoMain.class" bad/Renamed.class; run -cp bad Renamed
echo "not a class file" > bad/Text.class; run -cp bad Text
: > bad/Empty.class; run -cp bad Empty
head -c 60 "$CLASSES/NoMain.class" > bad/NoMain.class; run -cp bad NoMain
(head -c 6 "$CLASSES/Iface.class"; printf '\000\143'; tail -c +9 "$CLASSES/Iface.class") > bad/Iface.class; run -cp bad Iface
run -cp ""  Nothing
