"""The published schemas and the readers agree: every partnership and timetable file in the tree is
valid for both or for neither, and each mistake that a schema can know is refused by both.

Needs python3-jsonschema; without it the test is skipped, and fails where CI is set."""
import copy
import json
import os
import re
import subprocess
import sys
import tempfile

sys.path.insert(0, __file__.rsplit("/", 2)[0] + "/lint")
import tree  # noqa: E402

try:
    import jsonschema
except ImportError:
    print("skipped: python3-jsonschema is not installed")
    sys.exit(1 if os.environ.get("CI") == "true" else 77)

PROGRAM = os.environ["TIMETABLE_PROGRAM"]
BASE = "examples/partnerships/first-town.json"
# What a schema can know of a file: its shape, its words and its ranges.
KNOWABLE = ("file.", "key.missing", "key.unknown", "value.type", "value.range", "value.text",
            "value.time", "value.unknown", "value.duplicate", "site.location", "rule.unknown",
            "tier.unknown-goal", "tier.empty", "offer.duplicate-use", "resource.duplicate-site")
# And what it cannot: one number against another.
UNKNOWABLE = ("above its max",)


def schema(name):
    with open(os.path.join(tree.ROOT, f"docs/reference/{name}.schema.json")) as file:
        text = json.load(file)
    jsonschema.Draft202012Validator.check_schema(text)
    return jsonschema.Draft202012Validator(text)


SCHEMAS = {"timetable-partnership": schema("partnership"), "timetable": schema("timetable"),
           "timetable-certificate": schema("certificate"), "timetable-key": schema("key")}


def read(arguments):
    """The findings of the program's reader, none if it accepts the files."""
    command = "verify" if len(arguments) == 3 else "show"
    if "--key" in arguments:
        command = "rename"
    done = subprocess.run([PROGRAM, command, "--json", *arguments], capture_output=True, text=True)
    if done.returncode not in (0, 1, 3):
        raise SystemExit(f"{command} {arguments} ended with {done.returncode}: {done.stderr}")
    findings = json.loads(done.stdout).get("findings", []) if done.returncode == 3 else []
    assert bool(findings) == (done.returncode == 3), done.stdout
    return findings


def is_knowable(finding):
    return (finding["code"].startswith(KNOWABLE)
            and not any(words in finding["sentence"] for words in UNKNOWABLE))


def disagreement(name, document, findings):
    """What is wrong with one document: the schema's errors against the reader's findings."""
    kind = document.get("format") if isinstance(document, dict) else None
    errors = [error.message for error in SCHEMAS[kind].iter_errors(document)]
    if errors and not findings:
        yield f"{name}: the reader accepts what the schema refuses: {errors[0][:200]}"
    if not errors and any(map(is_knowable, findings)):
        yield f"{name}: the schema accepts what the reader refuses: {findings[0]}"


def files_in_the_tree():
    listed = subprocess.run(["git", "ls-files", "-z", "*.json"], cwd=tree.ROOT, check=True,
                            capture_output=True).stdout.decode().split("\0")
    for path in filter(None, listed):
        try:
            with open(os.path.join(tree.ROOT, path), encoding="utf-8") as file:
                document = json.load(file)
        except (ValueError, OSError):
            continue
        if isinstance(document, dict) and document.get("format") in SCHEMAS:
            yield path, document


def check_pages():
    """The examples of the two reference pages, which go together."""
    paths = []
    with tempfile.TemporaryDirectory() as folder:
        for name in ("partnership", "timetable"):
            text = tree.read(f"docs/reference/{name}-format.md")
            paths.append(os.path.join(folder, name + ".json"))
            with open(paths[-1], "w") as file:
                file.write(re.search(r"^```json\n(.*?)^```", text, re.M | re.S).group(1))
            with open(paths[-1]) as file:
                yield from disagreement(f"{name}-format.md", json.load(file), read(paths))
        yield from (f"the examples of the pages: {finding}" for finding in read(paths))


def partnership_of(path, document):
    """A timetable's partnership: in its own folder, or among the examples, by hash."""
    folder = os.path.dirname(path)
    for other, candidate in files_in_the_tree():
        if candidate["format"] == "timetable-partnership" and (
                os.path.dirname(other) in (folder, "examples/partnerships")):
            codes = [finding["code"] for finding in read([other, path])]
            if "timetable.other-partnership" not in codes and "partnership" in document:
                return other
    return None


