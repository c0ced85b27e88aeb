#!/bin/sh
# Compare every C file with .clang-format; with --write, change the files. Another version of
# clang-format breaks lines elsewhere, so it is pinned; where it is absent the check is skipped.
set -eu
cd "$(dirname "$0")/../.."

if ! command -v clang-format-14 >/dev/null; then
    echo "skipped: clang-format-14 is not installed"
    exit 77
fi
files=$(find include libtimetable examples bench tests -name '*.[ch]' -type f | sort)
if [ "${1:-}" = --write ]; then
    clang-format-14 -i $files
else
    clang-format-14 --dry-run -Werror $files
fi
