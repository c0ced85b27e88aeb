#include "insight/reach.h"

#include "api/bulk.h"
#include "api/owner.h"

enum { MOST_LEVEL = 8, MOST_MINUTES = 1440 };

static int is_none_or_up_to(int32_t number, int32_t most)
{
    return number == TTB_NONE || (number >= 0 && number <= most);
}

ttb_status ttb_reach_new(const ttb_partnership *partnership, const ttb_timetable *timetable,
                         int32_t level, int32_t minutes, ttb_reach **reach_out)
{
    ttb_status status;

    if (reach_out == NULL)
        return TTB_ERR_ARGUMENT;
    *reach_out = NULL;
    if (partnership == NULL || timetable == NULL)
        return TTB_ERR_ARGUMENT;
    if (!is_none_or_up_to(level, MOST_LEVEL) || !is_none_or_up_to(minutes, MOST_MINUTES))
        return TTB_ERR_RANGE;
    status = ttb__must_be_of(timetable, partnership);
    if (status == TTB_OK)
        status = ttb__reach_make(partnership, timetable, level, minutes, reach_out);
    return status;
}

void ttb_reach_free(ttb_reach *reach)
{
    ttb__reach_destroy(reach);
}

ttb_status ttb_reach_get_homes(const ttb_reach *reach, int32_t *sites, int32_t *cohorts,
                               int64_t capacity, int64_t *count_out)
{
    ttb_status status;

    if (count_out != NULL)
        *count_out = 0;
    if (reach == NULL)
        return TTB_ERR_ARGUMENT;
    status = ttb__bulk_begin(reach->homes.count, capacity, count_out);
    if (status != TTB_OK || capacity == 0)
        return status;
    for (int64_t item = 0; item < reach->homes.count; item++) {
        ttb__bulk_put(sites, item, reach->homes.items[item].site);
        ttb__bulk_put(cohorts, item, reach->homes.items[item].cohort);
    }
    return TTB_OK;
}

/* Parameters over the limit: one array for each thing that is read of a course. */
ttb_status ttb_reach_get_courses(const ttb_reach *reach, int32_t home, int32_t *courses,
                                 int32_t *reasons, int32_t *sites, int32_t *minutes,
                                 int32_t *has_free_seats, int64_t capacity, int64_t *count_out)
{
    const ttb__reach_home *row;
    ttb_status status;

    if (count_out != NULL)
        *count_out = 0;
    if (reach == NULL)
        return TTB_ERR_ARGUMENT;
    if (home < 0 || home >= reach->homes.count)
        return TTB_ERR_NOT_FOUND;
    row = &reach->homes.items[home];
    status = ttb__bulk_begin(row->courses.count, capacity, count_out);
    if (status != TTB_OK || capacity == 0)
        return status;
    for (int64_t item = 0; item < row->courses.count; item++) {
        const ttb__reach_course *course = &row->courses.items[item];
        ttb__bulk_put(courses, item, course->course);
        ttb__bulk_put(reasons, item, course->reason);
        ttb__bulk_put(sites, item, course->site);
        ttb__bulk_put(minutes, item, course->minutes);
        ttb__bulk_put(has_free_seats, item, course->has_free_seat);
    }
    return TTB_OK;
}

ttb_status ttb_reach_get_share(const ttb_reach *reach, int32_t home, int32_t size,
                               int64_t *per_thousand_out, int64_t *free_per_thousand_out)
{
    const ttb__reach_share *share;

    if (per_thousand_out != NULL)
        *per_thousand_out = 0;
    if (free_per_thousand_out != NULL)
        *free_per_thousand_out = 0;
    if (reach == NULL || per_thousand_out == NULL || free_per_thousand_out == NULL)
        return TTB_ERR_ARGUMENT;
    if (home < 0 || home >= reach->homes.count)
        return TTB_ERR_NOT_FOUND;
    if (size != 2 && size != 3)
        return TTB_ERR_RANGE;
    share = size == 2 ? &reach->homes.items[home].pairs : &reach->homes.items[home].triples;
    *per_thousand_out = share->any;
    *free_per_thousand_out = share->free;
    return TTB_OK;
}
