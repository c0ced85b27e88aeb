"""Tables that the suites print."""
import statistics
from decimal import Decimal


def show(number):
    """A number as short as it is exact; a dash where there is none."""
    return "-" if number is None else format(Decimal(number).normalize(), "f")


def say(is_met, text):
    """A target and whether it is met."""
    print("  %s %s" % ("met  " if is_met else "MISSED", text), flush=True)


def print_row(*cells):
    """A row of a table: the first column left, the others right."""
    print("  %-24s" % cells[0] + "".join("%13s" % cell for cell in cells[1:]), flush=True)


def gap_of(tiers):
    """The gap in per cent of the first tier whose value is above its bound, of pairs of value and
    bound; a dash where one of them is missing."""
    for value, bound in tiers:
        if value is None or bound is None:
            return "-"
        if value > bound:
            return "%.1f" % (100 * (value - bound) / max(1, abs(value)))
    return "0" if tiers else "-"


def count_proven(tiers):
    """How many tiers from the first have a bound as large as the value."""
    count = 0
    while count < len(tiers) and tiers[count][0] is not None and tiers[count][0] == tiers[count][1]:
        count += 1
    return count


RUN_ROW = "%-20s %-10s %-24s %-24s %6s %7s %8s %8s %6s %9s"


def verified_text(verdict):
    """Whether a certificate verifies, and in what time; a dash where there is none."""
    if verdict["verified"] is None:
        return "-"
    return "%s %.1f s" % ("yes" if verdict["verified"] else "NO", verdict["verify_seconds"])


def print_run_head(who):
    """The head of a table of runs."""
    print(RUN_ROW % ("instance", who, "value", "bound", "gap %", "proven", "seconds", "cpu s",
                     "MB", "verified"))


def print_run(instance, who, run):
    """One run as a row: a dictionary with pairs of value and bound, proven, seconds by the clock
    and of the processor, kilobytes and verified."""
    tiers = run["tiers"]
    print(RUN_ROW % (instance[:20], who, " ".join(show(value) for value, _ in tiers) or "-",
                     " ".join(show(bound) for _, bound in tiers) or "-",
                     run.get("gap", gap_of(tiers)), run["proven"], "%.1f" % run["seconds"],
                     "%.1f" % run["processor_seconds"], "%.0f" % (run["kilobytes"] / 1024),
                     run["verified"]), flush=True)


def print_spread(lines):
    """Least, median and largest value of each tier at each mark, and the best bound."""
    goals = lines[0]["goals"]
    print_row("tier", "second", "least", "median", "largest", "bound", "spread %")
    for tier, goal in enumerate(goals):
        for mark in sorted(int(mark) for mark in lines[0]["marks"]):
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
