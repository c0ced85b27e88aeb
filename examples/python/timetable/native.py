"""libtimetable as ctypes sees it: where the library is, and the types of its functions.

The other files make classes of this; a program has no need to look in here.
"""
import ctypes
import ctypes.util
import glob
import os

ABI = 0  # what this binding was written for

WATCH = ctypes.CFUNCTYPE(ctypes.c_int32, ctypes.c_void_p, ctypes.c_void_p)

# A letter a type: i int32, l int64, d double, s text, h handle, w watch function, v nothing; capital
# letters point to one (H: where a handle goes; S: where text goes). The result stands first.
LETTERS = {
    "v": None, "i": ctypes.c_int32, "l": ctypes.c_int64, "d": ctypes.c_double,
    "s": ctypes.c_char_p, "h": ctypes.c_void_p, "w": WATCH,
    "I": ctypes.POINTER(ctypes.c_int32), "L": ctypes.POINTER(ctypes.c_int64),
    "D": ctypes.POINTER(ctypes.c_double), "S": ctypes.POINTER(ctypes.c_char_p),
    "H": ctypes.POINTER(ctypes.c_void_p),
}
FUNCTIONS = {
    "ttb_version": "s", "ttb_abi_version": "i", "ttb_status_text": "si", "ttb_goal_name": "si",
    "ttb_text_free": "vh",
    # reports
    "ttb_report_new": "iH", "ttb_report_free": "vh", "ttb_report_clear": "vh",
    "ttb_report_set_memory_limit": "ihl", "ttb_report_count": "lhi",
    "ttb_report_get_severity": "ihl", "ttb_report_get_code": "shl", "ttb_report_get_place": "shl",
    "ttb_report_get_sentence": "shl", "ttb_report_get_detail": "shl",
    # building a partnership
    "ttb_partnership_new": "iH", "ttb_partnership_free": "vh", "ttb_partnership_set_name": "ihs",
    "ttb_partnership_add_block": "ihsI", "ttb_partnership_add_lesson": "ihiiiii",
    "ttb_partnership_add_site": "ihssiI", "ttb_partnership_set_site_location": "ihidd",
    "ttb_partnership_close_site": "ihii", "ttb_partnership_add_bell": "ihiiiiii",
    "ttb_partnership_add_link": "ihiii", "ttb_partnership_set_limits": "ihiii",
    "ttb_partnership_add_resource": "ihsiI", "ttb_partnership_add_resource_site": "ihii",
    "ttb_partnership_set_resource_capacity": "ihiii",
    "ttb_partnership_set_resource_week_capacity": "ihii",
    "ttb_partnership_add_course": "ihssisiI", "ttb_partnership_add_offer": "ihiiI",
    "ttb_partnership_set_offer_sections": "ihiii", "ttb_partnership_set_offer_size": "ihiii",
    "ttb_partnership_set_offer_blocks": "ihiIl", "ttb_partnership_add_offer_use": "ihii",
    "ttb_partnership_set_offer_cost": "ihil", "ttb_partnership_add_student": "ihsisI",
    "ttb_partnership_add_choice": "ihiil", "ttb_partnership_add_reserve": "ihiil",
    "ttb_partnership_set_student_limit": "ihiii", "ttb_partnership_pin_section": "ihiiIl",
    "ttb_partnership_forbid_section": "ihiiIl", "ttb_partnership_pin_seat": "ihiiiIl",
    "ttb_partnership_forbid_seat": "ihiiiIl", "ttb_partnership_limit_block_sections": "ihiii",
    "ttb_partnership_require_reach": "ihiis", "ttb_partnership_add_tier": "ihI",
    "ttb_partnership_add_goal": "ihiii", "ttb_partnership_validate": "ihh",
    # reading and writing a partnership
    "ttb_partnership_from_json": "islHh", "ttb_partnership_to_json": "ihHL",
    "ttb_partnership_get_hash": "ihhl", "ttb_partnership_get_name": "sh",
    "ttb_partnership_count": "ihi", "ttb_partnership_get_id": "shii",
    "ttb_partnership_find": "ihisI", "ttb_partnership_get_title": "shii",
    "ttb_partnership_get_site_kind": "ihiI", "ttb_partnership_get_site_open": "ihiiI",
    "ttb_partnership_get_course": "ihiIII", "ttb_partnership_get_offer": "ihiII",
    "ttb_partnership_get_offer_limits": "ihiIIII", "ttb_partnership_get_student": "ihiII",
    "ttb_partnership_get_student_limit": "ihiiI", "ttb_partnership_get_minutes": "ihiiI",
    "ttb_partnership_get_choices": "ihIILlL", "ttb_partnership_get_reserves": "ihIILlL",
    "ttb_partnership_get_lessons": "ihiiIIIIlL", "ttb_partnership_tier_count": "ih",
    "ttb_partnership_get_tier_goals": "ihiIIlL",
    # options
    "ttb_options_new": "iH", "ttb_options_free": "vh", "ttb_options_set_int": "ihslh",
    "ttb_options_set_real": "ihsdh", "ttb_options_set_from_text": "ihssh",
    "ttb_options_get_int": "ihsL", "ttb_options_get_real": "ihsD", "ttb_option_count": "i",
    "ttb_option_describe": "iiSIDDDS",
    # solving
    "ttb_progress_get_elapsed_ms": "lh", "ttb_progress_get_work": "lh",
    "ttb_progress_has_timetable": "ih", "ttb_progress_tier_count": "ih",
    "ttb_progress_get_tier": "ihiLL", "ttb_cancel_new": "iH", "ttb_cancel_free": "vh",
    "ttb_cancel_request": "vh", "ttb_solve": "ihhhwhHHh",
    # timetables
    "ttb_timetable_new": "ihH", "ttb_timetable_free": "vh", "ttb_timetable_add_section": "ihiiiIlI",
    "ttb_timetable_add_seat": "ihii", "ttb_timetable_from_json": "ihslHh",
    "ttb_timetable_to_json": "ihHL", "ttb_check": "ihhIh", "ttb_timetable_get_outcome": "ih",
    "ttb_timetable_get_stop": "ih", "ttb_timetable_get_work": "lh",
    "ttb_timetable_tier_count": "ih", "ttb_timetable_get_tier": "ihiLL",
    "ttb_timetable_get_goal": "ihiL", "ttb_timetable_get_sections": "ihIIIlL",
    "ttb_timetable_get_section_blocks": "ihIIlL", "ttb_timetable_get_seats": "ihIIlL",
    "ttb_timetable_get_unmet": "ihhIIlL",
    # certificates
    "ttb_certificate_free": "vh", "ttb_certificate_from_json": "ihslHh",
    "ttb_certificate_to_json": "ihhHL", "ttb_certificate_tier_count": "ih",
    "ttb_certificate_get_tier": "ihiLL", "ttb_verify": "ihhhIh",
    # anonymous copies
    "ttb_partnership_anonymise": "ihlHH", "ttb_partnership_count_unique": "ihLL",
    "ttb_partnership_rename": "ihhH", "ttb_timetable_rename": "ihhhH", "ttb_key_free": "vh",
    "ttb_key_from_json": "islHh", "ttb_key_to_json": "ihHL",
    # integer program
    "ttb_partnership_to_ilp": "ihLliHLh",
    # reach
    "ttb_reach_new": "ihhiiH", "ttb_reach_free": "vh", "ttb_reach_get_homes": "ihIIlL",
    "ttb_reach_get_courses": "ihiIIIIIlL", "ttb_reach_get_share": "ihiiLL",
}


def candidates():
    """Where the library may be: TIMETABLE_LIBRARY, the system, a build in this tree."""
    yield os.environ.get("TIMETABLE_LIBRARY")
    yield ctypes.util.find_library("timetable")
    tree = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../..")
    yield from sorted(glob.glob(os.path.join(tree, "build/*/lib/libtimetable.so")))


def load():
    """Load the library and give each of its functions its types."""
    path = next(filter(None, candidates()), None)
    if path is None:
        raise ImportError("libtimetable is not here; say where in TIMETABLE_LIBRARY")
    loaded = ctypes.CDLL(path)
    if loaded.ttb_abi_version() != ABI:
        raise ImportError(f"{path} has ABI {loaded.ttb_abi_version()}; this binding is for {ABI}")
    for name, letters in FUNCTIONS.items():
        function = getattr(loaded, name, None)
        if function is None:
            raise ImportError(f"{path} has no {name}; it is older than this binding")
        function.restype = LETTERS[letters[0]]
        function.argtypes = [LETTERS[letter] for letter in letters[1:]]
    return loaded


library = load()
