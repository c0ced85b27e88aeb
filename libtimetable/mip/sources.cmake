# The files of this layer; tests/lint/sources.py checks that none is missing.
set(TTB_MIP_SOURCES
    columns.c exact.c guard.c ilp.c ilp_lp.c ilp_mps.c integer.c lp.c rows.c session.c simplex.c state.c tree.c
)
