"""Other solvers: how each is called on a program of `timetable ilp`, and what its answer means."""
import json
import pathlib
import re
import shutil
import subprocess
import sys

BENCH = pathlib.Path(__file__).resolve().parent
NUMBER = r"([-+]?\d[\d.e+-]*)"
FAR = 1e30  # a "bound" of this size is none


class Answer:
    """What a solver says of one program, in units of its objective."""

    def __init__(self, status, objective=None, bound=None, columns=None):
        self.status = status  # optimal, feasible, infeasible, none (nothing found), failed
        self.objective = objective
        self.bound = bound
        self.columns = columns or {}  # name: whole number; those that are 0 may be left out


def first_line(command, pattern):
    """What a pattern finds in the output of a command, "?" if nothing."""
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                          check=False)
    found = re.search(pattern, done.stdout)
    return found.group(1) if found else "?"


def last_number(pattern, text):
    """The last number that a pattern finds; None where there is none or it is infinite."""
    found = re.findall(pattern, text, re.M)
    number = float(found[-1]) if found else None
    return number if number is not None and abs(number) < FAR else None


class Cbc:
    """COIN-OR's branch and cut, Debian package coinor-cbc."""

    name, form = "cbc", "lp"

    def __init__(self, _folder):
        self.path = shutil.which("cbc")

    def version(self):
        """Its version, None where it is not installed."""
        return self.path and first_line([self.path, "-quit"], r"Version: (\S+)")

    def command(self, program, seconds, answer):
        """The command line."""
        return [self.path, program, "-seconds", str(seconds), "-timeMode", "elapsed",
                "-ratioGap", "0", "-allowableGap", "0", "-solve", "-solution", answer, "-quit"]

    def read(self, _program, answer, log):
        """The first line of the solution says what it is; the log has the bound."""
        lines = answer.read_text(encoding="ascii").splitlines() if answer.exists() else []
        if not lines:
            return Answer("failed")
        if "nfeasible" in lines[0]:
            return Answer("infeasible")
        bound = last_number(r"^Lower bound: +" + NUMBER, log)
        if "no integer solution" in lines[0]:
            return Answer("none", None, bound)
        objective = float(re.search(r"objective value (\S+)", lines[0]).group(1))
        columns = {}
        for line in lines[1:]:
            words = line.replace("**", "").split()
            columns[words[1]] = round(float(words[2]))
        if lines[0].startswith("Optimal"):
            return Answer("optimal", objective, objective, columns)
        return Answer("feasible", objective, bound, columns)


class Glpsol:
    """GLPK's own program, Debian package glpk-utils."""

    name, form = "glpsol", "mps"

    def __init__(self, _folder):
        self.path = shutil.which("glpsol")

    def version(self):
        """Its version, None where it is not installed."""
        return self.path and first_line([self.path, "--version"], r"Solver,? v?(\S+)")

    def command(self, program, seconds, answer):
        """With the cuts and the heuristic that help on these programs."""
        return [self.path, "--freemps", program, "--tmlim", str(max(1, round(seconds))), "--mir",
                "--gomory", "--fpump", "--write", answer]

    def read(self, program, answer, log):
        """Columns stand by number; their names are read from the program."""
        bound = last_number(r"mip = .*>= +" + NUMBER, log)
        if "PROBLEM HAS NO" in log and "FEASIBLE SOLUTION" in log:
            return Answer("infeasible")
        if not answer.exists():
            return Answer("failed")
        names, columns, status, objective = column_names(program), {}, "u", None
        for line in answer.read_text(encoding="ascii").splitlines():
            words = line.split()
            if words[0] == "s" and words[1] == "mip":
                status, objective = words[4], float(words[5])
            elif words[0] == "j" and float(words[-1]):
                columns[names[int(words[1]) - 1]] = round(float(words[-1]))
        if status == "n":
            return Answer("infeasible")
        if status == "o":
            return Answer("optimal", objective, objective, columns)
        if status == "f":
            return Answer("feasible", objective, bound, columns)
        return Answer("none", None, bound)


def column_names(program):
    """The columns of an MPS file in their order."""
    names, is_inside = [], False
    with open(program, encoding="ascii") as file:
        for line in file:
            if not line.startswith(" "):
                is_inside = line.startswith("COLUMNS")
            elif is_inside and "'MARKER'" not in line:
                name = line.split(None, 1)[0]
                if not names or names[-1] != name:
                    names.append(name)
    return names


def read_json(answer):
    """The answer that peers_highs.js and peers_scipy.py write."""
    if not answer.exists():
        return Answer("failed")
    said = json.loads(answer.read_text(encoding="ascii"))
    status, columns = said["status"], said["columns"]
    if status == "Optimal":
        bound = said["objective"] if said["bound"] is None else said["bound"]
        return Answer("optimal", said["objective"], bound, columns)
    if status == "Infeasible":
        return Answer("infeasible")
    if status != "Time limit reached":
        return Answer("failed")
    if columns:
        return Answer("feasible", said["objective"], said["bound"], columns)
    return Answer("none", None, said["bound"])


class Highs:
    """The newest HiGHS, as WebAssembly: npm package highs."""

    name, form = "highs", "lp"

    def __init__(self, folder):
        self.folder = folder
        self.path = shutil.which("node")

    def version(self):
        """Its version, None where it is not installed."""
        package = self.folder / "node_modules" / "highs" / "package.json"
        if not self.path or not package.exists():
            return None
        return json.loads(package.read_text(encoding="utf-8"))["version"]

    def command(self, program, seconds, answer):
        """The command line."""
        return [self.path, str(BENCH / "peers_highs.js"), str(self.folder), program, str(seconds),
                answer]

    def read(self, _program, answer, _log):
        """As it was written."""
        return read_json(answer)


class Scipy:
    """The HiGHS in Debian's python3-scipy: old, but native."""

    name, form = "scipy", "mps"
    python = "/usr/bin/python3" if pathlib.Path("/usr/bin/python3").exists() else sys.executable

    def __init__(self, _folder):
        pass

    def version(self):
        """scipy's version, None where it is not installed."""
        found = first_line([self.python, "-c", "import scipy; print('scipy', scipy.__version__)"],
                           r"^scipy (\S+)")
        return None if found == "?" else found

    def command(self, program, seconds, answer):
        """The command line."""
        return [self.python, str(BENCH / "peers_scipy.py"), program, str(seconds), answer]

    def read(self, _program, answer, _log):
        """As it was written."""
        return read_json(answer)


SOLVERS = [Highs, Scipy, Cbc, Glpsol]
