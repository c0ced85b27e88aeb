#!/bin/sh
# gcc -fanalyzer over the library: no warning, without exceptions.
set -eu
cd "$(dirname "$0")/../.."

if ! gcc --version >/dev/null 2>&1; then
    echo "skipped: gcc is not installed"
    exit 77
fi
# One file each time, because gcc takes one output; the levels of optimisation that users get make no
# difference to what is found, and -O1 is the fastest at which values are followed.
flags="-std=c11 -D_POSIX_C_SOURCE=200809L -DTTB_ABI=0 -DTTB_BUILDING -O1 -fanalyzer -Werror"
flags="$flags -Iinclude -Ilibtimetable -S -o /dev/null"

# It does look: what is wrong here has to be found.
sample=$(mktemp -d)
trap 'rm -rf "$sample"' EXIT
printf '#include <stdlib.h>\nint f(void)\n{\n    int *p = malloc(4);\n    return *p;\n}\n' \
    >"$sample/sample.c"
if gcc $flags "$sample/sample.c" 2>/dev/null; then
    echo "-fanalyzer finds nothing wrong with memory that was not asked about"
    exit 1
fi
find libtimetable -name '*.c' | sort | xargs -n 1 -P "$(nproc)" gcc $flags
echo "-fanalyzer: no finding in $(find libtimetable -name '*.c' | wc -l) files"
