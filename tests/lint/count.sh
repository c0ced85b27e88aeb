#!/bin/sh
# The totals of tests/run.sh: an example with a failed function, a crash, a teardown that failed, a
# skipped function, a skipped test, and tests that are no cmocka programs.
set -eu
cd "$(dirname "$0")"

counts=$(awk -f ../support/count.awk count-example.txt)
echo "passed, failed, skipped: $counts"
[ "$counts" = "3 4 2" ]
