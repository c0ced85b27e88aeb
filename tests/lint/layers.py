"""Each file includes only what its layer may. The include paths enforce the rule between layers; here
it is said in words, and for the folders outside of the library too."""
import os
import re

import tree

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.M)
# The only folder of the library that may see each of these.
FOREIGN = {"glpk.h": "mip", "cjson/cJSON.h": "text", "cJSON.h": "text", "cmocka.h": "(tests)"}
OUTSIDE = ("examples", "bench", "tests/api", "tests/ffi")


def library_findings(table):
    for path in tree.files("libtimetable"):
        layer = path.split("/")[1]
        may = table.get(layer)
        if may is None:
            yield f"{path}: is in no layer"
            continue
        for _, name in INCLUDE.findall(tree.read(path)):
            owner = name.split("/")[0]
            if FOREIGN.get(name, layer) != layer:
                yield f"{path}: may not include {name}; only {FOREIGN[name]} may"
            elif ".." in name:
                yield f"{path}: includes {name}; write \"layer/file.h\""
            elif "/" in name and owner in table and owner != layer and owner not in may:
                yield f"{path}: {layer} may not include {owner} ({name})"


def outside_findings(table):
    for path in tree.files(*OUTSIDE):
        for quote, name in INCLUDE.findall(tree.read(path)):
            beside = os.path.join(tree.ROOT, os.path.dirname(path), name)
            support = os.path.join(tree.ROOT, "tests/support", name)
            is_ours = quote == '"' and name != "timetable.h"
            if name.split("/")[0] in table and "/" in name:
                yield f"{path}: looks inside of the library ({name})"
            elif is_ours and not os.path.exists(beside) and not os.path.exists(support):
                yield f"{path}: includes {name}, which is not beside it"


table = tree.layer_table()
tree.finish(list(library_findings(table)) + list(outside_findings(table)), "what files include")
