#include "bound/pricing.h"

#include "bound/counting.h"
#include "bound/transport.h"

enum {
    BEST_SCALE = 1024,
    SURE_PRICE = 4096,     /* of a tier that is at its least, a thousandth for a thousandth */
    MOST_REQUESTS = 20000, /* of a town whose sections are looked ahead to */
    WHOLE_WEEK = 16,       /* with tours a request takes so many times the time */
    MOST_TRIED = 1500,     /* students of a town for which several prices are tried */
    BETWEEN = 50,          /* percent, see transport.h */
    MOST_LINKS = 5000,     /* seats of a town whose links are priced */
    PIVOT_WORK = 400       /* a pivot, in counted steps */
};

/* The prices of one tier that were tried so far. */
typedef struct pricing {
    const ttb__town *town;
    const ttb__bound_means *means;
    int32_t tier;
    const int64_t *earlier;
    ttb__transport transport;
    int32_t has_links;
    int64_t work; /* besides that of programs */
    ttb__climb *best;
    int64_t best_bound;
} pricing;

/* ---- One argument */

/* A scale that leaves room for prices of earlier tiers. */
static int set_scale(const ttb__town *town, ttb__argument *argument)
{
    int64_t goals[TTB__GOALS];

    for (argument->scale = BEST_SCALE; argument->scale > 0; argument->scale /= 2) {
        for (int32_t earlier = 0; earlier < argument->tier; earlier++)
            argument->tiers[earlier] = SURE_PRICE * argument->scale;
        if (ttb__argument_goals(town, argument, goals))
            break;
    }
    for (int32_t earlier = 0; earlier < argument->tier; earlier++)
        argument->tiers[earlier] = 0;
    return argument->scale > 0;
}

/* The look-ahead takes most of the time: in a large town it would leave none for anything else. */
static int is_small(const ttb__town *town)
{
    int64_t requests = town->requests.count;

    return requests <= MOST_REQUESTS &&
           (!town->has_lessons || requests * WHOLE_WEEK <= MOST_REQUESTS);
}

static ttb_status begin_argument(const ttb__town *town, int32_t tier, ttb__argument **argument_out)
{
    ttb_status status = ttb__argument_make(town, TTB__ARGUMENT_PLACING, tier, argument_out);

    if (status)
        return status;
    (*argument_out)->students = TTB__STUDENTS_WEEKS;
    if (set_scale(town, *argument_out))
        return TTB_OK;
    ttb__argument_destroy(*argument_out);
    *argument_out = NULL;
    return TTB_ERR_RANGE;
}

/* A tier that is at 0 cannot rise: whatever its price, nothing is lost by a higher one, and with a
 * high one nobody trades it for something else. */
static void raise_sure_tiers(const pricing *with, ttb__argument *argument)
{
    for (int32_t earlier = 0; earlier < with->tier; earlier++)
        if (with->earlier[earlier] == 0 && argument->tiers[earlier] < SURE_PRICE * argument->scale)
            argument->tiers[earlier] = SURE_PRICE * argument->scale;
}

/* Keep the argument if it is better than what was tried before, without look-ahead; prices that are
 * out of range are not. */
static ttb_status try_argument(pricing *with, ttb__argument *argument)
{
    ttb__climb *climb = NULL;
    ttb_status status;
    int64_t bound;

    raise_sure_tiers(with, argument);
    status = ttb__climb_make(with->town, with->means, argument, &climb);
    if (status)
        return status == TTB_ERR_RANGE ? TTB_OK : status;
    with->work += climb->work;
    bound = ttb__argument_bound(with->town, climb->argument, climb->sum, with->earlier);
    if (with->best && bound <= with->best_bound) {
        ttb__climb_destroy(climb);
        return TTB_OK;
    }
    ttb__climb_destroy(with->best);
    with->best = climb;
    with->best_bound = bound;
    return TTB_OK;
}

/* ---- Where prices come from */

static ttb_status try_transport(pricing *with, int32_t percent, int *is_known)
{
    ttb__argument *argument = NULL;
    ttb_status status = begin_argument(with->town, with->tier, &argument);

    if (status)
        return status;
    if (with->has_links)
        status = ttb__argument_add_links(with->town, argument);
    if (!status)
        status = ttb__transport_prices(&with->transport, percent, argument, is_known);
    if (!status && *is_known)
        return try_argument(with, argument);
    ttb__argument_destroy(argument);
    return status;
}

/* With lessons the sure cost of a seat is far below what it comes to, and prices are better from
 * somewhere between the two; which is best shows only afterwards. */
