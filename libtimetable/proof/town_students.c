/* Students and their requests, which are numbered by the ids of students and courses. */
#include <string.h>

#include "model/sorted.h"
#include "proof/town.h"

static int32_t limit_or_most(const ttb_partnership *partnership, int32_t student, int32_t limit)
{
    int32_t given = ttb__student_limit(partnership, student, limit);

    return given == TTB_NONE ? INT32_MAX : given;
}

/* Choices before reserves, each by the ids of courses. */
static ttb_status add_requests(ttb__town *town, int32_t student, const ttb__choices *choices,
                               int32_t is_reserve)
{
    const ttb__course *courses = town->partnership->courses.items;
    int64_t first = town->requests.count;

    for (int64_t number = 0; number < choices->count; number++) {
        ttb__town_request request = {student,  choices->items[number].course, is_reserve,
                                     TTB_NONE, choices->items[number].weight, 0};
        int64_t at = town->requests.count;
        if (TTB__PUSH(&town->requests, request))
            return TTB_ERR_MEMORY;
        for (; at > first && strcmp(courses[town->requests.items[at - 1].course].id,
                                    courses[request.course].id) > 0;
             at--)
            town->requests.items[at] = town->requests.items[at - 1];
        town->requests.items[at] = request;
    }
    return TTB_OK;
}

static ttb_status add_student(ttb__town *town, int32_t number)
{
    const ttb_partnership *partnership = town->partnership;
    const ttb__student *given = &partnership->students.items[number];
    ttb_status status;

    town->students[number] = (ttb__town_student){
        .home = given->home,
        .first_request = (int32_t)town->requests.count,
        .choice_count = (int32_t)given->choices.count,
        .request_count = (int32_t)(given->choices.count + given->reserves.count),
        .minutes_a_day = limit_or_most(partnership, number, TTB_LIMIT_MINUTES_A_DAY),
        .journeys_a_day = limit_or_most(partnership, number, TTB_LIMIT_JOURNEYS_A_DAY),
        .courses_away = limit_or_most(partnership, number, TTB_LIMIT_COURSES_AWAY)};
    status = add_requests(town, number, &given->choices, 0);
    if (!status)
        status = add_requests(town, number, &given->reserves, 1);
    return !status && town->requests.count > INT32_MAX / 2 ? TTB_ERR_TOO_LARGE : status;
}

ttb_status ttb__town_students(ttb__town *town)
{
    const ttb_partnership *partnership = town->partnership;
    int32_t *order = NULL;
    ttb_status status = ttb__order_by_id(partnership->students.items, partnership->students.count,
                                         sizeof *partnership->students.items, &order);

    town->students = ttb__alloc(partnership->students.count, sizeof *town->students);
    if (!town->students)
        status = TTB_ERR_MEMORY;
    for (int64_t place = 0; !status && place < partnership->students.count; place++)
        status = ttb__ask_at(place) ? TTB__STOPPED : add_student(town, order[place]);
    ttb__free(order);
    return status;
}
