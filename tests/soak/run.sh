#!/bin/sh
# The soak: random partnerships through load, solve, check, verify, write and free in one process of
# four threads, while memory, open files and threads are watched.
#
#   tests/soak/run.sh                 ten minutes
#   tests/soak/run.sh --seconds 30    what CI runs
#
# The last line sums up; it leaves with 1 after a finding. Needs a build (build/release, or the
# folder that TTB_BUILD_DIR names) and makes build/release where there is none.
set -eu
cd "$(dirname "$0")/../.."
build=${TTB_BUILD_DIR:-build/release}
if [ ! -x "$build/tests/soak/soak" ]; then
    cmake --preset release -DTTB_BUILD_TESTS=ON >&2
    cmake --build build/release --target soak >&2
    build=build/release
fi
# Without a cache for each thread the allocator counts exactly what is in use, and with fixed thresholds
# it gives free memory back, so that resident memory is what the library holds.
tunables=glibc.malloc.tcache_count=0
tunables=$tunables:glibc.malloc.mmap_threshold=131072:glibc.malloc.trim_threshold=131072
GLIBC_TUNABLES=$tunables exec "$build/tests/soak/soak" "$@"
