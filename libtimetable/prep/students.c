/* Students with their requests, and what rules say of their seats. */
#include "prep/parts.h"

static ttb_status add_requests(ttb__prep *prep, int32_t student, const ttb__choices *choices,
                               int32_t is_reserve)
{
    for (int64_t number = 0; number < choices->count; number++) {
        ttb__request request = {student, choices->items[number].course, is_reserve,
                                choices->items[number].weight};
        if (TTB__PUSH(&prep->requests, request))
            return TTB_ERR_MEMORY;
    }
    return TTB_OK;
}

static ttb_status add_student(ttb__prep *prep, int32_t number)
{
    const ttb_partnership *partnership = prep->partnership;
    const ttb__student *given = &partnership->students.items[number];
    ttb__prep_student *student = &prep->students[number];
    if (ttb__ask_at(number))
        return TTB__STOPPED;
    student->home = given->home;
    student->first_request = (int32_t)prep->requests.count;
    student->choice_count = (int32_t)given->choices.count;
    student->request_count = (int32_t)(given->choices.count + given->reserves.count);
    student->minutes_a_day =
        ttb__limit_or_most(ttb__student_limit(partnership, number, TTB_LIMIT_MINUTES_A_DAY));
    student->journeys_a_day =
        ttb__limit_or_most(ttb__student_limit(partnership, number, TTB_LIMIT_JOURNEYS_A_DAY));
    student->courses_away =
        ttb__limit_or_most(ttb__student_limit(partnership, number, TTB_LIMIT_COURSES_AWAY));
    if (add_requests(prep, number, &given->choices, 0))
        return TTB_ERR_MEMORY;
    return add_requests(prep, number, &given->reserves, 1);
}

/* Requests by course: counted, summed, filled. */
static ttb_status make_takers(ttb__prep *prep)
{
    int32_t *first = ttb__alloc(prep->course_count + 2, sizeof *first);
    prep->course_first_taker = first;
    prep->takers = ttb__alloc(prep->requests.count, sizeof *prep->takers);
    if (!first || !prep->takers)
        return TTB_ERR_MEMORY;
    for (int64_t request = 0; request < prep->requests.count; request++)
        first[prep->requests.items[request].course + 2]++;
    for (int32_t course = 0; course < prep->course_count; course++)
        first[course + 2] += first[course + 1];
    for (int64_t request = 0; request < prep->requests.count; request++)
        prep->takers[first[prep->requests.items[request].course + 1]++] = (int32_t)request;
    return TTB_OK;
}

static int32_t find_request(const ttb__prep *prep, int32_t student, int32_t course)
{
    const ttb__prep_student *of = &prep->students[student];
    for (int32_t request = of->first_request; request < of->first_request + of->request_count;
         request++) {
        if (prep->requests.items[request].course == course)
            return request;
    }
    return TTB_NONE;
}

static int is_seat_rule(const ttb__rule *rule)
{
    return rule->kind == TTB__RULE_PIN_SEAT || rule->kind == TTB__RULE_FORBID_SEAT;
}

static void count_seat_rules(ttb__prep *prep)
{
    int32_t sum = 0;
    for (int64_t number = 0; number < prep->partnership->rules.count; number++) {
        const ttb__rule *rule = &prep->partnership->rules.items[number];
        if (is_seat_rule(rule) && find_request(prep, rule->student, rule->course) != TTB_NONE)
            prep->students[rule->student].seat_rule_count++;
    }
    for (int32_t student = 0; student < prep->student_count; student++) {
        prep->students[student].first_seat_rule = sum;
        sum += prep->students[student].seat_rule_count;
        prep->students[student].seat_rule_count = 0;
    }
    prep->seat_rules.count = sum;
}

/* A pin for a course that the student did not ask for stands in no request; ttb__prep_impossible()
 * reports it. */
static ttb_status make_seat_rules(ttb__prep *prep)
{
    count_seat_rules(prep);
    prep->seat_rules.items = ttb__alloc(prep->seat_rules.count, sizeof *prep->seat_rules.items);
    prep->seat_rules.capacity = prep->seat_rules.count;
    if (!prep->seat_rules.items)
        return TTB_ERR_MEMORY;
    for (int64_t number = 0; number < prep->partnership->rules.count; number++) {
        const ttb__rule *rule = &prep->partnership->rules.items[number];
        int32_t request;
        if (!is_seat_rule(rule))
            continue;
        request = find_request(prep, rule->student, rule->course);
        if (request != TTB_NONE) {
            ttb__prep_student *student = &prep->students[rule->student];
            ttb__seat_rule made = {request, rule->kind == TTB__RULE_PIN_SEAT, rule->site,
                                   rule->blocks};
            prep->seat_rules.items[student->first_seat_rule + student->seat_rule_count++] = made;
        }
    }
    return TTB_OK;
}

ttb_status ttb__prep_students(ttb__prep *prep, ttb_report *report)
{
    ttb_status status = TTB_OK;
    (void)report;
    prep->students = ttb__alloc(prep->student_count, sizeof *prep->students);
    if (!prep->students)
        return TTB_ERR_MEMORY;
    for (int32_t student = 0; !status && student < prep->student_count; student++)
        status = add_student(prep, student);
    if (!status && prep->requests.count > INT32_MAX / 2)
        status = TTB_ERR_TOO_LARGE;
    if (!status)
        status = make_takers(prep);
    if (!status)
        status = ttb__ask();
    if (!status)
        status = make_seat_rules(prep);
    return status;
}
