"""The code of docs/reference/certificate-format.md finds the hashes that the program writes, whatever
the order of things in the files; and the program takes certificates in any order."""
import json
import os
import random
import re
import subprocess
import sys
import tempfile

sys.path.insert(0, __file__.rsplit("/", 2)[0] + "/lint")
import tree  # noqa: E402

PROGRAM = os.environ["TIMETABLE_PROGRAM"]
TOWNS = ("first-town", "consortium")
LISTS = ("full", "viable", "rows", "seats", "sections")

page = {}
for block in re.findall(r"```python\n(.*?)```", tree.read("docs/reference/certificate-format.md"),
                        re.S):
    exec(block, page)  # pylint: disable=exec-used


def shuffled(thing, dice):
    """The same JSON with its keys in another order."""
    if isinstance(thing, dict):
        items = list(thing.items())
        dice.shuffle(items)
        return {key: shuffled(value, dice) for key, value in items}
    return [shuffled(each, dice) for each in thing] if isinstance(thing, list) else thing


def shuffle_certificate(certificate, dice):
    for tier in certificate["tiers"]:
        for argument in tier["arguments"]:
            for name in LISTS:
                dice.shuffle(argument.get(name, []))
            offers = argument.get("offers", [])
            order = dice.sample(range(len(offers)), len(offers))
            argument["offers"] = [offers[place] for place in order]
            argument["tree"] = [order.index(place) for place in argument.get("tree", [])]
            if argument["kind"] != "placing":
                del argument["offers"], argument["tree"]
    return shuffled(certificate, dice)


def run(*words):
    return subprocess.run([PROGRAM, *words], capture_output=True, text=True, check=False)


def try_town(name, folder, dice):
    files = {each: os.path.join(folder, each) for each in ("timetable", "certificate", "shuffled")}
    town = os.path.join(tree.ROOT, f"examples/partnerships/{name}.json")
    run("solve", town, "-o", files["timetable"], "--certificate", files["certificate"],
        "--set", "time_limit_ms=0", "--set", "work_limit=3000000", "--workers", "1")
    partnership, timetable, certificate = (
        json.load(open(path, encoding="utf-8"))
        for path in (town, files["timetable"], files["certificate"]))
    dice.shuffle(timetable["sections"])
    if page["hash_of_timetable"](timetable) != certificate["timetable"]:
        yield f"{name}: the page's hash of the timetable is another one"
    certificate = shuffle_certificate(certificate, dice)
    if page["hash_of_certificate"](certificate, partnership) != certificate["sha256"]:
        yield f"{name}: the page's hash of the certificate is another one"
    with open(files["shuffled"], "w", encoding="utf-8") as file:
        json.dump(certificate, file)
    done = run("verify", town, files["timetable"], files["shuffled"])
    if done.returncode != 0:
        yield f"{name}: a certificate in another order is refused: {done.stderr}"


findings = []
with tempfile.TemporaryDirectory() as scratch:
    for each_town in TOWNS:
        findings += try_town(each_town, scratch, random.Random(each_town))
tree.finish(findings, "hashes of certificates")
