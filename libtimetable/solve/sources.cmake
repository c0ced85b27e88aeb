# The files of this layer; tests/lint/sources.py checks that none is missing.
set(TTB_SOLVE_SOURCES
    chooser.c
    convert.c
    options.c
    programs.c
    rounds.c
    solve.c
    worker.c
)
