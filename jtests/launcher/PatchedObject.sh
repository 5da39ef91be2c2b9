# jtest: tag launcher
# An Object with other virtual methods than the VM's arrays have is refused.
mkdir -p src/java/lang mods
echo 'package java.lang; public class Object { void first() {} void second() {} }' >src/java/lang/Object.java
"$JAVAC" --patch-module java.base=src -d mods src/java/lang/Object.java
"$JAVA" --patch-module java.base=mods -version
