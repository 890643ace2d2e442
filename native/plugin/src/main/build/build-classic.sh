#!/bin/sh
# Builds the classic analyzer as a shared library:
#
#     build-classic.sh COMPILER C_SOURCES TARGET
#
# C_SOURCES is native/plugin/src/main/c. The library lands in TARGET/<os>-<arch>, where the plugin looks for it, and is
# built again only when a source, a header or this script is newer.
set -eu

compiler=$1
sources=$2
target=$3

if ! command -v "$compiler" >/dev/null 2>&1; then
  echo "No C compiler: '$compiler' is not on the PATH. Nunchi's native module is written in C." >&2
  echo "Install one (Debian: apt install gcc libc6-dev; Fedora: dnf install gcc; macOS: xcode-select --install)," >&2
  echo "or name yours: ./mvnw -Dcc.executable=/path/to/cc ..." >&2
  exit 1
fi

case $(uname -s) in
  Linux) os=linux library=libnunchi_classic.so ;;
  Darwin) os=macos library=libnunchi_classic.dylib ;;
  *)
    echo "The classic analyzer is built on Linux and macOS; found: $(uname -s)." >&2
    exit 1
    ;;
esac
case $(uname -m) in
  x86_64 | amd64) arch=x86_64 ;;
  aarch64 | arm64) arch=aarch64 ;;
  *) arch=$(uname -m) ;;
esac

folder=$target/$os-$arch
output=$folder/$library
if [ -f "$output" ] && [ -z "$(find "$sources" "$0" -newer "$output" ! -type d)" ]; then
  exit 0
fi

mkdir -p "$folder"
"$compiler" -std=c11 -O3 -fPIC -shared -fvisibility=hidden -Wall -Wextra -Werror \
  -I "$sources/include" "$sources"/classic/*.c -o "$output.part" -lm
mv "$output.part" "$output"
