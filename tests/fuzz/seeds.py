"""Write corpus/api_calls/seed-*: for each function a sequence of calls in which it succeeds, in the bytes
that draw.c reads. To be run again after a row of a table or draw.c has changed."""
import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../lint"))
import tree

ROWS = []
for part in ("build", "other", "read"):
    ROWS += re.findall(r"(ROW|HAND)\(\w+,\s*(\w+)(?:,\s*([^)]*))?\)", tree.read(f"tests/fuzz/rows_{part}.h"))
NUMBERS = {name: number for number, (_, name, _) in enumerate(ROWS)}
KINDS = {name: re.split(r",\s*", kinds) for _, name, kinds in ROWS}
KINDS["ttb_solve"] = "town_in options_in cancel byte timetable_out certificate_out report".split()
KINDS["ttb_check"] = "town_in timetable number_out report".split()
KINDS["ttb_verify"] = "town_in timetable certificate_in number_out report".split()
KINDS["ttb_partnership_to_ilp"] = "town_in list number text_out wide_out report".split()

DRAW = tree.read("tests/fuzz/draw.c")
IDS = re.findall(r'"(\w*)"|(NULL)|"\\x', re.search(r"ids\[\] = {(.*?)};", DRAW, re.S).group(1))
IDS = [word or None for word, _ in IDS[:-2]] + ["\x01", "\xff"]
WIDES = re.search(r"static const int64_t odd\[\] = {(.*?)};", DRAW, re.S).group(1).replace("\n", "").split(",")
WIDES = [word.strip() for word in WIDES]
ODD = re.search(r"static const int32_t odd\[\] = {(.*?)};", DRAW, re.S).group(1).replace("\n", "").split(",")
ODD = [word.strip() for word in ODD]


def one_of(words, word, least, most):
    return next(byte for byte in range(least, most) if words[byte % len(words)] == word)


def number(value):
    return [value] if 0 <= value < 8 else [one_of(ODD, str(value), 160, 224)]


def wide(value):
    return [value] if 0 <= value < 8 else [one_of(WIDES, str(value), 64, 224)]


def blocks(values):
    return [len(values)] + [byte for value in values for byte in number(value)]


def values(given):
    return [len(given)] + [byte for value in given for byte in wide(value)]


# Kinds that need to be told what they are, and how it is written.
TOLD = {
    "number": number, "wide": wide, "blocks": blocks, "values": values, "list": values,
    "id": lambda word: [IDS.index(word)], "json": lambda slot: [64 + slot, 0],
    "byte": lambda byte: [byte], "option_key": lambda byte: [byte], "option_text": lambda byte: [byte],
    "real": lambda byte: [byte],
}
ARRAYS = ("numbers", "wides", "bytes")
VALUES_OUT = ("number_out", "wide_out", "count_out", "real_out", "string_out")
NO_BYTES = ("progress_in", "list_count", "json_bytes", "")


def call(name, *given, slots={}):
    """One call: handles of slot 0 unless `slots` names another, every out parameter is there."""
    given, made, has_capacity = list(given), [NUMBERS["ttb_" + name]], False
    for kind in KINDS["ttb_" + name]:
        if kind in ARRAYS or kind == "capacity":
            made += [] if has_capacity else [200]
            made += [0] if kind in ARRAYS else []
            has_capacity = True
        elif kind in VALUES_OUT:
            made += [0]
        elif kind in TOLD:
            made += TOLD[kind](given.pop(0))
        elif kind.endswith("_out"):
            made += [0, slots.get(kind, 0)]
        elif kind not in NO_BYTES:
            made += [64 + slots.get(kind, 0)]
    return made


