#!/bin/sh
# Builds the library, or tests it:
#
#     ./build.sh            build/lib{{file}}.so
#     ./build.sh check      the tests, under the address and undefined-behaviour sanitizers
#
# CC names another compiler than cc.
set -eu
cd "$(dirname "$0")"

compiler=${CC:-cc}
if ! command -v "$compiler" >/dev/null 2>&1; then
  echo "No C compiler: '$compiler' is not on the PATH. Install one (Debian: apt install gcc libc6-dev), or name yours: CC=clang ./build.sh" >&2
  exit 1
fi
case $(uname -s) in
  Darwin) library=lib{{file}}.dylib ;;
  *) library=lib{{file}}.so ;;
esac
flags="-std=c11 -Wall -Wextra -Werror -I include"
mkdir -p build

case ${1:-library} in
  library)
    # Hidden visibility: the library exports the functions of nunchi_vision.h and nothing else.
    # shellcheck disable=SC2086
    "$compiler" $flags -O2 -fPIC -shared -fvisibility=hidden src/*.c -o "build/$library.part" -lm
    mv "build/$library.part" "build/$library"
    echo "built $PWD/build/$library"
    ;;
  check)
    # shellcheck disable=SC2086
    "$compiler" $flags -g -O1 -fsanitize=address,undefined -fno-sanitize-recover=all \
      src/*.c test/*.c -o build/{{file}}_test -lm
    ./build/{{file}}_test
    ;;
  *)
    echo "usage: ./build.sh [check]" >&2
    exit 2
    ;;
esac
