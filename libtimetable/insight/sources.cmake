# The files of this layer; tests/lint/sources.py checks that none is missing.
set(TTB_INSIGHT_SOURCES
    combinations.c menu.c reach.c
)
