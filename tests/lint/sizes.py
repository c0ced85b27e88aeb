"""Functions, files and lines keep their limits. A comment above a function (or anywhere in a file,
for the file) that says "over the limit" and why lifts it. Prints the figures."""
import re

import tree

LIMITS = {"lines": 100, "nesting": 4, "branches": 15, "parameters": 6}
API_PARAMETERS = 8
TEST_LINES = 60
FILE_LINES = {"include/timetable.h": 1500}
MOST_FILE_LINES = 800
COLUMNS = 100
EXCUSE = "over the limit"
BRANCH = re.compile(r"\b(?:if|for|while|case)\b|\?")


def functions(text):
    """Name, first line, signature, body lines and the comment above of each function definition."""
    lines = tree.code_only(text).split("\n")
    raw = text.split("\n")
    start = 0
    for number, line in enumerate(lines):
        if line.rstrip() == "{":
            start = number
        elif line.rstrip() == "}" and start:
            head = start - 1
            while head > 0 and lines[head - 1].strip()[-1:] not in ("", ";", "}", ")"):
                head -= 1
            signature = " ".join(lines[head:start])
            above = head
            while above > 0 and raw[above - 1].strip():
                above -= 1
            name = re.search(r"(\w+)\s*\(", signature)
            if name:
                yield name.group(1), head + 1, signature, lines[start:number + 1], raw[above:head]
            start = 0


def count_parameters(signature):
    inside = signature[signature.index("(") + 1:signature.rindex(")")]
    inside = re.sub(r"\([^()]*\)", "", inside)
    return 0 if inside.strip() in ("", "void") else inside.count(",") + 1


def deepest(body):
    depth = most = 0
    for character in "".join(body):
        depth += (character == "{") - (character == "}")
        most = max(most, depth)
    return most - 1


def measure(signature, body):
    text = "\n".join(body)
    return {"lines": len(body) + 1, "nesting": deepest(body),
            "branches": len(BRANCH.findall(text)) + 1, "parameters": count_parameters(signature)}


def function_findings(path, text, lengths):
    for name, line, signature, body, above in functions(text):
        figures = measure(signature, body)
        lengths.append(figures["lines"])
        limits = dict(LIMITS)
        if path.startswith("libtimetable/api/"):
            limits["parameters"] = API_PARAMETERS
        if path.startswith("tests/") and name != "main":
            limits["lines"] = TEST_LINES
        if EXCUSE in " ".join(above):
            continue
        for what, limit in limits.items():
            if figures[what] > limit:
                yield f"{path}:{line}: {name} has {figures[what]} {what}, the limit is {limit}"


def file_findings(path, text):
    lines = text.split("\n")
    limit = FILE_LINES.get(path, MOST_FILE_LINES)
    if len(lines) - 1 > limit and EXCUSE not in text:
        yield f"{path}: has {len(lines) - 1} lines, the limit is {limit}"
    for number, line in enumerate(lines, 1):
        if len(line) > COLUMNS:
            yield f"{path}:{number}: has {len(line)} columns, the limit is {COLUMNS}"


def at_share(numbers, share):
    return sorted(numbers)[min(len(numbers) - 1, int(len(numbers) * share))] if numbers else 0


findings, lengths, file_lengths = [], [], []
for path in tree.files("include", "libtimetable", "examples", "bench", "tests"):
    text = tree.read(path)
    file_lengths.append(text.count("\n"))
    findings += file_findings(path, text)
    findings += function_findings(path, text, lengths)
for what, numbers in (("functions", lengths), ("files", file_lengths)):
    print(f"{len(numbers)} {what}: median {at_share(numbers, 0.5)} lines, "
          f"95 % at most {at_share(numbers, 0.95)}, longest {at_share(numbers, 1)}")
tree.finish(findings, "sizes")
