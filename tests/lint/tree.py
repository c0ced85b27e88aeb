"""What the lint scripts share: the files of the tree and C text without comments and strings."""
import os
import re
import sys

ROOT = os.path.normpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), "../.."))


def files(*folders, suffixes=(".c", ".h")):
    """Paths from the top of the tree, sorted."""
    found = []
    for folder in folders:
        for where, _, names in os.walk(os.path.join(ROOT, folder)):
            found += [os.path.relpath(os.path.join(where, name), ROOT)
                      for name in names if name.endswith(suffixes)]
    return sorted(found)


def read(path):
    with open(os.path.join(ROOT, path), encoding="utf-8") as file:
        return file.read()


def code_only(text):
    """C text with comments blanked and strings emptied; lines keep their numbers."""
    pattern = re.compile(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', re.S)

    def blank(match):
        found = match.group(0)
        if found[0] == "/":
            return re.sub(r"[^\n]", " ", found)
        return found[0] + found[-1]

    return pattern.sub(blank, text)


def layer_table():
    """Each layer with the layers that it may include, as CMake has it."""
    text = read("libtimetable/cmake/layers.cmake")
    names = re.search(r"set\(TTB_LAYERS ([^)]*)\)", text).group(1).split()
    sees = dict(re.findall(r"set\(TTB_SEES_(\w+) ([^)]*)\)", text))
    return {name: [word for word in sees[name].split() if word != '""'] for name in names}


def finish(findings, what):
    """Print what is wrong and leave: 1 if anything is, 0 otherwise."""
    for finding in findings:
        print(finding)
    print(f"{len(findings)} defects in {what}")
    sys.exit(1 if findings else 0)
