# The files of this layer; tests/lint/sources.py checks that none is missing.
set(TTB_TEXT_SOURCES
    claims.c document.c read_argument.c read_blocks.c read_certificate.c read_key.c read_offers.c read_partnership.c read_priced.c read_seats.c read_resources.c read_rules.c
    read_run.c read_sites.c read_students.c read_tiers.c read_timetable.c read_travel.c reader.c
    scan.c timetable_hash.c values.c words.c
    write_blocks.c write_certificate.c write_key.c write_offers.c write_partnership.c write_resources.c write_rules.c write_sites.c
    write_students.c write_tiers.c write_timetable.c write_travel.c writer.c
)
