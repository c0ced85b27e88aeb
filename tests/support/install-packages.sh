#!/bin/sh
# Install the Debian packages that a job needs, only those that are missing, and say nothing unless
# something goes wrong.
#
#   install-packages.sh build   to build and use the library and the program
#   install-packages.sh test    to build and run the tests too
#   install-packages.sh nightly to run the tests with the label nightly: the above and valgrind
#   install-packages.sh peers   to compare with other solvers (bench/peers)
set -eu

packages="cmake ninja-build gcc libc6-dev pkg-config libglpk-dev libcjson-dev"
if [ "${1:-build}" = test ] || [ "${1:-build}" = nightly ]; then
    packages="$packages libcmocka-dev python3 python3-jsonschema clang clang-format-14 clang-tidy-14 g++ glpk-utils"
    packages="$packages cppcheck libclang-rt-14-dev"
    [ "$1" = test ] || packages="$packages valgrind"
elif [ "${1:-build}" = peers ]; then
    packages="coinor-cbc glpk-utils python3-scipy"
    command -v npm >/dev/null || packages="$packages nodejs npm"
fi

if ! command -v dpkg-query >/dev/null; then
    echo "This is no Debian system. What is needed has these names there: $packages" >&2
    exit 0
fi
missing=""
for package in $packages; do
    case "$(dpkg-query -W -f '${db:Status-Abbrev}' "$package" 2>/dev/null || true)" in
    ii*) ;;
    *) missing="$missing $package" ;;
    esac
done
[ -n "$missing" ] || exit 0

sudo=""
if [ "$(id -u)" != 0 ]; then
    if ! command -v sudo >/dev/null || ! sudo -n true 2>/dev/null; then
        echo "These packages are missing and you may not install them:$missing" >&2
        echo "Ask an administrator for: apt-get install$missing" >&2
        exit 1
    fi
    sudo="sudo"
fi

log=$(mktemp)
trap 'rm -f "$log"' EXIT
export DEBIAN_FRONTEND=noninteractive
if ! { $sudo apt-get -q update && $sudo env DEBIAN_FRONTEND=noninteractive \
        apt-get -q -y --no-install-recommends install $missing; } >"$log" 2>&1; then
    cat "$log" >&2
    echo "Could not install:$missing" >&2
    exit 1
fi
