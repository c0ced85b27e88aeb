"""Suites that ask for more than one answer a run: growth, large towns, programs on and off."""
import math
import statistics

from catalogue import TOWNS, Example, Foreign, only
from tables import print_row, say, show


def run_seeds(programs, arguments, path, *options):
    """A run for each seed; the lines of those that did not fail."""
    seeds = range(1, (arguments.seeds or 5) + 1)
    lines = [programs.run(path, "--seed", seed, "--workers", arguments.workers, *options)
             for seed in seeds]
    return [line for line in lines if line]


# ---- Growth and large towns: until 99.5 % of the choices are met


def slope(points):
    """The exponent of growth: the slope of a straight line through logarithms."""
    logs = [(math.log(x), math.log(y)) for x, y in points if x > 0 and y > 0]
    if len(logs) < 2:
        return math.nan
    middle_x = statistics.mean(x for x, _ in logs)
    middle_y = statistics.mean(y for _, y in logs)
    return (sum((x - middle_x) * (y - middle_y) for x, y in logs)
            / sum((x - middle_x) ** 2 for x, _ in logs))


def print_growth_head():
    """The head of the rows below."""
    print_row("students", "sites", "choices", "s least", "s median", "s largest", "work (M)",
              "memory MB")


def growth_row(programs, arguments, students, family):
    """Runs of one size: students, median seconds, median work, megabytes, and whether all got
    there."""
    path, _ = programs.generate("town-of-%d%s" % (students, "".join(family)), "--students",
                                students, "--seed", 2006, *family)
    lines = run_seeds(programs, arguments, path, "--time", arguments.time or 300, "--marks", "1",
                      "--met", 995, "--stop-when-met")
    if not lines:
        return students, 0, 0, 0, False
    is_met = all(line["met"] for line in lines)
    seconds = [int((line["met"] or line["end"])["milliseconds"]) / 1000 for line in lines]
    work = [int((line["met"] or line["end"])["work"]) for line in lines]
    memory = max(int(line["peak_kilobytes"]) for line in lines) / 1024
    print_row("%d%s" % (students, "" if is_met else " (not all)"), lines[0]["sites"],
              lines[0]["choices"], "%.2f" % min(seconds), "%.2f" % statistics.median(seconds),
              "%.2f" % max(seconds), "%.0f" % (statistics.median(work) / 1e6), "%.1f" % memory)
    return students, statistics.median(seconds), statistics.median(work), memory, is_met


def growth(programs, arguments):
    """How time and memory grow within one family of towns."""
    sizes = [int(size) for size in arguments.sizes.split(",")]
    for title, family in (("lessons", []), ("abstract blocks", ["--abstract"])):
        print("Synthetic towns, seed 2006, %s: until 99.5 %% of choices are met" % title)
        print_growth_head()
        rows = [growth_row(programs, arguments, size, family) for size in sizes]
        met = [row for row in rows if row[4]]
        print("  exponents of growth over sizes that got there: time %.2f, work %.2f; memory"
              " (all sizes) %.2f" % (slope([row[:2] for row in met]),
                                     slope([(row[0], row[2]) for row in met]),
                                     slope([(row[0], row[3]) for row in rows])))


def large(programs, arguments):
    """A city against a town, 60 courses a cohort."""
    print("Synthetic towns, seed 2006, 120 courses: until 99.5 % of choices are met")
    print_growth_head()
    small, city = [growth_row(programs, arguments, size, ["--courses", "60"])
                   for size in (2000, 20000)]
    say(city[4] and small[4] and city[1] <= 13 * small[1],
        "20,000 students take at most 13 times the time of 2,000: %.1f times"
        % (city[1] / small[1] if small[1] else math.inf))
    say(city[3] < 2048, "20,000 students take less than 2 GB: %.0f MB" % city[3])


# ---- Integer programs, with and without


def weigh_together(line):
    """Travel and unmet choices of an answer, a choice for 1,000 minutes: so values of runs that
    meet different choices can be compared, whatever the tiers are."""
    return 1000 * line["goal_values"]["unmet"] + line["goal_values"]["travel"]


def compare_rows(programs, arguments, path, keys):
    """A row a seed: the options of these names on and off; the ratios of the values."""
    ratios = []
    limit = ("--time", arguments.time) if arguments.time else ("--work", arguments.work)
    for seed in range(1, (arguments.seeds or 5) + 1):
        pair = [programs.run(path, *limit, "--seed", seed, "--marks", "1", "--workers",
                             arguments.workers, *(word for key in keys
                                                  for word in ("--set", "%s=%d" % (key, is_on))))
                for is_on in (1, 0)]
        if not all(line and line["end"] for line in pair):
            print_row(path.stem[:24], seed, "no timetable")
            continue
        value_on, value_off = (weigh_together(line) for line in pair)
        goals_on, goals_off = (line["goal_values"] for line in pair)
        ratios.append(float(value_on / value_off))
        print_row(path.stem[:24], seed, show(goals_on["unmet"]), show(goals_off["unmet"]),
                  show(goals_on["travel"]), show(goals_off["travel"]), "%.4f" % ratios[-1])
    return ratios


def compare(programs, arguments, keys, paths):
    """What these options are worth, at the same work or time."""
    print("%s, %s on and off; ratio of travel and unmet choices weighed together"
          % ("%d s a run" % arguments.time if arguments.time else "work %s a run" % arguments.work,
             " and ".join(keys)))
    print_row("instance", "seed", "unmet on", "unmet off", "travel on", "travel off", "on/off")
    for path in paths:
        ratios = compare_rows(programs, arguments, path, keys)
        if not ratios:
            continue
        mean = math.exp(statistics.mean(math.log(ratio) for ratio in ratios))
        wins = sum(ratio < 1 for ratio in ratios)
        say(mean < 1, "%s wins on %s by %.2f %% (geometric mean; ratios %.4f to %.4f), better on %d"
            " of %d seeds" % (" and ".join(keys), path.stem, 100 * (1 - mean), min(ratios),
                              max(ratios), wins, len(ratios)))


def seating(programs, arguments):
    """What the seating program is worth."""
    paths = [TOWNS / "consortium.json", TOWNS / "stevenage-y12.json", TOWNS / "stevenage.json",
             programs.generate("town-of-1000-abstract", "--abstract", "--seed", 2006)[0]]
    other, _ = Foreign("town-300.json").make(programs)
    compare(programs, arguments, ("seating",), paths if other is None else [*paths, other])


def neighbourhoods(programs, arguments):
    """What the neighbourhood programs are worth."""
    instances = [Foreign("town-300.json"), Example("stevenage-y12", "stevenage-y12.json"),
                 Example("stevenage", "stevenage.json"),
                 Example("stevenage-abstract", "stevenage.json", has_lessons=False)]
    paths = [instance.make(programs)[0] for instance in only(instances, arguments.only)]
    compare(programs, arguments, ("programs",), [path for path in paths if path is not None])


EXPERIMENTS = {"large": large, "growth": growth, "seating": seating, "programs": neighbourhoods}
