"""The tables of docs/develop/testing.md are what the committed figures of long runs say.

usage: figures.py                 compare, and leave with 1 if they differ or a figure tells of a failure
       figures.py --refresh       write the tables again
       figures.py --measure KIND  run what measures a kind (minutes to hours), keep its figures in
                                  docs/develop/figures/KIND.txt if nothing failed, and refresh
"""
import glob
import os
import re
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../lint"))
import coverage  # noqa: E402
from tree import ROOT  # noqa: E402

FIGURES = os.path.join(ROOT, "docs/develop/figures")
PAGE = os.path.join(ROOT, "docs/develop/testing.md")
BEGIN, END = "<!-- figures -->\n", "<!-- end of figures -->\n"


class Kind:
    """Lines of one form: what their values are, what they may not say, and how they are shown."""

    def __init__(self, title, command, forms, heads, is_good=lambda line: True, total=None):
        self.title, self.command, self.forms, self.heads = title, command, forms, heads
        self.is_good, self.total = is_good, total

    def read(self, words):
        """The values of one line by name; ValueError where it has another form."""
        pairs = [word.split("=", 1) for word in words]
        if [pair[0] for pair in pairs] != list(self.forms):
            raise ValueError("wanted are " + " ".join(f"{name}=" for name in self.forms))
        return {name: self.forms[name](value) for name, value in pairs}


def word(text):
    if not re.fullmatch(r"[\w.,=+-]+", text):
        raise ValueError(f"{text!r} is no word")
    return text


def whole(text):
    if not re.fullmatch(r"\d+", text):
        raise ValueError(f"{text!r} is no whole number")
    return int(text)


def real(text):
    if not re.fullmatch(r"\d+(\.\d+)?", text):
        raise ValueError(f"{text!r} is no number")
    return float(text)


def enough_covered(line):
    least_lines, least_branches = coverage.GATES.get(line["layer"], (0.0, 0.0))
    return line["lines"] >= least_lines and line["branches"] >= least_branches


def found_nothing(line):
    return line["findings"] == 0


KINDS = {
    "faults": Kind(
        "Faults: everything that can fail does, once",
        "tests/fault/run.sh",
        {"stage": word, "owner": word, "injected": whole, "survived": whole},
        ("While the library does", "this fails", "Injected", "Survived"),
        lambda line: line["injected"] == line["survived"], ("injected", "survived")),
    "fuzz": Kind(
        "Fuzzing",
        None,
        {"harness": word, "executions": whole, "edges": whole, "lines": real, "findings": whole},
        ("Harness", "Executions", "Edges", "Lines (%)", "Findings"),
        found_nothing, ("executions", "findings")),
    "sanitizer": Kind(
        "Sanitizers and static analysis",
        None,
        {"name": word, "tests": whole, "findings": whole},
        ("Tool", "Tests, or files", "Findings"), found_nothing),
    "soak": Kind(
        "Soak: random partnerships in one process",
        "tests/soak/run.sh",
        {"seconds": whole, "threads": whole, "partnerships": whole, "memory_first_mb": real,
         "memory_last_mb": real, "findings": whole},
        ("Seconds", "Threads", "Partnerships", "Memory at first (MB)", "at last (MB)", "Findings"),
        found_nothing),
    "same": Kind(
        "The same bytes from every compiler",
        "tests/same/builds.sh",
        {"compiler": word, "flags": word, "outputs": whole, "differing": whole},
        ("Compiler", "Flags", "Outputs", "Differing"), lambda line: line["differing"] == 0,
        ("outputs", "differing")),
    "coverage": Kind(
        "Coverage of libtimetable/ (%)",
        "tests/coverage.sh --fast",
        {"layer": word, "lines": real, "branches": real},
        ("Layer", "Lines", "Branches"), enough_covered),
}


def parse(kind, text, where):
    """The lines of one kind, and what is wrong with them."""
    lines, complaints = {}, []
    for number, words in enumerate(map(str.split, text.splitlines()), 1):
        if not words or words[0] != kind:
            continue
        try:
            line = KINDS[kind].read(words[1:])
        except ValueError as error:
            complaints.append(f"{where}:{number}: {error}")
            continue
        if line.get("injected") == 0:
            continue  # the test knows of it, and it never happens there
        if not KINDS[kind].is_good(line):
            complaints.append(f"{where}:{number}: tells of a failure: {' '.join(words)}")
        key = tuple(value for value in line.values() if isinstance(value, str)) or number
        if key in lines and kind != "faults":
            complaints.append(f"{where}:{number}: the same once more: {' '.join(words)}")
        elif key in lines:
            # Several tests let the same things fail.
            for name in KINDS[kind].total:
                line[name] += lines[key][name]
        lines[key] = line
    return list(lines.values()), complaints


