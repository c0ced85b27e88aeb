"""The test of small stacks calls every public function."""
import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "lint"))
import tree

CALLERS = ("tests/threads/small_stack_reads.c", "tests/threads/small_stack.c", "tests/fault/calls.c",
           "tests/fault/attempt.c")

functions = re.findall(r"^\S.*?(ttb_\w+)\(", tree.read("docs/bindings/functions.txt"), re.M)
called = "".join(map(tree.read, CALLERS))
findings = [f"{name}: not called on a small stack" for name in functions
            if not re.search(rf"\b{name}\(", called)]
if len(functions) < 100:
    findings.append(f"docs/bindings/functions.txt: only {len(functions)} functions found")
tree.finish(findings, f"{len(functions)} functions on a small stack")
