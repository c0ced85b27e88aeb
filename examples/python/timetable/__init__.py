"""Joint blocked timetables from Python: a binding to libtimetable with nothing but the standard library.

    import timetable

    with timetable.Partnership.from_file("town.json") as town:
        plan = timetable.solve(town, time_limit_ms=5000)
        print(plan.outcome, plan.tiers)
        plan.save("timetable.json")

Words have the meaning of docs/explain/glossary.md. Things are numbered from 0 in the order of being
added. Values, costs and weights are Decimal numbers with at most three decimals. Handles are freed by
close(), by `with`, or when nobody holds them any more. Ctrl-C stops a solve.
"""
from .anonymous import Key, anonymise, count_unique
from .base import (DAYS, GOALS, KIND_BLOCK, KIND_COHORT, KIND_COURSE, KIND_LINK, KIND_OFFER,
                   KIND_RESOURCE, KIND_RULE, KIND_SITE, KIND_STUDENT, KIND_TIER, LIMITS, NONE,
                   OUTCOMES, REASONS, RESOURCE_KINDS, SITE_KINDS, STOPS, ArgumentError, InputError,
                   StateError, TimetableError, limit_memory)
from .native import library as _library
from .partnership import Partnership
from .plan import Certificate, Timetable, audit_reach, solve
from .solving import Cancel, Options, Progress, describe_options

__all__ = [name for name in dir() if not name.startswith("_")]
__version__ = _library.ttb_version().decode()


def abi_version():
    """The ABI number of the library that was loaded."""
    return _library.ttb_abi_version()
