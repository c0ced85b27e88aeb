"""The programs of a build, where files and lines of JSON go, and what went wrong."""
import json
import os
import pathlib
import subprocess
import sys
import time
from decimal import Decimal

BENCH = pathlib.Path(__file__).resolve().parent
TREE = BENCH.parent
BUILD = str(TREE / "build" / "release")


def commit():
    """What git says of the tree, or nothing."""
    done = subprocess.run(["git", "-C", str(BENCH), "describe", "--always", "--dirty"],
                          stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
                          check=False)
    return done.stdout.strip() or "unknown"


def read_line(text):
    """A line of JSON with exact numbers."""
    return json.loads(text, parse_float=Decimal, parse_int=Decimal)


class Programs:
    """The programs of one build."""

    def __init__(self, build, name):
        self.bin = pathlib.Path(build).resolve() / "bin"
        self.folder = pathlib.Path(build).resolve() / "bench"
        self.folder.mkdir(parents=True, exist_ok=True)
        self.lines = self.folder / (name + ".jsonl")
        self.environment = dict(os.environ)
        self.environment.setdefault("TIMETABLE_COMMIT", commit())
        self.mistakes = 0

    def write_line(self, text):
        """Keep a line of JSON."""
        with open(self.lines, "a", encoding="utf-8") as file:
            file.write(text.rstrip("\n") + "\n")

    def note(self, text):
        """Something is wrong: say it, and remember for the exit code."""
        self.mistakes += 1
        print(text, flush=True)

    def run(self, path, *options):
        """One run of the driver and of the verifier on what it wrote; its line, None if it
        failed."""
        answer, certificate = (self.folder / (self.lines.stem + ending)
                               for ending in ("-answer.json", "-certificate.json"))
        for written in (answer, certificate):
            written.unlink(missing_ok=True)
        command = [str(self.bin / "run"), str(path), "--known", str(BENCH / "known.csv"), "-o",
                   str(answer), "--certificate", str(certificate), *map(str, options)]
        done = subprocess.run(command, env=self.environment, stdout=subprocess.PIPE, text=True,
                              check=False)
        if done.returncode not in (0, 1):
            self.note("FAILED with %d: %s" % (done.returncode, " ".join(command)))
            return None
        verdict = self.verify(path, answer, certificate)
        self.write_line(done.stdout.rstrip().rstrip("}") + ", " + json.dumps(verdict)[1:])
        line = dict(read_line(done.stdout), **verdict)
        if verdict["verified"] is False:
            self.note("WRONG %s seed %s: its certificate does not verify"
                      % (line["instance"], line["options"]["seed"]))
        if done.returncode == 1:
            self.note("WRONG %s seed %s: %s" % (line["instance"], line["options"]["seed"],
                                                line["mistake"]))
        return line

    def timetable(self, *words):
        """Our program; whatever it answers but a failure."""
        done = subprocess.run([str(self.bin / "timetable"), *map(str, words)],
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                              check=False)
        if done.returncode not in (0, 1):
            sys.exit("timetable %s left with %d:\n%s"
                     % (" ".join(map(str, words)), done.returncode, done.stderr))
        return done

    def verify(self, path, timetable, certificate):
        """What the verifier, a program that shares no code with the solver, says of a timetable and
        its certificate; how long that takes and how large the certificate is."""
        if not timetable.exists() or not certificate.exists():
            return {"verified": None, "verify_seconds": 0, "certificate_bytes": 0}
        began = time.monotonic()
        done = subprocess.run([str(self.bin / "timetable-verify"), str(path), str(timetable),
                               str(certificate)], stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                              text=True, check=False)
        if done.returncode:
            print(done.stdout)
        return {"verified": done.returncode == 0,
                "verify_seconds": round(time.monotonic() - began, 2),
                "certificate_bytes": certificate.stat().st_size}

    def check(self, path, timetable):
        """What our checker says of a timetable in a file: whether it is valid, and its tiers."""
        said = read_line(self.timetable("check", path, timetable, "--json").stdout)
        if "timetable" not in said:
            return False, []
        return said["valid"], [tier["value"] for tier in said["timetable"]["tiers"]]

    def generate(self, name, *options):
        """A town by bench/generate, and its hidden timetable: the paths of both."""
        path, hidden = self.folder / (name + ".json"), self.folder / (name + "-hidden.json")
        subprocess.run([str(self.bin / "generate"), *map(str, options), "-o", str(path),
                        "--timetable", str(hidden)], stderr=subprocess.PIPE, check=True)
        return path, hidden

    def convert(self, source, *options):
        """An instance of another form as a partnership; its path."""
        path = self.folder / (pathlib.Path(source).stem + ".json")
        with open(path, "w", encoding="utf-8") as file:
            subprocess.run([sys.executable, str(BENCH / "convert.py"), str(source), *options],
                           stdout=file, check=True)
        return path
