#!/bin/sh
# What share of the library's lines and branches the tests reach, layer by layer.
#
#   tests/coverage.sh          every test but the nightly ones, in a build of its own
#   tests/coverage.sh --fast   only the quick tests
#
# Ends with lines such as: coverage layer=api lines=99.0 branches=93.3
# Leaves with 1 if a test fails or a share is below its gate (tests/lint/coverage.py). What was not
# reached stands in build/coverage/missed.txt, what the tests printed in build/coverage/tests.log.
set -eu
cd "$(dirname "$0")/.."
choice="-LE nightly"
case "${1-}" in
"") ;;
--fast) choice="-L fast" ;;
*)
    sed -n '2,/^set/s/^# \{0,1\}//p' "$0"
    [ "$1" = --help ] && exit 0
    exit 2
    ;;
esac

sh tests/support/install-packages.sh test >&2
build=build/coverage
log=$build/tests.log
mkdir -p "$build"
if ! { cmake --preset coverage -DTTB_BUILD_TESTS=ON && cmake --build --preset coverage; } >"$log" 2>&1; then
    tail -n 60 "$log"
    exit 1
fi
# What earlier runs counted, and files that are built no more.
find "$build" -name '*.gcda' -exec rm -f {} +

status=0
# The choice is two words.
ctest --test-dir "$build" -V -j "$(nproc 2>/dev/null || echo 2)" $choice >"$log" 2>&1 || status=1
sed -n '/^[0-9.]*% tests passed/,$p' "$log" >&2
python3 tests/lint/coverage.py . "$build" || status=1
exit $status
