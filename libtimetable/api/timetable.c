/* Timetables by hand, and what they say. */
#include "result/timetable.h"

#include <string.h>

#include "api/bulk.h"
#include "api/owner.h"
#include "base/bits.h"
#include "result/unmet.h"
#include "text/json.h"

void ttb_timetable_free(ttb_timetable *timetable)
{
    ttb__timetable_destroy(timetable);
}

/* What was solved and then changed is no longer the solver's word. */
static void forget_solve(ttb_timetable *timetable)
{
    timetable->outcome = TTB_OUTCOME_GIVEN;
    timetable->run.is_solved = 0;
}

static ttb_status make_mask(const ttb_timetable *timetable, const int32_t *blocks, int64_t count,
                            uint64_t *mask_out)
{
    *mask_out = 0;
    if (count < 0 || (count > 0 && blocks == NULL))
        return TTB_ERR_ARGUMENT;
    for (int64_t item = 0; item < count; item++) {
        if (blocks[item] < 0 || blocks[item] >= timetable->block_ids.count)
            return TTB_ERR_NOT_FOUND;
        if (*mask_out >> blocks[item] & 1)
            return TTB_ERR_STATE;
        *mask_out |= UINT64_C(1) << blocks[item];
    }
    return TTB_OK;
}

ttb_status ttb_timetable_add_section(ttb_timetable *timetable, int32_t course, int32_t site,
                                     int32_t number, const int32_t *blocks, int64_t count,
                                     int32_t *section_out)
{
    uint64_t mask;
    ttb_status status;

    if (section_out == NULL)
        return TTB_ERR_ARGUMENT;
    *section_out = 0;
    if (timetable == NULL)
        return TTB_ERR_ARGUMENT;
    status = make_mask(timetable, blocks, count, &mask);
    if (status == TTB_OK)
        status = ttb__timetable_add_section(timetable, course, site, number, mask, section_out);
    if (status == TTB_OK)
        forget_solve(timetable);
    return status;
}

ttb_status ttb_timetable_add_seat(ttb_timetable *timetable, int32_t section, int32_t student)
{
    ttb_status status;

    if (timetable == NULL)
        return TTB_ERR_ARGUMENT;
    if (section >= 0 && section < timetable->sections.count) {
        const ttb__numbers *students = &timetable->sections.items[section].students;
        for (int64_t seat = 0; seat < students->count; seat++)
            if (students->items[seat] == student)
                return TTB_ERR_STATE;
    }
    status = ttb__timetable_add_seat(timetable, section, student);
    if (status == TTB_OK)
        forget_solve(timetable);
    return status;
}

int32_t ttb_timetable_get_outcome(const ttb_timetable *timetable)
{
    return timetable != NULL ? timetable->outcome : TTB_OUTCOME_UNKNOWN;
}

int32_t ttb_timetable_get_stop(const ttb_timetable *timetable)
{
    return timetable != NULL ? timetable->stop : TTB_STOP_DONE;
}

int64_t ttb_timetable_get_work(const ttb_timetable *timetable)
{
    return timetable != NULL ? timetable->run.work : 0;
}

int32_t ttb_timetable_tier_count(const ttb_timetable *timetable)
{
    return timetable != NULL && timetable->has_values ? timetable->tier_count : 0;
}

ttb_status ttb_timetable_get_tier(const ttb_timetable *timetable, int32_t tier, int64_t *value_out,
                                  int64_t *bound_out)
{
    if (value_out != NULL)
        *value_out = 0;
    if (bound_out != NULL)
        *bound_out = 0;
    if (timetable == NULL || value_out == NULL || bound_out == NULL)
        return TTB_ERR_ARGUMENT;
    if (tier < 0 || tier >= ttb_timetable_tier_count(timetable))
        return TTB_ERR_NOT_FOUND;
    *value_out = timetable->tier_values[tier];
    *bound_out = timetable->tier_bounds[tier];
    return TTB_OK;
}

ttb_status ttb_timetable_get_goal(const ttb_timetable *timetable, int32_t goal, int64_t *value_out)
{
    if (value_out == NULL)
        return TTB_ERR_ARGUMENT;
    *value_out = 0;
    if (timetable == NULL)
        return TTB_ERR_ARGUMENT;
    if (goal < 0 || goal >= TTB__GOALS || !timetable->has_values)
        return TTB_ERR_NOT_FOUND;
    *value_out = timetable->goal_values[goal];
    return TTB_OK;
}

