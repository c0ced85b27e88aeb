#include "solve/rounds.h"

#include <string.h>

/* The first round is short, so that a first timetable stands soon; rounds double up to the longest,
 * some tens of milliseconds. */
enum { FIRST_ROUND = 50000, LONGEST_ROUND = 800000 };

/* Seats and bounds are first improved after so much work for each request, and at least after so
 * much. */
enum { IMPROVEMENT_WORK = 1000, FIRST_IMPROVEMENT = 400000 };

/* Set what is done at the next mark. A solve of little work still ends with bounds; its timetable
 * is that of a solve which is cut short there, so nothing else may differ at the last mark. */
static void plan_round(ttb__rounds *rounds, int64_t mark)
{
    int64_t limit = rounds->options->values[TTB__OPTION_WORK_LIMIT].number;
    rounds->mark = limit && mark > limit && rounds->work < limit ? limit : mark;
    rounds->is_improving = rounds->mark >= rounds->next_improvement;
    rounds->is_bounding = rounds->is_improving || rounds->bounds_are_due ||
                          (rounds->mark == limit && !rounds->has_bounds);
}

/* A condition that is waited for until a time of the monotonic clock. Returns 0, or not. */
static int make_timed(pthread_cond_t *condition)
{
    pthread_condattr_t attributes;
    int failed;
    if (pthread_condattr_init(&attributes))
        return 1;
    failed = pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC) ||
             pthread_cond_init(condition, &attributes);
    pthread_condattr_destroy(&attributes);
    return failed;
}

/* What threads meet at. Not every system can make it without memory. */
static ttb_status make_meeting(ttb__rounds *rounds)
{
    if (pthread_mutex_init(&rounds->mutex, NULL))
        return TTB_ERR_MEMORY;
    if (pthread_cond_init(&rounds->arrived, NULL) == 0) {
        if (make_timed(&rounds->ended) == 0)
            return TTB_OK;
        pthread_cond_destroy(&rounds->arrived);
    }
    pthread_mutex_destroy(&rounds->mutex);
    return TTB_ERR_MEMORY;
}

ttb_status ttb__rounds_make(const ttb__prep *prep, const ttb_options *options,
                            ttb__rounds *rounds_out)
{
    ttb_status status;
    memset(rounds_out, 0, sizeof *rounds_out);
    rounds_out->prep = prep;
    rounds_out->options = options;
    rounds_out->worker_count = (int32_t)options->values[TTB__OPTION_WORKERS].number;
    rounds_out->reason = TTB__STOP_NOT_YET;
    rounds_out->next_improvement = prep->requests.count * IMPROVEMENT_WORK;
    if (rounds_out->next_improvement < FIRST_IMPROVEMENT)
        rounds_out->next_improvement = FIRST_IMPROVEMENT;
    plan_round(rounds_out, FIRST_ROUND);
    status = make_meeting(rounds_out);
    if (status)
        return status;
    status = ttb__solution_make(prep, &rounds_out->best);
    if (!status)
        status = ttb__bounds_make(prep->partnership, &rounds_out->proof);
    if (status)
        ttb__rounds_clear(rounds_out);
    return status;
}

void ttb__rounds_clear(ttb__rounds *rounds)
{
    ttb__solution_clear(&rounds->best);
    ttb__bounds_destroy(rounds->proof);
    pthread_cond_destroy(&rounds->ended);
    pthread_cond_destroy(&rounds->arrived);
    pthread_mutex_destroy(&rounds->mutex);
}

void ttb__rounds_stop(ttb__rounds *rounds, int32_t reason)
{
    int nothing = 0;
    atomic_compare_exchange_strong(&rounds->stop, &nothing, reason + 1);
}

/* 1 if the tiers that count are within the gap of their bounds; gap 0: every tier at its bound. */
static int is_within(const ttb__rounds *rounds, double gap, int64_t tiers)
{
    if (!rounds->best.is_valid)
        return 0;
    for (int32_t tier = 0; tier < rounds->prep->tier_count && tier < tiers; tier++) {
        int64_t value = rounds->best.tiers[tier];
        int64_t base = value > 1000 ? value : 1000;
        if ((double)(value - rounds->bounds[tier]) > gap * (double)base)
            return 0;
    }
    return 1;
}

static int32_t reason_to_end(const ttb__rounds *rounds)
{
    const ttb__option_value *options = rounds->options->values;
    if (is_within(rounds, 0, TTB__GOALS))
        return TTB_STOP_DONE;
    if (options[TTB__OPTION_GAP].real > 0 &&
        is_within(rounds, options[TTB__OPTION_GAP].real, options[TTB__OPTION_GAP_TIERS].number))
        return TTB_STOP_GAP;
    if (options[TTB__OPTION_WORK_LIMIT].number &&
        rounds->work >= options[TTB__OPTION_WORK_LIMIT].number)
        return TTB_STOP_WORK;
    return TTB__STOP_NOT_YET;
}

