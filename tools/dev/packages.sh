# Installing Debian packages without ever changing an installed JDK.

CORTADO_PACKAGES=(
  python3 git ca-certificates file
  clang-19 lld-19 llvm-19 clang-tidy-19 clang-format-19 libclang-rt-19-dev libc6-dev
  ccache ninja-build cmake universal-ctags pkg-config
  libfmt-dev libffi-dev libasmjit-dev zlib1g-dev libzip-dev libboost-context-dev
  libgtest-dev libgmock-dev libbenchmark-dev
)

# Those of "$@" that are not installed.
packages_missing() {
  local installed
  installed=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' "$@" 2>/dev/null | sed -n 's/^installed //p' || true)
  comm -23 <(printf '%s\n' "$@" | sort -u) <(sort -u <<<"$installed")
}

as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  elif command -v sudo >/dev/null; then
    sudo "$@"
  else
    fail "installing packages needs root: run as root: $*"
  fi
}

# Refuses when installing "$@" would upgrade, downgrade or remove an installed Java.
packages_check() {
  local plan
  plan=$(LC_ALL=C apt-get -s --no-install-recommends install "$@" 2>&1) || { echo "$plan" >&2; return 1; }
  # "Inst name [old version] (new …" is a change of an installed package, "Inst name (new …" a new one.
  local changed
  changed=$(grep -E '^(Remv [^ ]*(jdk|jre|java-|temurin|zulu|corretto)|Inst [^ ]*(jdk|jre|temurin|zulu|corretto)[^ ]* \[)' <<<"$plan" || true)
  [ -z "$changed" ] || { say "this would change an installed Java, so nothing is done:"; echo "$changed" >&2; return 1; }
}

packages_install() {
  local known=yes package
  for package in "$@"; do
    apt-cache show "${package%%=*}" >/dev/null 2>&1 || known=no
  done
  [ $known = yes ] || { say "updating the package lists"; as_root apt-get -qq update; }
  if ! packages_check "$@"; then
    [ $known = yes ] || return 1
    say "trying once more with new package lists"
    as_root apt-get -qq update
    packages_check "$@" || return 1
  fi
  say "installing $*"
  as_root env DEBIAN_FRONTEND=noninteractive apt-get -y -q --no-install-recommends install "$@" >&2
}

# The JDK's package, in the version of the Java 17 runtime that is installed, if there is one.
jdk_package() {
  local version
  version=$(dpkg-query -W -f '${Version}' openjdk-17-jre-headless 2>/dev/null || true)
  echo "openjdk-17-jdk-headless${version:+=$version}"
}

# setup: installs what is missing. Without anything to do it costs one dpkg-query.
cortado_setup() {
  local missing
  command -v dpkg-query >/dev/null || { say "not a Debian system: install the tools of tools/dev/packages.sh by hand"; return 0; }
  missing=$(packages_missing "${CORTADO_PACKAGES[@]}")
  # A JDK 17 is only installed where there is none at all; one without headers is reported.
  [ -n "$(find_jdk)" ] || missing="$missing $(jdk_package)"
  missing=$(echo $missing)
  [ -n "$missing" ] || return 0
  packages_install $missing || fail "setup failed"
}
