# jtest: tag launcher
run() { echo "--- $*"; "$JAVA" "$@"; echo "exit $?"; }
printf 'Main-Class: JarMain\nClass-Path: other.jar missing.jar\nAdd-Opens: java.base/java.lang\n' > m.txt
(cd "$CLASSES" && "$JAR" cfm "$TMP/app.jar" "$TMP/m.txt" JarMain.class && "$JAR" cf "$TMP/other.jar" Other.class && "$JAR" cf "$TMP/nomain.jar" Other.class)
printf 'Main-Class: None\n' > n.txt; "$JAR" cfm wrongmain.jar n.txt m.txt
run -jar app.jar a b
run -cp /ignored -jar app.jar
run -jar nomain.jar
run -jar wrongmain.jar
run -jar missing.jar
run -jar
echo garbage > garbage.jar; run -jar garbage.jar
: > empty.jar; run -jar empty.jar
mkdir dir.jar; run -jar dir.jar
run -Dk=v -jar app.jar -Dnot=option
