#include "bound/counting.h"

/* Prices of earlier tiers that are tried: doubled each time from a sixteenth. */
enum { TRIES = 24 };

/* Seats for all takers of a course are short: then a seat is worth what its lack costs. */
static int is_short(const ttb__bound_task *task, int32_t course)
{
    const ttb__numbers *offers = ttb__bound_course_offers(task, course);
    int64_t seats = 0, takers = 0;

    for (int64_t number = 0; number < offers->count; number++) {
        int32_t offer = offers->items[number];
        seats += (int64_t)task->offers[offer].most * ttb__bound_offer_of(task, offer)->most_size;
    }
    for (int32_t number = task->course_first_class[course];
         number < task->course_first_class[course + 1]; number++) {
        const ttb__bound_class *class = &task->classes.items[number];
        if (!ttb__bound_request(task, class)->is_reserve && class->option_count)
            takers += class->count;
    }
    return takers > seats;
}

/* The least weight that an unmet choice of a course has. */
static int64_t least_weight(const ttb__bound_task *task, int32_t course)
{
    int64_t least = INT64_MAX;

    for (int32_t number = task->course_first_class[course];
         number < task->course_first_class[course + 1]; number++) {
        const ttb__bound_class *class = &task->classes.items[number];
        if (!ttb__bound_request(task, class)->is_reserve && class->net_weight < least)
            least = class->net_weight;
    }
    return least == INT64_MAX ? 0 : least;
}

/* A seat pays its share of the section's cost, and what its lack costs. */
static void price_course(const ttb__bound_task *task, int32_t course, ttb__prices *prices)
{
    const ttb__numbers *offers = ttb__bound_course_offers(task, course);
    int64_t lack =
        is_short(task, course) ? least_weight(task, course) * prices->goals[TTB_GOAL_UNMET] : 0;

    for (int64_t number = 0; number < offers->count; number++) {
        const ttb__offer *given = ttb__bound_offer_of(task, offers->items[number]);
        int64_t cost = given->cost * prices->goals[TTB_GOAL_SECTION_COST];
        int64_t share = given->most_size > 0 ? cost / given->most_size : 0;
        prices->full[offers->items[number]] = share > lack ? share : lack;
    }
}

int ttb__counting_price_courses(const ttb__bound_task *task, ttb__prices *prices)
{
    if (!ttb__prices_set_goals(task, prices))
        return 0;
    for (int32_t course = 0; course < task->prep->course_count; course++)
        price_course(task, course, prices);
    return 1;
}

static int set_prices(const ttb__bound_task *task, int64_t tier_price, ttb__prices *prices)
{
    ttb__prices_zero(task, prices);
    for (int32_t earlier = 0; earlier < task->earlier_count; earlier++)
        prices->tier[earlier] = tier_price;
    return ttb__counting_price_courses(task, prices);
}

ttb_status ttb__counting_prices(const ttb__bound_task *task, ttb__prices *prices)
{
    int64_t price = 0, best_price = 0, best = 0, bound;
    ttb_status status = TTB_OK;

    for (int try = 0; try < (task->earlier_count ? TRIES : 1) && !status; try++) {
        if (ttb__bound_must_stop(task) || !set_prices(task, price, prices))
            break;
        status = ttb__prices_bound(task, prices, 0, &bound);
        if (!status && bound > best) {
            best = bound;
            best_price = price;
        }
        price = price ? price * 2 : (prices->scale + 15) / 16;
    }
    (void)set_prices(task, best_price, prices);
    return status;
}
