#!/bin/sh
# cppcheck over the library and the program. What it is wrong about stands with its reason in
# cppcheck-exceptions.txt; an exception that matches nothing any more is a finding too.
set -eu
cd "$(dirname "$0")/../.."

if ! command -v cppcheck >/dev/null; then
    echo "skipped: cppcheck is not installed"
    exit 77
fi
check() {
    cppcheck --quiet --std=c11 --enable=warning,performance,portability,information \
        -j "$(nproc)" -D_POSIX_C_SOURCE=200809L -DTTB_ABI=0 -I include -I libtimetable \
        --error-exitcode=1 --template='{file}:{line}: {severity} {id}: {message}' "$@"
}

# It does look: what is wrong here has to be found.
sample=$(mktemp -d)
trap 'rm -rf "$sample"' EXIT
printf 'int f(void)\n{\n    int a[2] = {0, 1};\n    return a[2];\n}\n' >"$sample/sample.c"
if check "$sample/sample.c" 2>/dev/null; then
    echo "cppcheck finds nothing wrong with an index outside its array"
    exit 1
fi
check --suppressions-list=tests/lint/cppcheck-exceptions.txt libtimetable examples/cli
echo "cppcheck: no finding, $(grep -c '^[a-zA-Z]' tests/lint/cppcheck-exceptions.txt) exceptions"
