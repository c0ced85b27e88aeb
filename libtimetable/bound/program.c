#include "bound/program.h"

#include <math.h>

static void push(ttb__bound_program *make, ttb__bound_doubles *array, double number)
{
    if (!make->status)
        make->status = TTB__PUSH(array, number);
}

static int32_t add_row(ttb__bound_program *make, double lower, double upper)
{
    push(make, &make->row_lower, lower);
    push(make, &make->row_upper, upper);
    return (int32_t)make->row_lower.count - 1;
}

static void add_value(ttb__bound_program *make, int32_t row, double value)
{
    if (row == TTB_NONE || value == 0 || make->status)
        return;
    make->status = TTB__PUSH(&make->rows, row);
    push(make, &make->values, value);
}

/* What amounts of goals (thousandths) are worth in whole units of an earlier tier. */
static double worth(const ttb__bound_aim *aim, const double amounts[TTB__GOALS])
{
    double sum = 0;

    for (int32_t goal = 0; goal < TTB__GOALS; goal++)
        sum += (double)aim->weights[goal] * amounts[goal];
    return sum / 1000;
}

static double price(const ttb__bound_program *make, const double amounts[TTB__GOALS])
{
    double sum = 0;

    for (int32_t goal = 0; goal < TTB__GOALS; goal++)
        sum += make->weights[goal] * amounts[goal];
    return sum / 1000;
}

/* A column that adds these amounts to the goals; its other entries are added after it. */
static void begin_column(ttb__bound_program *make, const double amounts[TTB__GOALS], double lower,
                         double upper)
{
    const ttb__bound_task *task = make->task;

    if (!make->status)
        make->status = TTB__PUSH(&make->starts, make->rows.count);
    push(make, &make->cost, price(make, amounts));
    push(make, &make->lower, lower);
    push(make, &make->upper, upper);
    for (int32_t earlier = 0; earlier < task->earlier_count; earlier++)
        add_value(make, make->tier_row[earlier], worth(&task->earlier[earlier], amounts));
    for (int32_t goal = 0; goal < TTB__GOALS; goal++)
        add_value(make, make->least_row[goal], amounts[goal] / 1000);
}

/* ---- Rows */

static void add_offer_rows(ttb__bound_program *make, int32_t offer)
{
    const ttb__bound_offer *limits = &make->task->offers[offer];
    const ttb__offer *given = ttb__bound_offer_of(make->task, offer);

    make->full_row[offer] = make->viable_row[offer] = TTB_NONE;
    if (!limits->most)
        return;
    make->full_row[offer] = add_row(make, -INFINITY, 0);
    if (given->least_size > 0)
        make->viable_row[offer] = add_row(make, -limits->reserve_takers, INFINITY);
}

static void add_task_row(ttb__bound_program *make, int32_t number)
{
    const ttb__bound_row *row = &make->task->rows.items[number];
    double limit = (double)row->limit;

    make->row[number] =
        row->is_covering ? add_row(make, limit, INFINITY) : add_row(make, -INFINITY, limit);
}

/* What all courses share, but for the rows of the task. */
static void add_shared_rows(ttb__bound_program *make)
{
    const ttb__bound_task *task = make->task;
    int is_all = make->course == TTB_NONE;

    for (int32_t earlier = 0; earlier < task->earlier_count; earlier++)
        make->tier_row[earlier] =
            is_all ? add_row(make, -INFINITY, (double)task->earlier[earlier].value / 1000)
                   : TTB_NONE;
    for (int32_t goal = 0; goal < TTB__GOALS; goal++)
        make->least_row[goal] = is_all && task->least[goal] > 0
                                    ? add_row(make, (double)task->least[goal] / 1000, INFINITY)
                                    : TTB_NONE;
}

/* ---- Columns */

static void add_seat_column(ttb__bound_program *make, const ttb__bound_class *class,
                            int32_t class_row, const ttb__bound_option *option)
{
    double amounts[TTB__GOALS] = {0};

    amounts[TTB_GOAL_TRAVEL] =
        (double)option->minutes +
        (double)(option->own_minutes - option->minutes) * make->percent / 100;
    amounts[TTB_GOAL_JOURNEYS] = (double)option->journeys;
    begin_column(make, amounts, 0, class->count);
    add_value(make, class_row, 1);
    add_value(make, make->full_row[option->offer], 1);
    add_value(make, make->viable_row[option->offer], 1);
}

/* Each request of the class has a seat or is unmet. Reserves come in by the weight of unmet choices
 * only. */
static void add_class(ttb__bound_program *make, const ttb__bound_class *class)
{
    double amounts[TTB__GOALS] = {0};
    int32_t class_row;

    if (ttb__bound_request(make->task, class)->is_reserve)
        return;
    class_row = add_row(make, class->count, class->count);
    amounts[TTB_GOAL_UNMET] = (double)class->net_weight;
    begin_column(make, amounts, 0, class->count);
    add_value(make, class_row, 1);
    for (int32_t number = 0; number < class->option_count; number++)
        add_seat_column(make, class, class_row,
                        &make->task->options.items[class->first_option + number]);
}

