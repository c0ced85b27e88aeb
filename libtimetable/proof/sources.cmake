# The files of this layer; tests/lint/sources.py checks that none is missing.
set(TTB_PROOF_SOURCES
    argument.c assign.c blocks.c certificate.c
    placing.c placing_ahead.c placing_pairs.c placing_pass.c placing_prove.c placing_save.c placing_step.c
    placing_student.c placing_tree.c placing_week.c
    profit.c profit_bound.c profit_clusters.c profit_groups.c prove.c sections.c seats.c
    town.c town_classes.c town_limits.c town_offers.c town_parts.c town_rows.c town_students.c town_units.c
    week.c
)
