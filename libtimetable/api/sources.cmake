# The files of this layer; tests/lint/sources.py checks that none is missing.
set(TTB_API_SOURCES
    report.c status.c
)
