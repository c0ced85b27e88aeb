#include "bound/branching.h"

/* The logarithm of a number of at least 1 to base 2, in sixteenths, rounded down to what the next
 * four bits say. */
static int64_t logarithm(int64_t number)
{
    int32_t power = 63 - __builtin_clzll((uint64_t)number);
    int64_t bits = power >= 4 ? number >> (power - 4) : number << (4 - power);

    return 16 * power + (bits & 15);
}

/* How much branching on the offer raises the bound: the product over its children, as strong
 * branching on integer programs has it (Achterberg, Koch, Martin 2005). Children that are closed at
 * once count as what closes them; an offer whose children are all closed is best. */
static int64_t judge(ttb__placing *placing, const ttb__branching *search, int32_t offer)
{
    ttb__child children[TTB__MOST_CHILDREN];
    int32_t count = ttb__placing_children(placing, offer, children);
    int64_t bound = ttb__placing_bound(placing), score = 0;
    int is_open = 0;

    for (int32_t child = 0; child < count; child++) {
        int64_t rise = children[child].bound - bound;
        if (children[child].bound >= search->claim)
            rise = search->claim - bound;
        else
            is_open = 1;
        score += rise > 0 ? logarithm(rise) : 0;
    }
    return is_open ? score : INT64_MAX;
}

int32_t ttb__branching_choose(ttb__placing *placing, void *branching)
{
    ttb__branching *search = branching;
    int64_t best_score = -1;
    int32_t best = TTB_NONE;

    if (ttb__placing_work(placing) > search->most_work || ttb__bound_must_stop(search->means))
        return TTB_NONE;
    for (int32_t offer = 0; offer < search->town->offers.count; offer++) {
        int64_t score;
        if (!ttb__placing_is_open(placing, offer) || best_score == INT64_MAX)
            continue;
        score = judge(placing, search, offer);
        if (score > best_score) {
            best_score = score;
            best = offer;
        }
    }
    search->is_complete |= best == TTB_NONE;
    if (best != TTB_NONE && !search->status)
        search->status = TTB__PUSH(search->tree, best);
    return search->status ? TTB_NONE : best;
}
