# Programs for measuring, one <name>.c each; what several share goes into TTB_BENCH_COMMON, and what
# one needs beside its own file into TTB_BENCH_<name>_SOURCES.
set(TTB_BENCH_COMMON
)
set(TTB_BENCH_PROGRAMS generate run)
# What draws a town and builds its partnership; tests/soak has it too.
set(TTB_BENCH_TOWN_SOURCES
    generate_blocks.c generate_choices.c generate_demand.c generate_dice.c generate_offers.c
    generate_sections.c generate_sites.c generate_staff.c generate_students.c generate_subjects.c
    generate_town.c generate_week.c generate_wishes.c generate_write.c
)
set(TTB_BENCH_generate_SOURCES ${TTB_BENCH_TOWN_SOURCES} generate_timetable.c)
set(TTB_BENCH_run_SOURCES run_answer.c run_known.c run_print.c run_watch.c)
