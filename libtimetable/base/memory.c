#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

#include "base/checked.h"

#ifdef TTB_FAULT_INJECTION
#include <stdatomic.h>

static atomic_llong allocations;
static atomic_llong failing_allocation;
static atomic_int is_sticky;

void ttb__fault_set(int64_t allocation, int fails_ever_after)
{
    atomic_store(&allocations, 0);
    atomic_store(&is_sticky, fails_ever_after);
    atomic_store(&failing_allocation, allocation);
}

int64_t ttb__fault_count(void)
{
    return atomic_load(&allocations);
}

static int must_fail(void)
{
    long long now = atomic_fetch_add(&allocations, 1) + 1;
    long long failing = atomic_load(&failing_allocation);

    return failing > 0 && (now == failing || (now > failing && atomic_load(&is_sticky)));
}
#else
static int must_fail(void)
{
    return 0;
}
#endif

/* Bytes of count items, at least 1; 0 if no block can be that large. */
static size_t block_bytes(int64_t count, size_t item_bytes)
{
    int64_t bytes;

    if (count < 0 || item_bytes > PTRDIFF_MAX)
        return 0;
    if (ttb__multiply_overflows(count, (int64_t)item_bytes, &bytes) || bytes > PTRDIFF_MAX)
        return 0;
    return bytes > 0 ? (size_t)bytes : 1;
}

void *ttb__alloc(int64_t count, size_t item_bytes)
{
    size_t bytes = block_bytes(count, item_bytes);

    if (bytes == 0 || must_fail())
        return NULL;
    return calloc(1, bytes);
}

void *ttb__resize(void *memory, int64_t count, size_t item_bytes)
{
    size_t bytes = block_bytes(count, item_bytes);

    if (bytes == 0 || must_fail())
        return NULL;
    return realloc(memory, bytes);
}

char *ttb__copy_text(const char *text)
{
    size_t bytes = strlen(text) + 1;
    char *copy = ttb__alloc((int64_t)bytes, 1);

    if (copy)
        memcpy(copy, text, bytes);
    return copy;
}

void ttb__free(void *memory)
{
    free(memory);
}

ttb_status ttb__reserve(void **items, int64_t *capacity, int64_t count, int64_t extra,
                        size_t item_bytes)
{
    enum { FIRST_CAPACITY = 8 };
    int64_t needed, larger;
    void *moved;

    if (ttb__add_overflows(count, extra, &needed))
        return TTB_ERR_MEMORY;
    if (needed <= *capacity)
        return TTB_OK;
    larger = *capacity <= INT64_MAX / 2 ? *capacity * 2 : needed;
    if (larger < FIRST_CAPACITY)
        larger = FIRST_CAPACITY;
    if (larger < needed)
        larger = needed;
    moved = ttb__resize(*items, larger, item_bytes);
    if (!moved)
        return TTB_ERR_MEMORY;
    *items = moved;
    *capacity = larger;
    return TTB_OK;
}
