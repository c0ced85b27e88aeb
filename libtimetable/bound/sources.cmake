# The files of this layer; tests/lint/sources.py checks that none is missing.
set(TTB_BOUND_SOURCES
    bound.c branching.c clashes.c classes.c counting.c evaluate.c offers.c prices.c program.c section_cost.c
    sharing.c task.c transport.c weeks.c
)
