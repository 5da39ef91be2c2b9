# jtest: tag launcher
# jtest: normalize unnamed module @[0-9a-f]+ => unnamed module @HASH
echo "module path"; "$JAVA" -p "$CLASSES" -m user/user.Main a b; echo "exit $?"
echo "class path"; mkdir -p cp/META-INF/services; for m in service provider user; do cp -r "$CLASSES/$m/$m" cp/; done; echo provider.Impl > cp/META-INF/services/service.Service
"$JAVA" -cp cp user.Main; echo "exit $?"
echo "missing module"; "$JAVA" -p "$CLASSES" -m nothing/x.Y; echo "exit $?"
echo "missing class"; "$JAVA" -p "$CLASSES" -m user/user.None; echo "exit $?"
echo "list"; "$JAVA" -p "$CLASSES" --list-modules | grep -v '^java\|^jdk' | sed "s|file://.*||"
echo "describe"; "$JAVA" -p "$CLASSES" --describe-module user | sed "s|file://.*||" | sort
echo "limit"; "$JAVA" -p "$CLASSES" --limit-modules java.base,user -m user/user.Main; echo "exit $?"
echo "exports"; "$JAVA" -p "$CLASSES" --add-exports provider/provider=user --add-opens provider/provider=user -m user/user.Main open; echo "exit $?"
echo "no resolution"; "$JAVA" -p "$CLASSES/user" -m user/user.Main; echo "exit $?"
