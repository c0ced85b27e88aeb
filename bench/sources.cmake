# Programs for measuring, one <name>.c each; what several share goes into TTB_BENCH_COMMON, and what
# one needs beside its own file into TTB_BENCH_<name>_SOURCES.
set(TTB_BENCH_COMMON
)
set(TTB_BENCH_PROGRAMS
)
