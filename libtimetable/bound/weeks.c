/* One student's cheapest legal week at given prices: his own seats, blocks, tours, limits and
 * reserves, exactly. Formula 7 of docs/explain/bounds.md. */
#include "bound/prices.h"
#include "prep/best_week.h"

/* Beyond so many steps a student is taken seat by seat. */
enum { MOST_STEPS = 20000 };

struct ttb__weeks {
    const ttb__bound_task *task;
    ttb__week_task week;
    int64_t steps;
    int32_t chosen[TTB__MOST_WANTS];
};

ttb_status ttb__weeks_make(const ttb__bound_task *task, ttb__weeks **weeks_out)
{
    *weeks_out = ttb__alloc(1, sizeof **weeks_out);
    if (!*weeks_out)
        return TTB_ERR_MEMORY;
    (*weeks_out)->task = task;
    (*weeks_out)->week.prep = task->prep;
    return TTB_OK;
}

void ttb__weeks_free(ttb__weeks *weeks)
{
    if (!weeks)
        return;
    ttb__free(weeks->week.wants.items);
    ttb__free(weeks->week.seats.items);
    ttb__free(weeks);
}

static ttb_status add_want(ttb__weeks *weeks, const ttb__prices *prices, int32_t request)
{
    const ttb__bound_task *task = weeks->task;
    const ttb__bound_class *class = &task->classes.items[task->class_of[request]];
    const ttb__request *asked = &task->prep->requests.items[request];
    int64_t weight = asked->weight * prices->goals[TTB_GOAL_UNMET];
    ttb__want want = {(int32_t)weeks->week.seats.count, class->place_count, asked->is_reserve,
                      asked->is_reserve ? 0 : weight};

    for (int32_t number = 0; number < class->place_count; number++) {
        const ttb__placement *place =
            &task->prep->placements.items[task->places.items[class->first_place + number]];
        ttb__seat seat = {place->offer, place->site, place->blocks,
                          prices->full[place->offer] - prices->viable[place->offer] -
                              (asked->is_reserve ? weight : 0)};
        if (TTB__PUSH(&weeks->week.seats, seat))
            return TTB_ERR_MEMORY;
    }
    return TTB__PUSH(&weeks->week.wants, want);
}

ttb_status ttb__weeks_least_cost(ttb__weeks *weeks, const ttb__prices *prices, int32_t student,
                                 int64_t *cost_out, int *is_known_out)
{
    ttb__week_task *week = &weeks->week;
    int64_t steps = 0;

    *is_known_out = 0;
    week->student = &weeks->task->prep->students[student];
    if (week->student->request_count > TTB__MOST_WANTS)
        return TTB_OK;
    week->minute_cost = 1000 * prices->goals[TTB_GOAL_TRAVEL];
    week->journey_cost = 1000 * prices->goals[TTB_GOAL_JOURNEYS];
    week->wants.count = week->seats.count = 0;
    for (int32_t number = 0; number < week->student->request_count; number++) {
        if (add_want(weeks, prices, week->student->first_request + number))
            return TTB_ERR_MEMORY;
        weeks->chosen[number] = TTB_NONE;
    }
    *cost_out = ttb__best_week(week, weeks->chosen, MOST_STEPS, &steps);
    *is_known_out = steps <= MOST_STEPS;
    weeks->steps += steps;
    return TTB_OK;
}
