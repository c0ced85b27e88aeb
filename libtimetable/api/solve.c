/* Solving and its progress. */
#include "solve/solve.h"

#include "base/report.h"
#include "text/certificate.h"
#include "text/json.h"

/* 1 while this thread is inside a watch function, from where a solve may not be started. */
static _Thread_local int is_watching;

int64_t ttb_progress_get_elapsed_ms(const ttb_progress *progress)
{
    return progress ? progress->elapsed_ms : 0;
}

int64_t ttb_progress_get_work(const ttb_progress *progress)
{
    return progress ? progress->work : 0;
}

int32_t ttb_progress_has_timetable(const ttb_progress *progress)
{
    return progress ? progress->has_timetable : 0;
}

int32_t ttb_progress_tier_count(const ttb_progress *progress)
{
    return progress ? progress->tier_count : 0;
}

ttb_status ttb_progress_get_tier(const ttb_progress *progress, int32_t tier, int64_t *value_out,
                                 int64_t *bound_out)
{
    if (value_out)
        *value_out = 0;
    if (bound_out)
        *bound_out = 0;
    if (!progress || !value_out || !bound_out)
        return TTB_ERR_ARGUMENT;
    if (tier < 0 || tier >= progress->tier_count || !progress->has_timetable)
        return TTB_ERR_NOT_FOUND;
    *value_out = progress->values[tier];
    *bound_out = progress->bounds[tier];
    return TTB_OK;
}

/* The caller's watch function, with a note that this thread is inside it. */
typedef struct guarded_watch {
    ttb_watch_fn watch;
    void *user;
} guarded_watch;

static int32_t watch_guarded(const ttb_progress *progress, void *user)
{
    const guarded_watch *guarded = user;
    int32_t answer;
    is_watching = 1;
    answer = guarded->watch(progress, guarded->user);
    is_watching = 0;
    return answer;
}

/* A certificate knows its timetable by a hash of what files say. */
static ttb_status hand_over(ttb__solved *solved, ttb_timetable **timetable_out,
                            ttb_certificate **certificate_out)
{
    ttb_status status = TTB_OK;
    if (solved->certificate && certificate_out)
        status = ttb__timetable_hash(solved->timetable, solved->certificate->timetable);
    if (status || !certificate_out)
        ttb__certificate_destroy(solved->certificate);
    else
        *certificate_out = solved->certificate;
    if (status)
        ttb__timetable_destroy(solved->timetable);
    else
        *timetable_out = solved->timetable;
    return status;
}

ttb_status ttb_solve(const ttb_partnership *partnership, const ttb_options *options,
                     ttb_cancel *cancel, ttb_watch_fn watch, void *watch_user,
                     ttb_timetable **timetable_out, ttb_certificate **certificate_out,
                     ttb_report *report)
{
    ttb_options chosen;
    guarded_watch guarded = {watch, watch_user};
    ttb__watch watching = {cancel, watch ? watch_guarded : NULL, &guarded};
    ttb__solved solved;
    char hash[65];
    ttb_status status;
    if (timetable_out)
        *timetable_out = NULL;
    if (certificate_out)
        *certificate_out = NULL;
    if (!partnership || !timetable_out)
        return TTB_ERR_ARGUMENT;
    if (is_watching)
        return TTB_ERR_STATE;
    if (options)
        chosen = *options;
    else
        ttb__options_reset(&chosen);
    status = ttb__validate(partnership, report);
    if (!status)
        status = ttb__partnership_hash(partnership, hash);
    if (!status)
        status = ttb__solve(partnership, hash, &chosen, &watching, &solved, report);
    return status ? status : hand_over(&solved, timetable_out, certificate_out);
}
