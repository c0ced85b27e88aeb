#include <stddef.h>

#include "model/build.h"

ttb_status ttb_partnership_new(ttb_partnership **partnership_out)
{
    if (!partnership_out)
        return TTB_ERR_ARGUMENT;
    *partnership_out = NULL;
    return ttb__partnership_make(partnership_out);
}

void ttb_partnership_free(ttb_partnership *partnership)
{
    ttb__partnership_destroy(partnership);
}

ttb_status ttb_partnership_set_name(ttb_partnership *partnership, const char *name)
{
    return partnership && name ? ttb__set_name(partnership, name) : TTB_ERR_ARGUMENT;
}

ttb_status ttb_partnership_add_block(ttb_partnership *partnership, const char *id,
                                     int32_t *block_out)
{
    if (block_out)
        *block_out = 0;
    if (!partnership || !id || !block_out)
        return TTB_ERR_ARGUMENT;
    return ttb__add_block(partnership, id, block_out);
}

ttb_status ttb_partnership_add_lesson(ttb_partnership *partnership, int32_t block, int32_t day,
                                      int32_t start_minute, int32_t end_minute, int32_t week)
{
    ttb__lesson lesson = {
        .day = day, .start_minute = start_minute, .end_minute = end_minute, .week = week};

    return partnership ? ttb__add_lesson(partnership, block, lesson) : TTB_ERR_ARGUMENT;
}

ttb_status ttb_partnership_add_site(ttb_partnership *partnership, const char *id, const char *name,
                                    int32_t kind, int32_t *site_out)
{
    if (site_out)
        *site_out = 0;
    if (!partnership || !id || !site_out)
        return TTB_ERR_ARGUMENT;
    return ttb__add_site(partnership, id, name, kind, site_out);
}

ttb_status ttb_partnership_set_site_location(ttb_partnership *partnership, int32_t site,
                                             double latitude, double longitude)
{
    if (!partnership)
        return TTB_ERR_ARGUMENT;
    return ttb__set_site_location(partnership, site, latitude, longitude);
}

ttb_status ttb_partnership_close_site(ttb_partnership *partnership, int32_t site, int32_t block)
{
    return partnership ? ttb__close_site(partnership, site, block) : TTB_ERR_ARGUMENT;
}

ttb_status ttb_partnership_add_bell(ttb_partnership *partnership, int32_t site, int32_t block,
                                    int32_t day, int32_t start_minute, int32_t end_minute,
                                    int32_t week)
{
    ttb__lesson lesson = {
        .day = day, .start_minute = start_minute, .end_minute = end_minute, .week = week};

    return partnership ? ttb__add_bell(partnership, site, block, lesson) : TTB_ERR_ARGUMENT;
}

ttb_status ttb_partnership_add_link(ttb_partnership *partnership, int32_t from_site,
                                    int32_t to_site, int32_t minutes)
{
    return partnership ? ttb__add_link(partnership, from_site, to_site, minutes) : TTB_ERR_ARGUMENT;
}

ttb_status ttb_partnership_set_limits(ttb_partnership *partnership, int32_t minutes_a_day,
                                      int32_t journeys_a_day, int32_t courses_away)
{
    const int32_t values[TTB__LIMITS] = {
        [TTB_LIMIT_MINUTES_A_DAY] = minutes_a_day,
        [TTB_LIMIT_JOURNEYS_A_DAY] = journeys_a_day,
        [TTB_LIMIT_COURSES_AWAY] = courses_away,
    };
    int32_t before[TTB__LIMITS];

    if (!partnership)
        return TTB_ERR_ARGUMENT;
    for (int32_t limit = 0; limit < TTB__LIMITS; limit++)
        before[limit] = partnership->limits[limit];
    for (int32_t limit = 0; limit < TTB__LIMITS; limit++) {
        ttb_status status = ttb__set_limit(partnership, limit, values[limit]);
        if (!status)
            continue;
        for (int32_t done = 0; done < limit; done++)
            partnership->limits[done] = before[done];
        return status;
    }
    return TTB_OK;
}

ttb_status ttb_partnership_add_resource(ttb_partnership *partnership, const char *id, int32_t kind,
                                        int32_t *resource_out)
{
    if (resource_out)
        *resource_out = 0;
    if (!partnership || !id || !resource_out)
        return TTB_ERR_ARGUMENT;
    return ttb__add_resource(partnership, id, kind, resource_out);
}

