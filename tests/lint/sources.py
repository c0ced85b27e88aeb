"""Every C file is in the list that builds it, and every listed file exists."""
import os
import re

import tree


def listed(path):
    if not os.path.exists(os.path.join(tree.ROOT, path)):
        return ""
    return re.sub(r"#[^\n]*", "", tree.read(path))


def unrolled(text):
    """Each foreach() of a list of tests, written out."""
    def each(match):
        name, items, body = match.groups()
        return "".join(body.replace("${" + name + "}", item) for item in items.split())
    return re.sub(r"foreach\((\w+) IN ITEMS ([^)]*)\)(.*?)endforeach\(\)", each, text, flags=re.S)


def compare(folder, text, pattern=r"[\w./-]+\.c\b"):
    named = set(re.findall(pattern, text))
    there = {os.path.basename(path) for path in tree.files(folder, suffixes=(".c",))}
    yield from (f"{folder}/{name}: is in no list" for name in sorted(there - named))
    yield from (f"{folder}/{name}: is listed but missing" for name in sorted(named - there))


findings = []
for layer in tree.layer_table():
    findings += compare(f"libtimetable/{layer}", listed(f"libtimetable/{layer}/sources.cmake"))
for folder in ("examples/cli", "examples/c", "tests/support"):
    findings += compare(folder, listed(f"{folder}/sources.cmake"))
# A bench program and a test are listed by name, without ".c".
words = listed("bench/sources.cmake")
findings += [f"bench/{name}: is in no list" for name in map(os.path.basename, tree.files("bench", suffixes=(".c",)))
             if not re.search(rf"\b{re.escape(name[:-2])}\b", words)]
lists = {"unit": [f"tests/unit/{layer}.cmake" for layer in tree.layer_table()]}
for folder in ("unit", "api", "property", "threads", "fault", "fuzz", "soak"):
    text = "".join(map(listed, lists.get(folder, [f"tests/{folder}/tests.cmake"])))
    text = unrolled(text)
    names = " ".join(name + ".c" for name in re.findall(r"ttb_add_(?!script)\w+_test\(\s*(\w+)", text))
    # What is linked to every test of a folder stands in the function that adds one.
    text += " ".join(re.findall(rf"add_executable.*{folder}/replay\.c", listed("tests/CMakeLists.txt")))
    names += " " + " ".join(re.findall(rf"{folder}/(\w+\.c)", text))
    findings += compare(f"tests/{folder}", names)
tree.finish(findings, "lists of files")