# Towns: slot 0 has one block, slot 1 has everything. Both stand there after the byte 3.
FULL = {"town": 1, "town_in": 1}
BUILT = [call("partnership_new", slots={"town_out": 2})]
NEW = {"town": 2, "town_in": 2}
BUILT += [call("partnership_add_block", "A", slots=NEW), call("partnership_add_block", "B", slots=NEW),
          call("partnership_add_site", "n", "n", 0, slots=NEW), call("partnership_add_site", "m", None, 0, slots=NEW),
          call("partnership_add_lesson", 0, 0, 540, 600, 0, slots=NEW),
          call("partnership_add_lesson", 1, 1, 540, 600, 0, slots=NEW),
          call("partnership_add_bell", 0, 0, 0, 600, 690, 0, slots=NEW),
          call("partnership_set_name", "s", slots=NEW),
          call("partnership_set_site_location", 0, 1, 1, slots=NEW),
          call("partnership_close_site", 1, 1, slots=NEW), call("partnership_add_link", 0, 1, 5, slots=NEW),
          call("partnership_set_limits", 240, 4, 2, slots=NEW),
          call("partnership_add_resource", "r", 0, slots=NEW), call("partnership_add_resource_site", 0, 0, slots=NEW),
          call("partnership_set_resource_capacity", 0, 0, 1, slots=NEW),
          call("partnership_set_resource_week_capacity", 0, 7, slots=NEW),
          call("partnership_add_course", "c", None, 3, None, 1, slots=NEW),
          call("partnership_add_course", "d", "t", 3, None, 1, slots=NEW),
          call("partnership_add_offer", 0, 0, slots=NEW), call("partnership_add_offer", 1, 0, slots=NEW),
          call("partnership_set_offer_sections", 0, 0, 2, slots=NEW),
          call("partnership_set_offer_size", 0, 0, 7, slots=NEW),
          call("partnership_set_offer_blocks", 0, [0, 1], slots=NEW),
          call("partnership_add_offer_use", 0, 0, slots=NEW), call("partnership_set_offer_cost", 0, 500, slots=NEW),
          call("partnership_add_student", "s", 0, None, slots=NEW),
          call("partnership_add_choice", 0, 0, 1000, slots=NEW),
          call("partnership_add_reserve", 0, 1, 500, slots=NEW),
          call("partnership_set_student_limit", 0, 1, 4, slots=NEW)]
RULES = [call("partnership_pin_section", 0, 0, [0], slots=NEW),
         call("partnership_forbid_section", 1, 0, [1], slots=NEW),
         call("partnership_pin_seat", 0, 0, 0, [0], slots=NEW),
         call("partnership_forbid_seat", 0, 1, -1, [1], slots=NEW),
         call("partnership_limit_block_sections", 1, 0, 7, slots=NEW),
         call("partnership_require_reach", 3, 240, None, slots=NEW),
         call("partnership_add_tier", slots=NEW), call("partnership_add_goal", 0, 0, 1, slots=NEW),
         call("partnership_add_goal", 0, 2, 1, slots=NEW)]
SOLVE = [call("options_new"), call("cancel_new"), call("solve", 255, slots=FULL)]
READ = [call("partnership_validate", slots=FULL), call("partnership_get_hash", slots=FULL),
        call("partnership_get_name", slots=FULL), call("partnership_count", 4, slots=FULL),
        call("partnership_get_id", 4, 0, slots=FULL), call("partnership_find", 4, "c", slots=FULL),
        call("partnership_get_title", 4, 0, slots=FULL), call("partnership_get_site_kind", 0, slots=FULL),
        call("partnership_get_site_open", 0, 0, slots=FULL), call("partnership_get_course", 0, slots=FULL),
        call("partnership_get_offer", 0, slots=FULL), call("partnership_get_offer_limits", 0, slots=FULL),
        call("partnership_get_student", 0, slots=FULL), call("partnership_get_student_limit", 0, 0, slots=FULL),
        call("partnership_get_minutes", 0, 1, slots=FULL), call("partnership_get_choices", slots=FULL),
        call("partnership_get_reserves", slots=FULL), call("partnership_get_lessons", 0, 0, slots=FULL),
        call("partnership_tier_count", slots=FULL), call("partnership_get_tier_goals", 0, slots=FULL),
        call("partnership_count_unique", slots=FULL)]
