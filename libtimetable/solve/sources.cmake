# The files of this layer; tests/lint/sources.py checks that none is missing.
set(TTB_SOLVE_SOURCES
    convert.c
    options.c
    rounds.c
    solve.c
    worker.c
)
