# The files of this layer; tests/lint/sources.py checks that none is missing.
set(TTB_FORMULATION_SOURCES
    seating.c
)
