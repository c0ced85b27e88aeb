# The files of this layer; tests/lint/sources.py checks that none is missing.
set(TTB_FORMULATION_SOURCES
    compact.c
    compact_balance.c
    compact_cliques.c
    compact_resources.c
    compact_seats.c
    compact_sections.c
    compact_students.c
    compact_symmetry.c
    compact_tiers.c
    compact_travel.c
    neighbourhood.c
    neighbourhood_places.c
    neighbourhood_prices.c
    neighbourhood_read.c
    neighbourhood_weeks.c
)
