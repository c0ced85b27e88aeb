"""Integer programs as others read them: GLPK's two readers take the program of every example, find the same
rows, columns and entries in both, and solve the first town to the values that are known."""
import os
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = os.path.normpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), "../.."))
PROGRAM = os.path.abspath(os.environ.get("TIMETABLE_PROGRAM")
                          or os.path.join(ROOT, "build/dev/bin/timetable"))
TOWNS = os.path.join(ROOT, "examples/partnerships")
READERS = {".lp": "--lp", ".mps": "--freemps"}
# Each partnership with values of earlier tiers.
PROGRAMS = [("first-town", ""), ("first-town", "0.5,8"), ("consortium", "0,5000,70"),
            ("stevenage", ""), ("stevenage", "0")]
KNOWN = ["0.5", "8", "340", "0"]  # of the first town


def write(town, earlier, path):
    words = ["--earlier", earlier] if earlier else []
    subprocess.run([PROGRAM, "ilp", f"{TOWNS}/{town}.json", *words, "-o", path], check=True,
                   stdout=subprocess.DEVNULL)


def size(path):
    """What glpsol says that it read: rows, columns, entries."""
    reader = READERS[os.path.splitext(path)[1]]
    done = subprocess.run(["glpsol", reader, path, "--check"], capture_output=True, text=True,
                          check=False)
    found = [re.search(rf"^Number of {what} += +(\d+)$", done.stdout, re.M)
             for what in ("rows", "columns", r"non-zeros \(matrix\)")]
    return [int(each.group(1)) for each in found] if all(found) else done.stdout


def solve(path):
    """The optimum as glpsol finds it, times what the head says."""
    reader = READERS[os.path.splitext(path)[1]]
    done = subprocess.run(["glpsol", reader, path, "-o", path + ".txt"], capture_output=True,
                          text=True, check=False)
    with open(path + ".txt", encoding="ascii") as file:
        found = re.search(r"^Objective: +\S+ = (\S+)", file.read(), re.M)
    with open(path, encoding="ascii") as file:
        unit = re.search(r"the objective times (\S+)\.$", file.read(1000), re.M)
    if "INTEGER OPTIMAL" not in done.stdout or not found or not unit:
        return done.stdout
    return f"{float(found.group(1)) * float(unit.group(1)):g}"


def check(folder):
    for town, earlier in PROGRAMS:
        sizes = {}
        for ending in READERS:
            path = os.path.join(folder, town + ending)
            write(town, earlier, path)
            sizes[ending] = size(path)
        print(town, earlier or "first tier", sizes)
        if sizes[".lp"] != sizes[".mps"] or not isinstance(sizes[".lp"], list):
            yield f"{town}: the readers differ"
    for tier, value in enumerate(KNOWN):
        path = os.path.join(folder, f"tier{list(READERS)[tier % 2]}")
        write("first-town", ",".join(KNOWN[:tier]), path)
        found = solve(path)
        if found != value:
            yield f"first-town: tier {tier + 1} is {value}, and glpsol finds {found}"


if not shutil.which("glpsol"):
    print("skipped: glpsol is not installed (Debian package glpk-utils)")
    sys.exit(77)
with tempfile.TemporaryDirectory(prefix="readers-") as work:
    wrong = list(check(work))
print(*wrong, f"{len(wrong)} programs wrong", sep="\n")
sys.exit(1 if wrong else 0)
