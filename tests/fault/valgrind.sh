#!/bin/sh
# Fault tests and the library's tests from outside under Valgrind's memcheck: no misuse of memory, and
# nothing lost, also after failures. usage: valgrind.sh build-folder
set -eu
cd "$(dirname "$0")/../.."
sh tests/support/install-packages.sh nightly
build=$1

# The fault programs have a malloc() of their own, which has to stand.
check() {
    valgrind --quiet --error-exitcode=9 --leak-check=full --errors-for-leak-kinds=definite,indirect \
        --soname-synonyms=somalloc=nouserintercepts "$@" >"$log" 2>&1 && return
    tail -n 60 "$log"
    echo "valgrind program=$(basename "$1") finding"
    exit 1
}
log=$(mktemp)
trap 'rm -f "$log"' EXIT

# It does look: what is wrong here has to be found.
printf '#include <stdlib.h>\nint main(void)\n{\n    return malloc(4) == NULL;\n}\n' >"$log.c"
gcc -O0 -o "$log.bin" "$log.c"
if (check "$log.bin") >/dev/null; then
    echo "valgrind finds no leak in a program that has one"
    exit 1
fi
rm -f "$log.c" "$log.bin"

programs=0
for program in "$build"/tests/api/test-api-* "$build"/tests/unit/test-unit-text_*; do
    # Files of many megabytes tell nothing of memory that small ones do not.
    case "$program" in *text_large) continue ;; esac
    check "$program"
    programs=$((programs + 1))
done
for fault in allocations planted; do
    check "$build/tests/fault/test-fault-$fault" short
    sed -n "s/^faults /valgrind /p" "$log"
    programs=$((programs + 1))
done
echo "valgrind programs=$programs findings=0"
