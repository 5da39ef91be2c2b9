# jtest: tag launcher
# With libjsig the checks of signal handlers that -Xcheck:jni makes are off, which -verbose:jni says.
home=$(dirname "$(dirname "$(readlink -f "$JAVAC")")")
for options in -Xcheck:jni "-Xcheck:jni -verbose:jni" -verbose:jni; do
  echo "$options: $(LD_PRELOAD=$home/lib/libjsig.so "$JAVA" $options -version 2>&1 | grep -oE '\[jni,resolve\] Info.*|^openjdk version')"
done
