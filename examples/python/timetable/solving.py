"""Options, cancelling, and the solve itself."""
import ctypes

from .base import Handle, Option, Report, Tier, check, decimal_of, int32, int64, out, text_of
from .native import WATCH, library


class Options(Handle):
    """Options of a solve: Options(workers=4, seed=7). describe_options() lists them."""

    _free = "ttb_options_free"

    def __init__(self, **values):
        super().__init__(self.make(library.ttb_options_new))
        for key, value in values.items():
            self[key] = value

    def __setitem__(self, key, value):
        setter = library.ttb_options_set_from_text
        if isinstance(value, int):
            setter = library.ttb_options_set_int
        elif isinstance(value, float):
            setter = library.ttb_options_set_real
        else:
            value = text_of(value)
        with Report() as report:
            check(setter(self.handle, text_of(key), value, report.handle), report.findings)

    def __getitem__(self, key):
        whole, real = int64(), ctypes.c_double()
        if library.ttb_options_get_int(self.handle, text_of(key), out(whole)) == 0:
            return whole.value
        check(library.ttb_options_get_real(self.handle, text_of(key), out(real)))
        return real.value


def describe_options():
    """All options that there are, as Option."""
    for number in range(library.ttb_option_count()):
        key, about, kind = ctypes.c_char_p(), ctypes.c_char_p(), int32()
        numbers = [ctypes.c_double() for _ in range(3)]
        check(library.ttb_option_describe(number, out(key), out(kind), *map(out, numbers),
                                          out(about)))
        convert = float if kind.value else int
        yield Option(key.value.decode(), convert, *(convert(each.value) for each in numbers),
                     about.value.decode())


class Cancel(Handle):
    """A token that stops a solve. request() may be called from any thread."""

    _free = "ttb_cancel_free"

    def __init__(self):
        super().__init__(self.make(library.ttb_cancel_new))

    def request(self):
        """Ask the solve to stop and return its best timetable. A token stays asked for."""
        library.ttb_cancel_request(self.handle)


def read_tier(getter, handle, tier):
    """Value and bound of a tier."""
    value, bound = int64(), int64()
    check(getter(handle, tier, out(value), out(bound)))
    return Tier(decimal_of(value.value), decimal_of(bound.value))


class Progress:
    """How far a solve is."""

    def __init__(self, handle):
        self.elapsed_ms = library.ttb_progress_get_elapsed_ms(handle)
        self.work = library.ttb_progress_get_work(handle)
        self.has_timetable = bool(library.ttb_progress_has_timetable(handle))
        count = library.ttb_progress_tier_count(handle) if self.has_timetable else 0
        self.tiers = [read_tier(library.ttb_progress_get_tier, handle, tier)
                      for tier in range(count)]


class Watch:
    """The watch function as the library calls it. Nothing may be raised through the library: what the
    caller's function raises (Ctrl-C too) stops the solve and is kept until it is over."""

    def __init__(self, function):
        self.function = function
        self.raised = None
        self.callback = WATCH(self.look)

    def look(self, progress, _user):
        """Return 1 to stop."""
        try:
            return int(self.function is not None and bool(self.function(Progress(progress))))
        except BaseException as error:  # pylint: disable=broad-except
            self.raised = error
            return 1


def run_solve(partnership, options, cancel, watch):
    """Handles of the timetable and of its certificate (None: none was found), and the findings."""
    handle, certificate = ctypes.c_void_p(), ctypes.c_void_p()
    watched = Watch(watch)
    with Report() as report:
        status = library.ttb_solve(partnership.handle, options and options.handle,
                                   cancel and cancel.handle, watched.callback, None, out(handle),
                                   out(certificate), report.handle)
        findings = report.findings()
    if watched.raised:
        library.ttb_timetable_free(handle)
        library.ttb_certificate_free(certificate)
        raise watched.raised
    check(status, lambda: findings)
    return handle.value, certificate.value, findings
