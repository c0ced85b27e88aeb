/* The soak: random partnerships through everything that a host does with the library, in one
 * process, round after round, while memory, files and threads are watched. It sees include/ and the
 * generator of bench/ only. */
#ifndef SOAK_H
#define SOAK_H

#include <stdint.h>
#include <timetable.h>

/* What the process holds while every thread rests and every handle is freed. */
struct holding {
    int64_t resident_bytes; /* RSS */
    int64_t heap_bytes;     /* in use, of all arenas */
    int32_t files, threads;
};
/* soak_memory.c */
struct holding holding_now(void);

/* soak_town.c: take the town of a seed through everything. Returns a hash of the texts that came of
 * it, the same each time; 0 for a seed without a town. */
uint64_t soak_town(uint64_t seed);

/* soak.c: say on standard error what is wrong, and count it. From any thread. */
void soak_found(uint64_t seed, const char *what, const char *detail);

#endif
