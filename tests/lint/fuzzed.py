"""tests/fuzz/functions.txt says of each function of the header which fuzz harnesses call it: fails where
one has no row, where a harness that is named does not call it, and where one calls that is not named.
Writes the file with --write."""
import os
import re
import sys

import tree

TABLE = "tests/fuzz/functions.txt"
HEAD = "# Which fuzz harnesses call each function of include/timetable.h: tests/lint/fuzzed.py --write\n"
CALL = re.compile(r"\b(ttb_[a-z_]+)\s*\(")
# A row of a table is a call with arguments that are drawn; by hand is in calls_by_hand.c.
ROW = re.compile(r"\bROW\(\w+,\s*(ttb_[a-z_]+),")


def sources(name, listed):
    """The files of a harness: its own, those listed beside it, and what they include of the folder."""
    left, seen = [f"{name}.c"] + re.findall(r"fuzz/(\w+\.c)", listed), []
    while left:
        file = left.pop()
        path = f"tests/fuzz/{file}"
        if file in seen or not os.path.exists(os.path.join(tree.ROOT, path)):
            continue
        seen.append(file)
        left += re.findall(r'#include "(\w+\.h)"', tree.read(path))
    return [f"tests/fuzz/{file}" for file in seen]


def calls_by_harness():
    table = {}
    for name, listed in re.findall(r"ttb_add_fuzz_test\((\w+)([^)]*)\)", tree.read("tests/fuzz/tests.cmake")):
        text = "".join(tree.code_only(tree.read(path)) for path in sources(name, listed))
        table[name] = set(CALL.findall(text)) | set(ROW.findall(text))
    return table


def rows():
    if not os.path.exists(os.path.join(tree.ROOT, TABLE)):
        return {}
    lines = [line.split() for line in tree.read(TABLE).split("\n") if line and line[0] != "#"]
    return {words[0]: set(words[1:]) for words in lines}


header = tree.code_only(tree.read("include/timetable.h"))
declared = re.findall(r"^TTB_API\s[^;(]*?(\w+)\s*\(", header, re.M)
calls = calls_by_harness()
wanted = {name: {harness for harness in calls if name in calls[harness]} for name in declared}
findings = [f"{name}: no fuzz harness calls it" for name in declared if not wanted[name]]
if "--write" in sys.argv:
    with open(os.path.join(tree.ROOT, TABLE), "w", encoding="utf-8") as file:
        file.write(HEAD + "".join(f"{name} {' '.join(sorted(wanted[name]))}\n" for name in declared))
else:
    there = rows()
    for name in declared:
        if name not in there:
            findings.append(f"{TABLE}: {name} has no row")
            continue
        findings += [f"{TABLE}: {harness} does not call {name}" for harness in sorted(there[name] - wanted[name])]
        findings += [f"{TABLE}: {harness} calls {name}" for harness in sorted(wanted[name] - there[name])]
    findings += [f"{TABLE}: {name} is no function of the header" for name in sorted(set(there) - set(declared))]
print(f"{len(declared)} functions, {len(calls)} harnesses")
tree.finish(findings, "which fuzz harness calls which function")
