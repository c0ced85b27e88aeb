"""The lists for binders are what the header says. usage: lists.py [--write]"""
import os
import sys

from header import ROOT, Header


def wanted():
    header = Header()
    yield "functions.txt", list(header.prototypes())
    yield "constants.txt", [f"{name} {value}" for name, value in header.constants.items()]


findings = []
for name, lines in wanted():
    path = os.path.join(ROOT, "docs/bindings", name)
    text = "\n".join(lines) + "\n"
    if "--write" in sys.argv:
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
    elif not os.path.exists(path) or open(path, encoding="utf-8").read() != text:
        findings.append(f"docs/bindings/{name} is not what the header says; "
                        "write it again: python3 tests/ffi/lists.py --write")
    print(f"docs/bindings/{name}: {len(lines)} lines")
print(*findings, sep="\n")
sys.exit(1 if findings else 0)
