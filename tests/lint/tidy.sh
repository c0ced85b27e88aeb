#!/bin/sh
# clang-tidy over the library and the program, warnings as errors. usage: tidy.sh build-folder [paths]
# Without "paths" it leaves out the checks that follow paths through functions, which take many
# minutes; gcc's -fanalyzer (analyser.sh) follows them too.
set -eu
cd "$(dirname "$0")/../.."

if ! command -v clang-tidy-14 >/dev/null; then
    echo "skipped: clang-tidy-14 is not installed"
    exit 77
fi
checks=--checks=-clang-analyzer-*
[ "${2-}" != paths ] || checks=--checks=
find libtimetable examples/cli bench -name '*.c' -type f | sort |
    xargs -n 4 -P "$(nproc)" clang-tidy-14 -p "$1" --quiet "$checks"
