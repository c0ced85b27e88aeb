#include "bound/prices.h"

/* Any cost of one seat, or of one student's travel, stays under this; a week has at most some
 * hundred parts, and sums over students have 128 bits. */
#define MOST_COST (INT64_C(1) << 50)

enum { BEST_SCALE = 1024, MINUTES_OF_DAY = 1440 };

ttb_status ttb__prices_make(const ttb__bound_task *task, ttb__prices *prices_out)
{
    *prices_out = (ttb__prices){.scale = ttb__prices_scale(task)};
    prices_out->full = ttb__alloc(task->prep->offer_count, sizeof *prices_out->full);
    prices_out->viable = ttb__alloc(task->prep->offer_count, sizeof *prices_out->viable);
    prices_out->row = ttb__alloc(task->rows.count, sizeof *prices_out->row);
    return prices_out->full && prices_out->viable && prices_out->row ? TTB_OK : TTB_ERR_MEMORY;
}

void ttb__prices_clear(ttb__prices *prices)
{
    ttb__free(prices->full);
    ttb__free(prices->viable);
    ttb__free(prices->row);
}

void ttb__prices_zero(const ttb__bound_task *task, ttb__prices *prices)
{
    for (int32_t offer = 0; offer < task->prep->offer_count; offer++)
        prices->full[offer] = prices->viable[offer] = 0;
    for (int64_t row = 0; row < task->rows.count; row++)
        prices->row[row] = 0;
    for (int32_t earlier = 0; earlier < task->earlier_count; earlier++)
        prices->tier[earlier] = 0;
    for (int32_t goal = 0; goal < TTB__GOALS; goal++)
        prices->least[goal] = 0;
}

/* ---- Ranges */

/* More than any student travels in the cycle: on each day (abstract blocks: for each block) what
 * fits into it, and the ways there and back. */
static int64_t largest_travel(const ttb__prep *prep)
{
    int64_t longest = 0, times = prep->has_lessons ? prep->days.count : prep->block_count;

    for (int64_t pair = 0; pair < (int64_t)prep->site_count * prep->site_count; pair++)
        if (prep->returns[pair] > longest)
            longest = prep->returns[pair];
    return (longest + MINUTES_OF_DAY) * times;
}

/* The largest amount of a goal that one seat, section or week has, in thousandths. */
static int64_t largest_amount(const ttb__bound_task *task, int32_t goal)
{
    const ttb__prep *prep = task->prep;
    int64_t largest = 1;

    if (goal == TTB_GOAL_TRAVEL || goal == TTB_GOAL_JOURNEYS)
        return 1000 * largest_travel(prep);
    for (int64_t request = 0; goal == TTB_GOAL_UNMET && request < prep->requests.count; request++)
        if (prep->requests.items[request].weight > largest)
            largest = prep->requests.items[request].weight;
    for (int32_t offer = 0; goal == TTB_GOAL_SECTION_COST && offer < prep->offer_count; offer++)
        if (ttb__bound_offer_of(task, offer)->cost > largest)
            largest = ttb__bound_offer_of(task, offer)->cost;
    return largest;
}

int64_t ttb__prices_scale(const ttb__bound_task *task)
{
    int64_t scale = BEST_SCALE;

    for (int32_t goal = 0; goal < TTB__GOALS; goal++) {
        ttb__wide cost = (ttb__wide)task->aim.weights[goal] * largest_amount(task, goal);
        while (scale > 1 && cost * scale > MOST_COST / 16)
            scale /= 2;
    }
    return scale;
}

static int are_in_range(const int64_t numbers[], int64_t count)
{
    for (int64_t index = 0; index < count; index++)
        if (numbers[index] < 0 || numbers[index] > MOST_COST)
            return 0;
    return 1;
}

int ttb__prices_set_goals(const ttb__bound_task *task, ttb__prices *prices)
{
    if (!are_in_range(prices->full, task->prep->offer_count) ||
        !are_in_range(prices->viable, task->prep->offer_count) ||
        !are_in_range(prices->row, task->rows.count) ||
        !are_in_range(prices->tier, task->earlier_count) ||
        !are_in_range(prices->least, TTB__GOALS))
        return 0;
    for (int32_t goal = 0; goal < TTB__GOALS; goal++) {
        ttb__wide sum = (ttb__wide)prices->scale * task->aim.weights[goal];
        for (int32_t earlier = 0; earlier < task->earlier_count; earlier++)
            sum += (ttb__wide)prices->tier[earlier] * task->earlier[earlier].weights[goal];
        if (sum * largest_amount(task, goal) > MOST_COST)
            return 0;
        if (prices->least[goal] > sum)
            prices->least[goal] = (int64_t)sum; /* a goal's price stays at least 0 */
        prices->goals[goal] = (int64_t)sum - prices->least[goal];
    }
    return 1;
}
