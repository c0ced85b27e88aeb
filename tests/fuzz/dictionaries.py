"""The words that libFuzzer puts into inputs, out of the tables by which the library reads them: fails
where the files in dictionaries/ are not what those say, and writes them with --write."""
import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../lint"))
import tree

JSON = ["{", "}", "[", "]", ":", ",", "{}", "[]", "null", "true", "-1", "0.5", "1e3", "1e999",
        "9007199254740993", "\"\"", "\\u0000", "\\ud800", "\\n"]
KEY = re.compile(r"\.key = (\"[\w-]+\")")
# The files that read each format, beside those of all.
FILES = {
    "partnership_json": ["partnership", "blocks", "sites", "travel", "resources", "offers", "students", "rules", "tiers"],
    "timetable_json": ["timetable", "run"],
    "certificate_json": ["certificate", "argument", "priced"],
    "key_json": ["key"],
}


def keys(names):
    text = "".join(tree.read(f"libtimetable/text/read_{name}.c") for name in names)
    return KEY.findall(text) + re.findall(r"{(\"[a-z_0-9]+\"), ", text)


def words():
    return re.findall(r"= (\"[\w-]+\")", tree.read("libtimetable/text/words.c"))


def dictionary(tokens):
    lines = []
    for token in sorted(set(tokens)):
        lines.append('"%s"' % token.replace("\\", "\\\\").replace('"', '\\"'))
    return "\n".join(lines) + "\n"


def options():
    text = tree.read("libtimetable/solve/options.c")
    found = re.findall(r"{\"([a-z_]+)\",", text)
    return found + ["0", "1", "-", ".", "0.5", "e", "4503599627370496", "9223372036854775808"]


wanted = {name: dictionary(JSON + keys(names) + words()) for name, names in FILES.items()}
wanted["option_text"] = dictionary(options())
findings = []
for name, text in sorted(wanted.items()):
    path = f"tests/fuzz/dictionaries/{name}.dict"
    if "--write" in sys.argv:
        os.makedirs(os.path.join(tree.ROOT, os.path.dirname(path)), exist_ok=True)
        with open(os.path.join(tree.ROOT, path), "w", encoding="utf-8") as file:
            file.write(text)
    elif not os.path.exists(os.path.join(tree.ROOT, path)) or tree.read(path) != text:
        findings.append(f"{path}: is not what the tables say; run tests/fuzz/dictionaries.py --write")
tree.finish(findings, f"{len(wanted)} dictionaries")