SEEDS = {
    "build": BUILT,
    "rules": BUILT + RULES + [call("partnership_validate", slots=NEW), call("options_new"), call("cancel_new"),
                              call("solve", 255, slots=NEW)],
    "read": READ,
    "solve": SOLVE + [call("check", slots=FULL), call("verify", slots=FULL),
                      call("certificate_tier_count"), call("certificate_get_tier", 0),
                      call("timetable_get_outcome"), call("timetable_get_stop"), call("timetable_get_work"),
                      call("timetable_tier_count"), call("timetable_get_tier", 0), call("timetable_get_goal", 0),
                      call("timetable_get_sections"), call("timetable_get_section_blocks"),
                      call("timetable_get_seats"), call("timetable_get_unmet", slots=FULL)],
    "texts": SOLVE + [call("timetable_to_json", slots={"text_out": 1}),
                      call("timetable_from_json", 1, slots={**FULL, "timetable_out": 1}),
                      call("certificate_to_json", slots={**FULL, "text_out": 2}),
                      call("certificate_from_json", 2, slots={**FULL, "certificate_out": 1}),
                      call("partnership_from_json", 0, slots={"town_out": 3}),
                      call("partnership_to_json", slots=FULL), call("text_free"),
                      call("partnership_to_ilp", [], 0, slots=FULL), call("partnership_to_ilp", [0], 1, slots=FULL)],
    "key": SOLVE + [call("partnership_anonymise", 1, slots={**FULL, "town_out": 2}),
                    call("key_to_json", slots={"text_out": 1}), call("key_from_json", 1, slots={"key_out": 1}),
                    call("timetable_rename", slots={"town_in": 2, "timetable_out": 1}),
                    call("partnership_rename", slots={**FULL, "town_out": 3}), call("key_free")],
    "reach": SOLVE + [call("reach_new", 3, 240, slots=FULL), call("reach_get_homes"), call("reach_get_courses", 0),
                      call("reach_get_share", 0, 2), call("reach_free")],
    "by-hand": [call("timetable_new", slots=FULL), call("timetable_add_section", 0, 0, 1, [0]),
                call("timetable_add_seat", 0, 0), call("check", slots=FULL), call("report_count", 0),
                call("report_get_severity", 0), call("report_get_code", 0), call("report_get_place", 0),
                call("report_get_sentence", 0), call("report_get_detail", 0), call("report_clear"),
                call("report_set_memory_limit", 0),
                call("timetable_free"), call("report_free"), call("report_new")],
    "options": [call("options_new"), call("options_set_int", 4, 2), call("options_set_real", 0, 1),
                call("options_set_from_text", 4, 1), call("options_get_int", 4), call("options_get_real", 0),
                call("option_count"), call("option_describe", 0), call("options_free"), call("goal_name", 0),
                call("cancel_new"), call("cancel_request"), call("cancel_free"), call("version"),
                call("abi_version"), call("status_text", 0), call("certificate_free"), call("partnership_free"),
                call("progress_get_elapsed_ms"), call("progress_get_work"), call("progress_has_timetable"),
                call("progress_tier_count"), call("progress_get_tier", 0)],
}
# Calls that fail when part of what they do is done.
SEEDS["fails"] = [
    call("partnership_set_limits", 4, 4, -2, slots=FULL), call("partnership_set_limits", 4, -2, 4, slots=FULL),
    call("partnership_set_offer_blocks", 0, [0, 0], slots=FULL),
    call("partnership_set_offer_blocks", 0, [0, 7], slots=FULL),
    call("partnership_set_offer_sections", 0, 2, 1, slots=FULL), call("partnership_set_offer_size", 0, 2, 1, slots=FULL),
    call("partnership_add_bell", 0, 0, 0, 600, 600, 0, slots=FULL),
    call("partnership_add_course", "e", "t", 3, "h", 1, slots=FULL),
    call("partnership_add_student", "s", 0, "h", slots=FULL), call("partnership_add_link", 0, 0, 5, slots=FULL),
    call("partnership_pin_section", 0, 0, [1, 1], slots=FULL), call("partnership_pin_seat", 0, 0, 7, [0], slots=FULL),
    call("partnership_require_reach", 3, 240, "g", slots=FULL), call("partnership_add_goal", 0, 0, 1, slots=FULL),
    call("timetable_new", slots=FULL), call("timetable_add_section", 0, 0, 1, [0]),
    call("timetable_add_section", 0, 0, 1, [1]), call("timetable_add_section", 0, 0, 2, [0, 0]),
    call("timetable_add_seat", 0, 0), call("timetable_add_seat", 0, 0), call("timetable_add_seat", 7, 0),
    call("check", slots={"town_in": 0}), call("timetable_get_unmet", slots={"town_in": 0}),
    call("reach_new", 3, 240, slots={"town_in": 0}),
]
folder = os.path.join(tree.ROOT, "tests/fuzz/corpus/api_calls")
for name, calls in SEEDS.items():
    with open(os.path.join(folder, f"seed-{name}"), "wb") as file:
        file.write(bytes([3] + [byte for each in calls for byte in each]))