/* Bounds are worked out anew for the values of the best. Without one, nothing is known of earlier
 * values, and there is a bound of the first tier alone. */
static void take_bounds(ttb__rounds *rounds)
{
    int32_t tiers = rounds->best.is_valid ? rounds->prep->tier_count : 1;
    ttb_status status =
        ttb__bounds_commit(rounds->proof, rounds->best.tiers, tiers, rounds->bounds);
    if (status) {
        /* Some may be of earlier values still. */
        memset(rounds->bounds, 0, sizeof rounds->bounds);
        rounds->status = status;
    }
    rounds->has_bounds |= rounds->is_bounding;
}

/* The first tier whose value changes, and the first that an argument may still prove something of;
 * TTB__GOALS: none. */
static int32_t first_change(const ttb__rounds *rounds, const ttb__solution *searched)
{
    const ttb__solution *before = &rounds->searched;
    for (int32_t tier = 0; before->is_valid && tier < rounds->prep->tier_count; tier++)
        if (searched->tiers[tier] != before->tiers[tier])
            return tier;
    return 0;
}

static int32_t first_open(const ttb__rounds *rounds)
{
    for (int32_t tier = 0; tier < rounds->prep->tier_count; tier++)
        if (rounds->best.tiers[tier] > rounds->bounds[tier] &&
            ttb__tier_is_arguable(&rounds->prep->tiers[tier]))
            return tier;
    return TTB__GOALS;
}

/* Remember when the search gained something; what nothing can be proven of may wait for proofs. */
static void note_gain(ttb__rounds *rounds, const ttb__solution *searched)
{
    int32_t tier = first_change(rounds, searched);
    int is_open = tier <= first_open(rounds);
    if (is_open)
        rounds->gain_work = rounds->mark;
    if (is_open || ttb__tier_is_arguable(&rounds->prep->tiers[tier]))
        rounds->best_work = rounds->mark;
    ttb__solution_copy_values(&rounds->searched, searched);
}

/* Remember when the bound of the first tier that is not proven, or of one before it, last closed a
 * good part of what was between it and the best. */
static void note_rises(ttb__rounds *rounds)
{
    enum { GOOD_PART = 8 };
    int32_t open = first_open(rounds);
    for (int32_t tier = 0; tier < rounds->prep->tier_count; tier++) {
        int64_t *known = &rounds->known_bounds[tier], rise = rounds->bounds[tier] - *known;
        int is_good = rise > 0 && rise >= (rounds->best.tiers[tier] - *known) / GOOD_PART;
        if (is_good && tier <= open)
            rounds->rise_work = rounds->mark;
        if (is_good || rise < 0)
            *known = rounds->bounds[tier];
    }
}

static void merge(ttb__rounds *rounds)
{
    for (int32_t worker = 0; worker < rounds->worker_count; worker++) {
        const ttb__arrival *arrived = &rounds->arrivals[worker];
        if (ttb__solution_is_better(rounds->prep, arrived->searched, &rounds->searched))
            note_gain(rounds, arrived->searched);
        if (!ttb__solution_is_better(rounds->prep, arrived->best, &rounds->best))
            continue;
        ttb__solution_copy(rounds->prep, &rounds->best, arrived->best);
        rounds->best_worker = worker;
    }
    take_bounds(rounds);
    note_rises(rounds);
}

/* Improvements come at marks that grow by half. */
static void next_round(ttb__rounds *rounds)
{
    int64_t length = rounds->mark < LONGEST_ROUND ? rounds->mark : LONGEST_ROUND;
    rounds->work = rounds->mark;
    if (rounds->is_improving)
        rounds->next_improvement = rounds->mark + rounds->mark / 2;
    rounds->has_improved |= rounds->is_improving;
    plan_round(rounds, rounds->mark + length);
}

static void end_round(ttb__rounds *rounds)
{
    int stop = atomic_load(&rounds->stop);
    if (stop || rounds->status) {
        rounds->reason = stop ? stop - 1 : TTB_STOP_DONE;
    } else {
        merge(rounds);
        next_round(rounds);
        rounds->reason = reason_to_end(rounds);
    }
    rounds->waiting = 0;
    rounds->number++;
    pthread_cond_broadcast(&rounds->arrived);
    if (rounds->reason != TTB__STOP_NOT_YET)
        pthread_cond_broadcast(&rounds->ended);
}

int ttb__rounds_arrive(ttb__rounds *rounds, int32_t worker, ttb__arrival arrival, ttb_status status)
{
    int goes_on;
    int64_t number;
    pthread_mutex_lock(&rounds->mutex);
    if (status && !rounds->status)
        rounds->status = status;
    number = rounds->number;
    rounds->arrivals[worker] = arrival;
    if (++rounds->waiting == rounds->worker_count)
        end_round(rounds);
    while (rounds->number == number)
        pthread_cond_wait(&rounds->arrived, &rounds->mutex);
    goes_on = rounds->reason == TTB__STOP_NOT_YET;
    pthread_mutex_unlock(&rounds->mutex);
    return goes_on;
}
