#!/bin/sh
# Install the library, shared and static, move the installation, and use it from another project
# through CMake and through pkg-config. usage: install.sh scratch-folder [shared-build]
# A build of the shared library that stands already is installed as it is.
set -eu
source=$(cd "$(dirname "$0")/../.." && pwd)
consumer=$source/tests/install/consumer
scratch=$1
rm -rf "$scratch"
mkdir -p "$scratch"
cd "$scratch"

run() {
    "$@" >log 2>&1 && return
    cat log
    echo "failed: $*"
    exit 1
}

use_through_cmake() {
    run cmake -G Ninja -S "$consumer" -B "consumer-$1" -DWANTED_VERSION=0.1 \
        -DCMAKE_PREFIX_PATH="$scratch/moved-$1"
    run cmake --build "consumer-$1"
    "consumer-$1/consumer"
    if cmake -G Ninja -S "$consumer" -B "wrong-$1" -DWANTED_VERSION=99.0 \
        -DCMAKE_PREFIX_PATH="$scratch/moved-$1" >log 2>&1; then
        echo "version 99 was accepted"
        exit 1
    fi
}

use_through_pkg_config() {
    folder=$(dirname "$(find "$scratch/moved-$1" -name timetable.pc)")
    export PKG_CONFIG_PATH="$folder"
    static=""
    [ "$1" = shared ] || static=--static
    pkg-config --exists 'timetable >= 0.1'
    if pkg-config --exists 'timetable >= 99'; then
        echo "version 99 was accepted"
        exit 1
    fi
    run cc "$consumer/consumer.c" -o "pc-$1" $(pkg-config $static --cflags --libs timetable)
    LD_LIBRARY_PATH=$(dirname "$folder") "./pc-$1"
}

for kind in shared static; do
    is_shared=ON
    [ "$kind" = shared ] || is_shared=OFF
    build=build-$kind
    if [ "$kind" = shared ] && [ $# -gt 1 ]; then
        build=$2
    else
        run cmake -G Ninja -S "$source" -B "$build" -DBUILD_SHARED_LIBS=$is_shared \
            -DTTB_BUILD_TESTS=OFF -DCMAKE_BUILD_TYPE=Debug
        run cmake --build "$build"
    fi
    run cmake --install "$build" --prefix "$scratch/installed-$kind"
    mv "installed-$kind" "moved-$kind"
    if grep -rn "$source" "moved-$kind" --include='*.cmake' --include='*.pc' --include='*.h'; then
        echo "the installation names the source folder"
        exit 1
    fi
    use_through_cmake $kind
    use_through_pkg_config $kind
    program=moved-$kind/bin/timetable
    [ ! -e "$program" ] || run "$program" --version
    [ ! -e "$program" ] || run "$program-verify" --version
done
