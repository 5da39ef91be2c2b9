# Functions behind ./dev that must work before Python is there, or that end by running another program.
source "$CORTADO_ROOT/tools/dev/packages.sh"

say() { echo "dev: $*" >&2; }
fail() { say "$*"; exit 1; }

# A Java 17 development kit, with headers and javac; nothing if there is none.
find_jdk() {
  local home
  for home in "${CORTADO_JAVA_HOME:-}" "${JAVA_HOME:-}" /usr/lib/jvm/java-17-openjdk-* /usr/lib/jvm/*; do
    [ -n "$home" ] && [ -f "$home/include/jni.h" ] && [ -x "$home/bin/javac" ] || continue
    grep -q '^JAVA_VERSION="17[."]' "$home/release" 2>/dev/null || continue
    echo "$home"
    return
  done
}

is_java17() { grep -q '^JAVA_VERSION="17[."]' "$1/release" 2>/dev/null; }

# Builds of one preset are made one after the other, whoever asks.
cortado_ninja() {
  local preset=$1
  shift
  mkdir -p "$CORTADO_ROOT/build/$preset"
  exec 8>"$CORTADO_ROOT/build/$preset/.lock"
  flock 8
  if [ ! -f "$CORTADO_ROOT/build/$preset/build.ninja" ]; then
    say "configuring $preset"
    (cd "$CORTADO_ROOT" && cmake --preset "$preset" >"build/$preset/configure.log" 2>&1) ||
      { cat "$CORTADO_ROOT/build/$preset/configure.log" >&2; fail "cmake failed"; }
  fi
  local result=0
  ninja -C "$CORTADO_ROOT/build/$preset" -j "${CORTADO_JOBS:-$(nproc)}" "$@" 2>&1 |
    { grep --line-buffered -vE "^ninja: (no work to do|Entering directory)|Re-checking globbed" >&2 || true; } || result=$?
  exec 8>&-
  [ "$result" -eq 0 ] || fail "the $preset build failed"
}

# build [PRESET] [TARGET…]: libjvm.so, cortado, the tests and the examples of one preset.
cortado_build() {
  local preset=release
  [ $# -gt 0 ] && { preset=$1; shift; }
  cortado_ninja "$preset" "$@"
}

# java ARGS…: everything that is printed before the program starts goes to standard error.
cortado_java() {
  cortado_setup
  cortado_ninja release jvm cortado examples
  # A JAVA_HOME of another release is meant for other programs.
  if [ -z "${CORTADO_JAVA_HOME:-}" ] && [ -n "${JAVA_HOME:-}" ] && ! is_java17 "$JAVA_HOME"; then
    CORTADO_JAVA_HOME=$(find_jdk)
    export CORTADO_JAVA_HOME
  fi
  exec "$CORTADO_ROOT/build/release/bin/cortado" "$@"
}

# image DIR [PRESET]: links to the JDK, but for the programs (they find their home by their own real place) and libjvm.so
# (it finds java.home by its own): with a linked bin/ the stock VM would run, silently.
cortado_image() {
  [ $# -ge 1 ] || fail "usage: ./dev image DIR [PRESET]"
  local dir=$1 preset=${2:-release} jdk entry
  cortado_setup
  cortado_ninja "$preset" jvm cortado
  jdk=$(readlink -f "$(find_jdk)")
  if [ -e "$dir" ]; then
    [ -f "$dir/.cortado-image" ] || [ -z "$(ls -A "$dir")" ] || fail "$dir exists and is not an image"
    rm -rf "$dir"
  fi
  mkdir -p "$dir/bin" "$dir/lib/server"
  touch "$dir/.cortado-image"
  for entry in "$jdk"/*; do
    case ${entry##*/} in
      bin) cp -L "$entry"/* "$dir/bin/" ;;
      lib) ;;
      *) [ ! -e "$entry" ] || ln -s "$entry" "$dir/${entry##*/}" ;;
    esac
  done
  ln -s "$jdk/lib/server/libjsig.so" "$dir/lib/server/"
  for entry in "$jdk"/lib/*; do
    [ "${entry##*/}" = server ] || [ ! -e "$entry" ] || ln -s "$entry" "$dir/lib/${entry##*/}"
  done
  cp "$CORTADO_ROOT/build/$preset/bin/cortado" "$dir/bin/"
  cp "$CORTADO_ROOT/build/$preset/lib/server/libjvm.so" "$dir/lib/server/"
  say "$dir is a JDK on Cortado ($preset)"
}