def check_tree():
    count = 0
    for path, document in files_in_the_tree():
        arguments = [path]
        if document["format"] in ("timetable-certificate", "timetable-key"):
            errors = list(SCHEMAS[document["format"]].iter_errors(document))
            if "/corpus/" not in path:
                yield from (f"{path}: {error.message[:200]}" for error in errors[:1])
            continue
        if document["format"] == "timetable":
            partnership = partnership_of(path, document)
            if not partnership:
                errors = list(SCHEMAS["timetable"].iter_errors(document))
                yield from (f"{path}: {error.message[:200]}" for error in errors[:1])
                continue
            arguments = [partnership, path]
        count += 1
        yield from disagreement(path, document, read(arguments))
    print(f"{count} files in the tree read")


def change(document, way, value):
    """A copy with the value at the way replaced, or taken out if the value is ...; a way that ends
    in + appends."""
    document = copy.deepcopy(document)
    place = document
    for step in way[:-1]:
        place = place[step]
    if value is ...:
        del place[way[-1]]
    elif way[-1] == "+":
        place.append(value)
    else:
        place[way[-1]] = value
    return document


RULE = {"rule": "pin_section", "course": "maths", "site": "oak-lane", "blocks": ["A"]}
SEAT = {"rule": "pin_seat", "student": "amy", "course": "maths"}
PARTNERSHIP_CHANGES = [
    # way, value, refused
    (["version"], 2, True), (["version"], ..., True), (["sites"], ..., True),
    (["students"], ..., True), (["courses"], {}, True), (["towns"], [], True),
    (["name"], "a\tb", True), (["name"], "x" * 256, True), (["name"], "x" * 255, False),
    (["name"], ..., False), (["blocks", 0, "x"], 1, True), (["blocks", 0, "id"], "", True),
    (["blocks", 0, "id"], 1, True), (["blocks", 0, "id"], ..., True),
    (["blocks", 0, "lessons"], {}, True), (["blocks", 0, "lessons", 0, "day"], "mon", True),
    (["blocks", 0, "lessons", 0, "start"], "9:00", True),
    (["blocks", 0, "lessons", 0, "start"], "24:00", True),
    (["blocks", 0, "lessons", 0, "end"], "24:01", True),
    (["blocks", 0, "lessons", 0, "end"], ..., True),
    (["blocks", 0, "lessons", 0, "week"], 3, True),
    (["blocks", 0, "lessons", 0, "week"], 0, True),
    (["blocks", 0, "lessons", 0, "week"], None, False),
    (["sites", 0, "kind"], "academy", True), (["sites", 0, "kind"], ..., False),
    (["sites", 0, "location"], [1], True), (["sites", 0, "location"], [1, 2, 3], True),
    (["sites", 0, "location"], [91, 0], True), (["sites", 0, "location"], [0, -181], True),
    (["sites", 0, "location"], [-90, 180], False), (["sites", 0, "closed"], "A", True),
    (["sites", 0, "closed"], ["A", "A"], True), (["sites", 0, "closed"], [], False),
    (["sites", 0, "bells"], [{"block": "A"}], True), (["sites", 0, "bells"], [3], True),
    (["travel", "vehicles"], [], True), (["travel", "links", 0, "minutes"], 241, True),
    (["travel", "links", 0, "minutes"], -1, True), (["travel", "links", 0, "minutes"], 1.5, True),
    (["travel", "links", 0, "minutes"], ..., True), (["travel", "links", 0, "from"], None, True),
    (["travel", "links", 0, "both_ways"], 1, True),
    (["travel", "limits"], {"minutes_a_day": 1441}, True),
    (["travel", "limits"], {"journeys_a_day": -1}, True), (["travel", "limits"], {"x": 1}, True),
    (["travel", "limits"], {"courses_away": None}, False), (["travel"], [], True),
    (["resources", 0, "capacity"], -1, True), (["resources", 0, "capacity"], 10001, True),
    (["resources", 0, "capacity"], {"A": 1.5}, True), (["resources", 0, "capacity"], "1", True),
    (["resources", 0, "capacity"], {"A": 0}, False), (["resources", 0, "kind"], "lab", True),
    (["resources", 0, "sites"], ..., True),
    (["resources", 0, "week_capacity"], 1000001, True),
    (["resources", 0, "week_capacity"], None, False),
    (["courses", 0, "level"], 9, True), (["courses", 0, "level"], ..., False),
    (["courses", 0, "blocks"], 4, True), (["courses", 0, "blocks"], 0, True),
    (["courses", 0, "cohort"], "", True), (["courses", 0, "title"], 7, True),
    (["offers", 0, "sections"], {"max": 1001}, True), (["offers", 0, "sections"], 2, True),
    (["offers", 0, "size"], {"max": 0}, True), (["offers", 0, "size"], {"min": -1}, True),
    (["offers", 0, "size"], {"least": 1}, True), (["offers", 0, "blocks"], [], True),
    (["offers", 0, "uses"], "x", True), (["offers", 0, "cost"], -0.5, True),
    (["offers", 0, "cost"], 1000001, True), (["offers", 0, "cost"], 0.125, False),
    (["offers", 0, "site"], ..., True), (["offers", 0], [], True),
    (["students", 0, "home"], ..., True), (["students", 0, "choices"], "maths", True),
    (["students", 0, "choices", 0], {"weight": 1}, True),
    (["students", 0, "choices", 0], {"course": "maths", "weight": 0}, True),
    (["students", 0, "choices", 0], {"course": "maths", "wait": 1}, True),
    (["students", 0, "choices", 0], 3, True), (["students", 0, "limits"], {"minutes": 1}, True),
    (["students", 0, "limits"], {"courses_away": 1001}, True),
    (["students", 0, "limits"], {"courses_away": None}, False),
    (["rules"], [RULE], False), (["rules"], [{**RULE, "rule": "pin"}], True),
    (["rules"], [{"rule": "pin_section"}], True), (["rules"], [{**RULE, "blocks": []}], True),
    (["rules"], [{**RULE, "site": None}], True), (["rules"], [{**RULE, "student": "amy"}], True),
    (["rules"], [SEAT], False), (["rules"], [{**SEAT, "site": None, "blocks": None}], False),
    (["rules"], [{**SEAT, "blocks": []}], True), (["rules"], [{"course": "maths"}], True),
    (["rules"], [{"rule": "block_sections", "block": "A", "min": -1}], True),
    (["rules"], [{"rule": "block_sections", "block": "A", "max": None}], False),
    (["rules"], [{"rule": "block_sections"}], True),
    (["rules"], [{"rule": "reach", "level": 3}], True),
    (["rules"], [{"rule": "reach", "level": 3, "minutes": 1441}], True),
    (["rules"], [{"rule": "reach", "level": 3, "minutes": 60, "cohort": None}], False),
    (["tiers"], [["unmet"], ["happiness"]], True), (["tiers"], [[]], True),
    (["tiers"], ["unmet"], True), (["tiers"], [[{"goal": "unmet", "weight": 0}]], True),
    (["tiers"], [[{"weight": 1}]], True), (["tiers"], [[{"goal": "travel"}]], False),
    (["tiers"], [], False),
]
TIMETABLE = {"format": "timetable", "version": 1,
             "sections": [{"course": "maths", "site": "oak-lane", "number": 1, "blocks": ["A"],
                           "students": ["amy"]}]}
