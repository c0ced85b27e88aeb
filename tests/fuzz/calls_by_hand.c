/* Calls that are kept short, and of which more is known than that they say a status. */
#include <stdlib.h>
#include <string.h>

#include "rows.h"

enum { MOST_SOLVES = 2, MOST_WORK = 1000, MOST_TIERS = 8, MOST_PROGRAMS = 2, MOST_ERRORS = 100 };

ttb_status call_ttb_version(world *all)
{
    (void)all;
    return see_text(ttb_version());
}

ttb_status call_ttb_abi_version(world *all)
{
    (void)all;
    return see_count(ttb_abi_version());
}

ttb_status call_ttb_option_count(world *all)
{
    (void)all;
    return see_count(ttb_option_count());
}

/* ---- Solving */

/* What a watch function may call; a solve from within is refused. */
static int32_t watch(const ttb_progress *progress, void *user)
{
    ttb_timetable *timetable = NULL;
    int64_t value, bound;
    int32_t tiers = ttb_progress_tier_count(progress);
    ttb_status status = ttb_progress_get_tier(progress, 0, &value, &bound);

    if (ttb_progress_get_elapsed_ms(progress) < 0 || ttb_progress_get_work(progress) < 0)
        abort();
    if (tiers < 1 || (status == TTB_OK) != ttb_progress_has_timetable(progress))
        abort();
    if (status == TTB_OK && bound > value)
        abort();
    if (ttb_solve(user, NULL, NULL, NULL, NULL, &timetable, NULL, NULL) != TTB_ERR_STATE)
        abort();
    return 1;
}

/* The same options, but for what would let a solve last. */
static ttb_options *copy_limited(const ttb_options *options, int64_t work)
{
    static const char *const keys[] = {"seed", "seating", "programs", "workers"};
    ttb_options *copy = NULL;
    int64_t value = 0;
    double gap = 0;

    if (ttb_options_new(&copy) != TTB_OK)
        abort();
    for (size_t key = 0; options && key < sizeof keys / sizeof *keys; key++)
        if (ttb_options_get_int(options, keys[key], &value) != TTB_OK ||
            ttb_options_set_int(copy, keys[key], key == 3 && value > 2 ? 2 : value, NULL) != TTB_OK)
            abort();
    if (options && (ttb_options_get_real(options, "gap", &gap) != TTB_OK ||
                    ttb_options_set_real(copy, "gap", gap, NULL) != TTB_OK))
        abort();
    if (ttb_options_set_int(copy, "time_limit_ms", 0, NULL) != TTB_OK ||
        ttb_options_set_int(copy, "work_limit", work, NULL) != TTB_OK)
        abort();
    return copy;
}

static int is_found(const ttb_timetable *timetable)
{
    return ttb_timetable_get_outcome(timetable) == TTB_OUTCOME_FEASIBLE ||
           ttb_timetable_get_outcome(timetable) == TTB_OUTCOME_OPTIMAL;
}

/* No sections, no certificate. */
static void judge_none(ttb_timetable *timetable, const ttb_certificate *certificate)
{
    int32_t outcome = ttb_timetable_get_outcome(timetable);
    int64_t count = -1;

    if (outcome != TTB_OUTCOME_UNKNOWN && outcome != TTB_OUTCOME_INFEASIBLE)
        abort();
    if (ttb_timetable_get_sections(timetable, NULL, NULL, NULL, 0, &count) != TTB_OK || count != 0)
        abort();
    if (certificate)
        abort();
}

/* The checker accepts it with the same values, no bound is above one, optimal means equal, and the
 * certificate proves it. */
