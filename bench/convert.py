#!/usr/bin/python3
"""Convert an instance of another form to a partnership.

    convert.py FILE.json             courses, sections and students of one school
    convert.py FILE.crs --blocks 13  a Toronto examination set (FILE.stu beside it)
    convert.py FILE.col --blocks 14  a graph to colour (DIMACS)

The partnership goes to standard output. The school is one site named "school"; a course whose
sections have different teachers gets a second site at no distance, because an offer's sections all
use the same resources.
"""
import argparse
import json
import os
import sys


def block_id(number):
    """Blocks count from 1; two digits keep their order as text."""
    return "%02d" % number


def school_offer(course, site, sections, demand):
    """An offer without resources and blocks."""
    most = course.get("cap") or demand
    return {"course": str(course["id"]), "site": site, "sections": {"max": sections},
            "size": {"max": max(1, most)}}


def allowed_blocks(course, blocks):
    """The offer's blocks, and one pin for each section that has a single block.

    A list of its own for a section says what its offer cannot, unless it is a single block or
    every other section has the same list: anything else is refused.
    """
    lists = [tuple(one) for one in course.get("allowed_blocks") or []]
    pins = [(fixed,) for fixed in course.get("fixed_block") or [] if fixed is not None]
    if not lists:
        return list(range(1, blocks + 1)), pins
    wide = {one for one in lists if len(one) > 1} or {lists[0]}
    if len(wide) > 1:
        sys.exit("convert: sections of %s have different lists of blocks" % course["id"])
    blocks = set(wide.pop())
    if len(set(lists)) > 1:
        pins += [one for one in lists if len(one) == 1]
    if not blocks.issuperset(block for pin in pins for block in pin):
        sys.exit("convert: a section of %s stands where the others may not" % course["id"])
    return sorted(blocks), pins


class School:
    """One school's partnership in the making."""

    def __init__(self, data):
        self.blocks = data["blocks"]
        self.data = data
        self.demand = {}
        for student in data["students"]:
            for course in student["choices"]:
                self.demand[course] = self.demand.get(course, 0) + 1
        self.sites = ["school"]
        self.resources, self.offers, self.rules = {}, [], []

    def use(self, name, kind, capacity, site):
        """Use a resource at a site, and make it first where there is none of its name."""
        made = self.resources.setdefault(
            name, {"id": name, "kind": kind, "sites": [], "capacity": capacity})
        if site not in made["sites"]:
            made["sites"].append(site)
        return name

    def teacher_groups(self, course):
        """Sections by teacher: one group, unless teachers differ."""
        teachers = course.get("teachers") or [None] * course["sections"]
        return [(teacher, teachers.count(teacher)) for teacher in dict.fromkeys(teachers)]

    def add_offer(self, course, site, teacher, sections):
        """One teacher's sections of a course."""
        offer = school_offer(course, site, sections, self.demand.get(course["id"], 0))
        blocks, pins = allowed_blocks(course, self.blocks)
        uses = []
        if len(blocks) < self.blocks:
            offer["blocks"] = [block_id(block) for block in blocks]
        if teacher is not None:
            uses.append(self.use("teacher " + teacher, "teacher", 1, site))
        most = course.get("max_per_block")
        if most is not None and most < course["sections"]:
            # A room stands at one site; at several sites one section a block is a "teacher".
            kind = "room" if len(self.teacher_groups(course)) == 1 else "teacher"
            if kind == "teacher" and most > 1:
                sys.exit("convert: %s needs a room at two sites" % course["id"])
            uses.append(self.use("at once " + str(course["id"]), kind, most, site))
        if uses:
            offer["uses"] = uses
        self.offers.append(offer)
        return pins

    def add_course(self, course):
        """The offers of a course, one a teacher, each at a site of its own, and its pins."""
        groups = self.teacher_groups(course)
        for place, (teacher, sections) in enumerate(groups):
            if place == len(self.sites):
                self.sites.append("school-%d" % (place + 1))
            pins = self.add_offer(course, self.sites[place], teacher, sections)
        if pins and len(groups) > 1:
            sys.exit("convert: %s has pins and several teachers" % course["id"])
        for pin in pins:
            self.rules.append({"rule": "pin_section", "course": str(course["id"]),
                               "site": "school", "blocks": [block_id(block) for block in pin]})

    def limit_blocks(self):
        """The least and most sections of each block."""
        least = self.data.get("block_min_sections") or [0] * self.blocks
        most = self.data.get("block_max_sections") or [None] * self.blocks
        for block in range(self.blocks):
            rule = {"rule": "block_sections", "block": block_id(block + 1), "min": least[block]}
            if most[block] is not None:
                rule["max"] = most[block]
            if least[block] or most[block] is not None:
                self.rules.append(rule)

    def students(self):
        """Students with weighted choices, all at home at the school."""
        made = []
        for student in self.data["students"]:
            weights = student.get("weights") or [1] * len(student["choices"])
            choices = [str(course) if weight == 1 else {"course": str(course), "weight": weight}
                       for course, weight in zip(student["choices"], weights)]
            made.append({"id": str(student["id"]), "home": "school", "choices": choices})
        return made

    def partnership(self):
        """The whole, with unmet choices first and sizes second."""
        for course in self.data["courses"]:
            self.add_course(course)
        self.limit_blocks()
        links = [{"from": one, "to": other, "minutes": 0}
                 for one in self.sites for other in self.sites if one != other]
        made = {"format": "timetable-partnership", "version": 1, "name": self.data["name"],
                "blocks": [{"id": block_id(block + 1)} for block in range(self.blocks)],
                "sites": [{"id": site} for site in self.sites]}
        if links:
            made["travel"] = {"links": links}
        made.update(resources=list(self.resources.values()),
                    courses=[dict({"id": str(course["id"])},
                                  **({"title": course["title"]} if "title" in course else {}),
                                  **({"blocks": course["span"]} if course.get("span", 1) > 1
                                     else {}))
                             for course in self.data["courses"]],
                    offers=self.offers, students=self.students(), rules=self.rules,
                    tiers=[["unmet"], ["balance"]])
        return made


