# The files of this layer; tests/lint/sources.py checks that none is missing.
set(TTB_MIP_SOURCES
    columns.c exact.c guard.c integer.c lp.c session.c simplex.c state.c tree.c
)
