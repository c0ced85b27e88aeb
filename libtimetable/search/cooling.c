#include "search/cooling.h"

#include <string.h>

enum {
    BUILD_WORK = 200, /* work of the first sections for each request */
    FIRST_WORK = 300, /* work of the first cooling for each request */
    LEAST_FIRST_WORK = 100000,
    STEP_SHARE = 3,    /* the temperature is this part of a step: rises like it pass now and then */
    IDLE_COOLINGS = 2, /* that left the first tier as it was, before one that begins light */
    LIGHT_HEAT = 400, /* per mille of the steps met: a light one begins there, but the very first */
    LIGHT_WEIGHT = 30,    /* and with so much of a thousand of the first tier's weight */
    LIGHT_LENGTH = 4,     /* the first is so many times as long as others, the next twice as long */
    FULL_WEIGHT = 1000,   /* all of it, in which it ends */
    REHEAT_PART = 8,      /* a reheat is this part of the light one's length, */
    REHEAT_STEP = 50,     /* begins so much warmer than a cold one for each in vain before it, */
    REHEAT_WEIGHT = 2000, /* and ends with so much of a thousand of the first tier's weight */
    COLD_HEAT = 100,      /* a cold one begins there */
    FIRST_WORTH = 3000,   /* of a section that costs nothing, as a cooling begins, */
    LAST_WORTH = 300,     /* and as it ends: in units of balance, */
    LEAST_UNITS = 600     /* of which so many are never more than what is demanded */
};

/* The last tier that is about travel, 0 if only the first may be. At full weight of the first tier
 * students would hardly ever lose a seat for a better timetable of all that travel, and the towns
 * with the least travel lie behind such losses. Sizes of sections are no reason: they come out even
 * in any case. */
static int32_t last_travel_tier(const ttb__prep *prep)
{
    int32_t last = 0;

    for (int32_t tier = 1; prep->site_count > 1 && tier < prep->tier_count; tier++) {
        for (int32_t number = 0; number < prep->tiers[tier].goal_count; number++) {
            int32_t goal = prep->tiers[tier].goals[number].goal;
            if (goal == TTB_GOAL_TRAVEL || goal == TTB_GOAL_JOURNEYS)
                last = tier;
        }
    }
    return last;
}

void ttb__cooling_make(const ttb__prep *prep, ttb__cooling *cooling_out)
{
    ttb__cooling cooling = {.prep = prep, .travel_tier = last_travel_tier(prep)};
    ttb__weights_make(prep, &cooling.weights);
    cooling.length = cooling.end = prep->requests.count * BUILD_WORK;
    *cooling_out = cooling;
}

static int64_t first_work(const ttb__prep *prep)
{
    int64_t work = prep->requests.count * FIRST_WORK;
    return work < LEAST_FIRST_WORK ? LEAST_FIRST_WORK : work;
}

/* Light coolings begin where the first tier is at 0, or does not gain any more; then all are. */
static int is_light_next(ttb__cooling *cooling, const ttb__solution *best)
{
    int64_t first_tier = best->tiers[0];
    cooling->idle = first_tier == cooling->first_tier ? cooling->idle + 1 : 0;
    cooling->first_tier = first_tier;
    if (!cooling->travel_tier || !best->is_valid)
        return 0;
    return cooling->light_length || first_tier == 0 || cooling->idle >= IDLE_COOLINGS;
}

/* A light one is promising if the one before it gained on tiers as far as that of travel. */
static void begin_light(ttb__cooling *cooling, const ttb__solution *best)
{
    size_t bytes = (size_t)(cooling->travel_tier + 1) * sizeof best->tiers[0];

    cooling->is_promising =
        !cooling->light_length || memcmp(cooling->before, best->tiers, bytes) != 0;
    memcpy(cooling->before, best->tiers, bytes);
    cooling->light_length =
        cooling->light_length ? 2 * cooling->light_length : LIGHT_LENGTH * cooling->length;
    ttb__cooling_repeat(cooling);
}

