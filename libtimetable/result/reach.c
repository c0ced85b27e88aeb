#include "result/reach.h"

int ttb__can_learn_at(const ttb_partnership *partnership, const ttb__travel *travel, int32_t home,
                      int32_t site)
{
    const int32_t *limits = partnership->limits;
    int32_t there = ttb__minutes(travel, home, site), back = ttb__minutes(travel, site, home);
    if (home == site)
        return 1;
    if (there == TTB_NONE || back == TTB_NONE || limits[TTB_LIMIT_COURSES_AWAY] == 0)
        return 0;
    if (limits[TTB_LIMIT_MINUTES_A_DAY] != TTB_NONE &&
        there + back > limits[TTB_LIMIT_MINUTES_A_DAY])
        return 0;
    /* journeys_a_day says nothing of abstract blocks. */
    return !ttb__has_lessons(partnership) || limits[TTB_LIMIT_JOURNEYS_A_DAY] == TTB_NONE ||
           limits[TTB_LIMIT_JOURNEYS_A_DAY] >= 2;
}

ttb_status ttb__find_homes(const ttb_partnership *partnership, char **homes_out)
{
    int64_t sites = partnership->sites.count;
    char *homes = ttb__alloc((partnership->cohorts.count + 1) * sites, sizeof *homes);
    *homes_out = homes;
    if (homes == NULL)
        return TTB_ERR_MEMORY;
    for (int32_t student = 0; student < partnership->students.count; student++) {
        const ttb__student *item = &partnership->students.items[student];
        if (ttb__may_travel(partnership, student))
            homes[(item->cohort + 1) * sites + item->home] = 1;
    }
    return TTB_OK;
}
