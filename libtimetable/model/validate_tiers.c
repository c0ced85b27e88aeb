#include "base/checked.h"
#include "base/text.h"
#include "model/validation.h"

/* No timetable's value of a tier may come near the end of int64: a quarter of it leaves room for
 * sums and differences of values. */
#define MOST_TIER_VALUE (INT64_MAX / 4)

/* Arithmetic of what is not negative, INT64_MAX where it overflows. */
static int64_t plus(int64_t one, int64_t other)
{
    int64_t sum;

    return ttb__add_overflows(one, other, &sum) ? INT64_MAX : sum;
}

static int64_t times(int64_t one, int64_t other)
{
    int64_t product;

    return ttb__multiply_overflows(one, other, &product) ? INT64_MAX : product;
}

static int64_t worst_unmet(const ttb_partnership *partnership)
{
    int64_t worst = 0;

    for (int64_t number = 0; number < partnership->students.count; number++) {
        const ttb__choices *choices = &partnership->students.items[number].choices;
        for (int64_t place = 0; place < choices->count; place++)
            worst = plus(worst, choices->items[place].weight);
    }
    return worst;
}

static int64_t worst_cost(const ttb_partnership *partnership)
{
    int64_t worst = 0;

    for (int64_t number = 0; number < partnership->offers.count; number++) {
        const ttb__offer *offer = &partnership->offers.items[number];
        worst = plus(worst, times(offer->most_sections, offer->cost));
    }
    return worst;
}

/* Journeys that all students can make in a cycle of two weeks: one to each lesson and one home
 * after it, or one return for each abstract block. */
static int64_t worst_journeys(const ttb_partnership *partnership)
{
    int64_t lessons = 0;

    for (int64_t number = 0; number < partnership->blocks.count; number++) {
        const ttb__lessons *list = &partnership->blocks.items[number].lessons;
        for (int64_t place = 0; place < list->count; place++)
            lessons += list->items[place].week == 0 ? 2 : 1;
        lessons += list->count == 0;
    }
    return times(partnership->students.count, 2 * lessons);
}

static int64_t longest_way(const ttb__travel *travel)
{
    int64_t longest = 0;

    for (int64_t pair = 0; pair < (int64_t)travel->sites * travel->sites; pair++)
        longest = travel->minutes[pair] > longest ? travel->minutes[pair] : longest;
    return longest;
}

/* The squares of sizes add up to at most students times the largest size. */
static int64_t worst_balance(const ttb__validation *validation)
{
    const ttb_partnership *partnership = validation->partnership;
    int64_t worst = 0;

    for (int64_t number = 0; number < partnership->offers.count; number++) {
        const ttb__offer *offer = &partnership->offers.items[number];
        int64_t takers = validation->takers[offer->course];
        int64_t size = takers < offer->most_size ? takers : offer->most_size;
        worst = plus(worst, times(takers, size));
    }
    return worst;
}

/* The worst value of a goal in thousandths. */
static int64_t worst_value(const ttb__validation *validation, int32_t goal)
{
    const ttb_partnership *partnership = validation->partnership;

    switch (goal) {
    case TTB_GOAL_UNMET:
        return worst_unmet(partnership);
    case TTB_GOAL_SECTION_COST:
        return worst_cost(partnership);
    case TTB_GOAL_TRAVEL:
        return times(times(worst_journeys(partnership), longest_way(&validation->travel)), 1000);
    case TTB_GOAL_JOURNEYS:
        return times(worst_journeys(partnership), 1000);
    default:
        return times(worst_balance(validation), 1000);
    }
}

static void check_tier(ttb__validation *validation, const ttb__tier *tier, int32_t number)
{
    int64_t worst = 0;

    for (int32_t place = 0; place < tier->goal_count; place++) {
        const ttb__goal *goal = &tier->goals[place];
        worst = plus(worst, times(worst_value(validation, goal->goal), goal->weight));
    }
    if (tier->goal_count == 0)
        ttb__note_error(validation, "tier.empty",
                        ttb__file_place(validation, "/tiers/%d", (int)number),
                        "Tier %d has no goal", (int)number + 1);
    else if (worst > MOST_TIER_VALUE)
        ttb__note_error(validation, "tier.too-large",
                        ttb__file_place(validation, "/tiers/%d", (int)number),
                        "The value of tier %d can grow beyond what can be counted: use smaller "
                        "weights or costs",
                        (int)number + 1);
}

void ttb__validate_tiers(ttb__validation *validation)
{
    int32_t count;
    const ttb__tier *tiers = ttb__tiers(validation->partnership, &count);

    for (int32_t number = 0; number < count; number++)
        check_tier(validation, &tiers[number], number);
}