SOLVE = {"seed": 1, "workers": 1, "work": 0, "options": {"moves": 1.5}}
TIMETABLE_CHANGES = [
    (["version"], 2, True), (["sections"], ..., True), (["sections"], {}, True),
    (["section"], [], True), (["outcome"], "good", True), (["outcome"], "feasible", False),
    (["stop"], "time", True), (["partnership"], 7, True), (["sections", 0, "number"], 0, True),
    (["sections", 0, "number"], ..., True), (["sections", 0, "blocks"], ..., True),
    (["sections", 0, "blocks"], ["A", "A"], True), (["sections", 0, "blocks"], [], False),
    (["sections", 0, "students"], "amy", True), (["sections", 0, "students"], ..., False),
    (["sections", 0, "students"], ["amy", "amy"], False), (["sections", 0, "x"], 1, True),
    (["sections", 0, "course"], None, True), (["tiers"], {}, True), (["tiers"], [{}], True),
    (["tiers"], [{"value": "1"}], True), (["unmet"], [{"student": "amy"}], True),
    (["unmet"], [{"student": "amy", "course": "art", "reason": "x"}], True),
    (["solve"], SOLVE, True),
]

CERTIFIED = "tests/golden/files/timetable.json"
CERTIFICATE = "tests/golden/files/certificate.json"
PRICE = {"course": "maths", "site": "oak-lane", "price": 1}
ROW = {"row": "resource", "resource": "lab", "price": 1}
WORTH = {"student": "amy", "course": "maths", "worth": 1}
LINK = {"student": "amy", "course": "maths", "site": "oak-lane", "price": 1}
BLOCKS = {"kind": "blocks", "scale": 1, "earlier": [], "full": [PRICE], "viable": [], "rows": [],
          "claims": ["9007199254740993", -1], "students": "weeks", "seats": [WORTH], "sections": [PRICE]}
