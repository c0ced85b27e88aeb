# The files of this layer; tests/lint/sources.py checks that none is missing.
set(TTB_MODEL_SOURCES
    build.c build_blocks.c build_courses.c build_resources.c build_rules.c build_sites.c
    build_students.c key.c partnership.c sorted.c tiers.c travel.c unique.c
    validate.c validate_block_sections.c validate_blocks.c validate_offers.c validate_reach.c
    validate_resources.c validate_seat_pins.c validate_section_pins.c validate_students.c
    validate_tiers.c
)
