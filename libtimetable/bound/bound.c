#include "bound/bound.h"

#include "bound/clashes.h"
#include "bound/counting.h"
#include "bound/section_cost.h"
#include "bound/transport.h"

/* Students of a town for which several prices are tried. */
enum { MOST_TRIED = 1500 };

/* ---- The question */

static ttb__bound_aim make_aim(const ttb__tier *tier)
{
    ttb__bound_aim aim = {.value = 0};

    for (int32_t number = 0; number < tier->goal_count; number++)
        if (tier->goals[number].goal != TTB_GOAL_BALANCE)
            aim.weights[tier->goals[number].goal] = tier->goals[number].weight;
    return aim;
}

static void set_question(ttb__bound_task *task, int32_t tier, const int64_t *earlier_values)
{
    task->aim = make_aim(&task->prep->tiers[tier]);
    task->earlier_count = 0;
    for (int32_t earlier = 0; earlier < tier; earlier++) {
        if (earlier_values[earlier] == INT64_MAX)
            continue;
        task->earlier[task->earlier_count] = make_aim(&task->prep->tiers[earlier]);
        task->earlier[task->earlier_count++].value = earlier_values[earlier];
    }
}

static int is_asked(const ttb__bound_aim *aim)
{
    for (int32_t goal = 0; goal < TTB__GOALS; goal++)
        if (aim->weights[goal])
            return 1;
    return 0;
}

/* ---- The answers */

/* What each goal alone is at least, by ways that are not prices. */
static ttb_status bound_goals(ttb__bound_task *task)
{
    ttb_status status = TTB_OK;

    if (task->aim.weights[TTB_GOAL_UNMET])
        status = ttb__clashes_bound(task, &task->least[TTB_GOAL_UNMET]);
    if (!status && task->aim.weights[TTB_GOAL_SECTION_COST])
        status = ttb__sections_bound(task, &task->least[TTB_GOAL_SECTION_COST]);
    return status;
}

static void take_larger(ttb__wide bound, int64_t *best)
{
    if (bound > INT64_MAX)
        bound = INT64_MAX;
    if (bound > *best)
        *best = (int64_t)bound;
}

static void add_goals(const ttb__bound_task *task, int64_t *best)
{
    ttb__wide sum = 0;

    for (int32_t goal = 0; goal < TTB__GOALS; goal++)
        sum += (ttb__wide)task->aim.weights[goal] * task->least[goal];
    take_larger(sum, best);
}

static ttb_status try_prices(const ttb__bound_task *task, ttb__prices *prices, int64_t *best)
{
    int64_t bound;
    ttb_status status = ttb__prices_bound(task, prices, 1, &bound);

    if (!status)
        take_larger(bound, best);
    return status;
}

/* Multiply the prices of earlier tiers by this many halves. */
static void raise_tier_prices(const ttb__bound_task *task, int64_t halves, ttb__prices *prices)
{
    for (int32_t earlier = 0; earlier < task->earlier_count; earlier++)
        prices->tier[earlier] = prices->tier[earlier] * halves / 2;
}

/* Without GLPK. Seats one by one cost less than whole weeks, so earlier tiers are worth more than
 * the counting prices say: doubled as long as that is better. */
static ttb_status bound_by_counting(const ttb__bound_task *task, ttb__prices *prices, int64_t *best)
{
    int64_t before, reached = 0;
    ttb_status status = TTB_OK;

    do {
        before = reached;
        status = try_prices(task, prices, &reached);
        raise_tier_prices(task, 4, prices);
    } while (!status && reached > before && task->earlier_count &&
             ttb__counting_price_courses(task, prices));
    take_larger(reached, best);
    return status;
}

/* With lessons the sure cost of a seat is far below what it comes to, and prices are better from
 * somewhere between the two; which is best shows only afterwards. */
static ttb_status bound_by_transport(const ttb__bound_task *task, ttb__prices *prices,
                                     int64_t *best, int *is_known)
{
    static const int32_t percents[] = {50, 0, 100};
    int is_charged = task->aim.weights[TTB_GOAL_TRAVEL] && task->prep->has_lessons &&
                     task->prep->student_count <= MOST_TRIED;
    ttb_status status = TTB_OK;

    *is_known = 1;
    for (int32_t try = 0; try < (is_charged ? 3 : 1) && !status && *is_known; try++) {
        status = ttb__transport_prices(task, percents[try], prices, is_known);
        if (!status && *is_known)
            status = try_prices(task, prices, best);
    }
    return status;
}