static void add_section_column(ttb__bound_program *make, int32_t offer)
{
    const ttb__offer *given = ttb__bound_offer_of(make->task, offer);
    const ttb__bound_offer *limits = &make->task->offers[offer];
    double amounts[TTB__GOALS] = {0};

    if (!limits->most)
        return;
    amounts[TTB_GOAL_SECTION_COST] = (double)given->cost;
    begin_column(make, amounts, limits->least, limits->most);
    add_value(make, make->full_row[offer], -given->most_size);
    add_value(make, make->viable_row[offer], -given->least_size);
    for (int32_t place = make->offer_start[offer]; place < make->offer_start[offer + 1]; place++)
        add_value(make, make->row[make->offer_rows[place]], make->offer_amounts[place]);
}

/* The entries of the task's rows by offer: counted, summed, filled. */
static void sort_entries(ttb__bound_program *make)
{
    const ttb__bound_task *task = make->task;
    int32_t *start = make->offer_start;

    for (int64_t entry = 0; entry < task->entries.count; entry++)
        start[task->entries.items[entry].offer + 2]++;
    for (int32_t offer = 0; offer < task->prep->offer_count; offer++)
        start[offer + 2] += start[offer + 1];
    for (int32_t number = 0; number < task->rows.count; number++) {
        const ttb__bound_row *row = &task->rows.items[number];
        for (int32_t place = 0; place < row->entry_count; place++) {
            const ttb__bound_entry *entry = &task->entries.items[row->first_entry + place];
            int32_t to = start[entry->offer + 1]++;
            make->offer_rows[to] = number;
            make->offer_amounts[to] = entry->amount;
        }
    }
}

static ttb_status make_room(ttb__bound_program *make)
{
    const ttb__bound_task *task = make->task;
    int32_t offers = task->prep->offer_count;

    make->full_row = ttb__alloc(offers, sizeof *make->full_row);
    make->viable_row = ttb__alloc(offers, sizeof *make->viable_row);
    make->row = ttb__alloc(task->rows.count, sizeof *make->row);
    make->offer_start = ttb__alloc((int64_t)offers + 2, sizeof *make->offer_start);
    make->offer_rows = ttb__alloc(task->entries.count, sizeof *make->offer_rows);
    make->offer_amounts = ttb__alloc(task->entries.count, sizeof *make->offer_amounts);
    return make->full_row && make->viable_row && make->row && make->offer_start &&
                   make->offer_rows && make->offer_amounts
               ? TTB_OK
               : TTB_ERR_MEMORY;
}

ttb_status ttb__bound_program_make(ttb__bound_program *make)
{
    if (make_room(make))
        return TTB_ERR_MEMORY;
    sort_entries(make);
    for (int64_t row = 0; row < make->task->rows.count; row++)
        make->row[row] = TTB_NONE;
    return TTB_OK;
}

static void forget_last(ttb__bound_program *make)
{
    make->row_lower.count = make->row_upper.count = 0;
    make->cost.count = make->lower.count = make->upper.count = make->values.count = 0;
    make->starts.count = make->rows.count = 0;
}

static void build_all(ttb__bound_program *make)
{
    const ttb__bound_task *task = make->task;

    for (int32_t offer = 0; offer < task->prep->offer_count; offer++)
        add_offer_rows(make, offer);
    for (int32_t row = 0; row < task->rows.count; row++)
        add_task_row(make, row);
    add_shared_rows(make);
    for (int64_t number = 0; number < task->classes.count; number++)
        add_class(make, &task->classes.items[number]);
    for (int32_t offer = 0; offer < task->prep->offer_count; offer++)
        add_section_column(make, offer);
}

/* Rows of other courses keep the numbers of earlier builds; nothing of this course looks at them.
 */
static void build_course(ttb__bound_program *make, int32_t course)
{
    const ttb__bound_task *task = make->task;
    const ttb__numbers *offers = ttb__bound_course_offers(task, course);

    for (int64_t number = 0; number < offers->count; number++)
        add_offer_rows(make, offers->items[number]);
    for (int32_t place = task->course_first_row[course]; place < task->course_first_row[course + 1];
         place++)
        add_task_row(make, task->course_rows[place]);
    add_shared_rows(make);
    for (int32_t number = task->course_first_class[course];
         number < task->course_first_class[course + 1]; number++)
        add_class(make, &task->classes.items[number]);
    for (int64_t number = 0; number < offers->count; number++)
        add_section_column(make, offers->items[number]);
}

ttb_status ttb__bound_program_build(ttb__bound_program *make, int32_t course)
{
    forget_last(make);
    make->course = course;
    if (course == TTB_NONE)
        build_all(make);
    else
        build_course(make, course);
    return make->status ? make->status : TTB__PUSH(&make->starts, make->rows.count);
}

void ttb__bound_program_clear(ttb__bound_program *make)
{
    ttb__bound_doubles *arrays[6] = {&make->row_lower, &make->row_upper, &make->cost,
                                     &make->lower,     &make->upper,     &make->values};

    for (int array = 0; array < 6; array++)
        ttb__free(arrays[array]->items);
    ttb__free(make->starts.items);
    ttb__free(make->rows.items);
    ttb__free(make->full_row);
    ttb__free(make->viable_row);
    ttb__free(make->row);
    ttb__free(make->offer_start);
    ttb__free(make->offer_rows);
    ttb__free(make->offer_amounts);
}
