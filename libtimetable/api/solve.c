/* Solving and its progress. */
#include "solve/solve.h"

#include "api/limits.h"
#include "base/clock.h"
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

/* Validate and hash, unless it becomes late before that is done. */
static ttb_status look_through(const ttb_partnership *partnership, ttb__late *late, char hash[65],
                               ttb_report *report)
{
    ttb__poll poll = {ttb__is_late, late};
    const ttb__poll *before = ttb__poll_enter(&poll);
    ttb_status status = ttb__validate(partnership, report);
    if (!status)
        status = ttb__partnership_hash(partnership, hash);
    (void)ttb__poll_enter(before);
    return status;
}

/* A certificate knows its timetable by a hash of what files say. */
static ttb_status solve_and_sign(const ttb_partnership *partnership, const ttb_options *options,
                                 const ttb__watch *watch, ttb__solved *solved_out,
                                 ttb_report *report)
{
    char hash[65];
    ttb__late late = {watch, options, TTB__STOP_NOT_YET};
    ttb_status status = look_through(partnership, &late, hash, report);
    if (status == TTB__STOPPED)
        return ttb__solve_nothing(partnership, options, late.reason, solved_out);
    if (!status)
        status = ttb__solve(partnership, hash, options, watch, solved_out, report);
    if (!status && solved_out->certificate)
        status = ttb__timetable_hash(solved_out->timetable, solved_out->certificate->timetable);
    return status;
}

/* The caller's report changes at the end, and where memory fails not at all. */
static ttb_status solve(const ttb_partnership *partnership, const ttb_options *options,
                        const ttb__watch *watch, ttb__solved *solved_out, ttb_report *report)
{
    ttb_report found = {0};
    ttb__limited call;
    ttb_status status;
    *solved_out = (ttb__solved){NULL, NULL};
    ttb__limited_begin(&call, options->values[TTB__OPTION_MEMORY_LIMIT_MB].number);
    status = solve_and_sign(partnership, options, watch, solved_out, report ? &found : NULL);
    status = ttb__limited_end(&call, status, "The solve", report ? &found : NULL);
    status = ttb__report_end(report, &found, status);
    if (status) {
        ttb__certificate_destroy(solved_out->certificate);
        ttb__timetable_destroy(solved_out->timetable);
    }
    return status;
}

static void hand_over(const ttb__solved *solved, ttb_timetable **timetable_out,
                      ttb_certificate **certificate_out)
{
    *timetable_out = solved->timetable;
    if (certificate_out)
        *certificate_out = solved->certificate;
    else
        ttb__certificate_destroy(solved->certificate);
}

ttb_status ttb_solve(const ttb_partnership *partnership, const ttb_options *options,
                     ttb_cancel *cancel, ttb_watch_fn watch, void *watch_user,
                     ttb_timetable **timetable_out, ttb_certificate **certificate_out,
                     ttb_report *report)
{
    ttb_options chosen;
    guarded_watch guarded = {watch, watch_user};
    ttb__watch watching = {ttb__clock_ms(), cancel, watch ? watch_guarded : NULL, &guarded, NULL};
    ttb__solved solved;
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
    status = solve(partnership, &chosen, &watching, &solved, report);
    if (!status)
        hand_over(&solved, timetable_out, certificate_out);
    return status;
}
