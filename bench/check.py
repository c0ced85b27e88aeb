#!/usr/bin/python3
"""Check the bench itself: check.py BIN-FOLDER

The example partnerships are made again and must have the same bytes, the driver must find the first
town's best values, the converter must say exactly what small instances say, and another solver must
prove these values on the program that we export.
"""
import argparse
import json
import pathlib
import shlex
import shutil
import subprocess
import sys
import tempfile

import peers

BENCH = pathlib.Path(__file__).resolve().parent
TOWNS = BENCH.parent / "examples" / "partnerships"
PROGRAMS = pathlib.Path(sys.argv[1]).resolve()
FAULTS = []


def fault(text):
    """Note and print what is wrong."""
    FAULTS.append(text)
    print(text)


def call(*command):
    """A command's exit code and output."""
    done = subprocess.run([str(word) for word in command], stdout=subprocess.PIPE, text=True,
                          check=False)
    return done.returncode, done.stdout


def check_towns(folder):
    """The README's commands make the committed bytes."""
    count = 0
    for line in (TOWNS / "README.md").read_text(encoding="utf-8").splitlines():
        if not line.startswith("    generate "):
            continue
        words = shlex.split(line)[1:]
        name = words[words.index("-o") + 1]
        words[words.index("-o") + 1] = str(folder / name)
        code, _ = call(PROGRAMS / "generate", *words, "--timetable", folder / "answer.json")
        count += 1
        if code != 0:
            fault("generate leaves with %d for %s" % (code, name))
        elif (folder / name).read_bytes() != (TOWNS / name).read_bytes():
            fault("generate makes another %s" % name)
    if count != 3:
        fault("%d commands in the README, not 3" % count)


def check_run():
    """The driver finds and accepts the first town's proven values."""
    code, output = call(PROGRAMS / "run", TOWNS / "first-town.json", "--work", 2000000, "--marks",
                        "1", "--known", BENCH / "known.csv")
    values = [tier[0] for tier in json.loads(output)["end"]["tiers"]]
    if code != 0 or values != [0.5, 8, 340, 0]:
        fault("run: exit code %d, values %s" % (code, values))


def convert(folder, name, data):
    """The partnership of a small instance, or None if the converter refuses it."""
    path = folder / name
    path.write_text(json.dumps(data), encoding="utf-8")
    code, output = call(sys.executable, BENCH / "convert.py", path)
    return json.loads(output) if code == 0 else None


def check_convert(folder):
    """Teachers that differ, single blocks, sections at once, weights; and a refusal."""
    made = convert(folder, "small.json", {
        "name": "small", "blocks": 3, "block_max_sections": [1, 2, 2],
        "courses": [{"id": "a", "sections": 2, "teachers": ["x", "y"], "max_per_block": 1},
                    {"id": "b", "sections": 2, "cap": 4, "fixed_block": [3, None]},
                    {"id": "c", "sections": 1, "span": 2, "allowed_blocks": [[1, 2]]}],
        "students": [{"id": "s", "choices": ["a", "b", "c"], "weights": [1, 2, 3]}]})
    if made is None:
        fault("convert refuses the small instance")
        return
    offers = [(offer["course"], offer["site"], offer.get("uses"), offer.get("blocks"))
              for offer in made["offers"]]
    if offers != [("a", "school", ["teacher x", "at once a"], None),
                  ("a", "school-2", ["teacher y", "at once a"], None),
                  ("b", "school", None, None), ("c", "school", None, ["01", "02"])]:
        fault("convert makes other offers: %s" % offers)
    if {"rule": "pin_section", "course": "b", "site": "school", "blocks": ["03"]} \
            not in made["rules"] or len(made["rules"]) != 4:
        fault("convert makes other rules: %s" % made["rules"])
    (folder / "made.json").write_text(json.dumps(made), encoding="utf-8")
    code, output = call(PROGRAMS / "run", folder / "made.json", "--work", 100000, "--marks", "1")
    if code != 0 or json.loads(output)["end"]["tiers"][0][0] != 1:
        fault("four blocks of choices in three, but not 1 unmet: %s" % output)
    if convert(folder, "odd.json", {
            "name": "odd", "blocks": 3, "students": [],
            "courses": [{"id": "a", "sections": 2, "allowed_blocks": [[1, 2], [2, 3]]}]}):
        fault("convert bends lists of blocks that differ")


class Claim:
    """A run with these values and bounds."""

    outcome = "feasible"

    def __init__(self, values, bounds):
        self.values, self.mistakes = values, []
        self.tiers = [{"value": value, "bound": bound} for value, bound in zip(values, bounds)]


def check_judge():
    """A bound that another's timetable beats is a mistake; one under better earlier tiers is not."""
    for values, is_wrong in (([0, 8], True), ([1, 8], False), ([0, 9], False)):
        runs = {"one": Claim([0, 9], [0, 9]), "other": Claim(values, [0, 0])}
        peers.judge(runs, argparse.Namespace(name="no such instance"))
        if bool(runs["one"].mistakes) != is_wrong:
            fault("peers: 0 9 against %s: %s" % (values, runs["one"].mistakes))
    runs = {"one": Claim([0, 7], [0, 0])}
    peers.judge(runs, argparse.Namespace(name="first-town"))
    if not runs["one"].mistakes:
        fault("peers: a value below a known bound is no mistake")


def check_peers():
    """glpsol proves the first town's values on our program, and our checker accepts its timetable."""
    if not shutil.which("glpsol"):
        print("SKIPPED peers: glpsol is not installed (Debian package glpk-utils)")
        return
    code, _ = call(sys.executable, BENCH / "peers.py", "--build", PROGRAMS.parent, "--solvers",
                   "glpsol", "--own", "no", "--name", "check", TOWNS / "first-town.json")
    lines = (PROGRAMS.parent / "bench" / "check.jsonl").read_text(encoding="utf-8").splitlines()
    line = json.loads(lines[-1])
    if code != 0 or not line["proven"] or line["values"] != [0.5, 8, 340, 0]:
        fault("peers leaves with %d: %s" % (code, line))


def main():
    """Run every check."""
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        check_towns(folder)
        check_run()
        check_convert(folder)
    check_judge()
    check_peers()
    return 1 if FAULTS else 0


if __name__ == "__main__":
    sys.exit(main())
