#include "result/unmet.h"

#include "result/checker.h"

static ttb_status add_student(const ttb__checker *checker, int32_t student, ttb__numbers *students,
                              ttb__numbers *courses)
{
    const ttb__choices *choices = &checker->partnership->students.items[student].choices;
    int32_t *marks = checker->course_marks; /* one more than the last student with a seat */
    const ttb__seat *seats;
    int64_t count = ttb__seats_of(checker, student, &seats);
    for (int64_t seat = 0; seat < count; seat++)
        marks[ttb__section_at(checker, seats[seat].section)->course] = student + 1;
    for (int64_t choice = 0; choice < choices->count; choice++) {
        int32_t course = choices->items[choice].course;
        if (marks[course] == student + 1)
            continue;
        if (TTB__PUSH(students, student) != TTB_OK || TTB__PUSH(courses, course) != TTB_OK)
            return TTB_ERR_MEMORY;
    }
    return TTB_OK;
}

ttb_status ttb__find_unmet(const ttb_partnership *partnership, const ttb_timetable *timetable,
                           ttb__numbers *students, ttb__numbers *courses)
{
    ttb__checker checker;
    ttb_status status = ttb__checker_make(&checker, partnership, timetable, NULL);
    students->count = 0;
    courses->count = 0;
    for (int32_t student = 0; status == TTB_OK && student < partnership->students.count; student++)
        status = add_student(&checker, student, students, courses);
    if (status != TTB_OK)
        students->count = courses->count = 0;
    ttb__checker_clear(&checker);
    return status;
}
