#!/bin/sh
# Fuzz with libFuzzer, one harness after the other, and say what each did in one line:
#
#   fuzz harness=NAME executions=N edges=N lines=PERCENT findings=N
#
#   tests/fuzz/run.sh                              a minute each
#   tests/fuzz/run.sh --seconds 600 api_calls      as long as told, only these
#   tests/fuzz/run.sh --executions 1000000         as often as told, however long that takes
#   tests/fuzz/run.sh --jobs 2                     two processes for each harness
#   tests/fuzz/run.sh --short                      a second each, no lines: what the tests run
#
# Edges are those of library and harness that libFuzzer saw. Lines are the share of the library's that
# the inputs reach, the committed ones and those that were found; gcc counts them in a build of its
# own. Inputs that were found, logs and findings stand in build/fuzz/tests/fuzz/found. Findings make it
# leave with 1; 77 says that clang with libFuzzer is not there.
set -eu
cd "$(dirname "$0")/../.."

limit=-max_total_time=60
jobs=1
is_short=0
build=build/fuzz
harnesses=""
while [ $# -gt 0 ]; do
    case "$1" in
    --seconds) limit=-max_total_time=${2:?seconds} && shift ;;
    --executions) limit=-runs=${2:?executions} && shift ;;
    --jobs) jobs=${2:?jobs} && shift ;;
    --short) is_short=1 limit=-max_total_time=1 build=build/fuzz-short ;;
    -*) sed -n '2,/^set/s/^# \{0,1\}//p' "$0" && exit 2 ;;
    *) harnesses="$harnesses $1" ;;
    esac
    shift
done
[ -n "$harnesses" ] ||
    harnesses=$(sed -n 's/^ttb_add_fuzz_test(\([a-z_]*\).*/\1/p' tests/fuzz/tests.cmake | tr '\n' ' ')

probe=$(mktemp)
if ! echo 'int LLVMFuzzerTestOneInput(const char *a, long b) { return !a && b; }' |
        clang -x c - -fsanitize=fuzzer -o "$probe" 2>/dev/null; then
    rm -f "$probe"
    echo "skipped: clang with libFuzzer is not installed"
    exit 77
fi
rm -f "$probe"

found=$build/tests/fuzz/found
[ "$is_short" = 0 ] || rm -rf "$found"
mkdir -p "$found"
targets() { for each in $harnesses; do echo "$1-$each"; done; }
# One sanitizer and nothing for a debugger compiles in half of the time.
settings=""
[ "$is_short" = 0 ] || settings="-DTTB_SANITIZE=address -DCMAKE_C_FLAGS_DEBUG=-O1"
cmake --preset fuzz -B "$build" $settings >"$found/build.log"
cmake --build "$build" --target $(targets fuzz) >>"$found/build.log" || {
    tail -n 60 "$found/build.log"
    exit 1
}

# What libFuzzer said of itself, alone or as the parent of processes.
fuzz() {
    dictionary=tests/fuzz/dictionaries/$1.dict
    mkdir -p "$found/$1"
    rm -f "$found/$1-finding-"*
    # A busy machine makes units slow that are not.
    set -- "$1" "$limit" -rss_limit_mb=4096 -timeout=60 -report_slow_units=60 -len_control=0 \
        -print_funcs=0 -print_final_stats=1 -artifact_prefix="$found/$1-finding-"
    case "$1" in # longer inputs are slower, and say nothing new
    certificate_json) set -- "$@" -max_len=2000 ;;
    *) set -- "$@" -max_len=400 ;;
    esac
    [ ! -f "$dictionary" ] || set -- "$@" -dict="$dictionary"
    [ "$jobs" = 1 ] || set -- "$@" -fork="$jobs"
    name=$1
    shift
    ASAN_OPTIONS=malloc_context_size=6:quarantine_size_mb=32 CMOCKA_TEST_ABORT=1 \
        "$build/tests/fuzz/fuzz-$name" "$@" "$found/$name" "tests/fuzz/corpus/$name" \
        >"$found/$name.log" 2>&1 || true
}

# The share of the library's lines that the inputs of a harness reach.
count_lines() {
    lines=build/fuzz-lines
    find "$lines" -name '*.gcda' -exec rm -f {} +
    find "tests/fuzz/corpus/$1" "$found/$1" -type f |
        xargs "$lines/tests/fuzz/test-fuzz-$1" --whole >"$found/$1-replay.log" 2>&1 || true
    python3 tests/lint/coverage.py . "$lines" | sed -n 's/^coverage layer=all lines=\([0-9.]*\) .*/\1/p'
}

if [ "$is_short" = 0 ]; then
    cmake --preset coverage -B build/fuzz-lines >"$found/lines.log"
    cmake --build build/fuzz-lines --target $(targets test-fuzz) >>"$found/lines.log"
fi
findings=0
for harness in $harnesses; do
    fuzz "$harness"
    log=$found/$harness.log
    executions=$(sed -n 's/^stat::number_of_executed_units: *//p; s/^#\([0-9]*\).*cov: .*/\1/p' "$log" |
        tail -n 1)
    edges=$(sed -n 's/^#[0-9]*.* cov: \([0-9]*\) .*/\1/p' "$log" | tail -n 1)
    count=$(find "$found" -name "$harness-finding-*" | wc -l)
    # A program that ends without a word of its own is a finding too.
    [ "$count" != 0 ] || grep -q '^stat::number_of_executed_units\|^INFO: exiting: 0' "$log" || count=1
    share=-
    [ "$is_short" = 1 ] || share=$(count_lines "$harness")
    echo "fuzz harness=$harness executions=${executions:-0} edges=${edges:-0} lines=${share:--} findings=$count"
    [ "$count" = 0 ] || tail -n 30 "$log" >&2
    findings=$((findings + count))
done
[ "$findings" = 0 ]
