#include "solve/programs.h"

#include <string.h>

enum {
    SETTLED = 32,   /* without a gain for this part of all work the cooling that gained is over */
    SHARE = 4,      /* then neighbourhoods get this part of all work, */
    PATIENCE = 32,  /* but if they took this part of it without a gain, */
    RARE_PART = 10, /* no more than this part of that */
    GAIN_UNIT = 1000000, /* gains are parts of the value that became smaller */
    LEAST_VALUE = 1000   /* as if it were at least one choice or minute */
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
        status = ttb__solution_make(prep, &programs_out->now);
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
    ttb__solution_clear(&programs->now);
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

static void keep_if_best(ttb__programs *programs, const ttb__solution *found)
{
    if (ttb__solution_is_better(programs->prep, found, &programs->best))
        ttb__solution_copy(programs->prep, &programs->best, found);
}

/* Go on from what the search found since, also where programs made something better of what it had
 * before: they will make something of this, too. But not for sizes alone. */
static void follow(ttb__programs *programs, const ttb__solution *from)
{
    ttb__solution *seen = &programs->seen;
    int is_new;
    if (!ttb__solution_is_better(programs->prep, from, seen))
        return;
    is_new = !seen->is_valid || is_gain(programs->prep, from, seen);
    if (is_new) {
        programs->search_gain = programs->known_work;
        programs->own_gain = programs->taken;
    }
    ttb__solution_copy_values(seen, from);
    if (is_new || ttb__solution_is_better(programs->prep, from, &programs->now))
        ttb__solution_copy(programs->prep, &programs->now, from);
    keep_if_best(programs, from);
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
    ttb_status status = ttb__neighbourhood_improve(
        programs->prep, session, &programs->now, &programs->chooser.free, &programs->trial, result);
    programs->work += result->work;
    *gain_out = 0;
    if (status || !result->is_better)
        return forgive_glpk(session, status);
    *gain_out = gain_of(programs->prep, &programs->trial, &programs->now);
    ttb__solution_copy(programs->prep, &programs->now, &programs->trial);
    keep_if_best(programs, &programs->now);
    return TTB_OK;
}

ttb_status ttb__programs_seat(ttb__programs *programs, ttb__mip_session *session,
                              const ttb__solution *from, int64_t most_work)
{
    ttb__neighbourhood_result result;
    int64_t gain;
    ttb_status status = ttb__chooser_choose_seats(&programs->chooser);
    programs->chooser.free.most_work = most_work;
    follow(programs, from);
    return status ? status : run(programs, session, &result, &gain);
}

int ttb__programs_are_due(ttb__programs *programs, const ttb__solution *from, int64_t work,
                          int is_rare)
{
    int64_t share = (work - programs->known_work) / SHARE;
    programs->known_work = work;
    follow(programs, from);
    if (is_rare || programs->taken - programs->own_gain >= work / PATIENCE)
        share /= RARE_PART;
    programs->credit += share;
    if (work - programs->search_gain < work / SETTLED)
        programs->credit = 0;
    return programs->credit > 0;
}

/* The tier to work on: the first above its bound. Those before it must not get worse, nor may the
 * first of all. */
static int32_t present_tier(const ttb__programs *programs, const int64_t bounds[TTB__GOALS])
{
    int32_t tier = 0, last = programs->prep->tier_count - 1;
    while (tier < last && programs->now.tiers[tier] <= bounds[tier])
        tier++;
    return tier ? tier : last > 0;
}

ttb_status ttb__programs_improve(ttb__programs *programs, ttb__mip_session *session,
                                 const int64_t bounds[TTB__GOALS])
{
    ttb__neighbourhood_result result;
    int64_t gain;
    ttb_status status =
        ttb__chooser_choose(&programs->chooser, &programs->now, programs->known_work);
    programs->chooser.free.tier = present_tier(programs, bounds);
    if (!status)
        status = run(programs, session, &result, &gain);
    if (status)
        return status;
    programs->credit -= result.work;
    programs->taken += result.work;
    if (gain)
        programs->own_gain = programs->taken;
    ttb__chooser_learn(&programs->chooser, &result, gain);
    return TTB_OK;
}
