#include "bound/program.h"

#include <math.h>

#include "base/bits.h"
#include "proof/argument.h"

/* What amounts of goals (thousandths) are worth in whole units of an earlier tier. */
static double worth(const ttb__tier *tier, const double amounts[TTB__GOALS])
{
    double sum = 0;

    for (int32_t goal = 0; goal < TTB__GOALS; goal++)
        sum += (double)ttb__tier_weight(tier, goal) * amounts[goal];
    return sum / 1000;
}

static double price(const ttb__bound_program *make, const double amounts[TTB__GOALS])
{
    double sum = 0;

    for (int32_t goal = 0; goal < TTB__GOALS; goal++)
        sum += make->weights[goal] * amounts[goal];
    return sum / 1000;
}

void ttb__bound_program_column(ttb__bound_program *make, const double amounts[TTB__GOALS],
                               double lower, double upper)
{
    ttb__draft_column(&make->draft, price(make, amounts), lower, upper);
    for (int32_t earlier = 0; earlier < make->tier; earlier++)
        ttb__draft_value(&make->draft, make->tier_row[earlier],
                         worth(&make->town->tiers[earlier], amounts));
}

/* ---- Rows */

static void add_offer_rows(ttb__bound_program *make, int32_t offer)
{
    const ttb__town_offer *limits = &make->town->offers.items[offer];
    const ttb__offer *given = ttb__town_given(make->town, offer);

    make->full_row[offer] = make->viable_row[offer] = TTB_NONE;
    if (!limits->most)
        return;
    make->full_row[offer] = ttb__draft_row(&make->draft, -INFINITY, 0);
    if (given->least_size > 0)
        make->viable_row[offer] = ttb__draft_row(
            &make->draft, make->by_student ? 0 : -make->reserve_takers[offer], INFINITY);
}

static void add_town_row(ttb__bound_program *make, int32_t number)
{
    const ttb__town_row *row = &make->town->rows.items[number];
    double limit = (double)row->limit;

    make->row[number] = row->is_covering ? ttb__draft_row(&make->draft, limit, INFINITY)
                                         : ttb__draft_row(&make->draft, -INFINITY, limit);
}

/* What all courses share, but for the rows of the town. */
static void add_tier_rows(ttb__bound_program *make)
{
    for (int32_t earlier = 0; earlier < make->tier; earlier++)
        make->tier_row[earlier] =
            make->course == TTB_NONE && make->earlier[earlier] < INT64_MAX
                ? ttb__draft_row(&make->draft, -INFINITY, (double)make->earlier[earlier] / 1000)
                : TTB_NONE;
}

/* ---- Columns */

/* What a seat in this place costs: what is sure of its minutes and, by percent, up to the minutes
 * of tours of its own; a tour on each day that has its lessons. */
static void add_amounts(const ttb__bound_program *make, const ttb__town_option *option,
                        uint64_t blocks, double amounts[TTB__GOALS])
{
    const ttb__town *town = make->town;
    double minutes = 0, own = 0;

    for (uint64_t rest = blocks; rest; rest &= rest - 1) {
        const int64_t *charges =
            town->charges.items + option->first_charge + 2 * ttb__lowest_bit(rest);
        minutes += (double)charges[0];
        amounts[TTB_GOAL_JOURNEYS] += (double)charges[1];
    }
    for (int64_t day = 0; town->has_lessons && day < town->days.count; day++)
        own += town->days.items[day].blocks & blocks ? 1000.0 * option->way : 0;
    own = town->has_lessons ? own : minutes;
    amounts[TTB_GOAL_TRAVEL] = minutes + (own - minutes) * make->percent / 100;
}

void ttb__bound_program_amounts(const ttb__bound_program *make, const ttb__town_option *option,
                                double amounts[TTB__GOALS])
{
    int32_t places = make->town->offers.items[option->offer].place_count;

    amounts[TTB_GOAL_TRAVEL] = amounts[TTB_GOAL_JOURNEYS] = INFINITY;
    for (int32_t place = 0; place < places; place++) {
        double at[TTB__GOALS] = {0};
        if (!ttb__town_is_legal(option, place))
            continue;
        add_amounts(make, option, ttb__town_place(make->town, option->offer, place), at);
        for (int32_t goal = 0; goal < TTB__GOALS; goal++)
            amounts[goal] = at[goal] < amounts[goal] ? at[goal] : amounts[goal];
    }
}

