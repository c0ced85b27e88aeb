#!/bin/sh
# Build and run the tests. Ends with one line: N passed, N failed, N skipped.
#
#   tests/run.sh           every test, in the builds that users and we have
#   tests/run.sh --fast    only the quick ones, in one build: under a minute
#   tests/run.sh dev asan  only these presets (dev, release, asan, tsan, msan)
#
# What a test printed stands in build/<preset>/tests.log.
set -eu
cd "$(dirname "$0")/.."

presets=""
fast_only=0
for argument; do
    case "$argument" in
    --fast) fast_only=1 ;;
    dev | release | asan | tsan | msan) presets="$presets $argument" ;;
    *)
        sed -n '2,/^set/s/^# \{0,1\}//p' "$0"
        [ "$argument" = --help ] && exit 0
        exit 2
        ;;
    esac
done
if [ -z "$presets" ]; then
    presets="dev release asan tsan msan"
    [ "$fast_only" = 0 ] || presets=dev
fi

sh tests/support/install-packages.sh test
# MemorySanitizer is clang's alone.
if ! command -v clang >/dev/null; then
    presets=$(echo " $presets " | sed 's/ msan / /')
    echo "msan: skipped, because clang is not installed"
fi
jobs=$(nproc 2>/dev/null || echo 2)
passed=0
failed=0
skipped=0

# Which tests run in which build: all in dev; in the others the quick ones that run what was built, of
# which ThreadSanitizer gets those that have threads and nothing large, and MemorySanitizer those that
# look inside or read files, but for what takes it half a minute and more. With a sanitizer only what
# these tests need is built.
too_long_for_msan="bound_|proof_(placing|blocks)|formulation_|api.solve|text_damage"
choose_folders() {
    case "$1" in
    asan) echo "-DTTB_TEST_FOLDERS=unit;api;property;same;threads;fault;ffi;golden;fuzz" ;;
    tsan) echo "-DTTB_TEST_FOLDERS=threads;api" ;;
    msan) echo "-DTTB_TEST_FOLDERS=unit;api;fuzz;threads" ;;
    esac
}
choose_targets() {
    case "$1" in
    tsan | msan) echo tests/all examples/c/all ;;
    *) echo all ;;
    esac
}
choose_tests() {
    case "$1-$fast_only" in
    dev-0) echo "-LE nightly" ;;
    tsan-*) echo "-R ^(threads|api)[.] -E ^api[.](limits|boundaries)$ -LE nightly|slow" ;;
    msan-*) echo "-R ^(unit|api|fuzz|threads|example)[.] -E $too_long_for_msan -L fast" ;;
    asan-*) echo "-L fast -E ^(golden.readers|property.travel|bench-check)$" ;;
    dev-1) echo "-L fast" ;;
    *) echo "-L fast -E ^((lint|docs|install)[.]|(golden.readers|property.travel)$)" ;;
    esac
}

# What the failed tests printed last, and how to run them again.
show_failures() {
    sed -n 's/^ *[0-9]*\/[0-9]* *Test *#\([0-9]*\): \([^ ]*\) .*\*\*\*.*/\1 \2/p' "$log" |
        while read -r number name; do
            grep -q "#$number: $name .*\*\*\*Skipped" "$log" && continue
            echo "---- $name failed in $preset:"
            sed -n "s/^$number: //p" "$log" | tail -n 40
            echo "---- again: ctest --test-dir build/$preset -V -R '^$name\$'"
        done
}

run_preset() {
    preset=$1
    log=build/$preset/tests.log
    mkdir -p "build/$preset"
    echo "$preset: building"
    if ! { cmake --preset "$preset" -DTTB_BUILD_TESTS=ON \
            $(choose_folders "$preset") &&
            cmake --build --preset "$preset" --target $(choose_targets "$preset"); } \
            >"$log" 2>&1; then
        tail -n 60 "$log"
        echo "$preset: does not build"
        failed=$((failed + 1))
        return
    fi
    status=0
    # choose_tests gives words, none of which holds a blank or a name pattern.
    set -f
    ctest --test-dir "build/$preset" -V -j "$jobs" $(choose_tests "$preset") >"$log" 2>&1 || status=$?
    set +f
    counts=$(awk -f tests/support/count.awk "$log")
    set -- $counts
    echo "$preset: $1 passed, $2 failed, $3 skipped"
    [ "$status" = 0 ] || show_failures
    # A run that fails without a failed test, or has none, is a failure too.
    if [ "$status" != 0 ] && [ "$2" = 0 ] || [ $(($1 + $2)) = 0 ]; then
        echo "$preset: ctest left with $status"
        set -- "$1" $(($2 + 1)) "$3"
    fi
    passed=$((passed + $1))
    failed=$((failed + $2))
    skipped=$((skipped + $3))
}

for each in $presets; do
    run_preset "$each"
done
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" = 0 ] && [ "$passed" -gt 0 ]
