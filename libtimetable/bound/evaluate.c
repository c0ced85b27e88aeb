/* The bound that prices give: formula 4 of docs/explain/bounds.md. Students choose for themselves,
 * sections too, and each pays the other; what is left is sure. */
#include "bound/prices.h"

/* More than any seat costs. */
#define NO_SEAT (INT64_C(1) << 60)

/* Students between two looks at poll. */
enum { LOOK_EVERY = 4 };

typedef struct evaluation {
    const ttb__bound_task *task;
    const ttb__prices *prices;
    int64_t *class_costs; /* the cheapest seat of each class */
    ttb__weeks *weeks;    /* NULL: seats one by one only */
    int is_stopped;
} evaluation;

/* ---- Students */

static int64_t cheapest_seat(const ttb__bound_task *task, const ttb__prices *prices,
                             const ttb__bound_class *class)
{
    int64_t cheapest = NO_SEAT;

    for (int32_t number = 0; number < class->option_count; number++) {
        const ttb__bound_option *option = &task->options.items[class->first_option + number];
        int64_t cost = prices->full[option->offer] - prices->viable[option->offer] +
                       option->minutes * prices->goals[TTB_GOAL_TRAVEL] +
                       option->journeys * prices->goals[TTB_GOAL_JOURNEYS];
        cheapest = cost < cheapest ? cost : cheapest;
    }
    return cheapest;
}

/* The most that a reserve seat can gain. */
static int64_t best_gain(const evaluation *eval, const ttb__prep_student *student)
{
    const ttb__bound_task *task = eval->task;
    int64_t best = 0;

    for (int32_t number = student->choice_count; number < student->request_count; number++) {
        int32_t request = student->first_request + number;
        int64_t cost = eval->class_costs[task->class_of[request]];
        int64_t gain =
            task->prep->requests.items[request].weight * eval->prices->goals[TTB_GOAL_UNMET] - cost;
        if (cost < NO_SEAT && gain > best)
            best = gain;
    }
    return best;
}

/* Formula 6: each choice by itself, each unmet one with the best reserve. */
static int64_t cost_seat_by_seat(const evaluation *eval, const ttb__prep_student *student)
{
    const ttb__bound_task *task = eval->task;
    int64_t gain = best_gain(eval, student), sum = 0;

    for (int32_t number = 0; number < student->choice_count; number++) {
        int32_t request = student->first_request + number;
        int64_t seat = eval->class_costs[task->class_of[request]];
        int64_t skip =
            task->prep->requests.items[request].weight * eval->prices->goals[TTB_GOAL_UNMET] - gain;
        sum += seat < skip ? seat : skip;
    }
    return sum;
}

static ttb_status cost_student(const evaluation *eval, int32_t student, int64_t *cost_out)
{
    int64_t week = 0;
    int is_known = 0;
    ttb_status status = TTB_OK;

    *cost_out = cost_seat_by_seat(eval, &eval->task->prep->students[student]);
    if (eval->weeks && !eval->is_stopped)
        status = ttb__weeks_least_cost(eval->weeks, student, &week, &is_known);
    if (!status && is_known && week > *cost_out)
        *cost_out = week;
    return status;
}

/* Students side by side whose lists are equal are worked out once. After a stop the rest are taken
 * seat by seat, which is quick. */
static ttb_status add_students(evaluation *eval, ttb__wide *sum)
{
    const ttb__bound_task *task = eval->task;
    int64_t cost = 0;
    ttb_status status = TTB_OK;

    for (int32_t place = 0; place < task->prep->student_count && !status; place++) {
        int32_t student = task->student_order[place];
        if (eval->weeks && place % LOOK_EVERY == 0 && ttb__bound_must_stop(task))
            eval->is_stopped = 1;
        if (place == 0 || !ttb__bound_are_equal(task, student, task->student_order[place - 1]))
            status = cost_student(eval, student, &cost);
        *sum += cost;
    }
    return status;
}

/* ---- Sections and constants */

