# The files of this layer; tests/lint/sources.py checks that none is missing.
set(TTB_API_SOURCES
    cancel.c certificate.c check.c ilp.c json.c key.c limits.c options.c partnership_build.c partnership_lists.c partnership_read.c partnership_rules.c
    reach.c report.c solve.c status.c timetable.c
)
