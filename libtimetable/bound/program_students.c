/* The program of transport student by student: each seat needs a section of its own offer (links),
 * nobody has more courses away than he may, and a reserve takes the place of an unmet choice. */
#include <math.h>

#include "bound/program.h"

enum { DEAR = 1000000000 };

typedef struct student_rows {
    int32_t away, reserves;
} student_rows;

static student_rows add_rows(ttb__bound_program *make, const ttb__town_student *student)
{
    student_rows rows = {TTB_NONE, TTB_NONE};

    if (student->courses_away < student->request_count)
        rows.away = ttb__draft_row(&make->draft, -INFINITY, student->courses_away);
    if (student->request_count > student->choice_count)
        rows.reserves = ttb__draft_row(&make->draft, -INFINITY, 0);
    return rows;
}

static void add_unmet(ttb__bound_program *make, const student_rows *rows,
                      const ttb__town_request *asked, int32_t row)
{
    double amounts[TTB__GOALS] = {0};

    amounts[TTB_GOAL_UNMET] =
        make->town->classes.items[asked->class].is_pinned ? DEAR : (double)asked->weight;
    ttb__bound_program_column(make, amounts, 0, 1);
    ttb__draft_value(&make->draft, row, 1);
    ttb__draft_value(&make->draft, rows->reserves, -1);
}

static void add_seat(ttb__bound_program *make, const student_rows *rows,
                     const ttb__town_request *asked, int32_t row, int32_t number)
{
    const ttb__town *town = make->town;
    const ttb__town_option *option =
        &town->options.items[town->classes.items[asked->class].first_option + number];
    int is_away = town->offers.items[option->offer].site != town->students[asked->student].home;
    double amounts[TTB__GOALS] = {0};

    ttb__bound_program_amounts(make, option, amounts);
    if (asked->is_reserve)
        amounts[TTB_GOAL_UNMET] = -(double)asked->weight;
    ttb__bound_program_column(make, amounts, 0, 1);
    ttb__draft_value(&make->draft, row, 1);
    ttb__draft_value(&make->draft, make->first_link + (int32_t)asked->first_seat + number, 1);
    ttb__draft_value(&make->draft, asked->is_reserve ? rows->reserves : TTB_NONE, 1);
    ttb__draft_value(&make->draft, is_away ? rows->away : TTB_NONE, 1);
    ttb__draft_value(&make->draft, make->full_row[option->offer], 1);
    ttb__draft_value(&make->draft, make->viable_row[option->offer], 1);
}

static void add_request(ttb__bound_program *make, const student_rows *rows,
                        const ttb__town_request *asked)
{
    int32_t row = ttb__draft_row(&make->draft, asked->is_reserve ? -INFINITY : 1, 1);

    if (!asked->is_reserve)
        add_unmet(make, rows, asked, row);
    for (int32_t number = 0; number < make->town->classes.items[asked->class].option_count;
         number++)
        add_seat(make, rows, asked, row, number);
}

void ttb__bound_program_students(ttb__bound_program *make)
{
    const ttb__town *town = make->town;

    make->first_link = (int32_t)make->draft.row_lower.count;
    for (int64_t seat = 0; seat < town->seat_count; seat++)
        (void)ttb__draft_row(&make->draft, -INFINITY, 0);
    for (int64_t number = 0; number < town->partnership->students.count; number++) {
        const ttb__town_student *student = &town->students[number];
        student_rows rows = add_rows(make, student);
        for (int32_t place = 0; place < student->request_count; place++)
            add_request(make, &rows, &town->requests.items[student->first_request + place]);
    }
}

void ttb__bound_program_links(ttb__bound_program *make, int32_t offer)
{
    const ttb__town *town = make->town;
    int32_t course = town->offers.items[offer].course;

    for (int64_t number = 0; number < town->requests.count; number++) {
        const ttb__town_request *asked = &town->requests.items[number];
        const ttb__town_class *class = &town->classes.items[asked->class];
        for (int32_t at = 0; asked->course == course && at < class->option_count; at++)
            if (town->options.items[class->first_option + at].offer == offer)
                ttb__draft_value(&make->draft, make->first_link + (int32_t)asked->first_seat + at,
                                 -1);
    }
}
