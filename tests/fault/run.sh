#!/bin/sh
# Let everything fail that can: build, and run the fault tests with one effort.
#
#   tests/fault/run.sh          all: every allocation, every entry, many signals; hours
#   tests/fault/run.sh medium   what tests/run.sh has
#
# Ends with lines such as: faults stage=solve owner=glpk injected=1234 survived=1234
# Leaves with 1 if a test fails. What the tests printed stands in build/dev/faults.log.
set -eu
cd "$(dirname "$0")/../.."
effort=${1-all}
case "$effort" in
short) tests='^fault[.][a-z]*$' ;;
medium | all) tests="^fault[.](result|.*_${effort}(_[a-z]+)?)\$" ;;
*)
    sed -n '2,/^set/s/^# \{0,1\}//p' "$0"
    exit 2
    ;;
esac

log=build/dev/faults.log
mkdir -p build/dev
if ! { cmake --preset dev -DTTB_BUILD_TESTS=ON && cmake --build --preset dev; } >"$log" 2>&1; then
    tail -n 60 "$log"
    exit 1
fi
status=0
ctest --test-dir build/dev -V -R "$tests" >"$log" 2>&1 || status=1
[ "$status" = 0 ] || grep '\*\*\*' "$log" || true
sed -n 's/^[0-9]*: \(faults \)/\1/p' "$log"
exit $status
