"""docs/reference/options.md is what the library says of its options. usage: options.py [--write]"""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../ffi"))
import under_python  # noqa: E402,F401
import timetable  # noqa: E402
from header import ROOT  # noqa: E402

PATH = os.path.join(ROOT, "docs/reference/options.md")
HEAD = """\
# Options of a solve

Set with `ttb_options_set_int()` and its kin, in the program with `--set KEY=VALUE`, in Python by name: `solve(town, seed=7)`.
Those that differ from their default stand in the timetable file under `solve`, so that a run can be repeated. This page is
written from the library: `python3 tests/docs/options.py --write`.

| Key | Type | Default | Least | Most | Meaning |
|---|---|---|---|---|---|
"""


def number(value):
    return f"{value:,}" if isinstance(value, int) else f"{value:g}"


def row(option):
    kind = "whole number" if option.type is int else "number"
    return (f"| `{option.key}` | {kind} | {number(option.default)} | {number(option.least)} | "
            f"{number(option.most)} | {option.help} |\n")


wanted = HEAD + "".join(map(row, timetable.describe_options()))
if "--write" in sys.argv:
    with open(PATH, "w", encoding="utf-8") as file:
        file.write(wanted)
with open(PATH, encoding="utf-8") as file:
    is_same = file.read() == wanted
print("docs/reference/options.md is", "what the library says" if is_same else
      "out of date; write it again: python3 tests/docs/options.py --write")
sys.exit(not is_same)
