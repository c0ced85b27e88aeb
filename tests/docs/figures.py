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
    """Lines of one form: what their values are, what they may not say, and how they are shown. A
    name with a question mark may be missing, and a column that all lines lack is not shown."""

    def __init__(self, title, command, forms, heads, total=()):
        self.title, self.command, self.heads, self.total = title, command, heads, total
        self.forms = {name.rstrip("?"): form for name, form in forms.items()}
        self.needed = [name for name in forms if not name.endswith("?")]

    def read(self, words):
        """The values of one line by name; ValueError where it has another form."""
        pairs = dict(word.split("=", 1) for word in words)
        known = [name for name in self.forms if name in pairs]
        if list(pairs) != known or set(self.needed) - set(known):
            raise ValueError("wanted are " + " ".join(f"{name}=" for name in self.forms))
        return {name: self.forms[name](value) for name, value in pairs.items()}


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


def is_good(line):
    """Nothing was found, nothing failed, all was survived, enough is covered."""
    least_lines, least_branches = coverage.GATES.get(line.get("layer"), (0.0, 0.0))
    return (not any(line.get(name, 0) for name in ("findings", "failed", "differing"))
            and line.get("injected") == line.get("survived")
            and line.get("lines", 100.0) >= (least_lines if "layer" in line else 0.0)
            and line.get("branches", 100.0) >= least_branches)


FAULTS = {"stage": word, "owner": word, "injected": whole, "survived": whole}
FAULT_HEADS = ("While the library does", "this fails", "Injected", "Survived")
KINDS = {
    "faults": Kind("Faults: everything that can fail does, once", "tests/fault/run.sh", FAULTS,
                   FAULT_HEADS, ("injected", "survived")),
    "valgrind": Kind("Faults below Valgrind", None, FAULTS, FAULT_HEADS, ("injected", "survived")),
    "fuzz": Kind(
        "Fuzzing", "tests/fuzz/run.sh",
        {"harness": word, "executions": whole, "edges": whole, "lines": real, "findings": whole},
        ("Harness", "Executions", "Edges", "Lines (%)", "Findings"), ("executions", "findings")),
    "sanitizer": Kind(
        "Sanitizers", None,
        {"name?": word, "preset?": word, "tests": whole, "findings?": whole, "failed?": whole,
         "skipped?": whole},
        ("Sanitizer", "Preset", "Tests", "Findings", "Failed", "Skipped")),
    "analysis": Kind(
        "Static analysis", None,
        {"tool": word, "files?": whole, "findings": whole, "exceptions?": whole},
        ("Tool", "Files", "Findings", "Exceptions, each with its reason")),
    "soak": Kind(
        "Soak: random partnerships in one process", "tests/soak/run.sh",
        {"seconds": whole, "threads": whole, "partnerships": whole, "memory_first_mb": real,
         "memory_last_mb": real, "findings": whole},
        ("Seconds", "Threads", "Partnerships", "Memory at first (MB)", "at last (MB)", "Findings")),
    "same": Kind(
        "The same bytes from every compiler", "tests/same/builds.sh",
        {"compiler": word, "flags": word, "outputs": whole, "differing": whole},
        ("Compiler", "Flags", "Outputs", "Differing"), ("outputs", "differing")),
    "coverage": Kind(
        "Coverage of libtimetable/ (%)", "tests/coverage.sh --fast",
        {"layer": word, "lines": real, "branches": real}, ("Layer", "Lines", "Branches")),
}
# What a run tells beside its figures.
IGNORED = {"faults-known"}


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
        if not is_good(line):
            complaints.append(f"{where}:{number}: tells of a failure: {' '.join(words)}")
        key = tuple(value for value in line.values() if isinstance(value, str)) or number
        if key in lines and "injected" not in line:
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

    heads = dict(zip(KINDS[kind].forms, KINDS[kind].heads))
    columns = [name for name in heads if any(name in line for line in lines)]
    is_word = [KINDS[kind].forms[name] is word for name in columns]
    out = row(heads[name] for name in columns) + row("---" if left else "---:" for left in is_word)
    out += "".join(row(number(line[name]) if name in line else "" for name in columns)
                   for line in lines)
    if KINDS[kind].total and len(lines) > 1:
        out += row("all" if place == 0 else
                   number(sum(line[name] for line in lines)) if name in KINDS[kind].total else ""
                   for place, name in enumerate(columns))
    return out


def section(kind, lines, remarks):
    command = KINDS[kind].command
    out = f"### {KINDS[kind].title}\n\n"
    if command:
        out += f"By `{command}`, kept with `python3 tests/docs/figures.py --measure {kind}`.\n\n"
    out += "".join(f"{remark}\n\n" for remark in remarks)
    return out + (table(kind, lines) if lines else "Not measured yet.\n") + "\n"


def remarks_of(kind, text):
    """The comments that stand before lines of a kind, one paragraph for each block of them."""
    found, block = [], []
    for line in text.splitlines():
        if line.startswith("#"):
            block.append(line.lstrip("# "))
        elif line.split(" ", 1)[0] == kind and block:
            found.append(" ".join(block))
        if not line.startswith("#"):
            block = []
    return found


def committed():
    """The text of all files of figures, and what stands there that no kind knows."""
    texts, complaints = {}, []
    for path in sorted(glob.glob(os.path.join(FIGURES, "*.txt"))):
        name = os.path.relpath(path, ROOT)
        with open(path, encoding="utf-8") as file:
            texts[name] = file.read()
        complaints += [f"{name}: of no kind that is known: {line}"
                       for line in texts[name].splitlines() if line and line[0] != "#"
                       and line.split(" ", 1)[0] not in KINDS.keys() | IGNORED]
    return texts, complaints


def made():
    """The tables, and what is wrong with the figures."""
    texts, complaints = committed()
    sections = []
    for kind in KINDS:
        lines, remarks = [], []
        for name, text in texts.items():
            found, wrong = parse(kind, text, name)
            if lines and found:
                wrong.append(f"{name}: {kind} stands in another file too")
            lines += found
            complaints += wrong
            remarks += remarks_of(kind, text)
        sections.append(section(kind, lines, remarks))
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
