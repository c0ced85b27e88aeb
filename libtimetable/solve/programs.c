#include "solve/programs.h"

#include <string.h>

enum {
    SETTLED = 32,    /* without a gain for this part of all work the cooling that gained is over */
    BURST = 16,      /* then neighbourhoods may take this part of it at once, */
    ALL_BURSTS = 20, /* and so much of it in all */
    PATIENCE = 4,    /* without a gain for this part of all work the search is stuck */
    OWN_PATIENCE = 60000000, /* so are neighbourhoods without one for so much of their own */
    GAINING_SHARE = 250,     /* of the work, in thousandths, while it is stuck and they gain */
    STUCK_SHARE = 50,        /* and when they are stuck, too */
    GAIN_UNIT = 1000000,     /* gains are parts of the value that became smaller */
    AHEAD = 1000,            /* such a gain over the search is worth going on from */
    LEAST_VALUE = 1000       /* as if it were at least one choice or minute */
};

ttb_status ttb__programs_make(const ttb__prep *prep, uint64_t seed, ttb__programs *programs_out)
{
    ttb_status status;
    memset(programs_out, 0, sizeof *programs_out);
    programs_out->prep = prep;
    status = ttb__chooser_make(prep, seed, &programs_out->chooser);
    if (!status)
        status = ttb__solution_make(prep, &programs_out->best);
    if (!status)
        status = ttb__solution_make(prep, &programs_out->trial);
    if (status)
        ttb__programs_clear(programs_out);
    return status;
}

void ttb__programs_clear(ttb__programs *programs)
{
    ttb__chooser_clear(&programs->chooser);
    ttb__solution_clear(&programs->best);
    ttb__solution_clear(&programs->trial);
    memset(programs, 0, sizeof *programs);
}

/* By which part the first tier is smaller on which the better one differs. */
static int64_t gain_of(const ttb__prep *prep, const ttb__solution *better,
                       const ttb__solution *before)
{
    int32_t tier = 0;
    int64_t value, less;
    while (tier < prep->tier_count - 1 && better->tiers[tier] == before->tiers[tier])
        tier++;
    value = before->tiers[tier] > LEAST_VALUE ? before->tiers[tier] : LEAST_VALUE;
    less = before->tiers[tier] - better->tiers[tier];
    if (less > value)
        return GAIN_UNIT;
    return less < INT64_MAX / GAIN_UNIT ? less * GAIN_UNIT / value : less / (value / GAIN_UNIT);
}

/* 1 if the better one differs first on a tier that has more to it than balance. */
static int is_gain(const ttb__prep *prep, const ttb__solution *better, const ttb__solution *before)
{
    int32_t tier = 0;
    while (tier < prep->tier_count - 1 && better->tiers[tier] == before->tiers[tier])
        tier++;
    return prep->tiers[tier].goal_count > 1 || prep->tiers[tier].goals[0].goal != TTB_GOAL_BALANCE;
}

/* The search may have found something better meanwhile. */
static void take_better(ttb__programs *programs, const ttb__solution *from)
{
    if (!ttb__solution_is_better(programs->prep, from, &programs->best))
        return;
    if (!programs->best.is_valid || is_gain(programs->prep, from, &programs->best))
        programs->search_gain = programs->known_work;
    ttb__solution_copy(programs->prep, &programs->best, from);
}

/* GLPK giving up, also because it had no memory, costs the program and not the solve. So do numbers
 * that are too large for it to tell one from the next. */
static ttb_status forgive_glpk(const ttb__mip_session *session, ttb_status status)
{
    return ttb__mip_session_status(session) || status == TTB_ERR_SOLVER || status == TTB_ERR_RANGE
               ? TTB_OK
               : status;
}

static ttb_status run(ttb__programs *programs, ttb__mip_session *session,
                      ttb__neighbourhood_result *result, int64_t *gain_out)
{
    ttb_status status =
        ttb__neighbourhood_improve(programs->prep, session, &programs->best,
                                   &programs->chooser.free, &programs->trial, result);
    programs->work += result->work;
    *gain_out = 0;
    if (status || !result->is_better)
        return forgive_glpk(session, status);
    *gain_out = gain_of(programs->prep, &programs->trial, &programs->best);
    ttb__solution_copy(programs->prep, &programs->best, &programs->trial);
    return TTB_OK;
}

ttb_status ttb__programs_seat(ttb__programs *programs, ttb__mip_session *session,
                              const ttb__solution *from, int64_t most_work)
{
    ttb__neighbourhood_result result;
    int64_t gain;
    ttb_status status = ttb__chooser_choose_seats(&programs->chooser);
    programs->chooser.free.most_work = most_work;
    take_better(programs, from);
    return status ? status : run(programs, session, &result, &gain);
}

/* There is something new to work on, as soon as the cooling that found it is over. */
static void grant_burst(ttb__programs *programs, int64_t work)
{
    int64_t burst = work / BURST, left = work / ALL_BURSTS - programs->taken;
    programs->credit = left < burst ? left : burst;
    if (programs->credit < 0)
        programs->credit = 0;
    programs->own_gain = programs->taken;
}

int ttb__programs_are_due(ttb__programs *programs, const ttb__solution *from, int64_t work,
                          int is_promising)
{
    int64_t passed = work - programs->known_work, share = 0, since;
    programs->known_work = work;
    take_better(programs, from);
    since = work - programs->search_gain;
    if (since < work / SETTLED) {
        grant_burst(programs, work);
        return 0;
    }
    if (since >= work / PATIENCE && !is_promising)
        share = programs->taken - programs->own_gain < OWN_PATIENCE ? GAINING_SHARE : STUCK_SHARE;
    programs->credit += passed * share / (1000 - share);
    return programs->credit > 0;
}

int ttb__programs_are_ahead(const ttb__programs *programs, const ttb__solution *from)
{
    return ttb__solution_is_better(programs->prep, &programs->best, from) &&
           is_gain(programs->prep, &programs->best, from) &&
           gain_of(programs->prep, &programs->best, from) >= AHEAD;
}

/* The tier to work on: the first above its bound. Those before it must not get worse, nor may the
 * first of all. */
static int32_t present_tier(const ttb__programs *programs, const int64_t bounds[TTB__GOALS])
{
    int32_t tier = 0, last = programs->prep->tier_count - 1;
    while (tier < last && programs->best.tiers[tier] <= bounds[tier])
        tier++;
    return tier ? tier : last > 0;
}

ttb_status ttb__programs_improve(ttb__programs *programs, ttb__mip_session *session,
                                 const int64_t bounds[TTB__GOALS])
{
    ttb__neighbourhood_result result;
    int64_t gain;
    ttb_status status = ttb__chooser_choose(&programs->chooser, &programs->best);
    programs->chooser.free.tier = present_tier(programs, bounds);
    if (!status)
        status = run(programs, session, &result, &gain);
    if (status)
        return status;
    programs->credit -= result.work;
    programs->known_work += result.work;
    programs->taken += result.work;
    if (gain)
        programs->own_gain = programs->taken;
    ttb__chooser_learn(&programs->chooser, &result, gain);
    return TTB_OK;
}
