#include <stddef.h>

#include "model/partnership.h"
#include "model/travel.h"

static int is_in(int32_t number, int64_t count)
{
    return number >= 0 && number < count;
}

/* For getters whose out parameters may be NULL. */
static void put(int32_t *out, int32_t value)
{
    if (out)
        *out = value;
}

const char *ttb_partnership_get_name(const ttb_partnership *partnership)
{
    return partnership && partnership->name ? partnership->name : "";
}

static int64_t count_kind(const ttb_partnership *partnership, int32_t kind)
{
    switch (kind) {
    case TTB_KIND_BLOCK:
        return partnership->blocks.count;
    case TTB_KIND_SITE:
        return partnership->sites.count;
    case TTB_KIND_RESOURCE:
        return partnership->resources.count;
    case TTB_KIND_COURSE:
        return partnership->courses.count;
    case TTB_KIND_OFFER:
        return partnership->offers.count;
    case TTB_KIND_STUDENT:
        return partnership->students.count;
    case TTB_KIND_COHORT:
        return partnership->cohorts.count;
    case TTB_KIND_RULE:
        return partnership->rules.count;
    case TTB_KIND_TIER:
        return partnership->tiers.count;
    case TTB_KIND_LINK:
        return partnership->links.count;
    default:
        return 0;
    }
}

int32_t ttb_partnership_count(const ttb_partnership *partnership, int32_t kind)
{
    return partnership ? (int32_t)count_kind(partnership, kind) : 0;
}

const char *ttb_partnership_get_id(const ttb_partnership *partnership, int32_t kind, int32_t number)
{
    if (!partnership || !is_in(number, count_kind(partnership, kind)))
        return NULL;
    return ttb__id_of(partnership, kind, number);
}

/* The ids of a kind, NULL for a kind without. */
static const ttb__idmap *ids_of_kind(const ttb_partnership *partnership, int32_t kind)
{
    switch (kind) {
    case TTB_KIND_BLOCK:
        return &partnership->block_ids;
    case TTB_KIND_SITE:
        return &partnership->site_ids;
    case TTB_KIND_RESOURCE:
        return &partnership->resource_ids;
    case TTB_KIND_COURSE:
        return &partnership->course_ids;
    case TTB_KIND_STUDENT:
        return &partnership->student_ids;
    case TTB_KIND_COHORT:
        return &partnership->cohort_ids;
    default:
        return NULL;
    }
}

ttb_status ttb_partnership_find(const ttb_partnership *partnership, int32_t kind, const char *id,
                                int32_t *number_out)
{
    const ttb__idmap *ids;
    int32_t number;

    put(number_out, 0);
    if (!partnership || !id || !number_out)
        return TTB_ERR_ARGUMENT;
    ids = ids_of_kind(partnership, kind);
    number = ids ? ttb__idmap_find(ids, id) : TTB_NONE;
    if (number == TTB_NONE)
        return TTB_ERR_NOT_FOUND;
    *number_out = number;
    return TTB_OK;
}

const char *ttb_partnership_get_title(const ttb_partnership *partnership, int32_t kind,
                                      int32_t number)
{
    const char *title;

    if (!partnership || !is_in(number, count_kind(partnership, kind)))
        return NULL;
    if (kind != TTB_KIND_SITE && kind != TTB_KIND_COURSE)
        return NULL;
    title = kind == TTB_KIND_SITE ? partnership->sites.items[number].name
                                  : partnership->courses.items[number].title;
    return title ? title : ttb_partnership_get_id(partnership, kind, number);
}

ttb_status ttb_partnership_get_site_kind(const ttb_partnership *partnership, int32_t site,
                                         int32_t *kind_out)
{
    put(kind_out, 0);
    if (!partnership)
        return TTB_ERR_ARGUMENT;
    if (!is_in(site, partnership->sites.count))
        return TTB_ERR_NOT_FOUND;
    put(kind_out, partnership->sites.items[site].kind);
    return TTB_OK;
}

