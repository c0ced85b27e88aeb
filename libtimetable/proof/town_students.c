/* Students and their requests. */
#include "proof/town.h"

static int32_t limit_or_most(const ttb_partnership *partnership, int32_t student, int32_t limit)
{
    int32_t given = ttb__student_limit(partnership, student, limit);

    return given == TTB_NONE ? INT32_MAX : given;
}

static ttb_status add_requests(ttb__town *town, int32_t student, const ttb__choices *choices,
                               int32_t is_reserve)
{
    for (int64_t number = 0; number < choices->count; number++) {
        ttb__town_request request = {student, choices->items[number].course, is_reserve, TTB_NONE,
                                     choices->items[number].weight};
        if (TTB__PUSH(&town->requests, request))
            return TTB_ERR_MEMORY;
    }
    return TTB_OK;
}

ttb_status ttb__town_students(ttb__town *town)
{
    const ttb_partnership *partnership = town->partnership;
    ttb_status status = TTB_OK;

    town->students = ttb__alloc(partnership->students.count, sizeof *town->students);
    if (!town->students)
        return TTB_ERR_MEMORY;
    for (int32_t number = 0; !status && number < partnership->students.count; number++) {
        const ttb__student *given = &partnership->students.items[number];
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
        if (!status && town->requests.count > INT32_MAX / 2)
            status = TTB_ERR_TOO_LARGE;
    }
    return status;
}