def number(value):
    if isinstance(value, str):
        return value.replace(",", " ")
    return f"{value:,}" if isinstance(value, int) else f"{value:,.1f}"


def table(kind, lines):
    def row(cells):
        return "| " + " | ".join(cells) + " |\n"

    columns = list(KINDS[kind].forms)
    is_word = [isinstance(lines[0][name], str) for name in columns]
    out = row(KINDS[kind].heads) + row("---" if left else "---:" for left in is_word)
    out += "".join(row(number(line[name]) for name in columns) for line in lines)
    if KINDS[kind].total and len(lines) > 1:
        out += row("all" if place == 0 else
                   number(sum(line[name] for line in lines)) if name in KINDS[kind].total else ""
                   for place, name in enumerate(columns))
    return out


def section(kind, lines):
    command = KINDS[kind].command
    out = f"### {KINDS[kind].title}\n\n"
    if command:
        out += f"By `{command}`, kept with `python3 tests/docs/figures.py --measure {kind}`.\n\n"
    return out + (table(kind, lines) if lines else "Not measured yet.\n") + "\n"


def committed():
    """The text of all files of figures, and what stands there that no kind knows; lines that begin with
    # are notes."""
    texts, complaints = {}, []
    for path in sorted(glob.glob(os.path.join(FIGURES, "*.txt"))):
        name = os.path.relpath(path, ROOT)
        with open(path, encoding="utf-8") as file:
            texts[name] = file.read()
        known = os.path.basename(path)[:-len(".txt")]
        complaints += [f"{name}: a line that is not of the kind {known}: {line}"
                       for line in texts[name].splitlines()
                       if not line.startswith("#") and (line.split(" ", 1)[0] != known or known not in KINDS)]
    return texts, complaints


def made():
    """The tables, and what is wrong with the figures."""
    texts, complaints = committed()
    sections = []
    for kind in KINDS:
        lines = []
        for name, text in texts.items():
            found, wrong = parse(kind, text, name)
            lines += found
            complaints += wrong
        sections.append(section(kind, lines))
    return "".join(sections), complaints


def read_page():
    with open(PAGE, encoding="utf-8") as file:
        head, rest = file.read().split(BEGIN)
    old, tail = rest.split(END)
    return head, old, tail


def refresh():
    head, _, tail = read_page()
    with open(PAGE, "w", encoding="utf-8") as file:
        file.write(head + BEGIN + "\n" + made()[0] + END + tail)


def measure(kind):
    """Run what measures a kind, showing what it prints, and keep its figures."""
    command = KINDS[kind].command.split()
    text = ""
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        for line in process.stdout:
            print(line, end="", flush=True)
            text += line
    lines, complaints = parse(kind, text, "output")
    if process.returncode or complaints or not lines:
        print("\n".join(complaints))
        sys.exit(f"{KINDS[kind].command} left with {process.returncode} and {len(lines)} figures; "
                 "nothing is kept")
    os.makedirs(FIGURES, exist_ok=True)
    with open(os.path.join(FIGURES, kind + ".txt"), "w", encoding="utf-8") as file:
        for line in lines:
            file.write(kind + "".join(f" {name}={value}" for name, value in line.items()) + "\n")
    refresh()


def compare():
    wanted, complaints = made()
    print("".join(complaint + "\n" for complaint in complaints), end="")
    is_same = read_page()[1] == "\n" + wanted
    print("docs/develop/testing.md has", "the figures that are committed" if is_same else
          "other figures; write it again: python3 tests/docs/figures.py --refresh")
    sys.exit(bool(complaints) or not is_same)


def main(words):
    if words == ["--refresh"]:
        refresh()
    elif len(words) == 2 and words[0] == "--measure" and words[1] in KINDS \
            and KINDS[words[1]].command:
        measure(words[1])
    elif words:
        sys.exit(__doc__)
    compare()


main(sys.argv[1:])