static void add_seat_column(ttb__bound_program *make, const ttb__town_class *class,
                            int32_t class_row, const ttb__town_option *option)
{
    double amounts[TTB__GOALS] = {0};

    ttb__bound_program_amounts(make, option, amounts);
    ttb__bound_program_column(make, amounts, 0, class->count);
    ttb__draft_value(&make->draft, class_row, 1);
    ttb__draft_value(&make->draft, make->full_row[option->offer], 1);
    ttb__draft_value(&make->draft, make->viable_row[option->offer], 1);
}

/* Each request of the class has a seat or is unmet. Reserves come in by the weight of unmet choices
 * only. */
static void add_class(ttb__bound_program *make, const ttb__town_class *class)
{
    double amounts[TTB__GOALS] = {0};
    int32_t class_row;

    if (class->is_reserve)
        return;
    class_row = ttb__draft_row(&make->draft, class->count, class->count);
    amounts[TTB_GOAL_UNMET] = (double)class->net_weight;
    ttb__bound_program_column(make, amounts, 0, class->count);
    ttb__draft_value(&make->draft, class_row, 1);
    for (int32_t number = 0; number < class->option_count; number++)
        add_seat_column(make, class, class_row,
                        &make->town->options.items[class->first_option + number]);
}

static void add_section_column(ttb__bound_program *make, int32_t offer)
{
    const ttb__offer *given = ttb__town_given(make->town, offer);
    const ttb__town_offer *limits = &make->town->offers.items[offer];
    double amounts[TTB__GOALS] = {0};

    if (!limits->most)
        return;
    amounts[TTB_GOAL_SECTION_COST] = (double)given->cost;
    ttb__bound_program_column(make, amounts, limits->least, limits->most);
    ttb__draft_value(&make->draft, make->full_row[offer], -given->most_size);
    ttb__draft_value(&make->draft, make->viable_row[offer], -given->least_size);
    for (int32_t place = make->offer_start[offer]; place < make->offer_start[offer + 1]; place++)
        ttb__draft_value(&make->draft, make->row[make->offer_rows[place]],
                         make->offer_amounts[place]);
    if (make->by_student)
        ttb__bound_program_links(make, offer);
}

/* The entries of the town's rows by offer: counted, summed, filled. */
static void sort_entries(ttb__bound_program *make)
{
    const ttb__town *town = make->town;
    int32_t *start = make->offer_start;

    for (int64_t entry = 0; entry < town->entries.count; entry++)
        start[town->entries.items[entry].offer + 2]++;
    for (int32_t offer = 0; offer < town->offers.count; offer++)
        start[offer + 2] += start[offer + 1];
    for (int32_t number = 0; number < town->rows.count; number++) {
        const ttb__town_row *row = &town->rows.items[number];
        for (int32_t place = 0; place < row->entry_count; place++) {
            const ttb__town_entry *entry = &town->entries.items[row->first_entry + place];
            int32_t to = start[entry->offer + 1]++;
            make->offer_rows[to] = number;
            make->offer_amounts[to] = entry->amount;
        }
    }
}

/* Rows of one course by course, likewise. */
static void sort_rows(ttb__bound_program *make)
{
    const ttb__town *town = make->town;
    int32_t *start = make->course_start;

    for (int64_t number = 0; number < town->rows.count; number++)
        if (town->rows.items[number].course != TTB_NONE)
            start[town->rows.items[number].course + 2]++;
    for (int32_t course = 0; course < town->partnership->courses.count; course++)
        start[course + 2] += start[course + 1];
    for (int32_t number = 0; number < town->rows.count; number++)
        if (town->rows.items[number].course != TTB_NONE)
            make->course_rows[start[town->rows.items[number].course + 1]++] = number;
}

