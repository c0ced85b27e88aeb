#!/usr/bin/python3
"""Check the bench itself: check.py BIN-FOLDER

The example partnerships are made again and must have the same bytes, the driver must find the first
town's best values, wrong answers and bounds must fail, the converter must say exactly what small
instances say, and another solver must prove the first town's values on the program that we export.
"""
import contextlib
import io
import json
import pathlib
import shlex
import shutil
import subprocess
import sys
import tempfile
from decimal import Decimal

import catalogue
import judge
import known
from programs import Programs

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


def judge_answer(path, table, expected):
    """The driver's exit code for an answer, and its mistake, are as expected."""
    code, output = call(PROGRAMS / "run", TOWNS / "first-town.json", "--answer", path, "--known",
                        table)
    mistake = json.loads(output)["mistake"]
    is_wrong = bool(expected)
    if code != int(is_wrong) or bool(mistake) != is_wrong or expected not in mistake:
        fault("run --answer: exit code %d, %s; expected %s" % (code, mistake, expected or "none"))


def check_answers(folder):
    """A wrong answer fails the bench: invalid, below a known bound, a bound above a known value."""
    good, broken, table = (folder / name for name in ("good.json", "broken.json", "table.csv"))
    call(PROGRAMS / "run", TOWNS / "first-town.json", "--work", 2000000, "-o", good)
    judge_answer(good, BENCH / "known.csv", "")
    answer = json.loads(good.read_text(encoding="utf-8"))
    claims = [(tier["value"], tier["bound"]) for tier in answer["tiers"]]
    for tier, (value, bound) in enumerate(claims):
        rows = [(one, one) for one, _ in claims]
        rows[tier] = (value, value + 1)
        table.write_text(rows_of(rows), encoding="utf-8")
        judge_answer(good, table, "below the best bound known")
        rows[tier] = (bound / 2, 0)
        table.write_text(rows_of(rows), encoding="utf-8")
        judge_answer(good, table, "above the best value known" if bound > 0 else "")
    # Under an earlier tier that is worse, or not known, nothing follows for the second.
    for rows in ([(1, 0), (0, 0)], [("", 0), (9, 9)]):
        table.write_text(rows_of(rows), encoding="utf-8")
        judge_answer(good, table, "")
    broken.write_text(json.dumps(dict(answer, outcome="optimal", tiers=[
        dict(tier, bound=0) for tier in answer["tiers"]])), encoding="utf-8")
    judge_answer(broken, table, "optimal, and the bound is below the value")
    broken.write_text(json.dumps(dict(answer, tiers=[
        dict(tier, bound=tier["value"] + 1) for tier in answer["tiers"]])), encoding="utf-8")
    if call(PROGRAMS / "run", TOWNS / "first-town.json", "--answer", broken)[0] == 0:
        fault("run --answer: takes a bound above its value")
    answer["sections"][0]["students"] += answer["sections"][1]["students"]
    broken.write_text(json.dumps({key: answer[key] for key in ("format", "version", "sections")}),
                      encoding="utf-8")
    judge_answer(broken, BENCH / "known.csv", "the checker does not accept the timetable")


def rows_of(pairs):
    """A file like known.csv for the first town."""
    return "instance,tier,value,bound,source\n" + "".join(
        "first-town,%d,%s,%s,test\n" % (tier, value, bound)
        for tier, (value, bound) in enumerate(pairs))


def check_judge():
    """A bound that another's timetable beats is a mistake of the one, a value below another's bound
    one of the other; under better earlier tiers nothing follows."""
    for values, is_wrong in (([0, 8], True), ([1, 8], False), ([0, 9], False)):
        claims = {"one": judge.Claim([0, 9], [0, 9]), "other": judge.Claim(values)}
        for name in claims:
            if bool(judge.contradictions(claims, name)) != is_wrong:
                fault("judge: %s of 0 9 against %s: %s" % (name, values, not is_wrong))
    claims = {"one": judge.Claim([], outcome="infeasible"), "other": judge.Claim([0])}
    if not judge.contradictions(claims, "one"):
        fault("judge: infeasible with a timetable is no mistake")
    claims = {"one": judge.Claim([0, 7]), "known": judge.known_claim("first-town")}
    if not judge.contradictions(claims, "one"):
        fault("judge: a value below a known bound is no mistake")