static void price_rows(const evaluation *eval, ttb__wide section_costs[])
{
    const ttb__bound_task *task = eval->task;

    for (int64_t number = 0; number < task->rows.count; number++) {
        const ttb__bound_row *row = &task->rows.items[number];
        ttb__wide price = row->is_covering ? -eval->prices->row[number] : eval->prices->row[number];
        for (int32_t place = 0; place < row->entry_count; place++) {
            const ttb__bound_entry *entry = &task->entries.items[row->first_entry + place];
            section_costs[entry->offer] += price * entry->amount;
        }
    }
}

static void price_sections(const evaluation *eval, ttb__wide section_costs[])
{
    const ttb__prices *prices = eval->prices;

    for (int32_t offer = 0; offer < eval->task->prep->offer_count; offer++) {
        const ttb__offer *given = ttb__bound_offer_of(eval->task, offer);
        section_costs[offer] += (ttb__wide)given->cost * prices->goals[TTB_GOAL_SECTION_COST] -
                                (ttb__wide)prices->full[offer] * given->most_size +
                                (ttb__wide)prices->viable[offer] * given->least_size;
    }
    price_rows(eval, section_costs);
}

static ttb_status add_sections(const evaluation *eval, ttb__wide *sum)
{
    int32_t count = eval->task->prep->offer_count;
    ttb__wide *section_costs = ttb__alloc(count, sizeof *section_costs);

    if (!section_costs)
        return TTB_ERR_MEMORY;
    price_sections(eval, section_costs);
    for (int32_t offer = 0; offer < count; offer++) {
        const ttb__bound_offer *limits = &eval->task->offers[offer];
        *sum += section_costs[offer] * (section_costs[offer] > 0 ? limits->least : limits->most);
    }
    ttb__free(section_costs);
    return TTB_OK;
}

static void add_constants(const evaluation *eval, ttb__wide *sum)
{
    const ttb__bound_task *task = eval->task;

    for (int64_t number = 0; number < task->rows.count; number++) {
        const ttb__bound_row *row = &task->rows.items[number];
        ttb__wide part = (ttb__wide)eval->prices->row[number] * row->limit;
        *sum += row->is_covering ? part : -part;
    }
    for (int32_t earlier = 0; earlier < task->earlier_count; earlier++)
        *sum -= (ttb__wide)eval->prices->tier[earlier] * task->earlier[earlier].value;
    for (int32_t goal = 0; goal < TTB__GOALS; goal++)
        *sum += (ttb__wide)eval->prices->least[goal] * task->least[goal];
}

/* ---- The bound */

/* Every value is a whole number of thousandths, so a bound rounds up. */
static int64_t round_bound(ttb__wide sum, int64_t scale)
{
    ttb__wide whole = sum > 0 ? (sum + scale - 1) / scale : 0;

    return whole > INT64_MAX ? INT64_MAX : (int64_t)whole;
}

static ttb_status evaluate(evaluation *eval, int64_t *bound_out)
{
    const ttb__bound_task *task = eval->task;
    ttb__wide sum = 0;
    ttb_status status;

    eval->class_costs = ttb__alloc(task->classes.count, sizeof *eval->class_costs);
    if (!eval->class_costs)
        return TTB_ERR_MEMORY;
    for (int64_t class = 0; class < task->classes.count; class ++)
        eval->class_costs[class] = cheapest_seat(task, eval->prices, &task->classes.items[class]);
    status = add_students(eval, &sum);
    if (!status)
        status = add_sections(eval, &sum);
    add_constants(eval, &sum);
    if (!status)
        *bound_out = round_bound(sum, eval->prices->scale);
    ttb__free(eval->class_costs);
    return status;
}

ttb_status ttb__prices_bound(const ttb__bound_task *task, ttb__prices *prices, int is_exact,
                             int64_t *bound_out)
{
    evaluation eval = {.task = task, .prices = prices};
    ttb_status status = TTB_OK;

    *bound_out = 0;
    if (!ttb__prices_set_goals(task, prices))
        return TTB_OK;
    if (is_exact)
        status = ttb__weeks_make(task, prices, &eval.weeks);
    if (!status)
        status = evaluate(&eval, bound_out);
    ttb__weeks_free(eval.weeks);
    return status;
}
