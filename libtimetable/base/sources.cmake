# The files of this layer; tests/lint/sources.py checks that none is missing.
set(TTB_BASE_SOURCES
    clock.c idmap.c lock.c memory.c poll.c random.c report.c secret.c sha256.c text.c utf8.c
)
