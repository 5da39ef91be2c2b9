# Resources from folders, jars, multi-release jars, -Xbootclasspath/a, modules and their encapsulation, odd names.
# jtest: tag launcher
# jtest: normalize file:[^ ,\]]*/ => file:/
cd "$TMP"
mkdir -p dir/pkg dir/META-INF boot/bootpkg mr/META-INF/versions/9/pkg mr/META-INF/versions/17/pkg mr/META-INF/versions/99/pkg mr/pkg "dir/odd name"
echo folder > dir/pkg/data.txt; echo odd > "dir/odd name/a+b%20c.txt"; echo boot > boot/bootpkg/data.txt
for v in 9 17 99; do echo "version $v" > mr/META-INF/versions/$v/pkg/data.txt; done; echo base > mr/pkg/data.txt; echo only base > mr/pkg/base.txt
printf 'Multi-Release: true\nImplementation-Title: Title\nName: pkg/\nSpecification-Version: 3.4\nSealed: true\n' > manifest
"$JAR" --create --file mr.jar --manifest manifest -C mr .
"$JAR" --create --file plain.jar -C mr pkg
"$JAR" --create --file boot.jar -C boot bootpkg
for cp in "dir:mr.jar" "mr.jar:dir" "plain.jar:dir" "dir"; do
  echo "--- $cp"; "$JAVA" -Xbootclasspath/a:boot.jar -cp "$CLASSES:$cp" Main
done
echo "--- folder on the boot path"; "$JAVA" -Xbootclasspath/a:boot:missing.jar -cp "$CLASSES" Main
echo "--- a class from the boot path"; "$JAVA" -Xbootclasspath/a:"$CLASSES" Main short
