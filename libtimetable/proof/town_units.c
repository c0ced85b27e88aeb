/* What every value of a tier is a multiple of: docs/explain/proof.md, section 1. */
#include "proof/town.h"

static int64_t unit_of_minutes(const ttb__town *town)
{
    int64_t unit = 0, sites = town->partnership->sites.count;

    for (int64_t pair = 0; pair < sites * sites; pair++)
        if (town->travel.minutes[pair] != TTB_NONE)
            unit = ttb__town_divisor(unit, town->travel.minutes[pair]);
    return 1000 * unit;
}

static int64_t unit_of_goal(const ttb__town *town, int32_t goal)
{
    int64_t unit = 0;

    if (goal == TTB_GOAL_TRAVEL)
        return unit_of_minutes(town);
    if (goal == TTB_GOAL_JOURNEYS || goal == TTB_GOAL_BALANCE)
        return 1000;
    for (int64_t request = 0; goal == TTB_GOAL_UNMET && request < town->requests.count; request++)
        unit = ttb__town_divisor(unit, town->requests.items[request].weight);
    for (int32_t offer = 0; goal == TTB_GOAL_SECTION_COST && offer < town->offers.count; offer++)
        unit = ttb__town_divisor(unit, ttb__town_given(town, offer)->cost);
    return unit;
}

static int64_t unit_of_tier(const ttb__town *town, const ttb__tier *tier)
{
    int64_t unit = 0;

    for (int32_t number = 0; number < tier->goal_count; number++)
        unit = ttb__town_divisor(unit, unit_of_goal(town, tier->goals[number].goal) *
                                           tier->goals[number].weight);
    return unit;
}

void ttb__town_find_units(ttb__town *town)
{
    for (int32_t tier = 0; tier < town->tier_count; tier++)
        town->units[tier] = unit_of_tier(town, &town->tiers[tier]);
}
