# jtest: tag launcher
# A path for the library's own native libraries that is too long for the system is refused at once.
long=$(printf 'a%.0s' $(seq 4500))
for path in "/$long" "/usr/lib:/$long" "/$long:/usr/lib"; do
  "$JAVA" "-Dsun.boot.library.path=$path" -version
  echo "exit $?"
done
