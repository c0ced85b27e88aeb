"""bench/peers: run other solvers and ours on the same partnerships, and compare.

    bench/peers small                          a suite of bench/run, each solver 60 s on each
    bench/peers town.json other-town.json      files
    bench/peers --time 300 --solvers cbc,highs --own no town.json
    bench/peers --install                      install the other solvers (Debian, npm)

Other solvers get `timetable ilp`'s program of each tier: the next tier when the one before is
proven, all in the given time, on one processor. Their solutions become timetables, which our
checker judges. A file in another form is converted by convert.py. A solver that is not installed is
skipped, and it says so.

Every run's line of JSON is kept in <build>/bench/<name>.jsonl. Exit code 1: some answer is wrong,
that is, refused by our checker, below a bound or with a bound above the timetable of another run,
of the generator or of known.csv.
"""
import argparse
import json
import math
import statistics
import subprocess
import sys

import catalogue
import judge
import known
import tables
from peers_run import Case, OwnRun, PeerRun
from peers_solvers import SOLVERS
from programs import BUILD, TREE, Programs, commit

HIGHS = "highs@1.15.3"
OWN = "timetable"


def install(folder):
    """Debian's packages, and the npm package beside the builds."""
    subprocess.run(["sh", str(TREE / "tests" / "support" / "install-packages.sh"), "peers"],
                   check=True)
    subprocess.run(["npm", "install", "--no-audit", "--no-fund", "--prefix", str(folder), HIGHS],
                   check=True)


# ---- What is proven, and what is wrong


def count_proven(run):
    """How many tiers from the first are proven."""
    count = 0
    while count < len(run.tiers) and run.tiers[count]["status"] == "optimal":
        count += 1
    return count


def is_proven(run, tiers):
    """Every tier, or that there is no timetable."""
    return run.outcome == "infeasible" or count_proven(run) == tiers


# ---- Tables and lines


def gap_of(run):
    """The gap of the first tier that is not proven."""
    number = count_proven(run)
    if number == len(run.tiers):
        return "0" if run.tiers else "-"
    value = run.values[number] if number < len(run.values) else None
    return tables.gap_of([(value, run.tiers[number]["bound"])])


def print_run(case, name, run):
    """A run as a row of the table: the values of its last timetable, the bounds tier by tier."""
    values = list(run.values) + [None] * (len(run.tiers) - len(run.values))
    bounds = [tier["bound"] for tier in run.tiers] + [None] * (len(values) - len(run.tiers))
    is_done = is_proven(run, case.tiers)
    tables.print_run(case.name, name, {
        "tiers": list(zip(values, bounds)), "gap": gap_of(run), "seconds": run.used,
        "processor_seconds": run.processor_used, "kilobytes": run.peak_kilobytes,
        "verified": tables.verified_text(run.verdict),
        "proven": "yes" if is_done else "%d of %d" % (count_proven(run), case.tiers)})


def write_line(bench, case, name, version, run, arguments):
    """A run as a line of JSON."""
    line = {"instance": case.name, "hash": case.hash, "commit": commit(),
            "solver": name, "version": version, "time_limit": arguments.time, "threads": 1,
            "outcome": run.outcome, "proven": is_proven(run, case.tiers),
            "values": run.values, "tiers": run.tiers, "seconds": round(run.used, 2),
            "processor_seconds": round(run.processor_used, 2),
            "peak_kilobytes": run.peak_kilobytes, "mistakes": run.mistakes, **run.verdict}
    bench.write_line(json.dumps(line, default=float))


SUMMARY = "\n%-12s %-12s %10s %10s %12s %18s %16s"


