#include "bound/counting.h"

#include "proof/placing.h"

/* Prices of earlier tiers that are tried: doubled each time from a sixteenth. */
enum { TRIES = 24 };

/* The seats that a course can have at most, those who may want one, and the least that one of them
 * loses without. */
typedef struct demand {
    int64_t seats, takers, least_weight;
} demand;

static demand count_course(const ttb__town *town, int32_t course)
{
    demand counted = {.least_weight = INT64_MAX};
    int32_t first = town->course_first_offer[course];

    for (int32_t offer = first; offer < first + town->course_offer_count[course]; offer++)
        counted.seats +=
            (int64_t)town->offers.items[offer].most * ttb__town_given(town, offer)->most_size;
    for (int32_t number = town->course_first_class[course];
         number < town->course_first_class[course + 1]; number++) {
        const ttb__town_class *class = &town->classes.items[number];
        if (class->is_reserve)
            continue;
        counted.takers += class->option_count ? class->count : 0;
        if (class->net_weight < counted.least_weight)
            counted.least_weight = class->net_weight;
    }
    return counted;
}

/* A seat pays its share of the section's cost and, where seats are short, what its lack costs. */
static void price_course(const ttb__town *town, int32_t course, const int64_t goals[TTB__GOALS],
                         ttb__argument *argument)
{
    demand counted = count_course(town, course);
    int64_t lack =
        counted.takers > counted.seats ? counted.least_weight * goals[TTB_GOAL_UNMET] : 0;
    int32_t first = town->course_first_offer[course];

    for (int32_t offer = first; offer < first + town->course_offer_count[course]; offer++) {
        const ttb__offer *given = ttb__town_given(town, offer);
        int64_t cost = given->cost * goals[TTB_GOAL_SECTION_COST];
        int64_t share = given->most_size > 0 ? cost / given->most_size : 0;
        argument->full[offer] = share > lack ? share : lack;
    }
}

/* 0 if they are too large. */
static int set_prices(const ttb__town *town, const int64_t values[TTB__GOALS], int64_t tier_price,
                      ttb__argument *argument)
{
    int64_t goals[TTB__GOALS];

    for (int32_t offer = 0; offer < town->offers.count; offer++)
        argument->full[offer] = argument->viable[offer] = 0;
    for (int64_t row = 0; row < town->rows.count; row++)
        argument->row[row] = 0;
    for (int32_t earlier = 0; earlier < argument->tier; earlier++)
        argument->tiers[earlier] = values[earlier] < INT64_MAX ? tier_price : 0;
    if (!ttb__argument_goals(town, argument, goals))
        return 0;
    for (int32_t course = 0; course < town->partnership->courses.count; course++)
        price_course(town, course, goals, argument);
    return ttb__argument_goals(town, argument, goals);
}

/* Where only clashes count, which is quick. */
static ttb_status find_bound(const ttb__town *town, const ttb__bound_means *means,
                             const int64_t earlier[TTB__GOALS], ttb__argument *argument,
                             int64_t *bound_out)
{
    int32_t students = argument->students, looks_ahead = argument->looks_ahead;
    ttb__placing *placing = NULL;
    ttb_status status;

    argument->students = TTB__STUDENTS_CLASHES;
    argument->looks_ahead = 0;
    status = ttb__placing_make(town, argument, TTB_NONE, ttb__bound_poll(means), &placing);
    argument->students = students;
    argument->looks_ahead = looks_ahead;
    if (!status)
        *bound_out = ttb__argument_bound(town, argument, ttb__placing_bound(placing), earlier);
    ttb__placing_destroy(placing);
    return status;
}

ttb_status ttb__counting_prices(const ttb__town *town, const ttb__bound_means *means,
                                const int64_t earlier[TTB__GOALS], ttb__argument *argument)
{
    int64_t price = 0, best_price = 0, best = 0, bound = 0;
    ttb_status status = TTB_OK;

    for (int try = 0; try < (argument->tier ? TRIES : 1) && !status; try++) {
        if (!set_prices(town, earlier, price, argument))
            break;
        status = find_bound(town, means, earlier, argument, &bound);
        if (!status && bound > best) {
            best = bound;
            best_price = price;
        }
        price = price ? price * 2 : (argument->scale + 15) / 16;
    }
    (void)set_prices(town, earlier, best_price, argument);
    return status;
}
