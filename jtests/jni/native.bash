# For the scripts of this folder: compiles $FILES/*.c into $TMP/libnative.so and runs a main class with it.
#   run_native Main [options of java …]            twice, without and with -Xcheck:jni
#   run_native_unchecked Main [options of java …]  once

build_native() {
  local home
  home=$(dirname "$(dirname "$(readlink -f "$JAVAC")")")
  "${CC:-clang-19}" -shared -fPIC -O1 -g -Wall -Werror -I"$SRC" -I"$home/include" -I"$home/include/linux" \
    -o "$TMP/libnative.so" "$FILES"/*.c -lpthread
}

run_built() {
  local main=$1
  shift
  "$JAVA" -Djava.library.path="$TMP" -cp "$CLASSES:$LIB" "$@" "$main"
}

run_native_unchecked() { build_native && run_built "$@"; }

run_native() {
  build_native || return
  run_built "$@" || return
  echo "--- -Xcheck:jni"
  run_built "$@" -Xcheck:jni | without_warnings
  return "${PIPESTATUS[0]}"
}

# The results are compared, not the warnings about these tests' own habits: those are the matter of Checks.sh.
without_warnings() { grep -vE '^$|WARNING|^  [A-Za-z_]+[(]|^Native frames|^[VCjJv]  [[]|^'$'\t''(at |- locked)' || true; }
