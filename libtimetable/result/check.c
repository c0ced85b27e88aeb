#include "result/check.h"

#include <stdarg.h>

#include "base/checked.h"
#include "result/checker.h"
#include "result/cycle.h"

void ttb__broken(ttb__checker *checker, const char *code, int32_t section, int32_t seat,
                 const char *format, ...)
{
    va_list arguments;
    checker->broken_count++;
    if (checker->report == NULL || checker->status != TTB_OK ||
        ttb__report_count_more(checker->report, 1, TTB_SEVERITY_ERROR))
        return;
    checker->place.length = 0;
    checker->sentence.length = 0;
    ttb__text_add(&checker->place, "");
    if (section != TTB_NONE)
        ttb__text_format(&checker->place, "/sections/%d", section);
    if (seat != TTB_NONE)
        ttb__text_format(&checker->place, "/students/%d", seat);
    va_start(arguments, format);
    ttb__text_format_list(&checker->sentence, format, &arguments);
    va_end(arguments);
    checker->status =
        checker->place.status != TTB_OK ? checker->place.status : checker->sentence.status;
    if (checker->status == TTB_OK)
        checker->status = ttb__report_add(checker->report, TTB_SEVERITY_ERROR, code,
                                          checker->place.bytes, checker->sentence.bytes, NULL);
}

void ttb__goal_add(ttb__checker *checker, int32_t goal, int64_t units, int64_t weight)
{
    int64_t *value = &checker->goal_values[goal], addition = 0;
    if (ttb__multiply_overflows(units, weight, &addition) ||
        ttb__add_overflows(*value, addition, value))
        checker->is_too_large = 1;
}

static int is_outside(int64_t number, int64_t count)
{
    return number < 0 || number >= count;
}

/* A timetable of another partnership may name anything; the checker looks at none of it. */
static int fits_partnership(const ttb_partnership *partnership, const ttb_timetable *timetable)
{
    for (int64_t item = 0; item < timetable->sections.count; item++) {
        const ttb__section *section = &timetable->sections.items[item];
        if (is_outside(section->course, partnership->courses.count) ||
            is_outside(section->site, partnership->sites.count))
            return 0;
        for (int64_t seat = 0; seat < section->students.count; seat++)
            if (is_outside(section->students.items[seat], partnership->students.count))
                return 0;
    }
    return 1;
}

/* Turn counts that stand one place further on into starts. */
static void add_up(int64_t *starts, int64_t count)
{
    for (int64_t item = 0; item < count; item++)
        starts[item + 1] += starts[item];
}

/* Move starts back after a filling loop has advanced each of them to its end. */
static void move_back(int64_t *starts, int64_t count)
{
    for (int64_t item = count; item > 0; item--)
        starts[item] = starts[item - 1];
    starts[0] = 0;
}

static ttb_status group_sections(ttb__checker *checker)
{
    int64_t offers = checker->partnership->offers.count;
    int64_t sections = checker->timetable->sections.count;
    checker->section_offers = ttb__alloc(sections, sizeof *checker->section_offers);
    checker->offer_starts = ttb__alloc(offers + 1, sizeof *checker->offer_starts);
    checker->offer_sections = ttb__alloc(sections, sizeof *checker->offer_sections);
    if (checker->section_offers == NULL || checker->offer_starts == NULL ||
        checker->offer_sections == NULL)
        return TTB_ERR_MEMORY;
    for (int32_t section = 0; section < sections; section++) {
        const ttb__section *item = ttb__section_at(checker, section);
        int32_t offer = ttb__find_offer(checker->partnership, item->course, item->site);
        checker->section_offers[section] = offer;
        if (offer != TTB_NONE)
            checker->offer_starts[offer + 1]++;
    }
    add_up(checker->offer_starts, offers);
    for (int32_t section = 0; section < sections; section++) {
        int32_t offer = checker->section_offers[section];
        if (offer != TTB_NONE)
            checker->offer_sections[checker->offer_starts[offer]++] = section;
    }
    move_back(checker->offer_starts, offers);
    return TTB_OK;
}

static ttb_status group_seats(ttb__checker *checker)
{
    const ttb_timetable *timetable = checker->timetable;
    int64_t students = checker->partnership->students.count, seats = 0;
    checker->student_starts = ttb__alloc(students + 1, sizeof *checker->student_starts);
    if (checker->student_starts == NULL)
        return TTB_ERR_MEMORY;
    for (int64_t section = 0; section < timetable->sections.count; section++) {
        const ttb__numbers *seated = &timetable->sections.items[section].students;
        for (int64_t place = 0; place < seated->count; place++)
            checker->student_starts[seated->items[place] + 1]++;
        seats += seated->count;
    }
    checker->seats = ttb__alloc(seats, sizeof *checker->seats);
    if (checker->seats == NULL)
        return TTB_ERR_MEMORY;
    add_up(checker->student_starts, students);
    for (int32_t section = 0; section < timetable->sections.count; section++) {
        const ttb__numbers *seated = &timetable->sections.items[section].students;
        for (int32_t place = 0; place < seated->count; place++)
            checker->seats[checker->student_starts[seated->items[place]]++] =
                (ttb__seat){section, place};
    }
    move_back(checker->student_starts, students);
    return TTB_OK;
}

ttb_status ttb__checker_make(ttb__checker *checker, const ttb_partnership *partnership,
                             const ttb_timetable *timetable, ttb_report *report)
{
    *checker = (ttb__checker){.partnership = partnership, .timetable = timetable, .report = report};
    if (!fits_partnership(partnership, timetable))
        return TTB_ERR_STATE;
    ttb_status status = ttb__travel_make(partnership, &checker->travel);
    if (status != TTB_OK)
        return status;
    checker->weeks = ttb__cycle_weeks(partnership);
    checker->has_lessons = ttb__has_lessons(partnership);
    checker->course_marks = ttb__alloc(partnership->courses.count, sizeof *checker->course_marks);
    if (checker->course_marks == NULL || group_sections(checker) != TTB_OK ||
        group_seats(checker) != TTB_OK)
        return TTB_ERR_MEMORY;
    return TTB_OK;
}

void ttb__checker_clear(ttb__checker *checker)
{
    ttb__free(checker->unmet_courses.items);
    ttb__free(checker->unmet_students.items);
    ttb__text_clear(&checker->sentence);
    ttb__text_clear(&checker->place);
    ttb__free(checker->course_marks);
    ttb__free(checker->seats);
    ttb__free(checker->student_starts);
    ttb__free(checker->offer_sections);
    ttb__free(checker->offer_starts);
    ttb__free(checker->section_offers);
    ttb__travel_clear(&checker->travel);
}

/* Report and timetable change at the end, where nothing can fail any more. */
ttb_status ttb__check(const ttb_partnership *partnership, ttb_timetable *timetable,
                      int *is_valid_out, ttb_report *report)
{
    ttb__checker checker;
    ttb_report findings = {0};
    ttb_status status;
    checker.status = ttb__checker_make(&checker, partnership, timetable, report ? &findings : NULL);
    if (checker.status == TTB_OK) {
        ttb__check_sections(&checker);
        ttb__check_students(&checker);
        ttb__check_resources(&checker);
        ttb__check_travel(&checker);
        ttb__check_rules(&checker);
        ttb__check_reach(&checker);
        ttb__work_out_values(&checker);
    }
    status = ttb__report_end(report, &findings, checker.status);
    if (status == TTB_OK)
        ttb__put_values(&checker, timetable);
    *is_valid_out = status == TTB_OK && checker.broken_count == 0;
    ttb__checker_clear(&checker);
    return status;
}
