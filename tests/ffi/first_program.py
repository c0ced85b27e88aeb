"""Run examples/python/first.py and compare what it prints."""
import contextlib
import io
import os
import runpy
import sys

import under_python  # noqa: F401
from header import ROOT

WANTED = """\
unmet 0 (cannot be less than 0)
Section(course=0, site=0, number=1, blocks=(0,), students=(0,))
"""
said = io.StringIO()
with contextlib.redirect_stdout(said):
    runpy.run_path(os.path.join(ROOT, "examples/python/first.py"))
print(said.getvalue())
sys.exit(said.getvalue() != WANTED)
