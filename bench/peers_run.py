"""One solver on one partnership: programs written, solved tier by tier, answers checked."""
import json
import math
import os
import subprocess
import time
from decimal import Decimal

from peers_timetable import timetable_of

SECTIONS = ("Minimize", "Subject To", "Bounds", "Generals", "Binaries", "End")
GRACE = 30  # seconds that a solver may take beyond its limit before it is ended
LEAST = 0.5  # seconds that must be left for another tier


class Child:
    """A program that ran on one processor: exit code, seconds, processor seconds, peak memory."""

    def __init__(self, command, seconds, log):
        began = time.monotonic()
        with open(log, "wb") as file:
            child = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=file,
                                     stderr=subprocess.STDOUT, preexec_fn=self.use_one_processor)
            self.was_ended = False
            while True:
                done, status, usage = os.wait4(child.pid, os.WNOHANG)
                self.seconds = time.monotonic() - began
                if done:
                    break
                if self.seconds > seconds + GRACE and not self.was_ended:
                    self.was_ended = True
                    child.kill()
                time.sleep(0.005)
        child.returncode = self.code = os.waitstatus_to_exitcode(status)
        self.processor_seconds = usage.ru_utime + usage.ru_stime
        self.peak_kilobytes = usage.ru_maxrss

    @staticmethod
    def use_one_processor():
        """Whatever a solver thinks of threads."""
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


class Case:
    """A partnership, and the programs that were written of it."""

    def __init__(self, bench, name, path):
        self.bench, self.path, self.name = bench, path, name
        self.partnership = json.loads(path.read_text(encoding="utf-8"))
        self.programs = {}
        head = read_head(self.program(())["lp"])
        self.tiers, self.hash = head["tiers"], head["hash"]

    def program(self, earlier):
        """The paths of the LP and MPS of the tier after these values."""
        if earlier not in self.programs:
            stem = self.bench.folder / ("%s-%d-%d" % (self.name, len(earlier), len(self.programs)))
            words = ["--earlier", ",".join(map(str, earlier))] if earlier else []
            paths = {form: str(stem) + "." + form for form in ("lp", "mps")}
            for path in paths.values():
                self.bench.timetable("ilp", self.path, *words, "-o", path)
            self.programs[earlier] = paths
        return self.programs[earlier]

    def clear(self):
        """Remove the programs, which may be large."""
        for paths in self.programs.values():
            for path in paths.values():
                os.remove(path)


def read_head(path):
    """What the first lines of an LP file say: number of tiers, unit of the objective, hash, whether
    anything is relaxed."""
    head = {"tiers": 0, "unit": Decimal(1), "hash": "", "is_relaxed": False}
    with open(path, encoding="ascii") as file:
        for line in file:
            words = line.split()
            if words[0] != "\\":
                break
            if words[1] == "Minimise":
                head["tiers"] = int(words[5].rstrip(","))
            elif " the objective times " in line:
                head["unit"] = Decimal(words[-1][:-1])
            elif words[1] == "Partnership":
                head["hash"] = words[2]
            head["is_relaxed"] |= words[1] == "Relaxed:"
    return head


def has_objective(path):
    """Say whether an LP file has anything to minimise; a program may not be without a term."""
    with open(path, encoding="ascii") as file:
        for line in file:
            if line.startswith(" cost:"):
                return line.split()[1] != "0"
    return True


def size_of(path):
    """Rows, columns and nonzeros of an LP file."""
    size = {"rows": 0, "columns": 0, "nonzeros": 0}
    section = ""
    with open(path, encoding="ascii") as file:
        for line in file:
            if line.strip() in SECTIONS:
                section = line.strip()
            elif section == "Subject To":
                size["rows"] += ":" in line
                size["nonzeros"] += sum(word in ("+", "-") for word in line.split())
            elif section in ("Generals", "Binaries"):
                size["columns"] += len(line.split())
    return size


def rounded_up(bound, unit):
    """A bound on a whole objective, as a value of the tier."""
    return math.ceil(bound - 1e-6 * max(1, abs(bound))) * unit


