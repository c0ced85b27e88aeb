#include "bound/transport.h"

#include <math.h>

/* Pivots; a program that needs more gives the prices that it has reached, which are valid too. */
enum { MOST_PIVOTS = 60000 };

typedef TTB__ARRAY(double) doubles;

/* The program while it is built, by columns; and which of its rows means what. TTB_NONE: no row. */
typedef struct maker {
    const ttb__bound_task *task;
    int32_t percent;
    doubles row_lower, row_upper;
    doubles cost, lower, upper, values;
    TTB__ARRAY(int64_t) starts;
    TTB__ARRAY(int32_t) rows;
    int32_t *full_row, *viable_row; /* [offer] */
    int32_t first_row, first_tier;  /* of task->rows, of task->earlier */
    int32_t least_row[TTB__GOALS];
    int32_t *offer_start, *offer_rows, *offer_amounts; /* entries of task->rows by offer */
    ttb_status status;                                 /* what failed first */
} maker;

/* ---- Pieces */

static void push(maker *make, doubles *array, double number)
{
    if (!make->status)
        make->status = TTB__PUSH(array, number);
}

static int32_t add_row(maker *make, double lower, double upper)
{
    push(make, &make->row_lower, lower);
    push(make, &make->row_upper, upper);
    return (int32_t)make->row_lower.count - 1;
}

static void add_value(maker *make, int32_t row, double value)
{
    if (row == TTB_NONE || value == 0 || make->status)
        return;
    make->status = TTB__PUSH(&make->rows, row);
    push(make, &make->values, value);
}

/* What an amount of goals (thousandths) is worth in units of a tier. */
static double worth(const ttb__bound_aim *aim, const double amounts[TTB__GOALS])
{
    double sum = 0;

    for (int32_t goal = 0; goal < TTB__GOALS; goal++)
        sum += (double)aim->weights[goal] * amounts[goal];
    return sum / 1000;
}

/* A column that adds these amounts to the goals; its other entries are added after it. */
static void begin_column(maker *make, const double amounts[TTB__GOALS], double lower, double upper)
{
    const ttb__bound_task *task = make->task;

    if (!make->status)
        make->status = TTB__PUSH(&make->starts, make->rows.count);
    push(make, &make->cost, worth(&task->aim, amounts));
    push(make, &make->lower, lower);
    push(make, &make->upper, upper);
    for (int32_t earlier = 0; earlier < task->earlier_count; earlier++)
        add_value(make, make->first_tier + earlier, worth(&task->earlier[earlier], amounts));
    for (int32_t goal = 0; goal < TTB__GOALS; goal++)
        add_value(make, make->least_row[goal], amounts[goal] / 1000);
}

/* ---- Rows */

static void add_offer_rows(maker *make, int32_t offer)
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

static void add_rows(maker *make)
{
    const ttb__bound_task *task = make->task;

    for (int32_t offer = 0; offer < task->prep->offer_count; offer++)
        add_offer_rows(make, offer);
    make->first_row = (int32_t)make->row_lower.count;
    for (int64_t number = 0; number < task->rows.count; number++) {
        const ttb__bound_row *row = &task->rows.items[number];
        add_row(make, row->is_covering ? (double)row->limit : -INFINITY,
                row->is_covering ? INFINITY : (double)row->limit);
    }
    make->first_tier = (int32_t)make->row_lower.count;
    for (int32_t earlier = 0; earlier < task->earlier_count; earlier++)
        add_row(make, -INFINITY, (double)task->earlier[earlier].value / 1000);
    for (int32_t goal = 0; goal < TTB__GOALS; goal++)
        make->least_row[goal] = task->least[goal] > 0
                                    ? add_row(make, (double)task->least[goal] / 1000, INFINITY)
                                    : TTB_NONE;
}

/* ---- Columns */

static void add_seat_column(maker *make, const ttb__bound_class *class, int32_t class_row,
                            const ttb__bound_option *option)
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
static void add_class(maker *make, const ttb__bound_class *class)
{
    double amounts[TTB__GOALS] = {0};
    int32_t class_row;

    if (make->task->prep->requests.items[class->request].is_reserve)
        return;
    class_row = add_row(make, class->count, class->count);
    amounts[TTB_GOAL_UNMET] = (double)class->net_weight;
    begin_column(make, amounts, 0, class->count);
    add_value(make, class_row, 1);
    for (int32_t number = 0; number < class->option_count; number++)
        add_seat_column(make, class, class_row,
                        &make->task->options.items[class->first_option + number]);
}

static void add_section_column(maker *make, int32_t offer)
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
        add_value(make, make->first_row + make->offer_rows[place], make->offer_amounts[place]);
}

/* The entries of the task's rows by offer: counted, summed, filled. */
static void sort_entries(maker *make)
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

