#!/bin/sh
# Make a joint timetable for the invented town in partnerships/stevenage.json: build a release, solve
# for ten seconds, and show what came out and what is proven of it. Further arguments go to `timetable solve`.
set -eu
cd "$(dirname "$0")/.."

sh tests/support/install-packages.sh build
mkdir -p build
if ! { cmake --preset release -DTTB_BUILD_TESTS=OFF && cmake --build --preset release; } \
        >build/stevenage-build.log 2>&1; then
    cat build/stevenage-build.log >&2
    exit 4
fi

town=examples/partnerships/stevenage.json
timetable=build/stevenage-timetable.json
certificate=build/stevenage-certificate.json
build/release/bin/timetable solve "$town" --time 10 -o "$timetable" --certificate "$certificate" "$@"
build/release/bin/timetable show "$town" "$timetable"
echo
echo "The timetable is in $timetable. This is proven of it:"
build/release/bin/timetable-verify "$town" "$timetable" "$certificate"
