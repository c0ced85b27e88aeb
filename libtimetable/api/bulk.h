/* What bulk getters have in common. */
#ifndef TTB_API_BULK_H
#define TTB_API_BULK_H

#include <stddef.h>

#include "timetable.h"

/* Say how many items there are: TTB_OK to go on, where capacity is above 0. */
static inline ttb_status ttb__bulk_begin(int64_t count, int64_t capacity, int64_t *count_out)
{
    if (count_out == NULL || capacity < 0)
        return TTB_ERR_ARGUMENT;
    *count_out = count;
    return capacity == 0 || capacity >= count ? TTB_OK : TTB_ERR_TOO_SMALL;
}

/* Write to an array that the caller may have left out. */
static inline void ttb__bulk_put(int32_t *numbers, int64_t place, int32_t number)
{
    if (numbers != NULL)
        numbers[place] = number;
}

#endif
