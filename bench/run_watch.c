/* Record what a solve has at each mark, at its first timetable, and when enough choices are met. */
#include "run.h"

static void take_standing(const struct run *run, const ttb_progress *progress,
                          struct standing *standing)
{
    standing->milliseconds = ttb_progress_get_elapsed_ms(progress);
    standing->work = ttb_progress_get_work(progress);
    standing->is_set = ttb_progress_has_timetable(progress);
    for (int32_t tier = 0; tier < run->tiers && standing->is_set; tier++)
        standing->is_set = ttb_progress_get_tier(progress, tier, &standing->values[tier],
                                                 &standing->bounds[tier]) == TTB_OK;
}

static int is_met(const struct run *run, const struct standing *standing)
{
    return run->is_unmet_first && standing->is_set &&
           standing->values[0] * 1000 <= run->choice_weight * (1000 - run->met_per_mille);
}

int32_t run_watch(const ttb_progress *progress, void *user)
{
    struct run *run = user;
    struct standing now = {0};
    take_standing(run, progress, &now);
    if (now.is_set && !run->first.is_set)
        run->first = now;
    if (is_met(run, &now) && !run->met.is_set)
        run->met = now;
    for (int32_t mark = 0; mark < run->mark_count; mark++)
        if (now.milliseconds <= (int64_t)run->marks[mark] * 1000)
            run->at_mark[mark] = now;
    return run->stops_when_met && run->met.is_set;
}

/* The end counts for every mark that the solve did not live to see. */
void run_watch_end(struct run *run)
{
    struct standing *end = &run->end;
    end->milliseconds = run->solve_ms;
    end->work = ttb_timetable_get_work(run->timetable);
    run->outcome = ttb_timetable_get_outcome(run->timetable);
    run->stop = ttb_timetable_get_stop(run->timetable);
    end->is_set = run->outcome == TTB_OUTCOME_FEASIBLE || run->outcome == TTB_OUTCOME_OPTIMAL ||
                  run->outcome == TTB_OUTCOME_GIVEN;
    for (int32_t tier = 0; tier < run->tiers && end->is_set; tier++)
        end->is_set = ttb_timetable_get_tier(run->timetable, tier, &end->values[tier],
                                             &end->bounds[tier]) == TTB_OK;
    for (int32_t mark = 0; mark < run->mark_count; mark++)
        if (end->milliseconds <= (int64_t)run->marks[mark] * 1000)
            run->at_mark[mark] = *end;
    if (!run->first.is_set)
        run->first = *end;
    if (!run->met.is_set && is_met(run, end))
        run->met = *end;
}
