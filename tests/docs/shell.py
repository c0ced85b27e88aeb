"""Run what the pages tell a reader to run, and compare what they say comes of it.

In docs/tutorial and docs/howto each ```sh and ```python block is run, in the order of the page, in one folder a
page that sees examples/. Every line of a ```text block must stand, in this order, in what the last
block printed. Other blocks are only shown.
"""
import glob
import os
import re
import subprocess
import sys
import tempfile

ROOT = os.path.normpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), "../.."))
LOADS_INTO_PYTHON = not (os.environ.get("TTB_SANITIZE")
                         or os.environ.get("TIMETABLE_LIBRARY", "").endswith(".a"))
BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.M | re.S)


def surroundings():
    program = os.environ.get("TIMETABLE_PROGRAM", os.path.join(ROOT, "build/dev/bin/timetable"))
    known = dict(os.environ, COLUMNS="80", PYTHONPATH=os.path.join(ROOT, "examples/python"))
    known["PATH"] = os.path.dirname(os.path.abspath(program)) + os.pathsep + known["PATH"]
    return known


def run(language, text, folder):
    command = ["sh", "-e"] if language == "sh" else [sys.executable, "-"]
    return subprocess.run(command, input=text, capture_output=True, text=True, cwd=folder,
                          env=surroundings(), timeout=120, check=False)


def missing_lines(wanted, said):
    """Lines of the page that are not in the output, or not in this order."""
    rest = iter(said.splitlines())
    return [line for line in wanted.splitlines()
            if line.strip() and not any(line.rstrip() == other.rstrip() for other in rest)]


def page_findings(path):
    with open(path, encoding="utf-8") as file:
        blocks = BLOCK.findall(file.read())
    said = ""
    with tempfile.TemporaryDirectory(prefix="docs-") as folder:
        os.symlink(os.path.join(ROOT, "examples"), os.path.join(folder, "examples"))
        for language, text in blocks:
            if language == "python" and not LOADS_INTO_PYTHON:
                said = None  # nor is there anything to compare
                continue
            if language in ("sh", "python"):
                done = run(language, text, folder)
                said = done.stdout + done.stderr
                if done.returncode:
                    yield f"{path}: fails with {done.returncode}:\n{text}{said}"
            elif language == "text" and said is not None:
                yield from (f"{path}: does not come out: {line}\n{said}"
                            for line in missing_lines(text, said))
    print(f"{path}: {len(blocks)} blocks")


os.chdir(ROOT)
pages = sorted(glob.glob("docs/tutorial/*.md") + glob.glob("docs/howto/*.md"))
findings = [finding for page in pages for finding in page_findings(page)]
print(*findings, sep="\n")
sys.exit(1 if findings or not pages else 0)
