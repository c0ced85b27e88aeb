"""Compare every text that the library makes of some towns with those that all builds make.

usage: run.py [--refresh] [--german] [outputs-program]

outputs.txt has a line for each case and text: the first half of its SHA-256. --refresh writes it
anew: after a change of the search, the bounds or the version. --german runs the shortest cases in a
locale that writes 0,5 for 0.5, against the same lines. The program is build/dev/tests/same/outputs
unless told.
"""
import hashlib
import os
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.normpath(os.path.join(HERE, "../.."))
EXPECTED = os.path.join(HERE, "outputs.txt")
# Town, workers, seed, whether programs on GLPK help, work of each worker. The second half of
# consortium's is long enough for the programs of neighbourhoods.
CASES = (
    ("first-town", 1, 1, 1, 400000),
    ("consortium", 1, 3, 0, 400000),
    ("consortium", 1, 3, 1, 400000),
    ("consortium", 2, 3, 0, 400000),
    ("consortium", 2, 3, 1, 4000000),
    ("consortium", 4, 3, 0, 400000),
    ("consortium", 4, 3, 1, 400000),
    ("stevenage-y12", 2, 1, 1, 400000),
    ("stevenage", 1, 2, 1, 400000),
)
GERMAN = CASES[:2]


def run(program, case, environment):
    """Each text of a case by its heading."""
    town, *numbers = case
    made = subprocess.run([program, os.path.join(ROOT, f"examples/partnerships/{town}.json"),
                           *map(str, numbers)], capture_output=True, env=environment)
    if made.returncode:
        sys.exit(f"{name_of(case)}: left with {made.returncode}\n{made.stderr.decode()}")
    texts = {}
    for part in made.stdout.split(b"\n== "):
        heading, _, text = part.removeprefix(b"== ").partition(b"\n")
        texts[heading.decode()] = hashlib.sha256(text.rstrip()).hexdigest()[:32]
    return texts


def name_of(case):
    town, workers, seed, programs, work = case
    return f"{town} workers={workers} seed={seed} programs={programs} work={work}"


def hashes(program, cases, environment):
    return {f"{name_of(case)} {heading}": digest for case in cases
            for heading, digest in run(program, case, environment).items()}


def german(folder):
    """Surroundings in which the decimal point is a comma; leaves with 77 where none can be made."""
    try:
        subprocess.run(["localedef", "-i", "de_DE", "-f", "UTF-8",
                        os.path.join(folder, "de_DE.UTF-8")], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        print("skipped: localedef cannot make de_DE.UTF-8 (Debian package locales)")
        sys.exit(77)
    environment = dict(os.environ, LOCPATH=folder, LC_ALL="de_DE.UTF-8")
    point = subprocess.run(["locale", "decimal_point"], env=environment, capture_output=True).stdout
    if point.strip() != b",":
        sys.exit("the locale has no decimal comma")
    return environment


def read_expected():
    with open(EXPECTED, encoding="utf-8") as file:
        return dict(line.rstrip("\n").rsplit(" ", 1) for line in file)


def main():
    words = [word for word in sys.argv[1:] if not word.startswith("--")]
    program = words[0] if words else os.path.join(ROOT, "build/dev/tests/same/outputs")
    with tempfile.TemporaryDirectory(prefix="same-") as folder:
        is_german = "--german" in sys.argv
        cases = GERMAN if is_german else CASES
        environment = german(folder) if is_german else dict(os.environ, LC_ALL="C")
        found = hashes(program, cases, environment)
    if "--refresh" in sys.argv:
        with open(EXPECTED, "w", encoding="utf-8") as file:
            file.writelines(f"{name} {digest}\n" for name, digest in found.items())
        return
    names = [name_of(case) for case in cases]
    expected = {name: digest for name, digest in read_expected().items()
                if name.rsplit(" ", 1)[0] in names}
    differing = sorted(name for name in found.keys() | expected.keys()
                       if found.get(name) != expected.get(name))
    for name in differing:
        print(f"{name}: not the same bytes as elsewhere")
    if differing:
        print("a wanted change: python3 tests/same/run.py --refresh, and read git diff tests/same")
    print(f"same outputs={len(expected)} differing={len(differing)}")
    sys.exit(1 if differing or not expected else 0)


main()