class PeerRun:
    """A foreign solver on a case."""

    verdict = {"verified": None}  # none of them says why

    def __init__(self, case, solver, seconds):
        self.case, self.solver, self.seconds = case, solver, seconds
        self.tiers, self.mistakes = [], []
        self.values, self.used, self.processor_used, self.peak_kilobytes = [], 0, 0, 0
        self.outcome = "unknown"

    def run(self):
        """Tier after tier, a later one only when the earlier one is proven."""
        earlier = ()
        while len(earlier) < self.case.tiers and self.seconds - self.used > LEAST:
            paths = self.case.program(earlier)
            is_empty = bool(earlier) and not has_objective(paths["lp"])
            tier = self.skip_tier(paths, len(earlier)) if is_empty else self.run_tier(earlier)
            self.tiers.append(tier)
            if tier["status"] != "optimal" or tier["value"] is None:
                break
            earlier += (tier["value"],)
        return self

    def skip_tier(self, paths, number):
        """A tier that nothing can change: the last timetable is as good as any."""
        if self.values[number] != 0:
            self.mistakes.append("tier %d is %s, and its program has nothing to minimise"
                                 % (number + 1, self.values[number]))
        return {"status": "optimal", "value": Decimal(0), "bound": Decimal(0), "is_relaxed": False,
                "seconds": 0, **size_of(paths["lp"])}

    def run_tier(self, earlier):
        """One program: solved, read, checked."""
        bench, stem = self.case.bench, "%s-%s-%d" % (self.case.name, self.solver.name, len(earlier))
        paths = self.case.program(earlier)
        answer, log = bench.folder / (stem + ".answer"), bench.folder / (stem + ".log")
        answer.unlink(missing_ok=True)
        limit = self.seconds - self.used
        child = Child(self.solver.command(paths[self.solver.form], round(limit, 1), str(answer)),
                      limit, log)
        self.used += child.seconds
        self.processor_used += child.processor_seconds
        self.peak_kilobytes = max(self.peak_kilobytes, child.peak_kilobytes)
        said = self.solver.read(paths[self.solver.form], answer,
                                log.read_text(encoding="utf-8", errors="replace"))
        head = read_head(paths["lp"])
        tier = {"status": said.status, "value": None, "bound": None,
                "is_relaxed": head["is_relaxed"],
                "seconds": round(child.seconds, 2), **size_of(paths["lp"])}
        if child.was_ended and said.status == "failed":
            tier["status"] = "none"
        if said.bound is not None:
            tier["bound"] = rounded_up(said.bound, head["unit"])
        if said.status == "infeasible" and not earlier:
            self.outcome = "infeasible"
        elif said.status == "infeasible":
            self.mistakes.append("no solution for tier %d, but one for the tiers before it"
                                 % (len(earlier) + 1))
        if said.columns or said.objective is not None:
            self.take(said, tier, earlier, head["unit"])
        if head["is_relaxed"] and tier["value"] != tier["bound"] and said.status == "optimal":
            tier["status"] = "feasible"
        return tier

    def take(self, said, tier, earlier, unit):
        """Let our checker judge the timetable of a solution."""
        path = self.case.bench.folder / ("%s-%s.json" % (self.case.name, self.solver.name))
        path.write_text(json.dumps(timetable_of(self.case.partnership, said.columns)),
                        encoding="utf-8")
        is_valid, values = self.case.bench.check(self.case.path, path)
        number, claimed = len(earlier), round(said.objective) * unit
        if not is_valid:
            if not tier["is_relaxed"]:
                self.mistakes.append("our checker rejects its timetable of tier %d" % (number + 1))
            return
        self.values, self.outcome = values, "feasible"
        tier["value"] = values[number]
        if values[number] > claimed and not tier["is_relaxed"]:
            self.mistakes.append("tier %d is %s and not %s" % (number + 1, values[number], claimed))
        if any(value > limit for value, limit in zip(values, earlier)):
            self.mistakes.append("tier %d gives up an earlier one" % (number + 1))
        if tier["bound"] is not None and values[number] < tier["bound"]:
            self.mistakes.append("tier %d is %s, below its own bound %s"
                                 % (number + 1, values[number], tier["bound"]))


class OwnRun:
    """Our solver on a case, with the same limits."""

    def __init__(self, case, seconds):
        self.case, self.seconds = case, seconds
        self.tiers, self.mistakes, self.values = [], [], []
        self.outcome, self.used, self.processor_used, self.peak_kilobytes = "unknown", 0, 0, 0
        self.verdict = {"verified": None}

    def run(self):
        """One solve for all tiers."""
        bench = self.case.bench
        answer = bench.folder / (self.case.name + "-timetable.json")
        log = bench.folder / (self.case.name + "-timetable.log")
        certificate = bench.folder / (self.case.name + "-certificate.json")
        for written in (answer, certificate):
            written.unlink(missing_ok=True)
        child = Child([str(bench.bin / "timetable"), "solve", str(self.case.path), "--time",
                       str(self.seconds), "--workers", "1", "--json", "-o", str(answer),
                       "--certificate", str(certificate)], self.seconds, log)
        self.used, self.processor_used = child.seconds, child.processor_seconds
        self.peak_kilobytes = child.peak_kilobytes
        text = log.read_text(encoding="utf-8", errors="replace")
        if child.code not in (0, 1) or "{" not in text:
            self.mistakes.append("the solve left with %d" % child.code)
            return self
        said = json.loads(text[text.index("{\n"):], parse_float=Decimal, parse_int=Decimal)
        self.outcome = said["outcome"]
        if "timetable" in said:
            self.take(said["timetable"]["tiers"], answer)
        self.verdict = bench.verify(self.case.path, answer, certificate)
        if self.verdict["verified"] is False:
            self.mistakes.append("its certificate does not verify")
        return self

    def take(self, tiers, answer):
        """Values as our checker has them, bounds as the solve claims them."""
        is_valid, self.values = self.case.bench.check(self.case.path, answer)
        if not is_valid:
            self.mistakes.append("our checker rejects its timetable")
        for number, tier in enumerate(tiers):
            value, bound = tier["value"], tier["bound"]
            is_proven = value == bound
            self.tiers.append({"status": "optimal" if is_proven else "feasible", "value": value,
                               "bound": bound, "is_relaxed": False})
            if bound > value or value != self.values[number]:
                self.mistakes.append("tier %d claims %s, at least %s; it is %s"
                                     % (number + 1, value, bound, self.values[number]))
