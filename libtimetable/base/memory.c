#include "base/memory.h"

#if defined(__APPLE__)
#include <malloc/malloc.h>
#else
#include <malloc.h>
#endif
#include <stdlib.h>
#include <string.h>

#include "base/checked.h"

#ifdef TTB_FAULT_INJECTION
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

/* ---- Counting: one thread has entered one call's memory at a time */

static _Thread_local ttb__memory *entered;

ttb__memory *ttb__memory_enter(ttb__memory *memory)
{
    ttb__memory *before = entered;

    entered = memory;
    return before;
}

ttb__memory *ttb__memory_entered(void)
{
    return entered;
}

int ttb__memory_is_reached(void)
{
    return entered && atomic_load(&entered->is_reached);
}

/* The bytes of a block, which the allocator knows; 0 for NULL. */
static int64_t bytes_of(void *block)
{
#if defined(__APPLE__)
    return (int64_t)malloc_size(block);
#else
    return (int64_t)malloc_usable_size(block);
#endif
}

/* Count so many bytes more, or fewer where it is less than 0. */
static void count(int64_t bytes)
{
    if (entered)
        atomic_fetch_add_explicit(&entered->held, bytes, memory_order_relaxed);
}

/* Count bytes before they are there, so that threads together keep the limit. 0: it is reached.
 * Sizes beyond every limit are not added, so that no sum overflows. */
static int may_have(int64_t bytes)
{
    long long most = entered ? atomic_load_explicit(&entered->most, memory_order_relaxed) : 0;

    if (most == 0) {
        count(bytes);
        return 1;
    }
    if (bytes <= most &&
        atomic_fetch_add_explicit(&entered->held, bytes, memory_order_relaxed) <= most - bytes)
        return 1;
    if (bytes <= most)
        count(-bytes);
    atomic_store(&entered->is_reached, 1);
    return 0;
}

/* ---- Blocks */

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

void *ttb__alloc(int64_t count_of, size_t item_bytes)
{
    size_t bytes = block_bytes(count_of, item_bytes);
    void *made;

    if (bytes == 0 || must_fail() || !may_have((int64_t)bytes))
        return NULL;
    made = calloc(1, bytes);
    count((made && entered ? bytes_of(made) : 0) - (int64_t)bytes);
    return made;
}

/* The old block and the new one may be there at once; the limit looks at the growth alone, so that
 * what is held in the end is what counts. */
void *ttb__resize(void *memory, int64_t count_of, size_t item_bytes)
{
    size_t bytes = block_bytes(count_of, item_bytes);
    int64_t before = entered && memory ? bytes_of(memory) : 0, growth;
    void *moved;

    growth = (int64_t)bytes > before ? (int64_t)bytes - before : 0;
    if (bytes == 0 || must_fail() || !may_have(growth))
        return NULL;
    moved = realloc(memory, bytes);
    count((moved && entered ? bytes_of(moved) - before : 0) - growth);
    return moved;
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
    if (entered && memory)
        count(-bytes_of(memory));
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
