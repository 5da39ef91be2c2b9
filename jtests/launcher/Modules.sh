# jtest: tag launcher
run() { echo "--- $*"; "$JAVA" "$@"; echo "exit $?"; }
P="-p $CLASSES"
run $P -m app/app.Main
(cd "$CLASSES" && "$JAR" --create --file "$TMP/app.jar" --main-class app.Main -C app . && "$JAR" --create --file "$TMP/lib.jar" -C lib .)
run -p app.jar:lib.jar -m app
run -p app.jar -m app
run -p . --add-modules java.sql -m app
run -p lib.jar -cp app.jar app.Main
run -p "$CLASSES" -m app
run $P --add-modules none -m app/app.Main
run $P --add-opens lib/lib.hidden=app --add-exports lib/lib.hidden=app -m app/app.Main
run $P --add-reads lib=app -m app/app.Main
mkdir -p patch/lib; cp "$CLASSES/lib/lib/hidden/Secret.class" .; run $P --patch-module lib=patch -m app/app.Main
run --validate-modules $P
run $P --dry-run -m app/app.Main
run $P --add-exports lib/none=app -m app/app.Main
run $P --illegal-access=permit -m app/app.Main