ttb_status ttb_partnership_get_site_open(const ttb_partnership *partnership, int32_t site,
                                         int32_t block, int32_t *is_open_out)
{
    put(is_open_out, 0);
    if (!partnership)
        return TTB_ERR_ARGUMENT;
    if (!is_in(site, partnership->sites.count) || !is_in(block, partnership->blocks.count))
        return TTB_ERR_NOT_FOUND;
    put(is_open_out, !(partnership->sites.items[site].closed >> block & 1));
    return TTB_OK;
}

ttb_status ttb_partnership_get_course(const ttb_partnership *partnership, int32_t number,
                                      int32_t *level_out, int32_t *cohort_out, int32_t *blocks_out)
{
    const ttb__course *course;

    put(level_out, 0);
    put(cohort_out, 0);
    put(blocks_out, 0);
    if (!partnership)
        return TTB_ERR_ARGUMENT;
    if (!is_in(number, partnership->courses.count))
        return TTB_ERR_NOT_FOUND;
    course = &partnership->courses.items[number];
    put(level_out, course->level);
    put(cohort_out, course->cohort);
    put(blocks_out, course->blocks);
    return TTB_OK;
}

ttb_status ttb_partnership_get_offer(const ttb_partnership *partnership, int32_t offer,
                                     int32_t *course_out, int32_t *site_out)
{
    put(course_out, 0);
    put(site_out, 0);
    if (!partnership)
        return TTB_ERR_ARGUMENT;
    if (!is_in(offer, partnership->offers.count))
        return TTB_ERR_NOT_FOUND;
    put(course_out, partnership->offers.items[offer].course);
    put(site_out, partnership->offers.items[offer].site);
    return TTB_OK;
}

ttb_status ttb_partnership_get_offer_limits(const ttb_partnership *partnership, int32_t number,
                                            int32_t *least_sections_out, int32_t *most_sections_out,
                                            int32_t *least_size_out, int32_t *most_size_out)
{
    const ttb__offer *offer;

    put(least_sections_out, 0);
    put(most_sections_out, 0);
    put(least_size_out, 0);
    put(most_size_out, 0);
    if (!partnership)
        return TTB_ERR_ARGUMENT;
    if (!is_in(number, partnership->offers.count))
        return TTB_ERR_NOT_FOUND;
    offer = &partnership->offers.items[number];
    put(least_sections_out, offer->least_sections);
    put(most_sections_out, offer->most_sections);
    put(least_size_out, offer->least_size);
    put(most_size_out, offer->most_size);
    return TTB_OK;
}

ttb_status ttb_partnership_get_student(const ttb_partnership *partnership, int32_t student,
                                       int32_t *home_out, int32_t *cohort_out)
{
    put(home_out, 0);
    put(cohort_out, 0);
    if (!partnership)
        return TTB_ERR_ARGUMENT;
    if (!is_in(student, partnership->students.count))
        return TTB_ERR_NOT_FOUND;
    put(home_out, partnership->students.items[student].home);
    put(cohort_out, partnership->students.items[student].cohort);
    return TTB_OK;
}

ttb_status ttb_partnership_get_student_limit(const ttb_partnership *partnership, int32_t student,
                                             int32_t limit, int32_t *value_out)
{
    put(value_out, 0);
    if (!partnership)
        return TTB_ERR_ARGUMENT;
    if (!is_in(student, partnership->students.count) || !is_in(limit, TTB__LIMITS))
        return TTB_ERR_NOT_FOUND;
    put(value_out, ttb__student_limit(partnership, student, limit));
    return TTB_OK;
}

/* A search each time: a table kept in the handle would be written while several solves read it. */
ttb_status ttb_partnership_get_minutes(const ttb_partnership *partnership, int32_t from_site,
                                       int32_t to_site, int32_t *minutes_out)
{
    int32_t minutes = TTB_NONE;
    ttb_status status;

    put(minutes_out, 0);
    if (!partnership)
        return TTB_ERR_ARGUMENT;
    if (!is_in(from_site, partnership->sites.count) || !is_in(to_site, partnership->sites.count))
        return TTB_ERR_NOT_FOUND;
    status = ttb__travel_find(partnership, from_site, to_site, &minutes);
    if (status)
        return status;
    if (minutes == TTB_NONE)
        return TTB_ERR_NOT_FOUND;
    put(minutes_out, minutes);
    return TTB_OK;
}