static ttb_status try_transports(pricing *with, int *is_known)
{
    static const int32_t percents[] = {BETWEEN, 0, 100};
    int is_charged = with->town->has_lessons &&
                     ttb__tier_weight(&with->town->tiers[with->tier], TTB_GOAL_TRAVEL) &&
                     with->town->partnership->students.count <= MOST_TRIED;
    ttb_status status = TTB_OK;

    *is_known = 1;
    for (int32_t try = 0; try < (is_charged ? 3 : 1) && !status && *is_known; try++)
        status = try_transport(with, percents[try], is_known);
    return status;
}

/* In a large town each course has a program of its own, at prices of earlier tiers from counting,
 * raised by half: seats one by one cost less than whole weeks. */
static ttb_status try_counting(pricing *with, int by_course)
{
    ttb__argument *argument = NULL;
    int is_known = 0;
    ttb_status status = begin_argument(with->town, with->tier, &argument);

    if (!status)
        status = ttb__counting_prices(with->town, with->means, with->earlier, argument);
    for (int32_t earlier = 0; !status && by_course && earlier < with->tier; earlier++)
        argument->tiers[earlier] += argument->tiers[earlier] / 2;
    if (!status && by_course)
        status = ttb__transport_by_course(&with->transport, argument, &is_known);
    if (!status)
        return try_argument(with, argument);
    ttb__argument_destroy(argument);
    return status;
}

/* Counting is quick enough to be tried beside the program in all but large towns, and with lessons
 * it is sometimes the better one. */
static ttb_status try_prices(pricing *with)
{
    int is_large = ttb__transport_is_large(with->town), is_known = 0;
    ttb_status status = TTB_OK;

    if (with->means->session && !is_large)
        status = try_transports(with, &is_known);
    if (status || (is_known && with->town->partnership->students.count > MOST_TRIED))
        return status;
    return try_counting(with, with->means->session && is_large);
}

/* The best prices once more, now with the look-ahead. */
static ttb_status look_ahead(pricing *with)
{
    ttb__argument *argument = NULL;
    ttb_status status = ttb__argument_copy(with->town, with->best->argument, &argument);

    if (status)
        return status;
    argument->looks_ahead = 1;
    ttb__climb_destroy(with->best);
    status = ttb__climb_make(with->town, with->means, argument, &with->best);
    with->work += status ? 0 : with->best->work;
    return status;
}

/* After the last try: the best of all, NULL if there is none. */
static ttb_status end(pricing *with, ttb_status status, int64_t pivot_work, int64_t *work,
                      ttb__climb **climb_out)
{
    if (!status && with->best && is_small(with->town))
        status = look_ahead(with);
    *work += with->work + with->transport.pivots * pivot_work;
    *climb_out = status ? NULL : with->best;
    if (status)
        ttb__climb_destroy(with->best);
    return status;
}

ttb_status ttb__pricing_climb(const ttb__town *town, const ttb__bound_means *means, int32_t tier,
                              const int64_t earlier[TTB__GOALS], int64_t *work,
                              ttb__climb **climb_out)
{
    pricing with = {.town = town,
                    .means = means,
                    .tier = tier,
                    .earlier = earlier,
                    .transport = {town, means->session, earlier, 0}};
    ttb_status status = end(&with, try_prices(&with), PIVOT_WORK, work, climb_out);

    return status || *climb_out ? status : TTB_ERR_RANGE;
}

ttb_status ttb__pricing_links(const ttb__town *town, const ttb__bound_means *means, int32_t tier,
                              const int64_t earlier[TTB__GOALS], int64_t *work,
                              ttb__climb **climb_out)
{
    pricing with = {.town = town,
                    .means = means,
                    .tier = tier,
                    .earlier = earlier,
                    .has_links = 1,
                    .transport = {town, means->session, earlier, 0}};
    ttb_status status = TTB_OK;
    int is_known;

    if (town->seat_count <= MOST_LINKS && means->session)
        status = try_transport(&with, BETWEEN, &is_known);
    return end(&with, status, PIVOT_WORK + town->seat_count, work, climb_out);
}

ttb_status ttb__pricing_clashes(const ttb__town *town, const ttb__bound_means *means, int32_t tier,
                                ttb__climb **climb_out)
{
    ttb__argument *argument = NULL;
    ttb_status status = begin_argument(town, tier, &argument);

    *climb_out = NULL;
    if (status)
        return status;
    argument->students = TTB__STUDENTS_CLASHES;
    argument->looks_ahead = town->requests.count <= MOST_REQUESTS;
    return ttb__climb_make(town, means, argument, climb_out);
}
