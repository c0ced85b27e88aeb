"""Covered lines of the library by layer, against the gates. Lines whose comment says "unreachable"
do not count. usage: coverage.py source-folder build-folder (of the preset coverage, after its tests)"""
import collections
import glob
import json
import os
import subprocess
import sys

GATE = 90.0
GATES = {"api": 95.0, "model": 95.0, "result": 95.0}

source, build = (os.path.realpath(path) for path in sys.argv[1:3])
data = sorted(glob.glob(os.path.join(build, "libtimetable/CMakeFiles/ttb_*.dir/*/*.gcda")))
if not data:
    sys.exit("no coverage data: build with the preset coverage and run the tests first")

# A line counts as covered if any target or test reached it.
hits = collections.defaultdict(lambda: collections.defaultdict(int))
for path in data:
    out = subprocess.run(["gcov", "--json-format", "--stdout", path], cwd=build, check=True,
                         capture_output=True, text=True).stdout
    for file in json.loads(out)["files"]:
        name = os.path.realpath(os.path.join(build, file["file"]))
        if name.startswith(os.path.join(source, "libtimetable") + os.sep):
            for line in file["lines"]:
                hits[name][line["line_number"]] += line["count"]

covered, total = collections.Counter(), collections.Counter()
for name, lines in sorted(hits.items()):
    layer = os.path.relpath(name, os.path.join(source, "libtimetable")).split(os.sep)[0]
    with open(name, encoding="utf-8") as file:
        text = [""] + file.read().split("\n")
    counted = {number: count for number, count in lines.items() if "unreachable" not in text[number]}
    reached = sum(count > 0 for count in counted.values())
    covered[layer] += reached
    total[layer] += len(counted)
    missed = [str(number) for number, count in sorted(counted.items()) if count == 0]
    if missed:
        print(f"{os.path.relpath(name, source)}: {reached} of {len(counted)}; "
              f"not {', '.join(missed[:30])}{' ...' if len(missed) > 30 else ''}")

failures = 0
rows = [(layer, covered[layer], total[layer], GATES.get(layer)) for layer in sorted(total)]
rows.append(("all", sum(covered.values()), sum(total.values()), GATE))
for layer, reached, lines, gate in rows:
    share = 100.0 * reached / max(lines, 1)
    verdict = "" if gate is None else f"  gate {gate:.0f} %: {'kept' if share >= gate else 'BROKEN'}"
    failures += gate is not None and share < gate
    print(f"{layer:12} {reached:6} of {lines:6} lines, {share:5.1f} %{verdict}")
sys.exit(1 if failures else 0)
