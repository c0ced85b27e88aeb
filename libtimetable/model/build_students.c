#include "base/utf8.h"
#include "model/build.h"
#include "model/inside.h"

/* Store a student; the cohort comes last of what can fail, as for a course. */
static ttb_status store_student(ttb_partnership *partnership, ttb__student student,
                                const char *cohort)
{
    ttb_status status = TTB_ERR_MEMORY;

    if (!student.id || TTB__RESERVE(&partnership->students, 1) ||
        ttb__idmap_reserve(&partnership->student_ids, 1))
        return status;
    status = ttb__add_cohort(partnership, cohort, &student.cohort);
    if (!status)
        status = ttb__idmap_add(&partnership->student_ids, student.id,
                                (int32_t)partnership->students.count);
    if (!status)
        partnership->students.items[partnership->students.count++] = student;
    return status;
}

ttb_status ttb__add_student(ttb_partnership *partnership, const char *id, int32_t home,
                            const char *cohort, int32_t *student_out)
{
    ttb__student student = {.home = home};
    ttb_status status = ttb__check_new_id(&partnership->student_ids, id, TTB__MOST_STUDENTS);

    if (cohort && !ttb__is_id(cohort))
        return TTB_ERR_ARGUMENT;
    if (status == TTB_ERR_ARGUMENT)
        return status;
    if (!ttb__is_in(home, partnership->sites.count))
        return TTB_ERR_NOT_FOUND;
    if (status)
        return status;
    for (int32_t limit = 0; limit < TTB__LIMITS; limit++)
        student.limits[limit] = TTB__LIMIT_DEFAULT;
    student.id = ttb__copy_text(id);
    status = store_student(partnership, student, cohort);
    if (status) {
        ttb__free(student.id);
        return status;
    }
    *student_out = (int32_t)partnership->students.count - 1;
    return TTB_OK;
}

static ttb_status add_to(ttb__choices *choices, int32_t course, int64_t weight)
{
    ttb__choice choice = {.course = course, .weight = weight};

    if (weight < 1 || weight > TTB__MOST_MILLE)
        return TTB_ERR_RANGE;
    for (int64_t place = 0; place < choices->count; place++) {
        if (choices->items[place].course == course)
            return TTB_ERR_STATE;
    }
    return choices->count < TTB__MOST_CHOICES ? TTB__PUSH(choices, choice) : TTB_ERR_TOO_LARGE;
}

ttb_status ttb__add_choice(ttb_partnership *partnership, int32_t student, int32_t course,
                           int64_t weight)
{
    if (!ttb__is_in(student, partnership->students.count) ||
        !ttb__is_in(course, partnership->courses.count))
        return TTB_ERR_NOT_FOUND;
    return add_to(&partnership->students.items[student].choices, course, weight);
}

ttb_status ttb__add_reserve(ttb_partnership *partnership, int32_t student, int32_t course,
                            int64_t weight)
{
    if (!ttb__is_in(student, partnership->students.count) ||
        !ttb__is_in(course, partnership->courses.count))
        return TTB_ERR_NOT_FOUND;
    return add_to(&partnership->students.items[student].reserves, course, weight);
}

/* TTB_OK if the limit is one of TTB_LIMIT_... and the value is in its range. */
static ttb_status check_limit(int32_t limit, int32_t value)
{
    enum { MOST_MINUTES = 24 * 60, MOST_COUNT = 1000 };
    int32_t most = limit == TTB_LIMIT_MINUTES_A_DAY ? MOST_MINUTES : MOST_COUNT;

    if (!ttb__is_in(limit, TTB__LIMITS))
        return TTB_ERR_NOT_FOUND;
    return value >= TTB_NONE && value <= most ? TTB_OK : TTB_ERR_RANGE;
}

ttb_status ttb__set_limit(ttb_partnership *partnership, int32_t limit, int32_t value)
{
    ttb_status status = check_limit(limit, value);

    if (!status)
        partnership->limits[limit] = value;
    return status;
}

ttb_status ttb__set_student_limit(ttb_partnership *partnership, int32_t student, int32_t limit,
                                  int32_t value)
{
    ttb_status status = check_limit(limit, value);

    if (!ttb__is_in(student, partnership->students.count))
        return TTB_ERR_NOT_FOUND;
    if (!status)
        partnership->students.items[student].limits[limit] = value;
    return status;
}
