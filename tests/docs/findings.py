"""Every code that the library can report is documented in docs/reference/findings.md, in the section
of its folder, and no other stands there. usage: findings.py section folder... [-- section folder...]"""
import re
import sys

sys.path.insert(0, __file__.rsplit("/", 2)[0] + "/lint")
import tree  # noqa: E402

CODE = re.compile(r'"([a-z]+\.(?!h")[a-z0-9-]+)"')
ROW = re.compile(r"^\| `([a-z]+\.[a-z0-9-]+)` \|", re.M)


def documented(section):
    text = tree.read("docs/reference/findings.md")
    part = re.search(rf"^## {section}\b[^\n]*$(.*?)(?=^## |\Z)", text, re.M | re.S)
    return set(ROW.findall(part.group(1))) if part else set()


def reported(folders):
    return {code for path in tree.files(*[f"libtimetable/{folder}" for folder in folders])
            if path.endswith(".c") for code in CODE.findall(tree.read(path))}


def differences(section, folders):
    written, known = documented(section), reported(folders)
    for code in sorted(known - written):
        yield f"docs/reference/findings.md: section {section} lacks {code}"
    for code in sorted(written - known):
        yield f"docs/reference/findings.md: section {section} has {code}, which nothing reports"


groups = " ".join(sys.argv[1:]).split(" -- ")
findings = [line for group in groups for line in differences(group.split()[0], group.split()[1:])]
tree.finish(findings, "codes of findings")
