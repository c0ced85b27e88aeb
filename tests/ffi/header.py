"""include/timetable.h as data: its functions, constants and handles. For tests and lists only."""
import os
import re

ROOT = os.path.normpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), "../.."))


class Header:
    """functions: name -> (result, [(type, name)...]); constants: name -> value; handles; callbacks."""

    def __init__(self, path=os.path.join(ROOT, "include/timetable.h")):
        with open(path, encoding="utf-8") as file:
            text = file.read()
        text = re.sub(r"/\*.*?\*/|//[^\n]*", " ", text, flags=re.S)
        self.macros = re.findall(r"^#define\s+(\w+)", text, re.M)
        text = re.sub(r"^#.*$", "", text, flags=re.M)
        self.text = text
        self.handles = re.findall(r"typedef\s+struct\s+(\w+)\s+\1\s*;", text)
        self.callbacks = re.findall(r"typedef\s+\w+\s*\(\*(\w+)\)", text)
        self.functions = dict(map(self.read_function, re.findall(r"TTB_API\s+([^;]+);", text)))
        self.constants = {}
        for body in re.findall(r"\benum\s*\{([^}]*)\}", text):
            self.read_enum(body)

    @staticmethod
    def read_function(declaration):
        match = re.fullmatch(r"\s*(.*?)(\w+)\s*\((.*)\)\s*", declaration, re.S)
        result, name, parameters = match.groups()
        parameters = " ".join(parameters.split())
        pairs = [] if parameters == "void" else [
            re.fullmatch(r"(.*?)(\w+)", each.strip()).groups() for each in parameters.split(",")]
        return name, (" ".join(result.split()), [(kind.strip(), word) for kind, word in pairs])

    def read_enum(self, body):
        following = 0
        for each in filter(None, (part.strip() for part in body.split(","))):
            name, _, value = (part.strip() for part in each.partition("="))
            following = int(value, 0) if value else following
            self.constants[name] = following
            following += 1

    def prototypes(self):
        """One line a function, in the order of the header."""
        for name, (result, parameters) in self.functions.items():
            inside = ", ".join(f"{kind}{'' if kind.endswith('*') else ' '}{word}"
                               for kind, word in parameters) or "void"
            yield f"{result}{'' if result.endswith('*') else ' '}{name}({inside})"
