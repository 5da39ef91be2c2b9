# jtest: tag launcher
printf 'line one\nzwei é\nno newline' | "$JAVA" -cp "$CLASSES" Echo; echo "exit $?"
"$JAVA" -cp "$CLASSES" Echo </dev/null; echo "exit $?"
"$JAVA" -cp "$CLASSES" Echo err </dev/null 2>&1 >/dev/null | sort
"$JAVA" -cp "$CLASSES" Echo big | head -c 10 | od -c | head -1