def print_summary(results, seconds):
    """How many each solver proves, how fast, and how often its timetable is the best of all."""
    best = {}
    for case, runs in results:
        values = [run.values for run in runs.values() if run.values]
        best[case.name] = min(values) if values else None
    print(SUMMARY % ("solver", "proven", "median s", "total s", "shifted mean", "slowest proof",
                     "best timetable"))
    for name in results[0][1]:
        mine = [(case, runs[name]) for case, runs in results]
        proven = [is_proven(run, case.tiers) for case, run in mine]
        times = [min(run.processor_used, seconds) if done else seconds
                 for done, (_, run) in zip(proven, mine)]
        mean = math.exp(sum(math.log(time + 1) for time in times) / len(times)) - 1
        slowest = max((time for time, done in zip(times, proven) if done), default=None)
        wins = sum(run.values == best[case.name] for case, run in mine if run.values)
        print(SUMMARY[1:] % (name, "%d of %d" % (sum(proven), len(mine)),
                             "%.2f" % statistics.median(times), "%.0f" % sum(times), "%.2f" % mean,
                             "-" if slowest is None else "%.2f" % slowest,
                             "%d of %d" % (wins, len(mine))))
    print("Seconds are processor time; what is not proven counts with the limit; the mean is"
          " geometric with a shift of 1 s.")


# ---- The work


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
            print("SKIPPED %s: not installed; bench/peers --install does that" % make.name)
    return solvers


def run_case(bench, instance, paths, solvers, arguments):
    """All solvers on one partnership."""
    case = Case(bench, instance.name, paths[0])
    runs, versions = {}, {}
    if arguments.own == "yes":
        runs[OWN] = OwnRun(case, arguments.time).run()
        versions[OWN] = bench.timetable("--version").stdout.split()[1]
        print_run(case, OWN, runs[OWN])
    for solver, version in solvers:
        runs[solver.name] = PeerRun(case, solver, arguments.time).run()
        versions[solver.name] = version
        print_run(case, solver.name, runs[solver.name])
    claims = judge.gather(bench, case.name, *paths, case.hash)
    claims.update(runs)
    for name, run in runs.items():
        run.mistakes += judge.contradictions(claims, name)
        write_line(bench, case, name, versions[name], run, arguments)
        for mistake in run.mistakes:
            bench.note("WRONG %s on %s: %s" % (name, case.name, mistake))
    if arguments.note and not bench.mistakes:
        known.update(case.name, known.best_tiers(claims))
    case.clear()
    return case, runs


def read_arguments():
    """The command line."""
    parser = argparse.ArgumentParser(prog="bench/peers", description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("suites", nargs="*", help="suites of bench/run, or files")
    parser.add_argument("--time", type=float, default=60, help="seconds a run (60)")
    parser.add_argument("--solvers", default="", help="only these: highs,scipy,cbc,glpsol")
    parser.add_argument("--own", choices=("yes", "no"), default="yes", help="run ours too")
    parser.add_argument("--only", default="",
                        help="instances: this one, or those with this text in their names")
    parser.add_argument("--note", action="store_true", help="write what is better into known.csv")
    parser.add_argument("--name", default="peers", help="of the file of lines (peers)")
    parser.add_argument("--build", default=BUILD)
    parser.add_argument("--install", action="store_true", help="install the solvers first")
    arguments = parser.parse_args()
    for name in arguments.suites:
        if catalogue.find(name) is None:
            parser.error("%s is no suite (%s) and no file" % (name, ", ".join(catalogue.SUITES)))
    if not arguments.suites and not arguments.install:
        parser.error("name a suite or a file")
    return arguments


def main():
    """Install, or run everything and say what is wrong."""
    arguments = read_arguments()
    bench = Programs(arguments.build, arguments.name)
    if arguments.install:
        install(bench.folder)
    instances = catalogue.only([instance for name in arguments.suites
                                for instance in catalogue.find(name)], arguments.only)
    solvers = find_solvers(bench, arguments.solvers.split(",") if arguments.solvers else [])
    if instances:
        tables.print_run_head("solver")
    made = [(instance, instance.make(bench)) for instance in instances]
    results = [run_case(bench, instance, paths, solvers, arguments)
               for instance, paths in made if paths[0] is not None]
    if results and results[0][1]:
        print_summary(results, arguments.time)
    return 1 if bench.mistakes else 0


if __name__ == "__main__":
    sys.exit(main())
