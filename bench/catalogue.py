"""The instances of the named suites: where each comes from, and what is asked of it."""
import json
import os
import pathlib

from programs import TREE

TOWNS = TREE / "examples" / "partnerships"


class Instance:
    """A partnership with a name: a file, or how to make one."""

    def __init__(self, name, targets=()):
        self.name, self.targets = name, targets

    def make(self, programs):
        """The paths of the partnership and of a timetable known to be valid; None for what is not
        there."""
        raise NotImplementedError


class Generated(Instance):
    """A town by bench/generate, whose hidden timetable is known."""

    def __init__(self, name, options, targets=()):
        super().__init__(name, targets)
        self.options = options

    def make(self, programs):
        return programs.generate(self.name, *self.options.split())


class Example(Instance):
    """One of examples/partnerships, or that without lessons."""

    def __init__(self, name, source, targets=(), has_lessons=True):
        super().__init__(name, targets)
        self.source, self.has_lessons = TOWNS / source, has_lessons

    def make(self, programs):
        if self.has_lessons:
            return self.source, None
        data = json.loads(self.source.read_text(encoding="utf-8"))
        for block in data["blocks"]:
            block.pop("lessons", None)
        for site in data["sites"]:
            site.pop("bells", None)
        path = programs.folder / (self.name + ".json")
        path.write_text(json.dumps(data), encoding="utf-8")
        return path, None


class Foreign(Instance):
    """An instance of others, in the folder that TIMETABLE_INSTANCES names; converted where it is
    not in our form."""

    def __init__(self, source, conversion=None, targets=()):
        super().__init__(pathlib.Path(source).stem, targets)
        self.source, self.conversion = source, conversion

    def make(self, programs):
        folder = os.environ.get("TIMETABLE_INSTANCES", "")
        path = pathlib.Path(folder) / self.source
        if not folder or not path.exists():
            print("SKIPPED %s: not found; TIMETABLE_INSTANCES is %s"
                  % (self.source, folder or "not set"))
            return None, None
        if self.conversion is not None:
            path = programs.convert(path, *self.conversion)
        return path, None


class File(Instance):
    """A partnership or an instance of another form that somebody names."""

    def __init__(self, path):
        super().__init__(pathlib.Path(path).stem)
        self.path = pathlib.Path(path)

    def make(self, programs):
        if '"timetable-partnership"' in self.path.read_text(encoding="utf-8"):
            return self.path, None
        return programs.convert(self.path), None


def only(instances, text):
    """The instance of this name; else all whose names have the text."""
    named = [instance for instance in instances if instance.name == text]
    return named or [instance for instance in instances if text in instance.name]


# ---- Targets: what a run must show; each says whether it is met, and the sentence


class Reach:
    """A value of a tier or less after so many seconds, on every seed."""

    def __init__(self, seconds, tier, value):
        self.seconds, self.tier, self.value = seconds, tier, value

    def judge(self, lines):
        """The worst seed decides."""
        standing = [line["marks"][str(self.seconds)] for line in lines]
        found = [one["tiers"][self.tier][0] for one in standing if one]
        worst = max(found) if len(found) == len(lines) else None
        return (worst is not None and worst <= self.value,
                "tier %d at %s or less after %d s: %s"
                % (self.tier + 1, self.value, self.seconds, "none" if worst is None else worst))


class Prove:
    """Every tier proven within so many seconds; or the first ones."""

    def __init__(self, seconds, tiers=None):
        self.seconds, self.tiers = seconds, tiers

    def judge(self, lines):
        """The worst seed decides."""
        standing = [line["marks"][str(self.seconds)] for line in lines]
        proven = [bool(one) and all(value == bound for value, bound in one["tiers"][:self.tiers])
                  for one in standing]
        return all(proven), "proven after %d s on %d of %d seeds" % (self.seconds, sum(proven),
                                                                   len(proven))