ttb_status ttb_partnership_add_resource_site(ttb_partnership *partnership, int32_t resource,
                                             int32_t site)
{
    return partnership ? ttb__add_resource_site(partnership, resource, site) : TTB_ERR_ARGUMENT;
}

ttb_status ttb_partnership_set_resource_capacity(ttb_partnership *partnership, int32_t resource,
                                                 int32_t block, int32_t capacity)
{
    if (!partnership)
        return TTB_ERR_ARGUMENT;
    return ttb__set_capacity(partnership, resource, block, capacity);
}

ttb_status ttb_partnership_set_resource_week_capacity(ttb_partnership *partnership,
                                                      int32_t resource, int32_t section_blocks)
{
    if (!partnership)
        return TTB_ERR_ARGUMENT;
    return ttb__set_week_capacity(partnership, resource, section_blocks);
}

ttb_status ttb_partnership_add_course(ttb_partnership *partnership, const char *id,
                                      const char *title, int32_t level, const char *cohort,
                                      int32_t blocks, int32_t *course_out)
{
    if (course_out)
        *course_out = 0;
    if (!partnership || !id || !course_out)
        return TTB_ERR_ARGUMENT;
    return ttb__add_course(partnership, id, title, level, cohort, blocks, course_out);
}

ttb_status ttb_partnership_add_offer(ttb_partnership *partnership, int32_t course, int32_t site,
                                     int32_t *offer_out)
{
    if (offer_out)
        *offer_out = 0;
    if (!partnership || !offer_out)
        return TTB_ERR_ARGUMENT;
    return ttb__add_offer(partnership, course, site, offer_out);
}

ttb_status ttb_partnership_set_offer_sections(ttb_partnership *partnership, int32_t offer,
                                              int32_t least, int32_t most)
{
    if (!partnership)
        return TTB_ERR_ARGUMENT;
    return ttb__set_offer_sections(partnership, offer, least, most);
}

ttb_status ttb_partnership_set_offer_size(ttb_partnership *partnership, int32_t offer,
                                          int32_t least, int32_t most)
{
    return partnership ? ttb__set_offer_size(partnership, offer, least, most) : TTB_ERR_ARGUMENT;
}

ttb_status ttb_partnership_set_offer_blocks(ttb_partnership *partnership, int32_t offer,
                                            const int32_t *blocks, int64_t count)
{
    uint64_t mask = 0;
    ttb_status status;

    if (!partnership || !blocks)
        return TTB_ERR_ARGUMENT;
    if (count < 1)
        return TTB_ERR_RANGE;
    status = ttb__block_mask(partnership, blocks, count, &mask);
    return status ? status : ttb__set_offer_blocks(partnership, offer, mask);
}

ttb_status ttb_partnership_add_offer_use(ttb_partnership *partnership, int32_t offer,
                                         int32_t resource)
{
    return partnership ? ttb__add_offer_use(partnership, offer, resource) : TTB_ERR_ARGUMENT;
}

ttb_status ttb_partnership_set_offer_cost(ttb_partnership *partnership, int32_t offer, int64_t cost)
{
    return partnership ? ttb__set_offer_cost(partnership, offer, cost) : TTB_ERR_ARGUMENT;
}

ttb_status ttb_partnership_add_student(ttb_partnership *partnership, const char *id, int32_t home,
                                       const char *cohort, int32_t *student_out)
{
    if (student_out)
        *student_out = 0;
    if (!partnership || !id || !student_out)
        return TTB_ERR_ARGUMENT;
    return ttb__add_student(partnership, id, home, cohort, student_out);
}

ttb_status ttb_partnership_add_choice(ttb_partnership *partnership, int32_t student, int32_t course,
                                      int64_t weight)
{
    return partnership ? ttb__add_choice(partnership, student, course, weight) : TTB_ERR_ARGUMENT;
}

ttb_status ttb_partnership_add_reserve(ttb_partnership *partnership, int32_t student,
                                       int32_t course, int64_t weight)
{
    return partnership ? ttb__add_reserve(partnership, student, course, weight) : TTB_ERR_ARGUMENT;
}

ttb_status ttb_partnership_set_student_limit(ttb_partnership *partnership, int32_t student,
                                             int32_t limit, int32_t value)
{
    if (!partnership)
        return TTB_ERR_ARGUMENT;
    return ttb__set_student_limit(partnership, student, limit, value);
}
