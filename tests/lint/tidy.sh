#!/bin/sh
# clang-tidy over the library and the program, warnings as errors. usage: tidy.sh build-folder
set -eu
cd "$(dirname "$0")/../.."

if ! command -v clang-tidy-14 >/dev/null; then
    echo "skipped: clang-tidy-14 is not installed"
    exit 77
fi
find libtimetable examples/cli bench -name '*.c' -type f | sort |
    xargs -n 4 -P "$(nproc)" clang-tidy-14 -p "$1" --quiet
