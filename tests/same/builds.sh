#!/bin/sh
# Build the library with each compiler at each level and compare what every build makes.
#
#   tests/same/builds.sh            gcc and clang, -O0 to -O3, and -O3 for this machine's processor
#   tests/same/builds.sh "clang -O1" ...   only these
#
# Prints one line a build: same compiler=gcc flags=-O2 outputs=63 differing=0
set -eu
cd "$(dirname "$0")/../.."
sh tests/support/install-packages.sh test

if [ $# = 0 ]; then
    # Fused multiply-add, which -march=native makes possible, is where sums differ first.
    set -- "gcc -O0" "gcc -O1" "gcc -O2" "gcc -O3" "gcc -O3 -march=native" \
        "clang -O0" "clang -O1" "clang -O2" "clang -O3" "clang -O3 -march=native"
fi
failures=0
for build; do
    compiler=${build%% *}
    flags=${build#* }
    folder=build/same/$(echo "$build" | tr -d ' =')
    mkdir -p "$folder"
    if ! { cmake -S . -B "$folder" -G Ninja -DCMAKE_C_COMPILER="$compiler" -DTTB_BUILD_TESTS=ON \
            -DCMAKE_BUILD_TYPE=Debug -DCMAKE_C_FLAGS_DEBUG="$flags" &&
            cmake --build "$folder" --target test-same-outputs; } >"$folder/build.log" 2>&1; then
        tail -n 30 "$folder/build.log"
        echo "$build: does not build"
        failures=$((failures + 1))
        continue
    fi
    status=0
    python3 tests/same/run.py "$folder/tests/same/outputs" >"$folder/same.log" 2>&1 || status=$?
    grep -v '^same ' "$folder/same.log" || true
    sed -n "s/^same /same compiler=$compiler flags=$(echo "$flags" | tr ' ' ',') /p" "$folder/same.log"
    [ "$status" = 0 ] || failures=$((failures + 1))
done
[ "$failures" = 0 ]
