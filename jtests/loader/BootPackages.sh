# Packages of classes that the boot loader found on an appended path have what the jar's manifest says.
printf 'Specification-Title: Title\nName: q/\nSpecification-Version: 3\n' >m.txt
"$JAR" cfm with.jar m.txt -C "$CLASSES" q
"$JAR" cfM without.jar -C "$CLASSES" q
for path in with.jar without.jar "$CLASSES"; do
  echo "--- ${path##*/}"
  "$JAVA" "-Xbootclasspath/a:$path" q.Here
done
