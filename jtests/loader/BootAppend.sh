# -Xbootclasspath/a with classes that extend and use the library, shadowing, packages of the platform, assertions; --patch-module of java.base and of the unnamed.
# jtest: tag launcher
# jtest: normalize file:[^ ,\]]*/ => file:/
cd "$TMP"
run() { echo "--- $*"; "$JAVA" "$@" 2>&1; echo "exit $?"; }
cp "$CLASSES"/shared/*.class boot/ 2>/dev/null; mkdir -p boot/shared app; cp "$CLASSES"/shared/*.class boot/shared/; cp -r "$CLASSES"/. app/
run -Xbootclasspath/a:boot -cp app Main
run -cp app Main
rm -r app/shared
run -Xbootclasspath/a:boot -cp app Main
run -cp app Main
run -Xbootclasspath/a:nothing:boot:nothing2.jar -esa -cp app Main
run -Xbootclasspath/a:nothing -Xbootclasspath/a:boot -cp app Main
run -Xbootclasspath/p:boot -cp app Main
run -Xbootclasspath:boot -cp app Main
mkdir -p src/java/util; cat > src/java/util/Patched.java <<'J'
package java.util;
J
"$JAVAC" --patch-module java.base=src -d patch src/java/util/Patched.java
run --patch-module java.base=patch -cp app Reach java.util.Patched
run -cp app Reach java.util.Patched
(cd patch && "$JAR" --create --file ../patch.jar java)
run --patch-module java.base=nowhere:patch.jar -cp app Reach java.util.Patched
run --patch-module java.base=patch --patch-module java.base=patch -cp app Reach java.util.Patched
run --patch-module no.such.module=patch -cp app Reach java.lang.String
run --patch-module java.base -cp app Reach java.lang.String
run --patch-module =patch -cp app Reach java.lang.String
