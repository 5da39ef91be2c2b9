#!/usr/bin/env bash
# usage: fetch.sh DIR: the tests of Debian's source package openjdk-17, of the installed JDK's version where it can be
# had, unpacked into DIR/openjdk-VERSION. Prints that folder. The system's package lists and sources stay as they are.
set -euo pipefail
source "$CORTADO_ROOT/tools/dev/common.sh"

dir=$1
mkdir -p "$dir/apt/parts" "$dir/apt/lists/partial" "$dir/apt/cache/archives/partial" "$dir/download"
dir=$(cd "$dir" && pwd)
ready=$(find "$dir" -maxdepth 2 -path '*/openjdk-*/.ready' | sort -V | tail -1)
if [ -n "$ready" ]; then
  dirname "$ready"
  exit
fi

# Source packages, from the same places as the system's packages.
for file in /etc/apt/sources.list.d/*.sources; do
  [ ! -f "$file" ] || sed -E 's/^Types:.*/Types: deb-src/' "$file" >"$dir/apt/parts/${file##*/}"
done
for file in /etc/apt/sources.list /etc/apt/sources.list.d/*.list; do
  [ ! -f "$file" ] || sed -nE 's/^deb( .*)/deb-src\1/p' "$file" >"$dir/apt/parts/${file##*/}"
  [ ! -f "$dir/apt/parts/sources.list" ] || mv "$dir/apt/parts/sources.list" "$dir/apt/parts/main.list"
done
apt_options=(-o Dir::Etc::SourceList=/dev/null -o "Dir::Etc::SourceParts=$dir/apt/parts" -o "Dir::State::Lists=$dir/apt/lists"
  -o "Dir::Cache=$dir/apt/cache" -o APT::Sandbox::User=root -q)
say "looking for the sources of openjdk-17"
apt-get "${apt_options[@]}" update >"$dir/apt/update.log" 2>&1 || true

# The installed version first, then the newest; the newest security version may be missing from a mirror.
installed=$(sed -nE 's/^JAVA_VERSION="(.*)"/\1/p' "$(find_jdk)/release")
versions=$(apt-cache "${apt_options[@]}" showsrc openjdk-17 2>/dev/null | sed -n 's/^Version: //p' | sort -Vru)
[ -n "$versions" ] || { cat "$dir/apt/update.log" >&2; fail "no source package openjdk-17 found"; }
for version in $(grep -E "^${installed//./\\.}\+" <<<"$versions" || true) $versions; do
  say "getting openjdk-17 $version (65 MB)"
  (cd "$dir/download" && apt-get "${apt_options[@]}" source --download-only "openjdk-17=$version" >fetch.log 2>&1) && break
  version=
done
[ -n "$version" ] || { tail -5 "$dir/download/fetch.log" >&2; fail "no version could be downloaded"; }

archive=$(find "$dir/download" -name 'openjdk-17_*.orig.tar.*' ! -name '*.asc' | sort -V | tail -1)
target=$dir/openjdk-${version%%+*}
say "unpacking the tests to $target"
rm -rf "$target"
mkdir -p "$target"
tar xf "$archive" -C "$target" --strip-components=1 --wildcards '*/test' '*/make/data' \
  '*/src/java.base/share/native' '*/src/java.base/unix/native' '*/src/hotspot/share/include' '*/src/hotspot/os/posix/include'
rm -rf "$dir/download"
touch "$target/.ready"
echo "$target"
