/* The one place where the library allocates. A test build makes the n-th call fail. */
#ifndef TTB_BASE_MEMORY_H
#define TTB_BASE_MEMORY_H

#include <stdatomic.h>
#include <stddef.h>
#include <stdint.h>

#include "timetable.h"

/* Zeroed memory for count things of item_bytes each; never NULL for count 0. NULL if there is no
 * memory or the size overflows. */
void *ttb__alloc(int64_t count, size_t item_bytes);

/* Resize memory from ttb__alloc() (or NULL); what is new is not zeroed. NULL leaves the old block
 * as it was. */
void *ttb__resize(void *memory, int64_t count, size_t item_bytes);

/* A copy of text, NULL if there is no memory. */
char *ttb__copy_text(const char *text);

void ttb__free(void *memory);

/* Megabytes that a call may hold where nobody says otherwise, the default of memory_limit_mb, and
 * the most that can be said. */
enum { TTB__MEMORY_LIMIT_MB = 4096, TTB__MOST_MEMORY_LIMIT_MB = 1048576 };

/* What one call holds of memory, on all its threads, and the most that it may hold. Allocations of
 * a thread count in what it has entered; beyond the most they fail. What a thread frees is taken
 * off, whoever allocated it, so that a call counts what it has added to the process. */
typedef struct ttb__memory {
    atomic_llong held, most; /* bytes; most 0: no limit */
    atomic_int is_reached;   /* an allocation failed because of the limit */
} ttb__memory;

/* Let this thread's allocations count there from now on (NULL: nowhere). Returns where they counted
 * before, to be entered again in the end. */
ttb__memory *ttb__memory_enter(ttb__memory *memory);
/* Where this thread's allocations count; NULL: nowhere. */
ttb__memory *ttb__memory_entered(void);
/* 1 if the limit of what this thread has entered made an allocation fail. */
int ttb__memory_is_reached(void);

/* A growable array: TTB__ARRAY(int32_t) numbers = {0}; if (TTB__PUSH(&numbers, 7)) goto done; ...
 * ttb__free(numbers.items); TTB__PUSH is a ttb_status and leaves the array as it was on failure. */
#define TTB__ARRAY(type)                                                                           \
    struct {                                                                                       \
        type *items;                                                                               \
        int64_t count;                                                                             \
        int64_t capacity;                                                                          \
    }

#define TTB__RESERVE(array, extra)                                                                 \
    ttb__reserve((void **)&(array)->items, &(array)->capacity, (array)->count, (extra),            \
                 sizeof *(array)->items)

#define TTB__PUSH(array, item)                                                                     \
    (TTB__RESERVE(array, 1) ? TTB_ERR_MEMORY : ((array)->items[(array)->count++] = (item), TTB_OK))

/* Make room for extra items after count; doubles the capacity. The array may move. */
ttb_status ttb__reserve(void **items, int64_t *capacity, int64_t count, int64_t extra,
                        size_t item_bytes);

#ifdef TTB_FAULT_INJECTION
/* For tests: count allocations from now on and let the given one fail, counted from 1, and all
 * after it if fails_ever_after. 0: none fails. */
void ttb__fault_set(int64_t allocation, int fails_ever_after);
/* Allocations since ttb__fault_set(). */
int64_t ttb__fault_count(void);
#endif

#endif
