#include "model/build.h"
#include "model/inside.h"

static const char *const goal_names[TTB__GOALS] = {
    [TTB_GOAL_UNMET] = "unmet",     [TTB_GOAL_SECTION_COST] = "section_cost",
    [TTB_GOAL_TRAVEL] = "travel",   [TTB_GOAL_JOURNEYS] = "journeys",
    [TTB_GOAL_BALANCE] = "balance",
};

static const ttb__tier default_tiers[] = {
    {.goals = {{TTB_GOAL_UNMET, 1}}, .goal_count = 1},
    {.goals = {{TTB_GOAL_SECTION_COST, 1}}, .goal_count = 1},
    {.goals = {{TTB_GOAL_TRAVEL, 1}}, .goal_count = 1},
    {.goals = {{TTB_GOAL_BALANCE, 1}}, .goal_count = 1},
};

const char *ttb__goal_name(int32_t goal)
{
    return ttb__is_in(goal, TTB__GOALS) ? goal_names[goal] : NULL;
}

const ttb__tier *ttb__tiers(const ttb_partnership *partnership, int32_t *count_out)
{
    if (partnership->tiers.count > 0) {
        *count_out = (int32_t)partnership->tiers.count;
        return partnership->tiers.items;
    }
    *count_out = (int32_t)(sizeof default_tiers / sizeof *default_tiers);
    return default_tiers;
}

/* A goal stands in at most one tier and a tier without goals is an error, so more tiers than goals
 * are too many. */
ttb_status ttb__add_tier(ttb_partnership *partnership, int32_t *tier_out)
{
    ttb__tier tier = {.goal_count = 0};

    if (partnership->tiers.count >= TTB__GOALS)
        return TTB_ERR_TOO_LARGE;
    if (TTB__PUSH(&partnership->tiers, tier))
        return TTB_ERR_MEMORY;
    *tier_out = (int32_t)partnership->tiers.count - 1;
    return TTB_OK;
}

static int stands_in_a_tier(const ttb_partnership *partnership, int32_t goal)
{
    for (int64_t number = 0; number < partnership->tiers.count; number++) {
        const ttb__tier *tier = &partnership->tiers.items[number];
        for (int32_t place = 0; place < tier->goal_count; place++) {
            if (tier->goals[place].goal == goal)
                return 1;
        }
    }
    return 0;
}

ttb_status ttb__add_goal(ttb_partnership *partnership, int32_t number, int32_t goal, int32_t weight)
{
    ttb__tier *tier;

    if (!ttb__is_in(number, partnership->tiers.count) || !ttb__goal_name(goal))
        return TTB_ERR_NOT_FOUND;
    if (weight < 1 || weight > TTB__MOST_GOAL_WEIGHT)
        return TTB_ERR_RANGE;
    if (stands_in_a_tier(partnership, goal))
        return TTB_ERR_STATE;
    tier = &partnership->tiers.items[number];
    tier->goals[tier->goal_count++] = (ttb__goal){.goal = goal, .weight = weight};
    return TTB_OK;
}