ttb_status ttb_timetable_get_sections(const ttb_timetable *timetable, int32_t *courses,
                                      int32_t *sites, int32_t *numbers, int64_t capacity,
                                      int64_t *count_out)
{
    ttb_status status;

    if (count_out != NULL)
        *count_out = 0;
    if (timetable == NULL)
        return TTB_ERR_ARGUMENT;
    status = ttb__bulk_begin(timetable->sections.count, capacity, count_out);
    if (status != TTB_OK || capacity == 0)
        return status;
    for (int64_t item = 0; item < timetable->sections.count; item++) {
        const ttb__section *section = &timetable->sections.items[item];
        ttb__bulk_put(courses, item, section->course);
        ttb__bulk_put(sites, item, section->site);
        ttb__bulk_put(numbers, item, section->number);
    }
    return TTB_OK;
}

ttb_status ttb_timetable_get_section_blocks(const ttb_timetable *timetable, int32_t *sections,
                                            int32_t *blocks, int64_t capacity, int64_t *count_out)
{
    int64_t count = 0;
    ttb_status status;

    if (count_out != NULL)
        *count_out = 0;
    if (timetable == NULL)
        return TTB_ERR_ARGUMENT;
    for (int64_t section = 0; section < timetable->sections.count; section++)
        count += ttb__bit_count(timetable->sections.items[section].blocks);
    status = ttb__bulk_begin(count, capacity, count_out);
    if (status != TTB_OK || capacity == 0)
        return status;
    count = 0;
    for (int32_t section = 0; section < timetable->sections.count; section++)
        for (uint64_t left = timetable->sections.items[section].blocks; left != 0;
             left &= left - 1, count++) {
            ttb__bulk_put(sections, count, section);
            ttb__bulk_put(blocks, count, ttb__lowest_bit(left));
        }
    return TTB_OK;
}

ttb_status ttb_timetable_get_seats(const ttb_timetable *timetable, int32_t *sections,
                                   int32_t *students, int64_t capacity, int64_t *count_out)
{
    int64_t count = 0;
    ttb_status status;

    if (count_out != NULL)
        *count_out = 0;
    if (timetable == NULL)
        return TTB_ERR_ARGUMENT;
    for (int64_t section = 0; section < timetable->sections.count; section++)
        count += timetable->sections.items[section].students.count;
    status = ttb__bulk_begin(count, capacity, count_out);
    if (status != TTB_OK || capacity == 0)
        return status;
    count = 0;
    for (int32_t section = 0; section < timetable->sections.count; section++) {
        const ttb__numbers *seated = &timetable->sections.items[section].students;
        for (int64_t seat = 0; seat < seated->count; seat++, count++) {
            ttb__bulk_put(sections, count, section);
            ttb__bulk_put(students, count, seated->items[seat]);
        }
    }
    return TTB_OK;
}

/* The unmet choices of this partnership's timetable, or why they cannot be told. */
static ttb_status find_unmet(const ttb_timetable *timetable, const ttb_partnership *partnership,
                             ttb__numbers *students, ttb__numbers *courses)
{
    ttb_status status = ttb__must_be_of(timetable, partnership);
    return status ? status : ttb__find_unmet(partnership, timetable, students, courses);
}

ttb_status ttb_timetable_get_unmet(const ttb_timetable *timetable,
                                   const ttb_partnership *partnership, int32_t *students,
                                   int32_t *courses, int64_t capacity, int64_t *count_out)
{
    ttb__numbers unmet_students = {0}, unmet_courses = {0};
    ttb_status status;

    if (count_out != NULL)
        *count_out = 0;
    if (timetable == NULL || partnership == NULL)
        return TTB_ERR_ARGUMENT;
    status = find_unmet(timetable, partnership, &unmet_students, &unmet_courses);
    if (status == TTB_OK)
        status = ttb__bulk_begin(unmet_students.count, capacity, count_out);
    for (int64_t item = 0; status == TTB_OK && capacity > 0 && item < unmet_students.count;
         item++) {
        ttb__bulk_put(students, item, unmet_students.items[item]);
        ttb__bulk_put(courses, item, unmet_courses.items[item]);
    }
    ttb__free(unmet_courses.items);
    ttb__free(unmet_students.items);
    return status;
}