static ttb_status make_program(maker *make)
{
    const ttb__bound_task *task = make->task;
    int32_t offers = task->prep->offer_count;

    make->full_row = ttb__alloc(offers, sizeof *make->full_row);
    make->viable_row = ttb__alloc(offers, sizeof *make->viable_row);
    make->offer_start = ttb__alloc((int64_t)offers + 2, sizeof *make->offer_start);
    make->offer_rows = ttb__alloc(task->entries.count, sizeof *make->offer_rows);
    make->offer_amounts = ttb__alloc(task->entries.count, sizeof *make->offer_amounts);
    if (!make->full_row || !make->viable_row || !make->offer_start || !make->offer_rows ||
        !make->offer_amounts)
        return TTB_ERR_MEMORY;
    sort_entries(make);
    add_rows(make);
    for (int64_t class = 0; class < task->classes.count; class ++)
        add_class(make, &task->classes.items[class]);
    for (int32_t offer = 0; offer < offers; offer++)
        add_section_column(make, offer);
    return make->status ? make->status : TTB__PUSH(&make->starts, make->rows.count);
}

static void clear_maker(maker *make)
{
    doubles *arrays[] = {&make->row_lower, &make->row_upper, &make->cost,
                         &make->lower,     &make->upper,     &make->values};

    for (size_t array = 0; array < sizeof arrays / sizeof *arrays; array++)
        ttb__free(arrays[array]->items);
    ttb__free(make->starts.items);
    ttb__free(make->rows.items);
    ttb__free(make->full_row);
    ttb__free(make->viable_row);
    ttb__free(make->offer_start);
    ttb__free(make->offer_rows);
    ttb__free(make->offer_amounts);
}

/* ---- Solving */

/* A dual as a price: whole, and 0 where its sign is wrong. */
static int64_t to_price(double dual, double factor)
{
    double price = dual * factor;

    return price > 0 && price < 1e18 ? (int64_t)llround(price) : 0;
}

static void read_prices(const maker *make, const double duals[], ttb__prices *prices)
{
    const ttb__bound_task *task = make->task;
    double scale = (double)prices->scale;

    for (int32_t offer = 0; offer < task->prep->offer_count; offer++) {
        int32_t full = make->full_row[offer], viable = make->viable_row[offer];
        prices->full[offer] = full == TTB_NONE ? 0 : to_price(duals[full], -1000 * scale);
        prices->viable[offer] = viable == TTB_NONE ? 0 : to_price(duals[viable], 1000 * scale);
    }
    for (int32_t row = 0; row < task->rows.count; row++)
        prices->row[row] =
            to_price(duals[make->first_row + row],
                     task->rows.items[row].is_covering ? 1000 * scale : -1000 * scale);
    for (int32_t earlier = 0; earlier < task->earlier_count; earlier++)
        prices->tier[earlier] = to_price(duals[make->first_tier + earlier], -scale);
    for (int32_t goal = 0; goal < TTB__GOALS; goal++)
        prices->least[goal] =
            make->least_row[goal] == TTB_NONE ? 0 : to_price(duals[make->least_row[goal]], scale);
}

static ttb_status solve(const maker *make, ttb__lp *lp, ttb__prices *prices, int *is_known_out)
{
    ttb__lp_result result;
    ttb_status status = ttb__lp_add_rows(lp, (int32_t)make->row_lower.count, make->row_lower.items,
                                         make->row_upper.items);

    if (!status)
        status = ttb__lp_add_columns(lp, (int32_t)make->cost.count, make->cost.items,
                                     make->lower.items, make->upper.items, make->starts.items,
                                     make->rows.items, make->values.items);
    if (!status)
        status = ttb__lp_solve(lp, MOST_PIVOTS, &result);
    if (status || !result.duals)
        return status;
    read_prices(make, result.duals, prices);
    *is_known_out = 1;
    return TTB_OK;
}

/* Whatever GLPK says, there is a bound without it; our own lack of memory is another thing. */
static ttb_status forgive(const ttb__bound_task *task, ttb_status status)
{
    int is_ours = status == TTB_ERR_MEMORY && !ttb__mip_session_status(task->session);

    return is_ours ? status : TTB_OK;
}

ttb_status ttb__transport_prices(const ttb__bound_task *task, int32_t percent, ttb__prices *prices,
                                 int *is_known_out)
{
    maker make = {.task = task, .percent = percent};
    ttb__lp *lp = NULL;
    ttb_status status;

    *is_known_out = 0;
    if (!task->session || ttb__mip_session_status(task->session))
        return TTB_OK;
    status = make_program(&make);
    if (!status)
        status = ttb__lp_new(task->session, &lp);
    if (!status)
        status = solve(&make, lp, prices, is_known_out);
    ttb__lp_free(lp);
    clear_maker(&make);
    return forgive(task, status);
}
