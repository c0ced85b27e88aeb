/* One student's cheapest legal week at given prices: his own seats, blocks, tours, limits and
 * reserves, exactly. Formula 7 of docs/explain/bounds.md. */
#include <stdlib.h>

#include "base/bits.h"
#include "bound/prices.h"
#include "prep/best_week.h"

/* Steps in all, shared by the students, and the least and most for one; where they do not do, the
 * student is taken seat by seat. */
enum { ALL_STEPS = 60000000, LEAST_STEPS = 500, MOST_STEPS = 20000 };

/* A legal placement of a class with what the search for a week sorts by. */
typedef struct priced_place {
    int32_t placement, way; /* way: minutes there and back */
    int64_t cost;
} priced_place;

struct ttb__weeks {
    const ttb__bound_task *task;
    const ttb__prices *prices;
    priced_place *places; /* as task->places, the cheapest of each class first */
    ttb__week_task week;
    int64_t most_steps;
    int32_t chosen[TTB__MOST_WANTS];
};

static int compare_places(const void *one, const void *other)
{
    const priced_place *left = one, *right = other;

    if (left->cost != right->cost)
        return left->cost < right->cost ? -1 : 1;
    if (left->way != right->way)
        return left->way < right->way ? -1 : 1;
    return left->placement < right->placement ? -1 : left->placement > right->placement;
}

/* With abstract blocks the cost of a seat includes its travel, else tours are added later. */
static priced_place price_place(const ttb__weeks *weeks, const ttb__bound_class *class,
                                int32_t placement)
{
    const ttb__prep *prep = weeks->task->prep;
    const ttb__placement *place = &prep->placements.items[placement];
    int32_t student = prep->requests.items[class->request].student;
    int32_t home = prep->students[student].home;
    priced_place priced = {placement, 0,
                           weeks->prices->full[place->offer] - weeks->prices->viable[place->offer]};

    if (place->site == home)
        return priced;
    priced.way = ttb__return_minutes(prep, home, place->site);
    if (!prep->has_lessons)
        priced.cost += ttb__bit_count(place->blocks) *
                       (weeks->week.minute_cost * priced.way + 2 * weeks->week.journey_cost);
    return priced;
}

/* Sorted once for all students of a class: what ttb__best_week() sorts is then in order. */
static void sort_places(ttb__weeks *weeks)
{
    const ttb__bound_task *task = weeks->task;

    for (int64_t number = 0; number < task->classes.count; number++) {
        const ttb__bound_class *class = &task->classes.items[number];
        for (int32_t place = class->first_place; place < class->first_place + class->place_count;
             place++)
            weeks->places[place] = price_place(weeks, class, task->places.items[place]);
        qsort(weeks->places + class->first_place, (size_t) class->place_count,
              sizeof *weeks->places, compare_places);
    }
}

static int64_t share_steps(const ttb__bound_task *task)
{
    int64_t steps = ALL_STEPS / (task->prep->student_count + 1);

    if (steps > MOST_STEPS)
        return MOST_STEPS;
    return steps > LEAST_STEPS ? steps : LEAST_STEPS;
}

ttb_status ttb__weeks_make(const ttb__bound_task *task, const ttb__prices *prices,
                           ttb__weeks **weeks_out)
{
    ttb__weeks *weeks = ttb__alloc(1, sizeof *weeks);

    *weeks_out = weeks;
    if (!weeks)
        return TTB_ERR_MEMORY;
    weeks->task = task;
    weeks->prices = prices;
    weeks->most_steps = share_steps(task);
    weeks->week.prep = task->prep;
    weeks->week.minute_cost = 1000 * prices->goals[TTB_GOAL_TRAVEL];
    weeks->week.journey_cost = 1000 * prices->goals[TTB_GOAL_JOURNEYS];
    weeks->places = ttb__alloc(task->places.count, sizeof *weeks->places);
    if (!weeks->places)
        return TTB_ERR_MEMORY;
    sort_places(weeks);
    return TTB_OK;
}

void ttb__weeks_free(ttb__weeks *weeks)
{
    if (!weeks)
        return;
    ttb__free(weeks->week.wants.items);
    ttb__free(weeks->week.seats.items);
    ttb__free(weeks->places);
    ttb__free(weeks);
}

static ttb_status add_want(ttb__weeks *weeks, int32_t request)
{
    const ttb__bound_task *task = weeks->task;
    const ttb__prices *prices = weeks->prices;
    const ttb__bound_class *class = &task->classes.items[task->class_of[request]];
    const ttb__request *asked = &task->prep->requests.items[request];
    int64_t weight = asked->weight * prices->goals[TTB_GOAL_UNMET];
    ttb__want want = {(int32_t)weeks->week.seats.count, class->place_count, asked->is_reserve,
                      asked->is_reserve ? 0 : weight};

    for (int32_t number = 0; number < class->place_count; number++) {
        const ttb__placement *place =
            &task->prep->placements.items[weeks->places[class->first_place + number].placement];
        ttb__seat seat = {place->offer, place->site, place->blocks,
                          prices->full[place->offer] - prices->viable[place->offer] -
                              (asked->is_reserve ? weight : 0)};
        if (TTB__PUSH(&weeks->week.seats, seat))
            return TTB_ERR_MEMORY;
    }
    return TTB__PUSH(&weeks->week.wants, want);
}

ttb_status ttb__weeks_least_cost(ttb__weeks *weeks, int32_t student, int64_t *cost_out,
                                 int *is_known_out)
{
    ttb__week_task *week = &weeks->week;
    int64_t steps = 0;

    *is_known_out = 0;
    week->student = &weeks->task->prep->students[student];
    if (week->student->request_count > TTB__MOST_WANTS)
        return TTB_OK;
    week->wants.count = week->seats.count = 0;
    for (int32_t number = 0; number < week->student->request_count; number++) {
        if (add_want(weeks, week->student->first_request + number))
            return TTB_ERR_MEMORY;
        weeks->chosen[number] = TTB_NONE;
    }
    *cost_out = ttb__best_week(week, weeks->chosen, weeks->most_steps, &steps);
    *is_known_out = steps <= weeks->most_steps;
    return TTB_OK;
}
