# jtest: tag instrument
printf 'Premain-Class: Agent\nAgent-Class: Agent\nCan-Redefine-Classes: true\nCan-Retransform-Classes: true\n' > m.txt
(cd "$CLASSES" && "$JAR" cfm "$TMP/agent.jar" "$TMP/m.txt" Agent*.class)
run() { echo "--- $*"; "$JAVA" "$@"; echo "exit $?"; }
run -javaagent:agent.jar=one,two -cp "$CLASSES" Main
run -javaagent:agent.jar -cp "$CLASSES" SelfAttach
run -Djdk.attach.allowAttachSelf=true -cp "$CLASSES" SelfAttach "$TMP/agent.jar"
run -javaagent:missing.jar -cp "$CLASSES" Main
run -agentlib:nosuch -cp "$CLASSES" Main 2>&1 | head -1
