"""The timetable: sections with their blocks, and seats; and the audit of what it puts in reach."""
import collections
import ctypes

from . import base
from .base import Handle, Report, bulk, check, decimal_of, document_of, int32, int64, numbers_of, out
from .native import library
from .solving import Options, read_tier, run_solve


class Certificate(Handle):
    """Why no timetable is better than one: solve() leaves it in the timetable's `certificate`, None
    where no timetable was found. Timetable.verify() checks it."""

    _free = "ttb_certificate_free"

    @classmethod
    def _of(cls, handle):
        self = cls.__new__(cls)
        Handle.__init__(self, handle)
        return self

    @classmethod
    def from_json(cls, partnership, text):
        """Read a certificate of a partnership."""
        handle = ctypes.c_void_p()
        with Report() as report:
            check(library.ttb_certificate_from_json(partnership.handle, *document_of(text),
                                                    out(handle), report.handle), report.findings)
        return cls._of(handle.value)

    @classmethod
    def from_file(cls, partnership, path):
        """Read a certificate from a file."""
        with open(path, "rb") as file:
            return cls.from_json(partnership, file.read())

    def to_json(self, partnership):
        """The certificate as JSON, the same text each time."""
        return self.json(lambda handle, text, length: library.ttb_certificate_to_json(
            partnership.handle, handle, text, length))

    def save(self, partnership, path):
        """Write it to a file as JSON."""
        with open(path, "w", encoding="utf-8", newline="\n") as file:
            file.write(self.to_json(partnership))

    @property
    def tiers(self):
        """Value and bound of each tier, as it claims them."""
        return [read_tier(library.ttb_certificate_get_tier, self.handle, tier)
                for tier in range(library.ttb_certificate_tier_count(self.handle))]


class Timetable(Handle):
    """A timetable of a partnership: solved, read, or built by hand. It may outlive the partnership."""

    _free = "ttb_timetable_free"

    def __init__(self, partnership):
        """An empty timetable, to be filled by hand."""
        super().__init__(self.make(library.ttb_timetable_new, partnership.handle))
        self.certificate = None
        self.findings = []

    @classmethod
    def _of(cls, handle, certificate, findings):
        self = cls.__new__(cls)
        Handle.__init__(self, handle)
        self.certificate = Certificate._of(certificate) if certificate else None
        self.findings = findings
        return self

    @classmethod
    def from_json(cls, partnership, text):
        """Read a timetable of a partnership, ours or anybody's."""
        handle = ctypes.c_void_p()
        with Report() as report:
            check(library.ttb_timetable_from_json(partnership.handle, *document_of(text), out(handle),
                                                  report.handle), report.findings)
            return cls._of(handle.value, None, report.findings())

    @classmethod
    def from_file(cls, partnership, path):
        """Read a timetable from a file."""
        with open(path, "rb") as file:
            return cls.from_json(partnership, file.read())

    def to_json(self):
        """The timetable as JSON, the same text each time."""
        return self.json(library.ttb_timetable_to_json)

    def add_section(self, course, site, blocks, students=(), number=1):
        """Add a section with its students; returns its number for add_seat()."""
        section = int32()
        check(library.ttb_timetable_add_section(self.handle, course, site, number,
                                                *numbers_of(blocks), out(section)))
        for student in students:
            self.add_seat(section.value, student)
        return section.value

    def add_seat(self, section, student):
        """Seat a student in a section."""
        check(library.ttb_timetable_add_seat(self.handle, section, student))

    def check(self, partnership):
        """Check it: is_valid, and a finding for every broken rule. Works out the values, too."""
        is_valid = int32()
        with Report() as report:
            check(library.ttb_check(partnership.handle, self.handle, out(is_valid), report.handle),
                  report.findings)
            return base.Check(bool(is_valid.value), report.findings())

    def verify(self, partnership, certificate):
        """Check it, and what a certificate says of it: is_proven, and a finding for whatever does not
        hold."""
        is_proven = int32()
        with Report() as report:
            check(library.ttb_verify(partnership.handle, self.handle, certificate.handle,
                                     out(is_proven), report.handle), report.findings)
            return base.Proof(bool(is_proven.value), report.findings())

    @property
    def outcome(self):
        """One of OUTCOMES."""
        return base.OUTCOMES[library.ttb_timetable_get_outcome(self.handle)]

    @property
    def stop(self):
        """Why the solve stopped, one of STOPS."""
        return base.STOPS[library.ttb_timetable_get_stop(self.handle)]

    @property
    def work(self):
        """The counted work: a solve with this work_limit ends with the same timetable."""
        return library.ttb_timetable_get_work(self.handle)

    @property
    def tiers(self):
        """Value and bound of each tier: no timetable that is as good on the earlier tiers has less
        than the bound."""
        return [read_tier(library.ttb_timetable_get_tier, self.handle, tier)
                for tier in range(library.ttb_timetable_tier_count(self.handle))]

    @property
    def goals(self):
        """The value of each goal by its name."""
        values = {}
        for goal, name in enumerate(base.GOALS):
            value = int64()
            check(library.ttb_timetable_get_goal(self.handle, goal, out(value)))
            values[name] = decimal_of(value.value)
        return values

    @property
    def sections(self):
        """All sections, with their blocks and students."""
        blocks, students = collections.defaultdict(list), collections.defaultdict(list)
        two = (int32, int32)
        for section, block in bulk(library.ttb_timetable_get_section_blocks, (self.handle,), two):
            blocks[section].append(block)
        for section, student in bulk(library.ttb_timetable_get_seats, (self.handle,), two):
            students[section].append(student)
        rows = bulk(library.ttb_timetable_get_sections, (self.handle,), (int32,) * 3)
        return [base.Section(*row, tuple(blocks[section]), tuple(students[section]))
                for section, row in enumerate(rows)]

    def unmet(self, partnership):
        """The unmet choices, as Unmet."""
        return [base.Unmet(*row) for row in bulk(library.ttb_timetable_get_unmet,
                                                 (self.handle, partnership.handle), (int32, int32))]


def solve(partnership, options=None, cancel=None, watch=None, **values):
    """Make a timetable.

    watch(progress) is called every 100 ms and stops the solve by returning something true. What it
    raises, and Ctrl-C, stops the solve and is raised here. Options may stand here by name:
    solve(town, time_limit_ms=5000). Where rules cannot be met, `findings` of the result say why.
    """
    if values:
        options = Options(**values)
    return Timetable._of(*run_solve(partnership, options, cancel, watch))


def audit_reach(partnership, timetable, level=base.NONE, minutes=base.NONE):
    """Audit what can be reached: a ReachHome for each home site and cohort, with its courses and with
    the shares of pairs and triples that can be taken together, with any seat and with free ones."""
    reach = Handle.make(library.ttb_reach_new, partnership.handle, timetable.handle, level, minutes)
    try:
        homes = bulk(library.ttb_reach_get_homes, (reach,), (int32, int32))
        return [base.ReachHome(site, cohort, _courses(reach, home), _share(reach, home, 2),
                               _share(reach, home, 3))
                for home, (site, cohort) in enumerate(homes)]
    finally:
        library.ttb_reach_free(reach)


def _courses(reach, home):
    rows = bulk(library.ttb_reach_get_courses, (reach, home), (int32,) * 5)
    return [base.ReachCourse(course, base.REASONS[reason], site, minutes, bool(free))
            for course, reason, site, minutes, free in rows]


def _share(reach, home, size):
    share, free = int64(), int64()
    check(library.ttb_reach_get_share(reach, home, size, out(share), out(free)))
    return decimal_of(share.value), decimal_of(free.value)
