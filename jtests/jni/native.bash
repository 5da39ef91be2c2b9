# For the scripts of this folder: compiles $FILES/*.c into $TMP/libnative.so and runs a main class with it.
#   run_native Main [options of java …]

build_native() {
  local home
  home=$(dirname "$(dirname "$(readlink -f "$JAVAC")")")
  "${CC:-clang-19}" -shared -fPIC -O1 -g -Wall -Werror -I"$SRC" -I"$home/include" -I"$home/include/linux" \
    -o "$TMP/libnative.so" "$FILES"/*.c -lpthread
}

run_native() {
  local main=$1
  shift
  build_native && "$JAVA" -Djava.library.path="$TMP" -cp "$CLASSES:$LIB" "$@" "$main"
}
