"""The program at the top of timetable.h is examples/c/01_first.c, which is compiled and run."""
import os
import re
import sys

ROOT = os.path.normpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), "../.."))


def read(path):
    with open(os.path.join(ROOT, path), encoding="utf-8") as file:
        return file.read()


def words(text):
    return " ".join(text.split())


comment = read("include/timetable.h").split("*/")[0]
shown = "\n".join(re.findall(r"^ \*     (.*)$", comment, re.M))
program = re.sub(r"/\*.*?\*/", "", read("examples/c/01_first.c"), flags=re.S)
if words(shown) != words(program):
    print("the program in include/timetable.h differs from examples/c/01_first.c")
    sys.exit(1)
print("the program in include/timetable.h is examples/c/01_first.c")
