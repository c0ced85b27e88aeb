"""The library never prints, ends the process, changes its surroundings or uses unsafe text calls:
neither in its source nor, as nm sees it, in its objects. usage: banned.py [build folder]"""
import glob
import os
import re
import subprocess
import sys

import tree

PRINTING = "printf vprintf fprintf vfprintf puts fputs putchar putc fputc fwrite perror"
LOGGING = "dprintf vdprintf syslog vsyslog openlog"
ENDING = "exit _exit _Exit quick_exit abort signal sigaction raise atexit setlocale"
UNSAFE = "rand srand random strtok strcpy strcat sprintf vsprintf gets strncpy strncat"
LOCALE = "atoi atol atof strtod strtof"
BANNED = set(" ".join([PRINTING, LOGGING, ENDING, UNSAFE, LOCALE]).split())
CALL = re.compile(r"\b(" + "|".join(sorted(BANNED)) + r")\s*\(")


def in_source():
    for path in tree.files("libtimetable"):
        for number, line in enumerate(tree.code_only(tree.read(path)).split("\n"), 1):
            for name in CALL.findall(line):
                yield f"{path}:{number}: calls {name}"


def in_objects(build):
    paths = sorted(glob.glob(os.path.join(build, "libtimetable/CMakeFiles/ttb_*.dir/*/*.o")))
    listing = subprocess.run(["nm", "-u", "-A", *paths], capture_output=True, text=True, check=True)
    for line in listing.stdout.splitlines():
        path, name = line.split(": ", 1)[0], line.split()[-1]
        # __printf_chk and the like are what a hardened compiler makes of printf.
        name = re.sub(r"^_*(\w+?)(_chk)?(@.*)?$", r"\1", name)
        if name in BANNED:
            yield f"{os.path.relpath(path, build)}: refers to {name}"


findings = list(in_source())
if len(sys.argv) > 1:
    findings += in_objects(sys.argv[1])
tree.finish(findings, "what the library calls")
