#include "solve/options.h"

#include <string.h>

#include "base/memory.h"

/* By key, as docs/reference/options.md lists them. */
const ttb__option ttb__option_table[TTB__OPTION_COUNT] = {
    {"gap", TTB_TYPE_REAL, 0, 0, 1,
     "stop when value - bound is at most this share of the value on the first gap_tiers tiers"},
    {"gap_tiers", TTB_TYPE_INT, 5, 1, 5, "how many tiers the option gap looks at"},
    {"memory_limit_mb", TTB_TYPE_INT, TTB__MEMORY_LIMIT_MB, 0, TTB__MOST_MEMORY_LIMIT_MB,
     "megabytes of memory that a solve may take; then the best timetable so far is returned; 0: no "
     "limit"},
    {"programs", TTB_TYPE_INT, 1, 0, 1,
     "improve parts of the timetable with integer programs on GLPK (1) or by search alone (0)"},
    {"seating", TTB_TYPE_INT, 1, 0, 1,
     "improve the seats with the seating program on GLPK (1) or by search alone (0)"},
    {"seed", TTB_TYPE_INT, 1, 0, 4503599627370496, "of the random numbers"},
    {"time_limit_ms", TTB_TYPE_INT, 10000, 0, 2147483647,
     "milliseconds after which the best timetable so far is returned; 0: no limit"},
    {"work_limit", TTB_TYPE_INT, 0, 0, 4503599627370496,
     "counted steps of each worker after which the solve ends, the same everywhere; 0: no limit"},
    {"workers", TTB_TYPE_INT, 1, 1, 64, "threads that search"},
};

void ttb__options_reset(ttb_options *options)
{
    for (int32_t option = 0; option < TTB__OPTION_COUNT; option++) {
        options->values[option].number = (int64_t)ttb__option_table[option].initial;
        options->values[option].real = ttb__option_table[option].initial;
    }
}

int32_t ttb__option_find(const char *key)
{
    for (int32_t option = 0; option < TTB__OPTION_COUNT; option++) {
        if (strcmp(ttb__option_table[option].key, key) == 0)
            return option;
    }
    return TTB_NONE;
}
