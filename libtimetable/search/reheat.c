/* Second chances for light coolings. One that ends with more of the first tier than the best has, a
 * few choices mostly, would be lost with all the travel that it saves. Short coolings from there,
 * at a temperature that leaves travel alone, bring the first tier down. */
#include "search/inside.h"

enum {
    MOST_REHEATS = 12,
    MOST_VAIN = 3 /* one after the other, and the light cooling is given up */
};

/* What the state costs where reheats end; it keeps these weights until a cooling begins. */
static int64_t cost_at_end(const ttb__search *search)
{
    ttb__cooling cooling = search->cooling;
    ttb__cooling_reheat(&cooling, 0);
    ttb__cooling_weigh(&cooling, cooling.end, &search->state->weights);
    return ttb__state_cost(search->state, &search->state->sums);
}

/* Of a state that lacks nothing. */
static void keep_end(ttb__search *search, int64_t cost)
{
    ttb__state_save(search->state, &search->reheated);
    search->reheated_cost = cost;
    search->vain_reheats = 0;
}

/* Returns 1 if there is an end to go on from. */
static int note_end(ttb__search *search)
{
    int64_t cost = cost_at_end(search);
    int is_whole = search->state->sums.missing == 0;
    if (search->cooling.is_reheat) {
        if (is_whole && cost < search->reheated_cost)
            keep_end(search, cost);
        else
            search->vain_reheats++;
        return 1;
    }
    search->reheats = 0;
    if (is_whole)
        keep_end(search, cost);
    return is_whole;
}

int ttb__search_reheat(ttb__search *search)
{
    ttb__cooling *cooling = &search->cooling;
    int64_t first_tier;
    if (!cooling->is_light || !cooling->light_length || !note_end(search))
        return 0;
    first_tier = search->reheated.tiers[0];
    if (first_tier == 0 || first_tier < cooling->before[0] || search->reheats >= MOST_REHEATS ||
        search->vain_reheats >= MOST_VAIN)
        return 0;
    search->reheats++;
    ttb__cooling_reheat(cooling, search->vain_reheats);
    ttb__search_start_cooling(search, &search->reheated);
    return 1;
}