WAY = ["tiers", 0, "arguments", 0]
CERTIFICATE_CHANGES = [
    (["version"], 2, True), (["tiers"], ..., True), (["tiers"], {}, True), (["sha256"], ..., True),
    (["sha256"], "00", True), (["partnership"], 7, True), (["timetable"], "x" * 64, True),
    (["more"], 1, True), (["tiers", 0, "bound"], -1, True), (["tiers", 0, "bound"], ..., True),
    (["tiers", 0, "value"], 0.5, True), (["tiers", 0, "value"], "1", True),
    (["tiers", 0, "arguments"], ..., True), (["tiers", 0, "goals"], [], True),
    ([*WAY, "kind"], "prices", True), ([*WAY, "kind"], ..., True), ([*WAY, "scale"], 0, True),
    ([*WAY, "scale"], "09007199254740993", True), ([*WAY, "earlier"], 1, True),
    ([*WAY, "earlier"], [0.5], True), ([*WAY, "full"], [{**PRICE, "price": 0}], True),
    ([*WAY, "full"], [{**PRICE, "offer": 1}], True), ([*WAY, "viable"], [PRICE, PRICE], True),
    ([*WAY, "rows"], [{**ROW, "row": "rooms"}], True), ([*WAY, "rows"], [{**ROW, "block": "A"}], True),
    ([*WAY, "rows"], [{"row": "blocks"}], True), ([*WAY, "claims"], ["x"], True),
    ([*WAY, "students"], "days", True), ([*WAY, "looks_ahead"], 1, True),
    ([*WAY, "links"], [{**LINK, "price": 0}], True), ([*WAY, "links"], [PRICE], True),
    ([*WAY, "offers"], ["maths"], True), ([*WAY, "tree"], [0.5], True), ([*WAY, "repricings"], [{"full": []}], True), ([*WAY, "tree"], ..., True),
    ([*WAY, "seats"], [], True), (WAY, {"kind": "sections", "scale": 1}, True), (WAY, 3, True),
    (WAY, {**BLOCKS, "seats": [{**WORTH, "worth": 0}]}, True),
    (WAY, {**BLOCKS, "sections": [{**PRICE, "price": -1}]}, True),
    (WAY, {**BLOCKS, "tree": []}, True), (WAY, {**BLOCKS, "claims": ["0"]}, True),
]


KEY = "tests/fuzz/corpus/key_json/first-town.json"
KEY_CHANGES = [
    (["version"], 2, True), (["version"], ..., True), (["original"], ..., True), (["copy"], ..., True),
    (["copy"], "0" * 63, True), (["original"], 7, True), (["students"], ..., True),
    (["teachers"], ..., True), (["teachers"], {}, True), (["students"], "amy", True),
    (["rooms"], [], True), (["students", 0], "amy", True), (["students", 0, "copy"], ..., True),
    (["students", 0, "original"], ..., True), (["students", 0, "copy"], "", True),
    (["students", 0, "copy"], "a\tb", True), (["students", 0, "original"], "x" * 256, True),
    (["students", 0, "original"], 3, True), (["students", 0, "name"], "Amy", True),
]