/* In a large town the prices of earlier tiers come from counting. */
static ttb_status bound_by_course(const ttb__bound_task *task, ttb__prices *prices, int64_t *best,
                                  int *is_known)
{
    ttb_status status;

    raise_tier_prices(task, 3, prices);
    status = ttb__transport_by_course(task, 50, prices, is_known);
    return status || !*is_known ? status : try_prices(task, prices, best);
}

/* Counting is quick enough to be tried beside the program in all but large towns, and with lessons
 * it is sometimes the better one. */
static ttb_status bound_by_prices(const ttb__bound_task *task, ttb__prices *prices, int64_t *best)
{
    int is_large = ttb__transport_is_large(task), is_known = 0;
    ttb_status status = TTB_OK;

    if (task->session && !is_large)
        status = bound_by_transport(task, prices, best, &is_known);
    if (!status && is_known && task->prep->student_count > MOST_TRIED)
        return TTB_OK;
    if (!status)
        status = ttb__counting_prices(task, prices);
    if (!status && task->session && is_large)
        status = bound_by_course(task, prices, best, &is_known);
    if (!status && (!is_known || !is_large))
        status = bound_by_counting(task, prices, best);
    return status;
}

static ttb_status find_bound(ttb__bound_task *task, int64_t *bound_out)
{
    ttb__prices prices = {.scale = 1};
    ttb_status status = bound_goals(task);

    if (!status)
        add_goals(task, bound_out);
    if (!status)
        status = ttb__prices_make(task, &prices);
    if (!status)
        status = bound_by_prices(task, &prices, bound_out);
    ttb__prices_clear(&prices);
    return status;
}

/* ---- Rounding: every value of a tier is a multiple of its unit. Formula 13. */

static int64_t unit_of_minutes(const ttb__prep *prep)
{
    int64_t unit = 0;

    for (int64_t pair = 0; pair < (int64_t)prep->site_count * prep->site_count; pair++)
        if (prep->travel.minutes[pair] != TTB_NONE)
            unit = ttb__bound_gcd(unit, prep->travel.minutes[pair]);
    return 1000 * unit;
}

static int64_t unit_of_goal(const ttb__prep *prep, int32_t goal)
{
    int64_t unit = 0;

    if (goal == TTB_GOAL_TRAVEL)
        return unit_of_minutes(prep);
    if (goal == TTB_GOAL_JOURNEYS || goal == TTB_GOAL_BALANCE)
        return 1000;
    for (int64_t request = 0; goal == TTB_GOAL_UNMET && request < prep->requests.count; request++)
        unit = ttb__bound_gcd(unit, prep->requests.items[request].weight);
    for (int32_t offer = 0; goal == TTB_GOAL_SECTION_COST && offer < prep->offer_count; offer++)
        unit = ttb__bound_gcd(unit, prep->partnership->offers.items[offer].cost);
    return unit;
}

static int64_t round_to_unit(const ttb__prep *prep, int32_t tier, int64_t bound)
{
    const ttb__tier *asked = &prep->tiers[tier];
    ttb__wide rounded;
    int64_t unit = 0;

    for (int32_t number = 0; number < asked->goal_count; number++)
        unit = ttb__bound_gcd(unit, unit_of_goal(prep, asked->goals[number].goal) *
                                        asked->goals[number].weight);
    if (unit <= 1)
        return bound;
    rounded = ((ttb__wide)bound + unit - 1) / unit * unit;
    return rounded > INT64_MAX ? bound : (int64_t)rounded;
}

ttb_status ttb__bound_tier(const ttb__prep *prep, ttb__mip_session *session, int32_t tier,
                           const int64_t *earlier_values, int64_t *bound_out)
{
    ttb__bound_task task;
    ttb_status status;

    *bound_out = 0;
    if (tier < 0 || tier >= prep->tier_count)
        return TTB_ERR_NOT_FOUND;
    status = ttb__bound_task_make(prep, session, &task);
    if (!status) {
        set_question(&task, tier, earlier_values);
        if (is_asked(&task.aim))
            status = find_bound(&task, bound_out);
    }
    ttb__bound_task_clear(&task);
    *bound_out = status ? 0 : round_to_unit(prep, tier, *bound_out);
    return status;
}
