"""What the classes of the binding share: constants, errors, conversions, handles, reports."""
import collections
import ctypes
from decimal import Decimal

from .native import library

int32, int64, out = ctypes.c_int32, ctypes.c_int64, ctypes.byref

NONE = -1
(KIND_BLOCK, KIND_SITE, KIND_RESOURCE, KIND_COURSE, KIND_OFFER, KIND_STUDENT, KIND_COHORT, KIND_RULE,
 KIND_TIER, KIND_LINK) = range(1, 11)
SITE_KINDS = ("school", "special", "pru", "college")
RESOURCE_KINDS = ("room", "teacher")
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
GOALS = ("unmet", "section_cost", "travel", "journeys", "balance")
LIMITS = ("minutes_a_day", "journeys_a_day", "courses_away")
OUTCOMES = ("unknown", "feasible", "optimal", "infeasible", "given")
STOPS = ("done", "time", "work", "gap", "cancelled", "memory")
REASONS = ("ok", "not-run", "closed", "travel", "no-seat")
SEVERITIES = ("error", "warning")

Finding = collections.namedtuple("Finding", "severity code place sentence detail")
Tier = collections.namedtuple("Tier", "value bound")
Option = collections.namedtuple("Option", "key type default least most help")
Section = collections.namedtuple("Section", "course site number blocks students")
Unmet = collections.namedtuple("Unmet", "student course")
Choice = collections.namedtuple("Choice", "student course weight")
Check = collections.namedtuple("Check", "is_valid findings")
Proof = collections.namedtuple("Proof", "is_proven findings")
ReachHome = collections.namedtuple("ReachHome", "site cohort courses pairs triples")
ReachCourse = collections.namedtuple("ReachCourse", "course reason site minutes has_free_seats")


class TimetableError(Exception):
    """A call failed. `status` is the library's number, `findings` say what is wrong and where."""

    def __init__(self, status, findings=()):
        self.status, self.findings = status, tuple(findings)
        lines = [library.ttb_status_text(status).decode()]
        lines += [f"{each.place or 'all'}: {each.sentence} [{each.code}]" for each in findings]
        super().__init__("\n".join(lines))


class ArgumentError(TimetableError, ValueError):
    """An argument is wrong: of no use, unknown, or out of range."""


class StateError(TimetableError):
    """The call is not allowed now, or the thing is there already, or belongs to another partnership."""


class InputError(TimetableError, ValueError):
    """The partnership or the timetable has errors; all are in `findings`."""


ERR_MEMORY, ERR_NOT_FOUND = 1, 11
ERRORS = {10: ArgumentError, 11: ArgumentError, 12: ArgumentError, 13: StateError, 20: InputError}


def check(status, findings=tuple):
    """Raise what fits a status; nothing for 0. findings: a function that returns them."""
    if status == ERR_MEMORY:
        raise MemoryError("libtimetable has no memory")
    if status:
        raise ERRORS.get(status, TimetableError)(status, findings())


def text_of(text):
    """Text for the library; None stays None."""
    if text is None:
        return None
    if "\0" in text:
        raise ValueError("text with a NUL character")
    return text.encode()


def document_of(text):
    """A whole document, as text or as the bytes of a file, with its length."""
    encoded = text.encode() if isinstance(text, str) else bytes(text)
    return encoded, len(encoded)


def mille_of(number):
    """A number as thousandths; more than three decimals are refused."""
    value = Decimal(str(number)) * 1000
    if value != value.to_integral_value():
        raise ValueError(f"{number} has more than three decimals")
    return int(value)


def decimal_of(thousandths):
    """Thousandths as a Decimal without needless digits."""
    whole, rest = divmod(thousandths, 1000)
    return Decimal(thousandths).scaleb(-3).normalize() if rest else Decimal(whole)


def numbers_of(numbers):
    """Numbers as a C array with its length."""
    numbers = list(numbers)
    return (int32 * len(numbers))(*numbers), len(numbers)


def bulk(function, leading, types):
    """Call a bulk getter: count, make room, read. types: int32 or int64 for each array. Returns rows."""
    count = int64()
    check(function(*leading, *[None] * len(types), 0, out(count)))
    arrays = [(kind * count.value)() for kind in types]
    if count.value:
        check(function(*leading, *arrays, count.value, out(count)))
    return list(zip(*arrays))


class Handle:
    """Something of the library's that is freed once: by close(), `with`, or when nobody holds it."""

    _free = None

    def __init__(self, handle):
        self._handle = handle

    def close(self):
        """Free it now; it cannot be used afterwards."""
        handle, self._handle = getattr(self, "_handle", None), None
        if handle:
            getattr(library, self._free)(handle)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    __del__ = close

    @staticmethod
    def make(function, *arguments):
        """A new handle of the library's, from a function whose last parameter it goes to."""
        handle = ctypes.c_void_p()
        check(function(*arguments, out(handle)))
        return handle.value

    @property
    def handle(self):
        """What the library knows it by."""
        if not self._handle:
            raise ValueError(f"this {type(self).__name__} was closed")
        return self._handle

    def json(self, function):
        """Text that a function of the library's makes."""
        text, length = ctypes.c_void_p(), int64()
        check(function(self.handle, out(text), out(length)))
        try:
            return ctypes.string_at(text, length.value).decode()
        finally:
            library.ttb_text_free(text)

    def save(self, path):
        """Write it to a file as JSON."""
        with open(path, "w", encoding="utf-8", newline="\n") as file:
            file.write(self.to_json())


class Report(Handle):
    """Where a call writes its findings."""

    _free = "ttb_report_free"
    memory_limit_mb = None

    def __init__(self):
        super().__init__(self.make(library.ttb_report_new))
        if self.memory_limit_mb is not None:
            library.ttb_report_set_memory_limit(self.handle, self.memory_limit_mb)

    def findings(self):
        """All findings, as Finding."""
        texts = (library.ttb_report_get_code, library.ttb_report_get_place,
                 library.ttb_report_get_sentence, library.ttb_report_get_detail)
        return [Finding(SEVERITIES[library.ttb_report_get_severity(self.handle, number)],
                        *(read(self.handle, number).decode() for read in texts))
                for number in range(library.ttb_report_count(self.handle, NONE))]


def limit_memory(megabytes):
    """Let no later call that reads, validates, checks, verifies or writes a program hold more than so many
    megabytes, 0 for no limit; it raises TimetableError where it needs more. A solve has the option
    memory_limit_mb."""
    with Report() as report:
        check(library.ttb_report_set_memory_limit(report.handle, megabytes))
    Report.memory_limit_mb = megabytes
