# The files of this layer; tests/lint/sources.py checks that none is missing.
set(TTB_BOUND_SOURCES
    bounds.c branching.c climb.c counting.c pricing.c program.c transport.c
)
