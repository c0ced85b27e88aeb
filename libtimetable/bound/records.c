#include "bound/records.h"

#include <string.h>

#include "proof/prove.h"

void ttb__records_clear(ttb__records *records)
{
    for (int64_t number = 0; number < records->count; number++)
        ttb__argument_destroy(records->items[number].argument);
    ttb__free(records->items);
}

ttb_status ttb__records_add(ttb__records *records, ttb__record added)
{
    for (int64_t number = 0; number < records->count; number++) {
        ttb__record *old = &records->items[number];
        if (old->serial == added.serial) {
            ttb__argument_destroy(old->argument);
            *old = added;
            return TTB_OK;
        }
    }
    if (!TTB__PUSH(records, added))
        return TTB_OK;
    ttb__argument_destroy(added.argument);
    return TTB_ERR_MEMORY;
}

static int64_t bound_of(const ttb__town *town, ttb__record *of, const int64_t earlier[TTB__GOALS],
                        ttb_status *status)
{
    size_t bytes = (size_t)of->argument->tier * sizeof of->earlier[0];

    if (of->argument->kind != TTB__ARGUMENT_SECTIONS)
        return ttb__argument_bound(town, of->argument, of->sum, earlier);
    if (of->bound < 0 || memcmp(of->earlier, earlier, bytes) != 0) {
        memcpy(of->earlier, earlier, bytes);
        *status = ttb__argument_prove(town, of->argument, earlier, &of->bound);
    }
    return *status ? 0 : of->bound;
}

ttb__record *ttb__records_best(const ttb__town *town, const ttb__records *records,
                               const int64_t earlier[TTB__GOALS], int64_t *bound_out,
                               ttb_status *status)
{
    ttb__record *best = NULL;

    *bound_out = 0;
    for (int64_t number = 0; number < records->count && !*status; number++) {
        int64_t bound = bound_of(town, &records->items[number], earlier, status);
        if (bound > *bound_out) {
            *bound_out = bound;
            best = &records->items[number];
        }
    }
    return best;
}
