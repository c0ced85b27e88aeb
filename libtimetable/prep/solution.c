#include "prep/solution.h"

#include <string.h>

ttb_status ttb__solution_make(const ttb__prep *prep, ttb__solution *solution_out)
{
    memset(solution_out, 0, sizeof *solution_out);
    solution_out->placement_of = ttb__alloc(prep->slots.count, sizeof(int32_t));
    solution_out->slot_of = ttb__alloc(prep->requests.count, sizeof(int32_t));
    if (!solution_out->placement_of || !solution_out->slot_of) {
        ttb__solution_clear(solution_out);
        return TTB_ERR_MEMORY;
    }
    for (int64_t slot = 0; slot < prep->slots.count; slot++)
        solution_out->placement_of[slot] = TTB_NONE;
    for (int64_t request = 0; request < prep->requests.count; request++)
        solution_out->slot_of[request] = TTB_NONE;
    return TTB_OK;
}

void ttb__solution_clear(ttb__solution *solution)
{
    ttb__free(solution->placement_of);
    ttb__free(solution->slot_of);
    memset(solution, 0, sizeof *solution);
}

void ttb__solution_copy_values(ttb__solution *to, const ttb__solution *from)
{
    memcpy(to->tiers, from->tiers, sizeof to->tiers);
    to->is_valid = from->is_valid;
}

void ttb__solution_copy(const ttb__prep *prep, ttb__solution *to, const ttb__solution *from)
{
    memcpy(to->placement_of, from->placement_of, (size_t)prep->slots.count * sizeof(int32_t));
    memcpy(to->slot_of, from->slot_of, (size_t)prep->requests.count * sizeof(int32_t));
    ttb__solution_copy_values(to, from);
}

int ttb__solution_is_better(const ttb__prep *prep, const ttb__solution *one,
                            const ttb__solution *other)
{
    if (!one->is_valid || !other->is_valid)
        return one->is_valid;
    for (int32_t tier = 0; tier < prep->tier_count; tier++) {
        if (one->tiers[tier] != other->tiers[tier])
            return one->tiers[tier] < other->tiers[tier];
    }
    return 0;
}
