/* Section 5 of docs/explain/model.md: what each goal and tier is worth, and the unmet choices
 * beside them. */
#include "base/checked.h"
#include "result/checker.h"
#include "result/unmet.h"

/* Weights of unmet choices less weights of reserve seats. The marks are one more than the student,
 * so that nobody has to clear them. */
static void add_unmet(ttb__checker *checker, int32_t student)
{
    const ttb__student *item = &checker->partnership->students.items[student];
    int32_t *marks = checker->course_marks;
    const ttb__seat *seats;
    int64_t count = ttb__seats_of(checker, student, &seats);
    for (int64_t seat = 0; seat < count; seat++)
        marks[ttb__section_at(checker, seats[seat].section)->course] = student + 1;
    for (int64_t place = 0; place < item->choices.count; place++)
        if (marks[item->choices.items[place].course] != student + 1)
            ttb__goal_add(checker, TTB_GOAL_UNMET, item->choices.items[place].weight, 1);
    for (int64_t place = 0; place < item->reserves.count; place++)
        if (marks[item->reserves.items[place].course] == student + 1)
            ttb__goal_add(checker, TTB_GOAL_UNMET, item->reserves.items[place].weight, -1);
}

/* Sizes of sections, squared and added up, less the least that as many students in as many sections
 * can have: as even as possible. */
static void add_balance(ttb__checker *checker, const int32_t *sections, int64_t count)
{
    int64_t students = 0;
    for (int64_t item = 0; item < count; item++) {
        int64_t size = ttb__section_at(checker, sections[item])->students.count;
        students += size;
        ttb__goal_add(checker, TTB_GOAL_BALANCE, size * size, 1000);
    }
    int64_t even = students / count, larger = students % count;
    ttb__goal_add(checker, TTB_GOAL_BALANCE, (even + 1) * (even + 1) * larger, -1000);
    ttb__goal_add(checker, TTB_GOAL_BALANCE, even * even * (count - larger), -1000);
}

static void work_out_sections(ttb__checker *checker)
{
    for (int32_t offer = 0; offer < checker->partnership->offers.count; offer++) {
        const int32_t *sections;
        int64_t count = ttb__sections_of(checker, offer, &sections);
        if (count == 0)
            continue;
        ttb__goal_add(checker, TTB_GOAL_SECTION_COST, count,
                      checker->partnership->offers.items[offer].cost);
        add_balance(checker, sections, count);
    }
}

static int64_t tier_value(ttb__checker *checker, const ttb__tier *tier)
{
    int64_t value = 0;
    for (int32_t item = 0; item < tier->goal_count; item++) {
        int64_t part = 0;
        if (ttb__multiply_overflows(checker->goal_values[tier->goals[item].goal],
                                    tier->goals[item].weight, &part) ||
            ttb__add_overflows(value, part, &value))
            checker->is_too_large = 1;
    }
    return value;
}

void ttb__work_out_values(ttb__checker *checker)
{
    int32_t tier_count;
    const ttb__tier *tiers = ttb__tiers(checker->partnership, &tier_count);
    for (int32_t student = 0; student < checker->partnership->students.count; student++)
        add_unmet(checker, student);
    work_out_sections(checker);
    for (int32_t tier = 0; tier < tier_count; tier++)
        checker->tier_values[tier] = tier_value(checker, &tiers[tier]);
    if (checker->status == TTB_OK)
        checker->status = ttb__find_unmet(checker->partnership, checker->timetable,
                                          &checker->unmet_students, &checker->unmet_courses);
    if (checker->is_too_large && checker->status == TTB_OK) {
        ttb__broken(checker, "value.too-large", TTB_NONE, TTB_NONE,
                    "The value of a goal or tier does not fit into 64 bits; use smaller weights.");
        checker->status = TTB_ERR_TOO_LARGE;
    }
}

static void swap(ttb__numbers *one, ttb__numbers *other)
{
    ttb__numbers kept = *one;
    *one = *other;
    *other = kept;
}

void ttb__put_values(ttb__checker *checker, ttb_timetable *timetable)
{
    const ttb__tier *tiers = ttb__tiers(checker->partnership, &timetable->tier_count);
    for (int32_t goal = 0; goal < TTB__GOALS; goal++)
        timetable->goal_values[goal] = checker->goal_values[goal];
    for (int32_t tier = 0; tier < timetable->tier_count; tier++) {
        timetable->tiers[tier] = tiers[tier];
        timetable->tier_values[tier] = checker->tier_values[tier];
        if (!timetable->has_values)
            timetable->tier_bounds[tier] = 0;
    }
    swap(&timetable->unmet_students, &checker->unmet_students);
    swap(&timetable->unmet_courses, &checker->unmet_courses);
    timetable->has_values = 1;
}
