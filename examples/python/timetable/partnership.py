"""The partnership: what a town has and wants."""
import ctypes

from . import base
from .base import Handle, Report, check, document_of, int32, int64, mille_of, numbers_of, out, text_of
from .native import library


def minutes_of(time):
    """Minutes after midnight of a number of minutes or a text such as "09:30"."""
    if isinstance(time, int):
        return time
    hours, minutes = time.split(":")
    return int(hours) * 60 + int(minutes)


class Partnership(Handle):
    """Blocks, sites, travel, courses, offers, resources, students, rules and goals of a town.

    add_ methods return the number of what was added; other methods take these numbers.
    """

    _free = "ttb_partnership_free"

    def __init__(self, name=None):
        super().__init__(self.make(library.ttb_partnership_new))
        if name is not None:
            check(library.ttb_partnership_set_name(self.handle, text_of(name)))

    @classmethod
    def _of(cls, handle, findings=()):
        self = cls.__new__(cls)
        Handle.__init__(self, handle)
        self.findings = list(findings)
        return self

    @classmethod
    def from_json(cls, text):
        """Read a partnership. Raises InputError with every mistake; `findings` keeps warnings."""
        handle = ctypes.c_void_p()
        with Report() as report:
            check(library.ttb_partnership_from_json(*document_of(text), out(handle), report.handle),
                  report.findings)
            return cls._of(handle.value, report.findings())

    @classmethod
    def from_file(cls, path):
        """Read a partnership from a file."""
        with open(path, "rb") as file:
            return cls.from_json(file.read())

    def to_json(self):
        """The partnership as JSON, the same text each time."""
        return self.json(library.ttb_partnership_to_json)

    # ---- building

    def _add(self, function, *arguments):
        number = int32()
        check(function(self.handle, *arguments, out(number)))
        return number.value

    def add_block(self, id, lessons=()):
        """Add a block. lessons: (day, start, end) or (day, start, end, week), such as
        ("Mon", "09:00", "10:40")."""
        block = self._add(library.ttb_partnership_add_block, text_of(id))
        for lesson in lessons:
            self.add_lesson(block, *lesson)
        return block

    def add_lesson(self, block, day, start, end, week=0):
        """Say when a block is taught."""
        check(library.ttb_partnership_add_lesson(self.handle, block, base.DAYS.index(day),
                                                 minutes_of(start), minutes_of(end), week))

    def add_site(self, id, name=None, kind="school", closed=()):
        """Add a site; closed: blocks in which it does not teach."""
        site = self._add(library.ttb_partnership_add_site, text_of(id), text_of(name),
                         base.SITE_KINDS.index(kind))
        for block in closed:
            check(library.ttb_partnership_close_site(self.handle, site, block))
        return site

    def set_site_location(self, site, latitude, longitude):
        """Say where a site lies, for maps only."""
        check(library.ttb_partnership_set_site_location(self.handle, site, latitude, longitude))

    def add_bell(self, site, block, day, start, end, week=0):
        """Say when a site rings its own bells for a block."""
        check(library.ttb_partnership_add_bell(self.handle, site, block, base.DAYS.index(day),
                                               minutes_of(start), minutes_of(end), week))

    def add_link(self, from_site, to_site, minutes, both_ways=False):
        """Say how long students need from one site to another."""
        check(library.ttb_partnership_add_link(self.handle, from_site, to_site, minutes))
        if both_ways:
            check(library.ttb_partnership_add_link(self.handle, to_site, from_site, minutes))

    def set_limits(self, minutes_a_day=base.NONE, journeys_a_day=base.NONE, courses_away=base.NONE):
        """Set the limits of every student that has none of his own."""
        check(library.ttb_partnership_set_limits(self.handle, minutes_a_day, journeys_a_day,
                                                 courses_away))

    def add_resource(self, id, kind="room", sites=(), capacity=1, week_capacity=base.NONE):
        """Add rooms or a teacher. capacity: a number, or a number for each block by its number."""
        resource = self._add(library.ttb_partnership_add_resource, text_of(id),
                             base.RESOURCE_KINDS.index(kind))
        for site in sites:
            check(library.ttb_partnership_add_resource_site(self.handle, resource, site))
        each = capacity if isinstance(capacity, dict) else {base.NONE: capacity}
        for block, number in each.items():
            check(library.ttb_partnership_set_resource_capacity(self.handle, resource, block, number))
        check(library.ttb_partnership_set_resource_week_capacity(self.handle, resource,
                                                                 week_capacity))
        return resource

    def add_course(self, id, title=None, level=3, cohort=None, blocks=1):
        """Add a course; blocks: how many a section needs."""
        return self._add(library.ttb_partnership_add_course, text_of(id), text_of(title), level,
                         text_of(cohort), blocks)

    def add_offer(self, course, site, sections=(0, 1), size=(0, 10000), blocks=None, uses=(), cost=1):
        """Offer a course at a site: least and most sections, least and most students of each."""
        offer = self._add(library.ttb_partnership_add_offer, course, site)
        check(library.ttb_partnership_set_offer_sections(self.handle, offer, *sections))
        check(library.ttb_partnership_set_offer_size(self.handle, offer, *size))
        if blocks is not None:
            check(library.ttb_partnership_set_offer_blocks(self.handle, offer, *numbers_of(blocks)))
        for resource in uses:
            check(library.ttb_partnership_add_offer_use(self.handle, offer, resource))
        check(library.ttb_partnership_set_offer_cost(self.handle, offer, mille_of(cost)))
        return offer

    def add_student(self, id, home, choices=(), reserves=(), cohort=None, **limits):
        """Add a student. choices: courses, or pairs of course and weight; reserves likewise. Limits
        by name: minutes_a_day, journeys_a_day, courses_away."""
        student = self._add(library.ttb_partnership_add_student, text_of(id), home, text_of(cohort))
        for wanted, usual, function in ((choices, 1, library.ttb_partnership_add_choice),
                                        (reserves, "0.5", library.ttb_partnership_add_reserve)):
            for each in wanted:
                course, weight = each if isinstance(each, tuple) else (each, usual)
                check(function(self.handle, student, course, mille_of(weight)))
        for name, value in limits.items():
            check(library.ttb_partnership_set_student_limit(self.handle, student,
                                                            base.LIMITS.index(name), value))
        return student

    def pin_section(self, course, site, blocks):
        """A section of the offer stands in exactly these blocks."""
        check(library.ttb_partnership_pin_section(self.handle, course, site, *numbers_of(blocks)))

    def forbid_section(self, course, site, blocks):
        """No section of the offer stands in any of these blocks."""
        check(library.ttb_partnership_forbid_section(self.handle, course, site, *numbers_of(blocks)))

    def pin_seat(self, student, course, site=base.NONE, blocks=()):
        """The student sits in the course, at this site and in these blocks if they are given."""
        check(library.ttb_partnership_pin_seat(self.handle, student, course, site,
                                               *numbers_of(blocks)))

    def forbid_seat(self, student, course, site=base.NONE, blocks=()):
        """The student does not sit in the course, or not at this site, or not in these blocks."""
        check(library.ttb_partnership_forbid_seat(self.handle, student, course, site,
                                                  *numbers_of(blocks)))

    def limit_block_sections(self, block, least=0, most=base.NONE):
        """At least and at most so many sections of the whole town run in a block."""
        check(library.ttb_partnership_limit_block_sections(self.handle, block, least, most))

    def require_reach(self, level, minutes, cohort=None):
        """Each course of the level is taught at most so many minutes away from each home site."""
        check(library.ttb_partnership_require_reach(self.handle, level, minutes, text_of(cohort)))

    def add_tier(self, **goals):
        """Append a tier: its goals by name with their weights, such as travel=1, balance=3."""
        tier = self._add(library.ttb_partnership_add_tier)
        for goal, weight in goals.items():
            check(library.ttb_partnership_add_goal(self.handle, tier, base.GOALS.index(goal), weight))
        return tier

    def validate(self):
        """Find everything that is wrong: raises InputError, or returns the warnings."""
        with Report() as report:
            check(library.ttb_partnership_validate(self.handle, report.handle), report.findings)
            return report.findings()

    # ---- reading

    def count(self, kind):
        """How many things of a kind (KIND_...) there are."""
        return library.ttb_partnership_count(self.handle, kind)

    def id(self, kind, number):
        """The id of a thing."""
        text = library.ttb_partnership_get_id(self.handle, kind, number)
        if text is None:
            raise IndexError(f"there is no number {number}")
        return text.decode()

    def find(self, kind, id):
        """The number of a thing."""
        return self._add(library.ttb_partnership_find, kind, text_of(id))

    @property
    def name(self):
        """The partnership's name, "" if it has none."""
        return library.ttb_partnership_get_name(self.handle).decode()

    @property
    def hash(self):
        """SHA-256 of the canonical form: equal for files that differ only in order and names."""
        text = ctypes.create_string_buffer(65)
        check(library.ttb_partnership_get_hash(self.handle, text, len(text)))
        return text.value.decode()

    def choices(self):
        """All choices of all students, as Choice."""
        rows = base.bulk(library.ttb_partnership_get_choices, (self.handle,), (int32, int32, int64))
        return [base.Choice(student, course, base.decimal_of(weight))
                for student, course, weight in rows]

    def minutes(self, from_site, to_site):
        """Minutes of the quickest way, None where there is none."""
        minutes = int32()
        status = library.ttb_partnership_get_minutes(self.handle, from_site, to_site, out(minutes))
        if status == base.ERR_NOT_FOUND:
            return None
        check(status)
        return minutes.value
