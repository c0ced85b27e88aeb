#!/usr/bin/python3
"""Run other solvers and ours on the same partnerships, and compare.

    peers.py town.json other-town.json         each solver 60 s on each file
    peers.py --time 300 --solvers cbc,highs --own no town.json
    peers.py --instances                       those of suite.py (TIMETABLE_INSTANCES)
    peers.py --install                         install the other solvers (Debian, npm)

Other solvers get `timetable ilp`'s program of each tier: the next tier when the one before is proven, all
in the given time, on one processor. Their solutions become timetables, which our checker judges. A file
in another form is converted by convert.py. A solver that is not installed is skipped, and it says so.

Every run's line of JSON is kept in <build>/bench/<name>.jsonl. Exit code 1: some answer is wrong, that
is, refused by our checker, or below a bound that another run or known.csv claims.
"""
import argparse
import json
import math
import os
import pathlib
import subprocess
import sys
from decimal import Decimal

import suite
from peers_run import Case, OwnRun, PeerRun
from peers_solvers import SOLVERS

BENCH = pathlib.Path(__file__).resolve().parent
TREE = BENCH.parent
HIGHS = "highs@1.15.3"
OWN = "timetable"


class Bench:
    """The program of a build, and where files and lines go."""

    def __init__(self, arguments):
        build = pathlib.Path(arguments.build)
        self.program = str(build / "bin" / "timetable")
        self.folder = build / "bench"
        self.folder.mkdir(parents=True, exist_ok=True)
        self.lines = self.folder / (arguments.name + ".jsonl")

    def timetable(self, *words):
        """Our program; whatever it answers but a failure."""
        done = subprocess.run([self.program, *map(str, words)], stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, text=True, check=False)
        if done.returncode not in (0, 1):
            sys.exit("timetable %s left with %d:\n%s"
                     % (" ".join(map(str, words)), done.returncode, done.stderr))
        return done


def install(folder):
    """Debian's packages, and the npm package beside the builds."""
    subprocess.run(["sh", str(TREE / "tests" / "support" / "install-packages.sh"), "peers"],
                   check=True)
    subprocess.run(["npm", "install", "--no-audit", "--no-fund", "--prefix", str(folder), HIGHS],
                   check=True)


# ---- What is proven, and what is wrong


def is_proven(run, tiers):
    """Every tier, or that there is no timetable."""
    if run.outcome == "infeasible":
        return True
    return len(run.tiers) == tiers and all(tier["status"] == "optimal" for tier in run.tiers)


def find_contradiction(run, values):
    """The first tier of a run whose bound a valid timetable beats while it keeps the tiers before; None
    if there is none. Such a bound says that no timetable does."""
    for number, tier in enumerate(run.tiers[:len(values)]):
        if tier["bound"] is not None and values[number] < tier["bound"]:
            return number
        if tier["value"] is None or values[number] > tier["value"]:
            return None
    return None


def known_tiers(name):
    """What known.csv has of an instance, as a run has its tiers."""
    with open(BENCH / "known.csv", encoding="utf-8") as file:
        rows = [row.split(",", 4) for row in file if row.startswith(name + ",")]
    return [{"value": Decimal(row[2]) if row[2] else None,
             "bound": Decimal(row[3]) if row[3] else None} for row in rows]


class Known:
    """known.csv as another run."""

    outcome = "known"

    def __init__(self, name):
        self.tiers = known_tiers(name)
        self.values = [tier["value"] for tier in self.tiers]
        if None in self.values:
            self.values = self.values[:self.values.index(None)]


def judge(runs, case):
    """Note every run whose bounds a timetable of another contradicts."""
    others = dict(runs, **{"known.csv": Known(case.name)})
    for name, run in runs.items():
        for other_name, other in others.items():
            number = find_contradiction(run, other.values)
            if number is not None:
                run.mistakes.append("its bound %s of tier %d is beaten by %s with %s" % (
                    run.tiers[number]["bound"], number + 1, other_name, other.values[number]))
            if run.outcome == "infeasible" and other.values:
                run.mistakes.append("it says infeasible, and %s has a timetable" % other_name)
        number = find_contradiction(others["known.csv"], run.values)
        if number is not None:
            run.mistakes.append("its value %s of tier %d is below the bound in known.csv"
                                % (run.values[number], number + 1))


# ---- Tables and lines


def show(number):
    """A number without needless digits, a dash for none."""
    return "-" if number is None else format(Decimal(number).normalize(), "f")


def gap_of(run):
    """The gap of the first tier that is not proven, in per cent."""
    for tier in run.tiers:
        if tier["status"] == "optimal":
            continue
        if tier["value"] is None or tier["bound"] is None:
            return "-"
        return "%.1f" % (100 * (tier["value"] - tier["bound"]) / max(1, abs(tier["value"])))
    return "0" if run.tiers else "-"


def proven_text(run, tiers):
    """ "yes", or how many tiers of several."""
    if is_proven(run, tiers):
        return "none" if run.outcome == "infeasible" else "yes"
    count = 0
    while count < len(run.tiers) and run.tiers[count]["status"] == "optimal":
        count += 1
    return "%d of %d" % (count, tiers) if count else "no"


ROW = "%-22s %-10s %-28s %-28s %7s %8s %8s %7s"


def print_head():
    """The table's head."""
    print(ROW % ("instance", "solver", "value", "bound", "gap %", "proven", "seconds", "MB"))


