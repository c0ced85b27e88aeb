# The files of the program `timetable`; tests/lint/sources.py checks that none is missing.
set(TTB_CLI_SOURCES
)
