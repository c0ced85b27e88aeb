"""The shared library exports exactly the functions that the header declares.
usage: symbols.py library"""
import re
import subprocess
import sys

import tree

header = tree.code_only(tree.read("include/timetable.h"))
declared = set(re.findall(r"^TTB_API\s[^;(]*?(\w+)\s*\(", header, re.M))
listing = subprocess.run(["nm", "-D", "--defined-only", sys.argv[1]],
                         capture_output=True, text=True, check=True)
exported = {line.split()[-1].split("@")[0] for line in listing.stdout.split("\n") if line}
# What sanitizers and coverage add of their own.
exported = {name for name in exported if not re.match(r"_|mangle_path$|llvm_", name)}

findings = [f"{name}: declared in timetable.h but not exported" for name in declared - exported]
findings += [f"{name}: exported but not declared in timetable.h" for name in exported - declared]
findings += [f"{name}: does not begin with ttb_" for name in declared
             if not re.match(r"ttb_[a-z]", name)]
print(f"{len(declared)} functions are declared")
tree.finish(sorted(findings), "exported symbols")