# A folder that comes beside the checkout: $1 its name, $2 the variable that may name it instead.
beside_checkout() {
  local named=${!2:-} checkout
  checkout=$(dirname "$(cd "$CORTADO_ROOT" && git rev-parse --path-format=absolute --git-common-dir 2>/dev/null || echo "$CORTADO_ROOT/.git")")
  for dir in "$named" "$CORTADO_ROOT/../shared/$1" "$checkout/../shared/$1"; do
    [ -n "$dir" ] && [ -d "$dir" ] && { (cd "$dir" && pwd); return; }
  done
  fail "no $1 folder: set $2"
}

# corpus [--quick] [NAME…]: the corpus' own runner with cortado as JAVA.
cortado_corpus() {
  cortado_setup
  cortado_ninja release jvm cortado
  local corpus
  corpus=$(beside_checkout corpus CORTADO_CORPUS)
  JAVA=${JAVA:-$CORTADO_ROOT/build/release/bin/cortado} exec "$corpus/run-all.sh" "$@"
}

# bench [startup] ARGS…: bench/WHAT/run, or the Google Benchmark program of the house WHAT; chart draws what is recorded.
cortado_bench() {
  local what=${1:-startup}
  [ $# -gt 0 ] && shift
  [ "$what" != chart ] || exec python3 "$CORTADO_ROOT/bench/history.py" "$@"
  cortado_setup
  if compgen -G "$CORTADO_ROOT/bench/$what/*_bench.cpp" >/dev/null; then
    cortado_ninja release "cortado_${what}_bench"
    exec "$CORTADO_ROOT/build/release/bench/cortado_${what}_bench" "$@"
  fi
  [ -x "$CORTADO_ROOT/bench/$what/run" ] || fail "no bench/$what/run"
  cortado_ninja release jvm cortado
  CORTADO_JDK=$(find_jdk) exec "$CORTADO_ROOT/bench/$what/run" "$@"
}

# fuzz classfile|verifier|differential|planted ARGS…: compared with HotSpot, by tools/fuzz (--help).
# fuzz TARGET SECONDS: a libFuzzer target; what is found grows build/fuzz-corpus/TARGET, crashes are left in
# build/fuzz-crashes.
cortado_fuzz() {
  local compared="classfile verifier differential planted"
  if [[ " $compared " == *" ${1:-none} "* ]]; then
    cortado_setup
    cortado_ninja release jvm cortado
    case $1 in
      classfile | verifier) exec python3 "$CORTADO_ROOT/tools/fuzz/classfile.py" "$@" ;;
      *) exec python3 "$CORTADO_ROOT/tools/fuzz/$1.py" "${@:2}" ;;
    esac
  fi
  [ $# -ge 2 ] || fail "usage: ./dev fuzz TARGET SECONDS [OPTION…]; targets: $compared $(cd "$CORTADO_ROOT/tests/fuzz" 2>/dev/null && ls ./*.cpp | sed 's|^\./||; s|\.cpp$||' | tr '\n' ' ')"
  local target=$1 seconds=$2
  shift 2
  [ -f "$CORTADO_ROOT/tests/fuzz/$target.cpp" ] || fail "no tests/fuzz/$target.cpp"
  cortado_setup
  cortado_ninja fuzz "$target" examples
  local corpus=$CORTADO_ROOT/build/fuzz-corpus/$target crashes=$CORTADO_ROOT/build/fuzz-crashes
  local seeds=() folder
  # Class files that javac made are good seeds for whatever reads class files.
  for folder in "$CORTADO_ROOT/tests/fuzz/seeds/$target" "$CORTADO_ROOT/build/fuzz/examples" "$CORTADO_ROOT/build/jtests"; do
    [ ! -d "$folder" ] || seeds+=("$folder")
  done
  mkdir -p "$corpus" "$crashes"
  exec "$CORTADO_ROOT/build/fuzz/tests/$target" -max_total_time="$seconds" -timeout=10 -artifact_prefix="$crashes/$target-" \
    "$@" "$corpus" "${seeds[@]}"
}
