# The files of this layer; tests/lint/sources.py checks that none is missing.
set(TTB_PREP_SOURCES
    best_week.c
    days.c
    impossible.c
    matching.c
    measure.c
    placements.c
    prep.c
    rows.c
    slots.c
    solution.c
    students.c
    tour.c
    week.c
    weights.c
)