def check_changes(base, changes, arguments_of):
    for way, value, is_refused in changes:
        document = change(base, way, value)
        with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
            json.dump(document, file)
            file.flush()
            findings = read(arguments_of(file.name))
        name = f"{base['format']} with {way} = {value!r}"
        if bool(findings) != is_refused:
            yield f"{name}: the reader {'refuses' if findings else 'accepts'} it: {findings}"
        if list(SCHEMAS[base["format"]].iter_errors(document)) and not is_refused:
            yield f"{name}: the schema refuses it"
        if not list(SCHEMAS[base["format"]].iter_errors(document)) and is_refused:
            yield f"{name}: the schema accepts it"


def check_closed():
    """Every object of a schema says what else it may hold: nothing."""
    def walk(name, node):
        if isinstance(node, dict):
            if node.get("type") == "object" and "additionalProperties" not in node:
                yield f"{name}: an object that is open: {str(node)[:80]}"
            for value in node.values():
                yield from walk(name, value)
        elif isinstance(node, list):
            for value in node:
                yield from walk(name, value)
    for name, validator in SCHEMAS.items():
        yield from walk(name, validator.schema)


def fill(node, value, root):
    """The value with every default that the schema states written out."""
    while "$ref" in node:
        node = {**root["$defs"][node["$ref"].rsplit("/", 1)[1]],
                **{key: part for key, part in node.items() if key != "$ref"}}
    if isinstance(value, dict):
        for key, part in node.get("properties", {}).items():
            if key not in value and "default" in part:
                value[key] = copy.deepcopy(part["default"])
            if key in value:
                value[key] = fill(part, value[key], root)
    if isinstance(value, list) and "items" in node:
        value = [fill(node["items"], item, root) for item in value]
    return value


def hash_of(document):
    with tempfile.TemporaryDirectory() as folder:
        town, timetable = os.path.join(folder, "town.json"), os.path.join(folder, "out.json")
        with open(town, "w") as file:
            json.dump(document, file)
        subprocess.run([PROGRAM, "solve", town, "-o", timetable, "--set", "work_limit=1000"],
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        with open(timetable) as file:
            return json.load(file)["partnership"]


def check_defaults():
    """The defaults that the schema states are the reader's: with and without them one hash."""
    root = SCHEMAS["timetable-partnership"].schema
    least = {"format": "timetable-partnership", "version": 1,
             "blocks": [{"id": "A", "lessons": [{"day": "Mon", "start": "09:00", "end": "10:00"}]}],
             "sites": [{"id": "n"}, {"id": "m"}],
             "travel": {"links": [{"from": "n", "to": "m", "minutes": 5}]},
             "resources": [{"id": "r", "sites": ["n"]}], "courses": [{"id": "c"}],
             "offers": [{"course": "c", "site": "n", "sections": {}, "size": {}}],
             "students": [{"id": "s", "home": "n"}], "tiers": [[{"goal": "unmet"}]]}
    full = fill(root, copy.deepcopy(least), root)
    if len(json.dumps(full)) < 1.5 * len(json.dumps(least)):
        yield "partnership.schema.json: hardly any default is stated"
    if hash_of(least) != hash_of(full):
        yield "partnership.schema.json: a default is not the reader's"


with open(os.path.join(tree.ROOT, BASE)) as base_file:
    TOWN = json.load(base_file)
with open(os.path.join(tree.ROOT, CERTIFICATE)) as certificate_file:
    CERTIFIED_AS = json.load(certificate_file)
with open(os.path.join(tree.ROOT, KEY)) as key_file:
    KEY_OF_TOWN = json.load(key_file)
os.chdir(tree.ROOT)
findings = [*check_closed(), *check_defaults(), *check_pages(), *check_tree(),
            *check_changes(TOWN, PARTNERSHIP_CHANGES, lambda path: [path]),
            *check_changes(TIMETABLE, TIMETABLE_CHANGES, lambda path: [BASE, path]),
            *check_changes(CERTIFIED_AS, CERTIFICATE_CHANGES, lambda path: [BASE, CERTIFIED, path]),
            *check_changes(KEY_OF_TOWN, KEY_CHANGES,
                           lambda path: [BASE, "--key", path, "-o", os.devnull]),
            *disagreement(KEY, KEY_OF_TOWN, read([BASE, "--key", KEY, "-o", os.devnull]))]
changes = PARTNERSHIP_CHANGES + TIMETABLE_CHANGES + CERTIFICATE_CHANGES + KEY_CHANGES
print(f"{len(changes)} changes tried")
tree.finish(findings, "schemas and reader")
