# The files of this layer; tests/lint/sources.py checks that none is missing.
set(TTB_BOUND_SOURCES
    bounds.c branching.c choose.c climb.c columns.c columns_exact.c columns_start.c columns_step.c counting.c draft.c filling.c
    pricing.c program.c program_students.c records.c reprice.c seat_program.c tier.c tier_price.c transport.c
)
