"""Anonymous copies of partnerships and timetables, and the keys that lead back."""
import collections
import ctypes
import os

from . import base
from .base import Handle, Report, check, document_of, int64, out
from .native import library
from .partnership import Partnership
from .plan import Timetable

Unique = collections.namedtuple("Unique", "by_choices by_all")


class Key(Handle):
    """Which new id stands for whom in an anonymous copy: a secret. anonymise() makes one."""

    _free = "ttb_key_free"

    @classmethod
    def from_json(cls, text):
        """Read a key."""
        self, handle = cls.__new__(cls), ctypes.c_void_p()
        with Report() as report:
            check(library.ttb_key_from_json(*document_of(text), out(handle), report.handle),
                  report.findings)
        Handle.__init__(self, handle.value)
        return self

    @classmethod
    def from_file(cls, path):
        """Read a key from a file."""
        with open(path, "rb") as file:
            return cls.from_json(file.read())

    def to_json(self):
        """The key as JSON: it holds the ids of all students."""
        return self.json(library.ttb_key_to_json)

    def save(self, path):
        """Write it to a new file that nobody else may read."""
        file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with open(file, "w", encoding="utf-8", newline="\n") as opened:
            opened.write(self.to_json())

    def rename(self, partnership):
        """The anonymous copy of a partnership, or of the copy the original, but for its names."""
        return Partnership._of(self.make(library.ttb_partnership_rename, partnership.handle,
                                         self.handle))

    def rename_timetable(self, timetable, renamed):
        """A timetable under the ids of the other side, whose partnership is `renamed`."""
        return Timetable._of(self.make(library.ttb_timetable_rename, timetable.handle, self.handle,
                                       renamed.handle), None, [])


def anonymise(partnership, seed=None):
    """A copy of a partnership in which nobody has his own id, and the Key that leads back. With a
    seed, for tests alone, both are the same each time, and anybody can undo it."""
    copy, handle = ctypes.c_void_p(), ctypes.c_void_p()
    check(library.ttb_partnership_anonymise(partnership.handle, base.NONE if seed is None else seed,
                                            out(copy), out(handle)))
    key = Key.__new__(Key)
    Handle.__init__(key, handle.value)
    return Partnership._of(copy.value), key


def count_unique(partnership):
    """How many students nobody equals: in the courses that they choose, and in all that is said."""
    by_choices, by_all = int64(), int64()
    check(library.ttb_partnership_count_unique(partnership.handle, out(by_choices), out(by_all)))
    return Unique(by_choices.value, by_all.value)
