"""bench/run: run named suites and print a table of each.

    bench/run small          36 towns of 12 to 60 students by bench/generate: are they proven?
    bench/run towns          towns of 40, 120 and 300 students
    bench/run schools        real schools and examination sets
    bench/run stevenage      a town of 1,000, with lessons and without
    bench/run large          2,000 and 20,000 students: time and memory
    bench/run growth         300 to 10,000 students of one family: time, memory, exponent
    bench/run seating        with and without the seating program: same work, same seeds
    bench/run programs       with and without neighbourhood programs: same time or work, same seeds
    bench/run town.json      any partnership, or an instance that convert.py reads

Instances of others are where the variable TIMETABLE_INSTANCES says. Every run's line of JSON is
kept in <build>/bench/<suite>.jsonl. Exit code 1: some answer is wrong, that is, refused by the
checker, below a bound or with a bound above the timetable of any other run, of the generator or of
known.csv.
"""
import argparse
import statistics
import sys

import catalogue
import experiments
import judge
import known
import tables
from programs import BUILD, Programs


def marks_of(instance, seconds):
    """The usual marks, those of the targets, and the limit itself."""
    wanted = {1, 10, 60, 300, seconds} | {target.seconds for target in instance.targets}
    return ",".join(str(mark) for mark in sorted(wanted) if mark <= seconds)


def row_of(line):
    """A line of the driver as a row of the table."""
    end = line["end"] or {"tiers": []}
    count, tiers = tables.count_proven(end["tiers"]), len(line["goals"])
    is_proven = count == tiers or line["outcome"] == "infeasible"
    return {"tiers": end["tiers"], "seconds": line["solve_ms"] / 1000,
            "processor_seconds": line["processor_ms"] / 1000,
            "kilobytes": line["peak_kilobytes"], "verified": tables.verified_text(line),
            "is_proven": is_proven,
            "proven": "yes" if is_proven else "%d of %d" % (count, tiers)}


def claim_of(line):
    """A line of the driver as a claim."""
    tiers = (line["end"] or {"tiers": []})["tiers"]
    values = [value for value, _ in tiers] if line["valid"] else []
    claim = judge.Claim(values, [], line["outcome"])
    claim.tiers = [{"value": value, "bound": bound} for value, bound in tiers]
    return claim


def run_instance(programs, instance, arguments, seconds, seeds):
    """All seeds of an instance, its rows, what is wrong and which targets are met."""
    paths = instance.make(programs)
    if paths[0] is None:
        return []
    lines = [programs.run(paths[0], "--time", seconds, "--seed", seed, "--instance", instance.name,
                          "--workers", arguments.workers, "--marks", marks_of(instance, seconds))
             for seed in range(1, seeds + 1)]
    lines = [line for line in lines if line]
    for line in lines:
        tables.print_run(instance.name, "seed %s" % line["options"]["seed"], row_of(line))
    claims = judge.gather(programs, instance.name, *paths, lines[0]["hash"] if lines else "")
    claims.update(("bench/run, seed %s" % line["options"]["seed"], claim_of(line))
                  for line in lines)
    for name in claims:
        for sentence in judge.contradictions(claims, name) if name.startswith("bench/run") else ():
            programs.note("WRONG %s, %s: %s" % (instance.name, name, sentence))
    if arguments.note and not programs.mistakes:
        known.update(instance.name, known.best_tiers(claims))
    if len(lines) > 1:
        tables.print_spread(lines)
    for target in instance.targets if lines else ():
        if target.seconds <= seconds:
            tables.say(*target.judge(lines))
    return lines


def print_certificates(lines):
    """How many certificates verify, in what time, and how large they are."""
    made = [line for line in lines if line["verified"] is not None]
    slowest = max((line["verify_seconds"] for line in made), default=0)
    largest = max((line["certificate_bytes"] for line in made), default=0)
    tables.say(all(line["verified"] for line in made) and slowest < 10,
               "%d of %d certificates verified, each in less than 10 s: slowest %.1f s,"
               " largest %d kB" % (sum(line["verified"] for line in made), len(made), slowest,
                                   largest // 1000))


def print_summary(lines, least_percent):
    """How many are proven and how fast."""
    rows = [row_of(line) for line in lines]
    times = sorted(row["processor_seconds"] for row in rows if row["is_proven"])
    text = "%d of %d proven%s" % (
        len(times), len(rows), "; processor seconds: median %.2f, slowest %.2f, all of them %.1f"
        % (statistics.median(times), times[-1], sum(times)) if times else "")
    if least_percent:
        tables.say(100 * len(times) >= least_percent * len(rows),
                   "%d %% proven: %s" % (least_percent, text))
    else:
        print("  " + text)
    print_certificates(lines)


def run_suite(programs, name, arguments):
    """One suite and its table."""
    suite = catalogue.SUITES.get(name, catalogue.Suite(60, catalogue.find(name)))
    chosen = catalogue.only(suite.instances, arguments.only)
    tables.print_run_head("run")
    lines = []
    for instance in chosen:
        lines += run_instance(programs, instance, arguments, arguments.time or suite.seconds,
                              arguments.seeds or 1)
    if lines:
        print_summary(lines, suite.proven_percent)


def read_arguments():
    """The command line."""
    parser = argparse.ArgumentParser(prog="bench/run", description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("suites", nargs="+", help="names of suites, or files")
    parser.add_argument("--build", default=BUILD)
    parser.add_argument("--seeds", type=int,
                        help="how many seeds, from 1 (1; large, growth, seating, programs: 5)")
    parser.add_argument("--time", type=int, help="seconds a run, in place of the suite's own")
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--only", default="",
                        help="instances: this one, or those with this text in their names")
    parser.add_argument("--note", action="store_true", help="write what is better into known.csv")
    parser.add_argument("--sizes", default="300,1000,3000,10000",
                        help="growth: numbers of students")
    parser.add_argument("--work", default="200000000",
                        help="seating, programs: work limit of a run, where no time is given")
    arguments = parser.parse_args()
    for name in arguments.suites:
        if name not in experiments.EXPERIMENTS and catalogue.find(name) is None:
            parser.error("%s is no suite (%s) and no file" % (
                name, ", ".join([*catalogue.SUITES, *experiments.EXPERIMENTS])))
    return arguments


def main():
    """Run the suites."""
    arguments = read_arguments()
    mistakes = 0
    for name in arguments.suites:
        is_file = name not in catalogue.SUITES and name not in experiments.EXPERIMENTS
        programs = Programs(arguments.build, "files" if is_file else name)
        if name in experiments.EXPERIMENTS:
            experiments.EXPERIMENTS[name](programs, arguments)
        else:
            run_suite(programs, name, arguments)
        mistakes += programs.mistakes
    return 1 if mistakes else 0


if __name__ == "__main__":
    sys.exit(main())
