"""Make a Python program able to load the library under test: sanitized libraries need theirs first.

Import this before `timetable`. Leaves with 77 (skipped) where it cannot be done.
"""
import os
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../examples/python"))
SANITIZERS = os.environ.get("TTB_SANITIZE", "")

if SANITIZERS and "TTB_PRELOADED" not in os.environ:
    if "address" not in SANITIZERS:
        print("skipped: this sanitizer does not work inside Python")
        sys.exit(77)
    found = subprocess.run(["gcc", "-print-file-name=libasan.so"], capture_output=True, text=True,
                           check=True).stdout.strip()
    os.environ.update(TTB_PRELOADED="1", LD_PRELOAD=found, ASAN_OPTIONS="detect_leaks=0")
    os.execv(sys.executable, [sys.executable, *sys.argv])
