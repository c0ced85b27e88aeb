"""A solution of the program of `timetable ilp` as a timetable;
docs/reference/integer-program.md."""


def numbers_of(name):
    """The numbers in a column's name: seat_3_12_0 is [3, 12, 0]."""
    return [int(word) for word in name.split("_")[1:]]


def read_columns(columns):
    """Sections and students of each placement, a pair of offer and blocks."""
    counts, students = {}, {}
    for name, value in columns.items():
        stem = name.split("_", 1)[0]
        if stem == "run" and value > 0:
            offer, *blocks = numbers_of(name)
            counts[offer, tuple(blocks)] = value
        elif stem == "seat" and value > 0:
            student, offer, *blocks = numbers_of(name)
            students.setdefault((offer, tuple(blocks)), []).append(student)
    return counts, students


def timetable_of(partnership, columns):
    """The timetable, as its file has it: the students of a placement are shared out in turn."""
    counts, students = read_columns(columns)
    sections, numbers = [], {}
    for placement, count in sorted(counts.items()):
        offer = partnership["offers"][placement[0]]
        for turn in range(count):
            numbers[placement[0]] = numbers.get(placement[0], 0) + 1
            sections.append({
                "course": offer["course"], "site": offer["site"],
                "number": numbers[placement[0]],
                "blocks": [partnership["blocks"][block]["id"] for block in placement[1]],
                "students": [partnership["students"][student]["id"]
                             for student in sorted(students.get(placement, []))[turn::count]]})
    return {"format": "timetable", "version": 1, "sections": sections}
