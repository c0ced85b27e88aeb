#!/usr/bin/python3
"""Run a named suite of benchmarks and print its tables.

    suite.py stevenage   the town: values and bounds at each mark, and their spread over the seeds
    suite.py instances   known instances (the variable TIMETABLE_INSTANCES says where they are)
    suite.py growth      300 to 10,000 students of one family: time, memory, exponent
    suite.py seating     with and without the seating program: same work, same seeds

Every run's line of JSON is kept in <build>/bench/<suite>.jsonl. Exit code 1: some answer is wrong.
"""
import argparse
import json
import math
import os
import pathlib
import statistics
import subprocess
import sys

BENCH = pathlib.Path(__file__).resolve().parent
TOWNS = BENCH.parent / "examples" / "partnerships"

# Instances of other places: file, arguments of convert.py (None: load as it is), and targets:
# (seconds, tier, the value to reach by then, and whether every seed must).
INSTANCES = [
    ("svws-blockung002.json", [], [(10, 0, 0)]),
    ("ib-dp2.json", [], [(10, 0, 5)]),
    ("sms-2019.json", [], [(60, 0, 31)]),
    ("town-40.json", None, [(10, 0, 7064)]),
    ("town-120.json", None, [(60, 0, 22743)]),
    ("town-300.json", None, [(20, 0, 20882)]),
    ("toronto/sta-f-83.crs", ["--blocks", "13"], [(60, 0, 0)]),
    ("toronto/ear-f-83.crs", ["--blocks", "22"], [(60, 0, 0)]),
    ("toronto/hec-s-92.crs", ["--blocks", "17"], [(60, 0, 0)]),
    ("school1.col", ["--blocks", "14"], [(60, 0, 0)]),
]


class Bench:
    """The programs of a build, where lines go, and whether anything was wrong."""

    def __init__(self, arguments):
        self.arguments = arguments
        self.bin = pathlib.Path(arguments.build) / "bin"
        self.folder = pathlib.Path(arguments.build) / "bench"
        self.folder.mkdir(parents=True, exist_ok=True)
        self.lines = open(self.folder / (arguments.suite + ".jsonl"), "a", encoding="utf-8")
        self.mistakes = 0
        self.environment = dict(os.environ)
        self.environment.setdefault("TIMETABLE_COMMIT", commit())

    def run(self, path, *options):
        """One run of bench/run; its line as a dictionary, None if it failed."""
        command = [str(self.bin / "run"), str(path), "--known", str(BENCH / "known.csv"),
                   "--workers", str(self.arguments.workers), *map(str, options)]
        done = subprocess.run(command, env=self.environment, stdout=subprocess.PIPE, text=True,
                              check=False)
        if done.returncode not in (0, 1):
            self.mistakes += 1
            print("FAILED with %d: %s" % (done.returncode, " ".join(command)))
            return None
        line = json.loads(done.stdout)
        self.lines.write(done.stdout)
        self.lines.flush()
        if done.returncode == 1:
            self.mistakes += 1
            print("WRONG %s seed %d: %s" % (line["instance"], line["options"]["seed"],
                                            line["mistake"]))
        return line

    def run_seeds(self, path, *options):
        """A run for each seed; the lines of those that did not fail."""
        lines = [self.run(path, "--seed", seed, *options) for seed in self.seeds()]
        return [line for line in lines if line]

    def generate(self, *options):
        """A town by bench/generate; the file's path."""
        path = self.folder / ("town" + "".join(map(str, options)).replace("--", "-") + ".json")
        subprocess.run([str(self.bin / "generate"), "-o", str(path), *map(str, options)],
                       check=True)
        return path

    def seeds(self):
        """The seeds to run, from 1."""
        return range(1, self.arguments.seeds + 1)


def commit():
    """What git says of the tree, or nothing."""
    done = subprocess.run(["git", "-C", str(BENCH), "describe", "--always", "--dirty"],
                          stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
                          check=False)
    return done.stdout.strip() or "unknown"


def show(number):
    """A number as short as it is exact; a dash where there is none."""
    if number is None:
        return "-"
    return "%d" % number if number == int(number) else "%.3f" % number


def say(is_met, text):
    """A target and whether it is met."""
    print("  %s %s" % ("met  " if is_met else "MISSED", text))


def print_row(*cells):
    """A row of a table: the first column left, the others right."""
    print("  %-24s" % cells[0] + "".join("%13s" % cell for cell in cells[1:]))


def marks_of(line):
    """A line's marks in order, as numbers of seconds."""
    return sorted(int(mark) for mark in line["marks"])