/* Each light cooling is twice as long as the one before; others grow by half every second time. */
void ttb__cooling_choose(ttb__cooling *cooling, const ttb__solution *best)
{
    static const int64_t starts[] = {400, 150, 250, 100};
    cooling->is_light = is_light_next(cooling, best);
    cooling->number++;
    cooling->start_per_mille = starts[cooling->number % 4];
    if (cooling->number == 1)
        cooling->length = first_work(cooling->prep);
    else if (cooling->is_light)
        begin_light(cooling, best);
    else if (cooling->number % 2 == 0)
        cooling->length += cooling->length / 2;
}

void ttb__cooling_repeat(ttb__cooling *cooling)
{
    cooling->is_reheat = 0;
    if (!cooling->light_length)
        return;
    cooling->length = cooling->light_length;
    cooling->start_per_mille = LIGHT_HEAT;
}

void ttb__cooling_reheat(ttb__cooling *cooling, int32_t vain)
{
    cooling->is_reheat = 1;
    cooling->start_per_mille = COLD_HEAT + vain * REHEAT_STEP;
    cooling->length = cooling->light_length / REHEAT_PART;
}

void ttb__cooling_make_cold(ttb__cooling *cooling, int64_t length)
{
    cooling->is_light = 0;
    cooling->start_per_mille = COLD_HEAT;
    cooling->length = length;
}

void ttb__cooling_begin(ttb__cooling *cooling, int64_t work)
{
    cooling->end = work + cooling->length;
}

/* What is left of the cooling, per mille; 0 while sections are first opened. */
static int64_t left_per_mille(const ttb__cooling *cooling, int64_t work)
{
    int64_t left = cooling->end - work;
    return cooling->number == 0 || left <= 0 ? 0 : 1000 * left / cooling->length;
}

int64_t ttb__cooling_heat(const ttb__cooling *cooling, const ttb__steps *steps, int64_t work)
{
    int64_t left = left_per_mille(cooling, work);
    if (!left)
        return 0;
    return ttb__steps_quantile(steps, cooling->start_per_mille * left / 1000) / STEP_SHARE;
}

/* Where sections cost nothing the more of them run the more even they can be, and those that closed
 * while it was hot would hardly open again: to begin with they are worth more than a choice, in the
 * end less than one. */
static int64_t section_worth(const ttb__cooling *cooling, int64_t work)
{
    const ttb__weights *weights = &cooling->weights;
    int64_t unit = weights->goals[TTB_GOAL_BALANCE] * 1000, most = weights->missing / LEAST_UNITS;
    int64_t left = left_per_mille(cooling, work);
    if (weights->goals[TTB_GOAL_SECTION_COST])
        return 0;
    return (unit < most ? unit : most) * (LAST_WORTH + (FIRST_WORTH - LAST_WORTH) * left / 1000);
}

/* What the first tier weighs in a light cooling, per mille: a function of the temperature, so that
 * a reheat joins the way of the others where that was as warm. */
static int64_t first_tier_per_mille(const ttb__cooling *cooling, int64_t work)
{
    int64_t left = left_per_mille(cooling, work);
    int64_t warm = left * cooling->start_per_mille / LIGHT_HEAT;
    int64_t end = cooling->is_reheat ? REHEAT_WEIGHT : FULL_WEIGHT;
    return (LIGHT_WEIGHT * warm + end * (1000 - warm)) / 1000;
}

/* Where the first tier is heavy what is demanded is as heavy, so that it does not give way. */
void ttb__cooling_weigh(const ttb__cooling *cooling, int64_t work, ttb__weights *weights_out)
{
    const ttb__tier *tier = &cooling->prep->tiers[0];
    int64_t part = cooling->is_light ? first_tier_per_mille(cooling, work) : FULL_WEIGHT;
    *weights_out = cooling->weights;
    weights_out->section = section_worth(cooling, work);
    if (part > FULL_WEIGHT)
        weights_out->missing = weights_out->missing * part / 1000;
    for (int32_t number = 0; number < tier->goal_count; number++) {
        int64_t *weight = &weights_out->goals[tier->goals[number].goal];
        *weight = *weight * part / 1000;
        if (*weight < 1)
            *weight = 1;
    }
}
