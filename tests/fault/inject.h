/* Allocations that fail at will, whoever makes them: the program's own malloc() and its kin, which
 * every shared library is bound to because the program comes first. They forward to the next ones,
 * be they of the C library or of a sanitizer, so that leaks and misuse are still seen. */
#ifndef TTB_FAULT_INJECT_H
#define TTB_FAULT_INJECT_H

#include <stdint.h>

/* Who called: by the return address. Ours is the library, linked into the program; the system is
 * libc, where threads are started and arrays are sorted. */
enum { OWNER_OURS, OWNER_CJSON, OWNER_GLPK, OWNER_SYSTEM, OWNERS };
extern const char *const owner_names[OWNERS];

/* Which allocations fail, counted from 1 as of inject_begin(). */
typedef struct inject_plan {
    int64_t first;   /* this one; 0: none */
    int is_sticky;   /* and all after it */
    uint64_t seed;   /* of the draw below */
    uint32_t one_in; /* each fails with this chance, 1 in so many; 0: none */
} inject_plan;

typedef struct inject_count {
    int64_t calls[OWNERS];  /* of malloc and its kin */
    int64_t failed[OWNERS]; /* of them */
} inject_count;

/* Count from now on, and let fail what is planned. */
void inject_begin(const inject_plan *plan);
/* Nothing fails any more. */
inject_count inject_end(void);

/* Blocks that this owner has and has not freed. What the program itself allocates counts as ours.
 */
int64_t inject_live(int owner);

/* GLPK takes a block out of its list before it asks for a larger one; if that fails, nobody knows
 * the block any more. The only leak that is known: such blocks are freed here, and counted. */
int64_t inject_free_lost(void);

/* What is being tried, printed where the program aborts or a sanitizer ends it. Borrowed; NULL:
 * nothing. */
void inject_describe(const char *what);
/* For teardowns: print what was being tried if it never came to an end. */
void inject_tell_crash(void);

#endif