def print_spread(lines):
    """Least, median and largest value of each tier at each mark, and the best bound."""
    goals = lines[0]["goals"]
    print_row("tier", "second", "least", "median", "largest", "bound", "spread %")
    for tier, goal in enumerate(goals):
        for mark in marks_of(lines[0]):
            here = [line["marks"][str(mark)] for line in lines if line["marks"][str(mark)]]
            if not here:
                print_row(goal, mark, "-", "-", "-", "-", "-")
                continue
            values = sorted(one["tiers"][tier][0] for one in here)
            bound = max(one["tiers"][tier][1] for one in here)
            middle = statistics.median(values)
            spread = 100 * (values[-1] - values[0]) / middle if middle else 0
            print_row(goal, mark, show(values[0]), show(middle), show(values[-1]), show(bound),
                      "%.1f" % spread)


def marks_until(seconds):
    """The usual marks up to a time, and the time itself."""
    return ",".join(str(mark) for mark in sorted({1, 10, 60, 300, seconds}) if mark <= seconds)


def suite_stevenage(bench):
    """The main job."""
    seconds = bench.arguments.time or 300
    lines = bench.run_seeds(TOWNS / "stevenage.json", "--time", seconds, "--marks",
                            marks_until(seconds))
    if not lines:
        return
    for line in lines:
        print("seed %d: %s" % (line["options"]["seed"], " ".join(
            "%s (>= %s)" % (show(value), show(bound)) for value, bound in line["end"]["tiers"])))
    print_spread(lines)
    first = max(line["first"]["milliseconds"] for line in lines)
    say(first < 1000, "a valid timetable in under 1 s: %d ms on the slowest seed; it keeps the"
        " rule that all courses are in reach of every site" % first)
    if "10" in lines[0]["marks"]:
        worst = max(line["marks"]["10"]["tiers"][0][0] for line in lines)
        best = min(min(line["end"]["tiers"][0][0] for line in lines), known("stevenage", 0))
        say(worst - best <= 0.002 * lines[0]["choices"],
            "after 10 s at most 0.2 %% of %d choices above the best known (%s): %s"
            % (lines[0]["choices"], show(best), show(worst)))


def known(instance, tier):
    """The best value known, infinite where there is none."""
    with open(BENCH / "known.csv", encoding="utf-8") as file:
        for row in file:
            fields = row.split(",")
            if fields[:2] == [instance, str(tier)] and fields[2]:
                return float(fields[2])
    return math.inf


def find_instance(bench, name, conversion):
    """The instance's partnership, converted if need be; None where it is absent."""
    folder = os.environ.get("TIMETABLE_INSTANCES", "")
    path = pathlib.Path(folder) / name
    if not folder or not path.exists():
        print("SKIPPED %s: not found; TIMETABLE_INSTANCES is %s" % (name, folder or "not set"))
        return None
    if conversion is None:
        return path
    made = bench.folder / (path.stem + ".json")
    with open(made, "w", encoding="utf-8") as file:
        subprocess.run([sys.executable, str(BENCH / "convert.py"), str(path), *conversion],
                       stdout=file, check=True)
    return made


def suite_instances(bench):
    """Instances of other places, against their targets."""
    chosen = bench.arguments.only
    for name, conversion, targets in INSTANCES:
        if chosen and chosen not in name:
            continue
        path = find_instance(bench, name, conversion)
        if path is None:
            continue
        seconds = bench.arguments.time or max(target[0] for target in targets)
        marks = ",".join(map(str, sorted({1, seconds} | {target[0] for target in targets
                                                           if target[0] <= seconds})))
        print(path.stem)
        lines = bench.run_seeds(path, "--time", seconds, "--marks", marks)
        if not lines:
            continue
        print_spread(lines)
        for mark, tier, value in targets:
            if mark > seconds:
                continue
            standing = [line["marks"][str(mark)] for line in lines]
            worst = max(one["tiers"][tier][0] if one else math.inf for one in standing)
            say(worst <= value, "%s or less after %d s on every seed: %s"
                % (show(value), mark, show(worst) if worst < math.inf else "none"))


def slope(points):
    """The exponent of growth: the slope of a straight line through logarithms."""
    logs = [(math.log(x), math.log(y)) for x, y in points if x > 0 and y > 0]
    if len(logs) < 2:
        return math.nan
    middle_x = statistics.mean(x for x, _ in logs)
    middle_y = statistics.mean(y for _, y in logs)
    return (sum((x - middle_x) * (y - middle_y) for x, y in logs)
            / sum((x - middle_x) ** 2 for x, _ in logs))


