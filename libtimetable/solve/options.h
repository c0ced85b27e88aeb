/* Options: one table says everything about each of them. */
#ifndef TTB_SOLVE_OPTIONS_H
#define TTB_SOLVE_OPTIONS_H

#include <stdint.h>

#include "timetable.h"

/* The places of the options in the table and in the handle. */
enum {
    TTB__OPTION_GAP,
    TTB__OPTION_GAP_TIERS,
    TTB__OPTION_MEMORY_LIMIT_MB,
    TTB__OPTION_PROGRAMS,
    TTB__OPTION_SEATING,
    TTB__OPTION_SEED,
    TTB__OPTION_TIME_LIMIT_MS,
    TTB__OPTION_WORK_LIMIT,
    TTB__OPTION_WORKERS,
    TTB__OPTION_COUNT
};

/* Beside TTB_STOP_...: there is no reason to stop yet. */
enum { TTB__STOP_NOT_YET = -1 };

typedef struct ttb__option {
    const char *key;
    int32_t type;
    double initial, least, most; /* exact: whole numbers stay within 2^53 */
    const char *help;
} ttb__option;

/* A value: whole numbers in number, reals in real. */
typedef struct ttb__option_value {
    int64_t number;
    double real;
} ttb__option_value;

struct ttb_options {
    ttb__option_value values[TTB__OPTION_COUNT];
};

extern const ttb__option ttb__option_table[TTB__OPTION_COUNT];

void ttb__options_reset(ttb_options *options);
/* The place of a key, TTB_NONE if there is none. */
int32_t ttb__option_find(const char *key);

#endif
