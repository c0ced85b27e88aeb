#!/bin/sh
# The public header stands alone: strict C99, C11 and C++17.
set -eu
cd "$(dirname "$0")/../.."

for language in c99 c11 c++17; do
    compiler="gcc -x c"
    [ "$language" = c++17 ] && compiler="g++ -x c++"
    if ! command -v "${compiler%% *}" >/dev/null; then
        echo "skipped: ${compiler%% *} is not installed"
        exit 77
    fi
    echo '#include "timetable.h"' |
        $compiler -std="$language" -pedantic-errors -Wall -Wextra -Werror -fsyntax-only -Iinclude -
    echo "$language: compiles"
done
