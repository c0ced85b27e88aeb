"""Small towns are solved to proven optimality within counted work, and others verify the proof: students who may take
fewer courses away than they chose, sections that are full or lack students, teachers and rooms in common."""
import os
import subprocess
import sys
import tempfile

PROGRAM = os.environ["TIMETABLE_PROGRAM"]
PROGRAMS = os.path.dirname(PROGRAM)
# Names and options of bench/catalogue.py, and the work that is more than enough.
TOWNS = {
    "wishes-20": ("--students 20,0 --courses 24 --blocks 5 --seed 2 --schools 5 --colleges 1 --abstract --wishes 40 "
                  "--reach 0", 20_000_000),
    "tight-30": ("--students 30,0 --courses 30 --blocks 4 --seed 3 --abstract --seats 8 --wishes 20 --staff",
                 20_000_000),
    "staffed-30": ("--students 30,0 --courses 30 --blocks 4 --seed 3 --schools 1 --abstract --wishes 20 --staff",
                   40_000_000),
}


def run(*words):
    return subprocess.run(words, capture_output=True, text=True, check=False)


def complaints(name, folder):
    options, work = TOWNS[name]
    town, timetable, certificate = (os.path.join(folder, f"{name}{part}.json") for part in ("", "-made", "-proof"))
    made = run(os.path.join(PROGRAMS, "generate"), *options.split(), "-o", town)
    assert made.returncode == 0, made.stderr
    solved = run(PROGRAM, "solve", town, "-o", timetable, "--certificate", certificate, "--time", "600",
                 "--set", f"work_limit={work}")
    if "proven to be the best" not in solved.stdout:
        yield f"{name}: not proven with {work} steps: {solved.stdout}{solved.stderr}"
    verified = run(os.path.join(PROGRAMS, "timetable-verify"), town, timetable, certificate)
    if verified.returncode != 0:
        yield f"{name}: the proof does not hold: {verified.stdout}{verified.stderr}"


def main():
    found = []
    with tempfile.TemporaryDirectory() as folder:
        for name in TOWNS:
            found += complaints(name, folder)
    print("\n".join(found) or f"{len(TOWNS)} towns proven")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
