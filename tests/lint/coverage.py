"""Covered lines and branches of the library by layer, against the gates.

usage: coverage.py source-folder build-folder (of the preset coverage, after its tests)

Prints a line for each layer and one for all; what no test reached stands in missed.txt in the build
folder. A line whose comment says "unreachable" does not count, nor do its branches."""
import collections
import glob
import json
import os
import subprocess
import sys

# Least shares, in per cent, of lines and of branches.
GATES = {"api": (95.0, 0.0), "model": (95.0, 0.0), "result": (95.0, 0.0), "all": (90.0, 80.0)}


class Counts:
    """How often each line was reached and each branch taken, by any target and test."""

    def __init__(self):
        self.lines = collections.Counter()
        self.branches = {}

    def add(self, line):
        number = line["line_number"]
        self.lines[number] += line["count"]
        taken = [branch["count"] for branch in line["branches"]]
        # A function of a header is compiled into many files, and sometimes not as the same code.
        key = number, line.get("function_name"), len(taken)
        before = self.branches.get(key, [0] * len(taken))
        self.branches[key] = [sum(pair) for pair in zip(before, taken)]

    def missed_branches(self, number):
        return sum(each == 0 for key, taken in self.branches.items() if key[0] == number
                   for each in taken)


def count(source, build):
    """The counts of each file of the library, by its path in the source folder."""
    data = sorted(glob.glob(os.path.join(build, "libtimetable/CMakeFiles/ttb_*.dir/*/*.gcno")))
    if not data:
        sys.exit("nothing to count: build with the preset coverage first")
    out = subprocess.run(["gcov", "--json-format", "--branch-probabilities", "--stdout", *data],
                         cwd=build, check=True, capture_output=True, text=True).stdout
    counts = collections.defaultdict(Counts)
    for document in map(json.loads, out.splitlines()):
        for file in document["files"]:
            path = os.path.relpath(os.path.realpath(os.path.join(build, file["file"])), source)
            if path.startswith("libtimetable" + os.sep):
                for line in file["lines"]:
                    counts[path].add(line)
    return counts


def leave_out_unreachable(source, path, counts):
    with open(os.path.join(source, path), encoding="utf-8") as file:
        text = [""] + file.read().split("\n")
    if max(counts.lines) >= len(text):
        sys.exit(f"{path} has changed since it was built")
    kept = {number for number in counts.lines if "unreachable" not in text[number]}
    counts.lines = {number: counts.lines[number] for number in sorted(kept)}
    counts.branches = {key: taken for key, taken in counts.branches.items() if key[0] in kept}


def write_missed(path, all_counts):
    with open(path, "w", encoding="utf-8") as file:
        for name, counts in sorted(all_counts.items()):
            for number, reached in counts.lines.items():
                untaken = counts.missed_branches(number)
                if not reached:
                    file.write(f"{name}:{number}: not reached\n")
                elif untaken:
                    file.write(f"{name}:{number}: {untaken} branches not taken\n")


def share(reached, total):
    return 100.0 * reached / total if total else 100.0


def main():
    source, build = (os.path.realpath(path) for path in sys.argv[1:3])
    all_counts = count(source, build)
    tallies = collections.defaultdict(lambda: [0, 0, 0, 0])
    for path, counts in all_counts.items():
        leave_out_unreachable(source, path, counts)
        branches = [each for taken in counts.branches.values() for each in taken]
        found = (sum(map(bool, counts.lines.values())), len(counts.lines),
                 sum(map(bool, branches)), len(branches))
        for name in (path.split(os.sep)[1], "all"):
            tallies[name] = [sum(pair) for pair in zip(tallies[name], found)]
    write_missed(os.path.join(build, "missed.txt"), all_counts)

    failures = 0
    for name in sorted(tallies, key=lambda name: (name == "all", name)):
        lines, branches = share(*tallies[name][:2]), share(*tallies[name][2:])
        print(f"coverage layer={name} lines={lines:.1f} branches={branches:.1f}")
        least_lines, least_branches = GATES.get(name, (0.0, 0.0))
        if lines < least_lines or branches < least_branches:
            failures += 1
            print(f"{name}: too little; wanted are {least_lines:g} % of lines and "
                  f"{least_branches:g} % of branches")
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