static void count_reserves(ttb__bound_program *make)
{
    for (int64_t number = 0; number < make->town->classes.count; number++) {
        const ttb__town_class *class = &make->town->classes.items[number];
        for (int32_t option = 0; class->is_reserve && option < class->option_count; option++)
            make->reserve_takers[make->town->options.items[class->first_option + option].offer] +=
                class->count;
    }
}

static ttb_status make_room(ttb__bound_program *make)
{
    const ttb__town *town = make->town;
    int64_t offers = town->offers.count, courses = town->partnership->courses.count;

    make->full_row = ttb__alloc(offers, sizeof *make->full_row);
    make->viable_row = ttb__alloc(offers, sizeof *make->viable_row);
    make->reserve_takers = ttb__alloc(offers, sizeof *make->reserve_takers);
    make->row = ttb__alloc(town->rows.count, sizeof *make->row);
    make->offer_start = ttb__alloc(offers + 2, sizeof *make->offer_start);
    make->offer_rows = ttb__alloc(town->entries.count, sizeof *make->offer_rows);
    make->offer_amounts = ttb__alloc(town->entries.count, sizeof *make->offer_amounts);
    make->course_start = ttb__alloc(courses + 2, sizeof *make->course_start);
    make->course_rows = ttb__alloc(town->rows.count, sizeof *make->course_rows);
    return make->full_row && make->viable_row && make->reserve_takers && make->row &&
                   make->offer_start && make->offer_rows && make->offer_amounts &&
                   make->course_start && make->course_rows
               ? TTB_OK
               : TTB_ERR_MEMORY;
}

ttb_status ttb__bound_program_make(ttb__bound_program *make)
{
    if (make_room(make))
        return TTB_ERR_MEMORY;
    sort_entries(make);
    sort_rows(make);
    count_reserves(make);
    for (int64_t row = 0; row < make->town->rows.count; row++)
        make->row[row] = TTB_NONE;
    return TTB_OK;
}

static void build_all(ttb__bound_program *make)
{
    const ttb__town *town = make->town;

    for (int32_t offer = 0; offer < town->offers.count; offer++)
        add_offer_rows(make, offer);
    for (int32_t row = 0; row < town->rows.count; row++)
        add_town_row(make, row);
    add_tier_rows(make);
    if (make->by_student)
        ttb__bound_program_students(make);
    for (int64_t number = 0; !make->by_student && number < town->classes.count; number++)
        add_class(make, &town->classes.items[number]);
    for (int32_t offer = 0; offer < town->offers.count; offer++)
        add_section_column(make, offer);
}

/* Rows of other courses keep the numbers of earlier builds; nothing of this course looks at them.
 */
static void build_course(ttb__bound_program *make, int32_t course)
{
    const ttb__town *town = make->town;
    int32_t first = town->course_first_offer[course];
    int32_t after = first + town->course_offer_count[course];

    for (int32_t offer = first; offer < after; offer++)
        add_offer_rows(make, offer);
    for (int32_t at = make->course_start[course]; at < make->course_start[course + 1]; at++)
        add_town_row(make, make->course_rows[at]);
    add_tier_rows(make);
    for (int32_t number = town->course_first_class[course];
         number < town->course_first_class[course + 1]; number++)
        add_class(make, &town->classes.items[number]);
    for (int32_t offer = first; offer < after; offer++)
        add_section_column(make, offer);
}

ttb_status ttb__bound_program_build(ttb__bound_program *make, int32_t course)
{
    ttb__draft_forget(&make->draft);
    make->course = course;
    if (course == TTB_NONE)
        build_all(make);
    else
        build_course(make, course);
    return make->draft.status;
}

void ttb__bound_program_clear(ttb__bound_program *make)
{
    ttb__draft_clear(&make->draft);
    ttb__free(make->full_row);
    ttb__free(make->viable_row);
    ttb__free(make->row);
    ttb__free(make->offer_start);
    ttb__free(make->offer_rows);
    ttb__free(make->offer_amounts);
    ttb__free(make->course_start);
    ttb__free(make->course_rows);
    ttb__free(make->reserve_takers);
}
