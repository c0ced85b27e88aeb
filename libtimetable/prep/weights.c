#include "prep/weights.h"

/* An earlier tier's smallest step counts so many times the largest step of the next. */
enum { TIER_RATIO = 3 };

/* What one seat or section may cost, about, so that sums over a town fit, also at twice these
 * weights. Where the tiers' numbers lie too far apart for it, the order of tiers is no longer kept
 * by weights alone. */
#define MOST_STEP ((INT64_C(1) << 33) * 1000)

typedef struct range {
    int64_t least, most;
} range;

static void widen(range *found, int64_t value)
{
    if (value > 0 && (!found->least || value < found->least))
        found->least = value;
    if (value > found->most)
        found->most = value;
}

/* Values that stand in for one another: the smallest step is what all of them are multiples of. */
static void widen_multiple(range *found, int64_t value)
{
    int64_t rest = value;
    if (value <= 0)
        return;
    while (rest) {
        int64_t next = found->least % rest;
        found->least = rest;
        rest = next;
    }
    widen(found, value);
}

static int64_t lessons_of_block(const ttb__prep *prep, int32_t block)
{
    int64_t count = prep->partnership->blocks.items[block].lessons.count;
    return count ? count : 1;
}

/* Minutes of one seat away: there and back, once for each lesson of its block. */
static void widen_travel(const ttb__prep *prep, range *minutes, range *journeys)
{
    int64_t most_lessons = 1;
    for (int32_t block = 0; block < prep->block_count; block++) {
        if (lessons_of_block(prep, block) > most_lessons)
            most_lessons = lessons_of_block(prep, block);
    }
    for (int64_t pair = 0; pair < (int64_t)prep->site_count * prep->site_count; pair++)
        widen(minutes, prep->returns[pair] * 1000 * most_lessons);
    widen(minutes, 1000);
    widen(journeys, 1000);
    widen(journeys, 2000 * most_lessons);
}

/* The smallest and the largest change that one seat or section makes in each goal. */
static void find_ranges(const ttb__prep *prep, range ranges[TTB__GOALS])
{
    int64_t most_size = 1;
    for (int32_t goal = 0; goal < TTB__GOALS; goal++)
        ranges[goal].least = ranges[goal].most = 0;
    for (int64_t request = 0; request < prep->requests.count; request++)
        widen_multiple(&ranges[TTB_GOAL_UNMET], prep->requests.items[request].weight);
    for (int64_t offer = 0; offer < prep->offer_count; offer++) {
        const ttb__offer *given = &prep->partnership->offers.items[offer];
        widen_multiple(&ranges[TTB_GOAL_SECTION_COST], given->cost);
        if (given->most_sections > 1 && given->most_size > most_size)
            most_size = given->most_size;
    }
    if (most_size > prep->student_count)
        most_size = prep->student_count + 1;
    widen_travel(prep, &ranges[TTB_GOAL_TRAVEL], &ranges[TTB_GOAL_JOURNEYS]);
    widen(&ranges[TTB_GOAL_BALANCE], 2000);
    widen(&ranges[TTB_GOAL_BALANCE], 1000 * most_size);
}

/* The range of a tier, its goals weighted. */
static range tier_range(const ttb__tier *tier, const range ranges[TTB__GOALS])
{
    range found = {0, 0};
    for (int32_t number = 0; number < tier->goal_count; number++) {
        const range *of = &ranges[tier->goals[number].goal];
        widen(&found, of->least * tier->goals[number].weight);
        widen(&found, of->most * tier->goals[number].weight);
    }
    if (!found.least)
        found.least = found.most = 1;
    return found;
}

static int64_t at_least_one(int64_t value)
{
    return value > 1 ? value : 1;
}

void ttb__weights_make(const ttb__prep *prep, ttb__weights *weights_out)
{
    range ranges[TTB__GOALS];
    int64_t factor = 1, divisor, next_most = 0, largest = 1;
    ttb__weights weights = {{0}, 0, 0};
    find_ranges(prep, ranges);
    for (int32_t number = prep->tier_count - 1; number >= 0; number--) {
        range tier = tier_range(&prep->tiers[number], ranges);
        if (next_most)
            factor = TIER_RATIO * next_most / tier.least + 1;
        if (factor > MOST_STEP / tier.most)
            factor = MOST_STEP / tier.most + 1;
        divisor = tier.most / MOST_STEP + 1;
        for (int32_t goal = 0; goal < prep->tiers[number].goal_count; goal++) {
            const ttb__goal *given = &prep->tiers[number].goals[goal];
            int64_t weight = ranges[given->goal].most ? given->weight : 1; /* 1: never counts */
            weights.goals[given->goal] = at_least_one(factor * weight / divisor);
        }
        next_most = at_least_one(factor * tier.most / divisor);
        if (next_most > largest)
            largest = next_most;
    }
    weights.missing = largest + largest / 2;
    *weights_out = weights;
}