def growth_row(bench, students, family):
    """Runs of one size: median seconds, work and memory until enough choices are met."""
    path = bench.generate("--students", students, "--seed", 2006, *family)
    lines = bench.run_seeds(path, "--time", bench.arguments.time or 300, "--marks", "1", "--met",
                            995, "--stop-when-met")
    if not lines:
        return students, 0, 0, 0, False
    is_met = all(line["met"] for line in lines)
    seconds = [(line["met"] or line["end"])["milliseconds"] / 1000 for line in lines]
    work = [(line["met"] or line["end"])["work"] for line in lines]
    memory = max(line["peak_kilobytes"] for line in lines) / 1024
    print_row("%d%s" % (students, "" if is_met else " (not all)"), lines[0]["sites"],
              lines[0]["choices"], "%.2f" % min(seconds), "%.2f" % statistics.median(seconds),
              "%.2f" % max(seconds), "%.0f" % (statistics.median(work) / 1e6), "%.1f" % memory)
    return students, statistics.median(seconds), statistics.median(work), memory, is_met


def suite_growth(bench):
    """How time and memory grow within one family of towns."""
    sizes = [int(size) for size in bench.arguments.sizes.split(",")]
    for title, family in (("lessons", []), ("abstract blocks", ["--abstract"])):
        print("Synthetic towns, seed 2006, %s: until 99.5 %% of choices are met" % title)
        print_row("students", "sites", "choices", "s least", "s median", "s largest",
                  "work (M)", "memory MB")
        rows = [growth_row(bench, size, family) for size in sizes]
        met = [row for row in rows if row[4]]
        print("  exponents of growth over sizes that got there: time %.2f, work %.2f; memory"
              " (all sizes) %.2f" % (slope([row[:2] for row in met]),
                                     slope([(row[0], row[2]) for row in met]),
                                     slope([(row[0], row[3]) for row in rows])))


def weigh_together(bench, path):
    """The same partnership with one tier, an unmet choice for 1,000 minutes of travel: values of
    runs that meet different choices can be compared."""
    with open(path, encoding="utf-8") as file:
        data = json.load(file)
    data["tiers"] = [[{"goal": "unmet", "weight": 1000}, {"goal": "travel", "weight": 1}]]
    made = bench.folder / (path.stem + "-weighed.json")
    with open(made, "w", encoding="utf-8") as file:
        json.dump(data, file)
    return made


def seating_pair(bench, path, seed):
    """The line of a run with the seating program, and of one without."""
    return [bench.run(path, "--work", bench.arguments.work, "--seed", seed, "--marks", "1",
                      "--set", "seating=%d" % is_on) for is_on in (1, 0)]


def seating_rows(bench, path):
    """A row a seed; the ratios of the values."""
    ratios = []
    for seed in bench.seeds():
        pair = seating_pair(bench, path, seed)
        if None in pair:
            continue
        value_on, value_off = (line["end"]["tiers"][0][0] for line in pair)
        goals_on, goals_off = (line["goal_values"] for line in pair)
        ratios.append(value_on / value_off)
        print_row(path.stem[:24], seed, show(goals_on["unmet"]), show(goals_off["unmet"]),
                  show(goals_on["travel"]), show(goals_off["travel"]), "%.4f" % ratios[-1])
    return ratios


def suite_seating(bench):
    """What the seating program is worth at equal work."""
    towns = [TOWNS / "consortium.json", TOWNS / "stevenage-y12.json", TOWNS / "stevenage.json",
             bench.generate("--abstract", "--seed", 2006)]
    paths = [weigh_together(bench, path) for path in towns]
    other = find_instance(bench, "town-300.json", None)
    if other is not None:
        paths.append(other)
    print("Work %s a run, seating program on and off; ratio of travel and unmet choices weighed"
          " together" % bench.arguments.work)
    print_row("instance", "seed", "unmet on", "unmet off", "travel on", "travel off", "on/off")
    for path in paths:
        ratios = seating_rows(bench, path)
        if not ratios:
            continue
        mean = math.exp(statistics.mean(math.log(ratio) for ratio in ratios))
        wins = sum(ratio < 1 for ratio in ratios)
        say(mean < 1, "the seating program wins on %s by %.2f %% (geometric mean), better on %d"
            " of %d seeds" % (path.stem, 100 * (1 - mean), wins, len(ratios)))


SUITES = {"stevenage": suite_stevenage, "instances": suite_instances, "growth": suite_growth,
          "seating": suite_seating}


def main():
    """Read the command line and run the suite."""
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("suite", choices=sorted(SUITES))
    parser.add_argument("--build", default=str(BENCH.parent / "build" / "release"))
    parser.add_argument("--seeds", type=int, default=5, help="how many seeds, from 1 (5)")
    parser.add_argument("--time", type=int, help="seconds a run, in place of the suite's own")
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--only", default="", help="instances: only names with this text")
    parser.add_argument("--sizes", default="300,1000,3000,10000",
                        help="growth: numbers of students")
    parser.add_argument("--work", default="200000000", help="seating: work limit of a run")
    bench = Bench(parser.parse_args())
    SUITES[bench.arguments.suite](bench)
    return 1 if bench.mistakes else 0


if __name__ == "__main__":
    sys.exit(main())
