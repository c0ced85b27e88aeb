/* Errors planted where the library enters GLPK and where it starts threads. The linker wraps each
 * function of entries.h; its wrapper counts calls and, at the one that is chosen, fails. */
#ifndef TTB_FAULT_PLANT_H
#define TTB_FAULT_PLANT_H

#include <stdint.h>

#define TTB_ENTRY(type, name, parameters, arguments) ENTRY_##name,
#define TTB_ENTRY_VOID(name, parameters, arguments)  ENTRY_##name,
enum {
#include "entries.h"
    ENTRIES
};
#undef TTB_ENTRY
#undef TTB_ENTRY_VOID

extern const char *const entry_names[ENTRIES];

enum {
    PLANT_NOTHING,
    PLANT_ERROR, /* GLPK's own: prints, calls the hook and would abort */
    PLANT_ANSWER /* the function does nothing and returns a number that it should not */
};

typedef struct plant {
    int kind, entry;
    int64_t call;            /* which call of the entry, counted from 1 */
    int answer;              /* number of the wrong answer, 0 to PLANT_ANSWERS - 1 */
    int failed_simplex;      /* so many calls of glp_simplex() fail first, besides */
    int32_t memory_limit_mb; /* in place of the library's; 0: not */
} plant;

enum { PLANT_ANSWERS = 28 };

/* Whether such a thing can be planted there. */
int plant_is_possible(int entry, int kind);
/* Count from now on, and plant this (NULL: nothing). */
void plant_begin(const plant *wanted);
/* Stop, and say how often an entry was called. */
void plant_end(int64_t calls_out[ENTRIES]);
/* Errors that GLPK raised since plant_begin(), planted or its own. */
int64_t plant_errors(void);
/* Whether what was planted came up. */
int plant_was_met(void);

#endif
