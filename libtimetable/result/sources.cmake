# The files of this layer; tests/lint/sources.py checks that none is missing.
set(TTB_RESULT_SOURCES
    check.c check_reach.c check_resources.c check_rules.c check_sections.c check_students.c
    check_travel.c cycle.c reach.c rename.c stops.c timetable.c unmet.c values.c
)