def read_toronto(path, blocks):
    """One section a course, no caps; a line of courses is a student."""
    with open(path, encoding="ascii") as file:
        courses = [line.split()[0] for line in file if line.strip()]
    with open(os.path.splitext(path)[0] + ".stu", encoding="ascii") as file:
        rows = [line.split() for line in file if line.strip()]
    return {"name": os.path.splitext(os.path.basename(path))[0], "blocks": blocks,
            "courses": [{"id": course, "sections": 1} for course in courses],
            "students": [{"id": "s%04d" % number, "choices": list(dict.fromkeys(row))}
                         for number, row in enumerate(rows)]}


def read_graph(path, blocks):
    """A vertex is a course with one section, an edge a student who chose both ends."""
    courses, students = [], []
    with open(path, encoding="ascii") as file:
        for line in file:
            words = line.split()
            if words[:1] == ["p"]:
                courses = [str(number + 1) for number in range(int(words[2]))]
            elif words[:1] == ["e"] and words[1] != words[2]:
                students.append(tuple(sorted(words[1:3])))
    return {"name": os.path.splitext(os.path.basename(path))[0], "blocks": blocks,
            "courses": [{"id": course, "sections": 1} for course in courses],
            "students": [{"id": "e%05d" % number, "choices": list(edge)}
                         for number, edge in enumerate(sorted(set(students)))]}


def main():
    """Read the file that the command line names and print its partnership."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("file")
    parser.add_argument("--blocks", type=int, help="for .crs and .col: how many blocks")
    arguments = parser.parse_args()
    ending = os.path.splitext(arguments.file)[1]
    if ending in (".crs", ".col") and not arguments.blocks:
        sys.exit("convert: --blocks is missing")
    if ending == ".crs":
        data = read_toronto(arguments.file, arguments.blocks)
    elif ending == ".col":
        data = read_graph(arguments.file, arguments.blocks)
    else:
        with open(arguments.file, encoding="utf-8") as file:
            data = json.load(file)
    if data.get("format") == "timetable-partnership":
        sys.exit("convert: it is a partnership already")
    json.dump(School(data).partnership(), sys.stdout, indent=1, ensure_ascii=False)
    print()


if __name__ == "__main__":
    main()