static void judge_found(const ttb_partnership *town, ttb_timetable *timetable,
                        const ttb_certificate *certificate)
{
    int32_t tiers = ttb_timetable_tier_count(timetable), is_valid = 0, is_proven = 0;
    int64_t values[MOST_TIERS], bounds[MOST_TIERS], value, bound;

    if (tiers < 1 || tiers > MOST_TIERS)
        abort();
    for (int32_t tier = 0; tier < tiers; tier++)
        if (ttb_timetable_get_tier(timetable, tier, &values[tier], &bounds[tier]) != TTB_OK)
            abort();
    if (ttb_check(town, timetable, &is_valid, NULL) != TTB_OK || !is_valid)
        abort();
    for (int32_t tier = 0; tier < tiers; tier++) {
        int is_equal = values[tier] == bounds[tier];
        if (ttb_timetable_get_tier(timetable, tier, &value, &bound) != TTB_OK ||
            value != values[tier] || bounds[tier] > value)
            abort();
        if (ttb_timetable_get_outcome(timetable) == TTB_OUTCOME_OPTIMAL && !is_equal)
            abort();
    }
    if (certificate &&
        (ttb_verify(town, timetable, certificate, &is_proven, NULL) != TTB_OK || !is_proven))
        abort();
}

ttb_status call_ttb_solve(world *all)
{
    const ttb_partnership *town = town_in_draw(all);
    const ttb_options *options = options_in_draw(all);
    ttb_cancel *cancel = cancel_draw(all);
    uint8_t byte = draw_byte(all);
    ttb_options *limited = copy_limited(options, 1 + byte * MOST_WORK / 255);
    ttb_timetable **timetable = timetable_out_draw(all);
    ttb_certificate **certificate = certificate_out_draw(all);
    ttb_report *report = report_draw(all);
    ttb_status status;

    if (all->solves++ >= MOST_SOLVES)
        town = NULL;
    if (!options && cancel)
        ttb_cancel_request(cancel); /* the default options would take seconds */
    status = ttb_solve(town, options || !cancel ? limited : NULL, cancel, byte & 1 ? watch : NULL,
                       (void *)town, timetable, certificate, report);
    ttb_options_free(limited);
    if (status == TTB_OK && is_found(*timetable))
        judge_found(town, *timetable, certificate ? *certificate : NULL);
    else if (status == TTB_OK)
        judge_none(*timetable, certificate ? *certificate : NULL);
    return status;
}

/* ---- Checking and verifying */

/* 1 and no new error, or 0 and some. A report may be full. */
static void judge_verdict(const ttb_report *report, int64_t errors, const int32_t *is_good)
{
    int64_t more = ttb_report_count(report, TTB_SEVERITY_ERROR) - errors;

    if (*is_good != 0 && *is_good != 1)
        abort();
    if (report && errors < MOST_ERRORS && *is_good != (more == 0))
        abort();
}

ttb_status call_ttb_check(world *all)
{
    const ttb_partnership *town = town_in_draw(all);
    ttb_timetable *timetable = timetable_draw(all);
    int32_t *is_valid = number_out_draw(all);
    ttb_report *report = report_draw(all);
    int64_t errors = ttb_report_count(report, TTB_SEVERITY_ERROR);
    ttb_status status = ttb_check(town, timetable, is_valid, report);

    if (status == TTB_OK)
        judge_verdict(report, errors, is_valid);
    return status;
}

/* What is proven is valid, too. */
ttb_status call_ttb_verify(world *all)
{
    const ttb_partnership *town = town_in_draw(all);
    ttb_timetable *timetable = timetable_draw(all);
    const ttb_certificate *certificate = certificate_in_draw(all);
    int32_t *is_proven = number_out_draw(all), is_valid = 0;
    ttb_report *report = report_draw(all);
    int64_t errors = ttb_report_count(report, TTB_SEVERITY_ERROR);
    ttb_status status = ttb_verify(town, timetable, certificate, is_proven, report);

    if (status == TTB_OK)
        judge_verdict(report, errors, is_proven);
    if (status == TTB_OK && *is_proven &&
        (ttb_check(town, timetable, &is_valid, NULL) != TTB_OK || !is_valid))
        abort();
    return status;
}

/* ---- Programs, whose text may be long */

ttb_status call_ttb_partnership_to_ilp(world *all)
{
    const ttb_partnership *town = town_in_draw(all);
    const int64_t *values = draw_values(all);
    int64_t count = draw_list_count(all);
    int32_t form = draw_number(all);
    char **text = text_out_draw(all);
    int64_t *bytes = wide_out_draw(all);
    ttb_report *report = report_draw(all);

    if (all->programs++ >= MOST_PROGRAMS)
        town = NULL;
    return ttb_partnership_to_ilp(town, values, count, form, text, bytes, report);
}