def print_row(case, name, run):
    """A run as a row of the table: its tiers with blanks between them."""
    bounds = [tier["bound"] for tier in run.tiers]
    print(ROW % (case.name[:22], name, " ".join(map(show, run.values)) or "-",
                 " ".join(map(show, bounds)) or "-", gap_of(run), proven_text(run, case.tiers),
                 "%.1f" % run.used, "%.0f" % (run.peak_kilobytes / 1024)), flush=True)


def write_line(bench, case, name, version, run, arguments):
    """A run as a line of JSON."""
    line = {"instance": case.name, "hash": case.hash, "commit": suite.commit(),
            "solver": name, "version": version, "time_limit": arguments.time, "threads": 1,
            "outcome": run.outcome, "proven": is_proven(run, case.tiers),
            "values": run.values, "tiers": run.tiers, "seconds": round(run.used, 2),
            "peak_kilobytes": run.peak_kilobytes, "mistakes": run.mistakes}
    with open(bench.lines, "a", encoding="utf-8") as file:
        file.write(json.dumps(line, default=float) + "\n")


def print_summary(results, seconds):
    """How many each solver proves, how fast, and how often its timetable is the best of all."""
    best = {}
    for case, runs in results:
        values = [run.values for run in runs.values() if run.values]
        best[case.name] = min(values) if values else None
    print("\n%-12s %-12s %-22s %-16s" % ("solver", "proven", "seconds (shifted mean)",
                                         "best timetable"))
    for name in results[0][1]:
        mine = [(case, runs[name]) for case, runs in results]
        proven = [is_proven(run, case.tiers) for case, run in mine]
        times = [min(run.used, seconds) if done else seconds
                 for done, (_, run) in zip(proven, mine)]
        mean = math.exp(sum(math.log(time + 1) for time in times) / len(times)) - 1
        wins = sum(run.values == best[case.name] for case, run in mine if run.values)
        print("%-12s %-12s %-22s %-16s" % (name, "%d of %d" % (sum(proven), len(mine)),
                                           "%.2f" % mean, "%d of %d" % (wins, len(mine))))
    print("The mean is geometric with a shift of 1 s; what is not proven counts with the limit.")


# ---- The work


def find_files(bench, arguments):
    """The partnerships to run, converted where they need it."""
    paths = []
    for name in arguments.files:
        path = pathlib.Path(name)
        if not path.exists():
            path = pathlib.Path(os.environ.get("TIMETABLE_INSTANCES", ".")) / name
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        if not text:
            sys.exit("%s: not found" % name)
        paths.append(path if '"timetable-partnership"' in text else convert(bench, path))
    if arguments.instances:
        found = [suite.find_instance(bench, name, conversion)
                 for name, conversion, _ in suite.INSTANCES]
        paths += [path for path in found if path is not None]
    return paths


def convert(bench, path):
    """An instance of another form as a partnership."""
    made = bench.folder / (path.stem + ".json")
    with open(made, "w", encoding="utf-8") as file:
        subprocess.run([sys.executable, str(BENCH / "convert.py"), str(path)], stdout=file,
                       check=True)
    return made


def find_solvers(bench, wanted):
    """The solvers that are installed, with their versions."""
    solvers = []
    for make in SOLVERS:
        if wanted and make.name not in wanted:
            continue
        solver = make(bench.folder)
        version = solver.version()
        if version:
            solvers.append((solver, version))
        else:
            print("SKIPPED %s: not installed; peers.py --install does that" % make.name)
    return solvers


def run_case(bench, case, solvers, arguments):
    """All solvers on one partnership."""
    runs, versions = {}, {}
    if arguments.own == "yes":
        runs[OWN] = OwnRun(case, arguments.time).run()
        versions[OWN] = bench.timetable("--version").stdout.split()[1]
        print_row(case, OWN, runs[OWN])
    for solver, version in solvers:
        runs[solver.name] = PeerRun(case, solver, arguments.time).run()
        versions[solver.name] = version
        print_row(case, solver.name, runs[solver.name])
    judge(runs, case)
    for name, run in runs.items():
        write_line(bench, case, name, versions[name], run, arguments)
        for mistake in run.mistakes:
            print("WRONG %s on %s: %s" % (name, case.name, mistake))
    case.clear()
    return runs


def read_arguments():
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", help="partnerships")
    parser.add_argument("--time", type=float, default=60, help="seconds a run (60)")
    parser.add_argument("--solvers", default="", help="only these: highs,scipy,cbc,glpsol")
    parser.add_argument("--own", choices=("yes", "no"), default="yes", help="run ours too")
    parser.add_argument("--instances", action="store_true", help="also those of suite.py")
    parser.add_argument("--name", default="peers", help="of the file of lines (peers)")
    parser.add_argument("--build", default=str(TREE / "build" / "release"))
    parser.add_argument("--install", action="store_true", help="install the solvers first")
    return parser.parse_args()


def main():
    """Install, or run everything and say what is wrong."""
    arguments = read_arguments()
    bench = Bench(arguments)
    if arguments.install:
        install(bench.folder)
    paths = find_files(bench, arguments)
    if not paths:
        return 0 if arguments.install else 2
    solvers = find_solvers(bench, arguments.solvers.split(",") if arguments.solvers else [])
    print_head()
    results = [(case, run_case(bench, case, solvers, arguments))
               for case in (Case(bench, path) for path in paths)]
    if results[0][1]:
        print_summary(results, arguments.time)
    return 1 if any(run.mistakes for _, runs in results for run in runs.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