def check_known(folder):
    """The best of several claims is noted; a bound under other values is not."""
    unknown = judge.Claim([])
    unknown.tiers = [{"value": None, "bound": 0}, {"value": None, "bound": 8}]
    rows = known.best_tiers({"d": judge.Claim([0, 8], [0, 4]), "a": judge.Claim([1, 5], [0, 5]),
                             "b": judge.Claim([0, 9], [0, 6]), "unknown": unknown})
    found = [(row["value"], row["bound"], row["source"]) for row in rows]
    if found != [("0", "0", "d"), ("8", "6", "d; bound b")]:
        fault("known: %s" % found)
    path = folder / "noted.csv"
    path.write_text(rows_of([(0.5, 0.5)]), encoding="utf-8")
    if not known.update("town", rows, path) or known.update("town", rows, path) \
            or known.known_tiers("first-town", path)[0]["value"] != Decimal("0.5") \
            or known.known_tiers("town", path)[1]["bound"] != 6:
        fault("known: noted wrongly")


def check_suite(folder):
    """A suite fails where a certificate does not verify, and where an earlier run has a timetable
    that beats its bound."""
    (folder / "bench").mkdir()
    (folder / "bin").mkdir()
    for name in ("run", "generate", "timetable", "timetable-verify"):
        (folder / "bin" / name).symlink_to(PROGRAMS / name)
    command = (sys.executable, BENCH / "suite.py", TOWNS / "first-town.json", "--build", folder,
               "--time", 1)
    code, output = call(*command)
    if code != 0 or "1 of 1 certificates verified" not in output:
        fault("suite: exit code %d: %s" % (code, output))
    (folder / "bin" / "timetable-verify").unlink()
    (folder / "bin" / "timetable-verify").symlink_to(shutil.which("false"))
    code, output = call(*command)
    if code != 1 or "its certificate does not verify" not in output:
        fault("suite: exit code %d: %s" % (code, output))
    (folder / "bin" / "timetable-verify").unlink()
    (folder / "bin" / "timetable-verify").symlink_to(PROGRAMS / "timetable-verify")
    line = json.loads((folder / "bench" / "files.jsonl").read_text(encoding="utf-8")
                      .splitlines()[0])
    (folder / "bench" / "peers.jsonl").write_text(
        json.dumps({"hash": line["hash"], "values": [0.5, 7, 0, 0]}) + "\n", encoding="utf-8")
    code, output = call(*command)
    if code != 1 or "is beaten by bench/run (line 1 of peers.jsonl)" not in output:
        fault("suite: exit code %d: %s" % (code, output))


def check_proofs(folder):
    """The smallest towns are proven at once, and nothing that is known says otherwise."""
    code, output = call(sys.executable, BENCH / "suite.py", "small", "--only", "-12", "--time", 10,
                        "--build", folder)
    if code != 0 or "6 of 6 proven" not in output:
        fault("suite: exit code %d: %s" % (code, output))


def check_small(folder):
    """The small towns: thirty and more, within the sizes, with valid hidden timetables,
    repeatable."""
    programs = Programs(folder, "small")
    sizes = set()
    towns = catalogue.SUITES["small"].instances
    for town in towns:
        path, hidden = town.make(programs)
        text = path.read_bytes()
        data = json.loads(text)
        claims = judge.gather(programs, town.name, path, hidden, "")
        claims["one"] = judge.Claim([], outcome="infeasible")
        if not any("the hidden timetable" in text for text in judge.contradictions(claims, "one")):
            fault("%s: its hidden timetable does not count" % town.name)
        if town.make(programs)[0].read_bytes() != text:
            fault("%s comes out otherwise again" % town.name)
        sizes.add((len(data["students"]), len(data["courses"]), len(data["blocks"])))
    data = json.loads(hidden.read_text(encoding="utf-8"))
    data["sections"][0]["students"] *= 2
    hidden.write_text(json.dumps({key: data[key] for key in ("format", "version", "sections")}),
                      encoding="utf-8")
    with contextlib.redirect_stdout(io.StringIO()):
        judge.gather(programs, towns[-1].name, path, hidden, "")
    if not programs.mistakes:
        fault("a broken hidden timetable is no mistake")
    if len(towns) < 30 or not all(12 <= students <= 60 and 20 <= courses <= 50 and 4 <= blocks <= 5
                                  for students, courses, blocks in sizes):
        fault("%d small towns of %s" % (len(towns), sizes))


def check_peers():
    """glpsol proves the first town's values on our program, and our checker accepts its
    timetable."""
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
        check_answers(folder)
        check_known(folder)
        check_suite(folder)
        check_small(folder)
        check_proofs(folder)
    check_judge()
    check_peers()
    return 1 if FAULTS else 0


if __name__ == "__main__":
    sys.exit(main())