class Gap:
    """Value and bound of a tier at most so far apart after so many seconds: per cent of the value,
    or an amount."""

    def __init__(self, seconds, tier, percent=None, amount=None):
        self.seconds, self.tier, self.percent, self.amount = seconds, tier, percent, amount

    def judge(self, lines):
        """The worst seed decides."""
        pairs = [line["marks"][str(self.seconds)]["tiers"][self.tier] for line in lines
                 if line["marks"][str(self.seconds)]]
        if len(pairs) < len(lines):
            return False, "no timetable after %d s" % self.seconds
        if self.amount is not None:
            worst = max(value - bound for value, bound in pairs)
            return worst <= self.amount, "tier %d within %s of its bound after %d s: %s" % (
                self.tier + 1, self.amount, self.seconds, worst)
        worst = max(100 * (value - bound) / max(1, value) for value, bound in pairs)
        return worst <= self.percent, "gap of tier %d at most %s %% after %d s: %.2f %%" % (
            self.tier + 1, self.percent, self.seconds, worst)


# ---- The suites


class Suite:
    """Instances that are run alike, and how many per cent of them are to be proven."""

    def __init__(self, seconds, instances, proven_percent=0):
        self.seconds, self.instances, self.proven_percent = seconds, instances, proven_percent


def small_towns():
    """Six families in six sizes: students, courses, blocks. The seed is the size's place."""
    families = [
        ("school", "--schools 1 --abstract --wishes 40"),
        ("staffed", "--schools 1 --abstract --wishes 20 --staff"),
        ("joint", "--abstract"),
        ("wishes", "--schools 5 --colleges 1 --abstract --wishes 40 --reach 0"),
        ("tight", "--abstract --seats 8 --wishes 20 --staff"),
        ("lessons", "--schools 3 --colleges 1 --staff"),
    ]
    sizes = [(12, 20, 4), (20, 24, 5), (30, 30, 4), (40, 30, 5), (50, 40, 4), (60, 50, 5)]
    return [Generated("%s-%d" % (family, students),
                      "--students %d,0 --courses %d --blocks %d --seed %d %s"
                      % (students, courses, blocks, seed, options))
            for family, options in families
            for seed, (students, courses, blocks) in enumerate(sizes, 1)]


# town-120: half of the gap that others leave, between 22744 and 10316 (twice 11372, HiGHS 5158).
TOWN_120_BOUND = 16530
SUITES = {
    "small": Suite(60, small_towns(), proven_percent=90),
    "towns": Suite(600, [
        Foreign("town-40.json", None, [Reach(10, 0, 7064), Prove(60)]),
        Foreign("town-120.json", None, [Reach(60, 0, 22744),
                                        Gap(600, 0, amount=22744 - TOWN_120_BOUND)]),
        Foreign("town-300.json", None, [Reach(20, 0, 20882), Gap(600, 0, percent=4)])]),
    "schools": Suite(60, [
        Foreign("ib-dp2.json", [], [Reach(10, 0, 5), Prove(12, 1)]),
        Foreign("sms-2019.json", [], [Reach(60, 0, 31), Prove(60, 1)]),
        Foreign("svws-blockung002.json", [], [Reach(5, 0, 0), Reach(20, 1, 0), Prove(20, 2)]),
        Foreign("toronto/sta-f-83.crs", ["--blocks", "13"], [Reach(60, 0, 0)]),
        Foreign("toronto/ear-f-83.crs", ["--blocks", "22"], [Reach(60, 0, 0)]),
        Foreign("toronto/hec-s-92.crs", ["--blocks", "17"], [Reach(60, 0, 0)]),
        Foreign("school1.col", ["--blocks", "14"], [Reach(60, 0, 0)])]),
    "stevenage": Suite(600, [
        Example("stevenage", "stevenage.json", [Gap(600, 0, amount=1)]),
        Example("stevenage-abstract", "stevenage.json", [Gap(600, 0, amount=1),
                                                         Gap(600, 1, percent=8)],
                has_lessons=False)]),
}


def find(name):
    """The instances of a suite, or the file of this name, here or among those of others."""
    if name in SUITES:
        return SUITES[name].instances
    for folder in (".", os.environ.get("TIMETABLE_INSTANCES", ".")):
        path = pathlib.Path(folder) / name
        if path.is_file():
            return [File(path)]
    return None
