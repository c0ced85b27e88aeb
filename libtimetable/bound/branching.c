#include "bound/branching.h"

/* What is left to prove after branching on the offer, over its children that are not closed at
 * once: an estimate of how large their trees get. A child whose bound does not rise counts ten
 * times as much as one whose bound nearly reaches the claim, so that what has few open children
 * comes first.
 */
static ttb__wide judge(ttb__placing *placing, const ttb__branching *search, int32_t offer)
{
    ttb__child children[TTB__MOST_CHILDREN];
    int32_t count = ttb__placing_children(placing, offer, children);
    ttb__wide gap = search->claim - ttb__placing_bound(placing), left = 0;

    for (int32_t child = 0; child < count; child++)
        if (children[child].bound < search->claim)
            left += gap + 9 * (ttb__wide)(search->claim - children[child].bound);
    return left;
}

int32_t ttb__branching_choose(ttb__placing *placing, void *branching)
{
    ttb__branching *search = branching;
    ttb__wide least = 0;
    int32_t best = TTB_NONE;

    if (ttb__placing_work(placing) > search->most_work || ttb__bound_must_stop(search->means))
        return TTB_NONE;
    for (int32_t offer = 0; offer < search->town->offers.count; offer++) {
        ttb__wide left;
        if (!ttb__placing_is_open(placing, offer) || (best != TTB_NONE && least == 0))
            continue;
        left = judge(placing, search, offer);
        if (best == TTB_NONE || left < least) {
            least = left;
            best = offer;
        }
    }
    search->is_complete |= best == TTB_NONE;
    if (best != TTB_NONE && !search->status)
        search->status = TTB__PUSH(search->tree, best);
    return search->status ? TTB_NONE : best;
}
