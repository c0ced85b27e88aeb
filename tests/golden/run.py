"""Run the program and compare all that it says with what it should say.

usage: run.py [--refresh] [group | group/case]...

A case is a folder tests/golden/<group>/<case> with `cmd` (shell) and the expected `stdout`, `stderr`
(no file: nothing) and `exit` (no file: 0). It runs in an empty folder with a copy of its other files
and of tests/golden/files. --refresh writes down what is said now; look at the difference before you
commit it. The program is TIMETABLE_PROGRAM, or build/dev/bin/timetable.
"""
import difflib
import os
import re
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.normpath(os.path.join(HERE, "../.."))
PROGRAM = os.path.abspath(os.environ.get("TIMETABLE_PROGRAM")
                          or os.path.join(ROOT, "build/dev/bin/timetable"))
EXPECTED = ("stdout", "stderr", "exit")
SHARED = [os.path.join(HERE, "files"), os.path.join(ROOT, "examples/partnerships/first-town.json")]
# What may differ from run to run, or from version to version.
VARIES = [(re.compile(r"after \d+\.\d s\b"), "after N s"),
          (re.compile(r"timetable \d+\.\d+\.\d+ \(ABI \d+\)"), "timetable VERSION (ABI N)")]


def cases(wanted):
    for group in sorted(os.listdir(HERE)):
        folder = os.path.join(HERE, group)
        if group == "files" or not os.path.isdir(folder):
            continue
        for case in sorted(os.listdir(folder)):
            name = f"{group}/{case}"
            if os.path.exists(os.path.join(folder, case, "cmd")):
                if not wanted or group in wanted or name in wanted:
                    yield name


def fill(work, case):
    """Put the files of a case into the folder where it runs."""
    for source in SHARED + [case]:
        names = [source] if os.path.isfile(source) else [os.path.join(source, name)
                                                         for name in sorted(os.listdir(source))]
        for path in names:
            if os.path.basename(path) not in EXPECTED + ("cmd",):
                shutil.copy(path, work)


def steady(text):
    for pattern, word in VARIES:
        text = pattern.sub(word, text)
    return text


def run(case):
    """What a case says now: stdout, stderr and the exit code, as text."""
    with tempfile.TemporaryDirectory(prefix="golden-") as work:
        fill(work, case)
        surroundings = {"PATH": os.path.dirname(PROGRAM) + os.pathsep + os.environ["PATH"],
                        "LC_ALL": "C", "COLUMNS": "80", "TERM": "dumb"}
        surroundings.update((key, value) for key, value in os.environ.items()
                            if key.endswith("SAN_OPTIONS") or key == "LD_LIBRARY_PATH")
        with open(os.path.join(case, "cmd"), "rb") as command:
            done = subprocess.run(["sh"], stdin=command, capture_output=True, cwd=work, timeout=300,
                                  env=surroundings, check=False)
    return {"stdout": steady(done.stdout.decode("utf-8", "backslashreplace")),
            "stderr": steady(done.stderr.decode("utf-8", "backslashreplace")),
            "exit": f"{done.returncode}\n"}


def expected(case, part):
    path = os.path.join(case, part)
    if not os.path.exists(path):
        return "0\n" if part == "exit" else ""
    with open(path, encoding="utf-8", newline="") as file:
        return file.read()


def write_down(case, said):
    for part, text in said.items():
        path = os.path.join(case, part)
        if text == ("0\n" if part == "exit" else ""):
            if os.path.exists(path):
                os.remove(path)
        else:
            with open(path, "w", encoding="utf-8", newline="") as file:
                file.write(text)


def differences(case, said):
    for part, text in said.items():
        yield from difflib.unified_diff(expected(case, part).splitlines(), text.splitlines(),
                                        f"expected {part}", f"said {part}", lineterm="")


def main(arguments):
    refresh = "--refresh" in arguments
    wanted = [word.removeprefix("tests/golden/").rstrip("/") for word in arguments
              if word != "--refresh"]
    names = list(cases(wanted))
    failed = 0
    for name in names:
        case = os.path.join(HERE, name)
        said = run(case)
        if refresh:
            write_down(case, said)
            continue
        lines = list(differences(case, said))
        failed += bool(lines)
        print(f"{'not ' if lines else ''}ok {name}", *lines, sep="\n")
    if failed:
        print("again: TIMETABLE_PROGRAM=%s python3 tests/golden/run.py %s" % (PROGRAM, " ".join(wanted)))
    print(f"{len(names)} cases, {failed} failed")
    return 1 if failed or not names else 0


sys.exit(main(sys.argv[1:]))
