"""The program timetable-verify holds nothing of the solver and needs no GLPK: no symbol of theirs is
in it, and of the library's it has only those of the layers that may be there.
usage: verifier.py program"""
import re
import subprocess
import sys

import tree

ALLOWED = ("base", "model", "result", "proof", "text")
OURS = re.compile(r"\b(ttb__\w+)")


def symbols(*words):
    listing = subprocess.run([*words, sys.argv[1]], capture_output=True, text=True, check=True)
    return listing.stdout


def names_of(*layers):
    """What the headers of these layers declare."""
    folders = [f"libtimetable/{layer}" for layer in layers]
    return {name for path in tree.files(*folders, suffixes=(".h",))
            for name in OURS.findall(tree.code_only(tree.read(path)))}


def check():
    table = symbols("nm")
    if "ttb__certificate_verify" not in table:
        yield "timetable-verify: nm does not see what it is made of"
    if re.search(r"\bglp_", table):
        yield "timetable-verify: refers to GLPK"
    if "glpk" in symbols("ldd"):
        yield "timetable-verify: is linked with GLPK"
    solver = names_of(*(set(tree.layer_table()) - set(ALLOWED) - {"api"})) - names_of(*ALLOWED)
    for name in sorted(set(OURS.findall(table)) & solver):
        yield f"timetable-verify: holds {name} of the solver"


tree.finish(list(check()), "what timetable-verify is made of")
