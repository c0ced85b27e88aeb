#include "base/utf8.h"
#include "model/build.h"
#include "model/inside.h"

enum { MOST_LEVEL = 8 };

ttb_status ttb__add_cohort(ttb_partnership *partnership, const char *cohort, int32_t *cohort_out)
{
    int32_t number = TTB_NONE;
    ttb_status status;
    char *id;

    if (cohort && ttb__is_id(cohort))
        number = ttb__idmap_find(&partnership->cohort_ids, cohort);
    if (!cohort || number != TTB_NONE) {
        *cohort_out = number;
        return TTB_OK;
    }
    status = ttb__check_new_id(&partnership->cohort_ids, cohort, TTB__MOST_COHORTS);
    if (status)
        return status;
    number = (int32_t)partnership->cohorts.count;
    id = ttb__copy_text(cohort);
    if (!id || TTB__RESERVE(&partnership->cohorts, 1) ||
        ttb__idmap_add(&partnership->cohort_ids, id, number)) {
        ttb__free(id);
        return TTB_ERR_MEMORY;
    }
    partnership->cohorts.items[partnership->cohorts.count++] = id;
    *cohort_out = number;
    return TTB_OK;
}

/* Give a course its texts and a number. The cohort comes last of what can fail, because a cohort
 * that was made cannot be taken back. */
static ttb_status store_course(ttb_partnership *partnership, ttb__course course, const char *cohort)
{
    ttb_status status = TTB_ERR_MEMORY;

    if (!course.id || TTB__RESERVE(&partnership->courses, 1) ||
        ttb__idmap_reserve(&partnership->course_ids, 1))
        return status;
    status = ttb__add_cohort(partnership, cohort, &course.cohort);
    if (!status)
        status = ttb__idmap_add(&partnership->course_ids, course.id,
                                (int32_t)partnership->courses.count);
    if (!status)
        partnership->courses.items[partnership->courses.count++] = course;
    return status;
}

/* The parameters are over the limit: they are what a course is, as in the public call. */
ttb_status ttb__add_course(ttb_partnership *partnership, const char *id, const char *title,
                           int32_t level, const char *cohort, int32_t blocks, int32_t *course_out)
{
    ttb__course course = {.level = level, .blocks = blocks};
    ttb_status status = ttb__check_new_id(&partnership->course_ids, id, TTB__MOST_COURSES);

    if ((title && !ttb__is_name(title)) || (cohort && !ttb__is_id(cohort)))
        return TTB_ERR_ARGUMENT;
    if (level < 0 || level > MOST_LEVEL || blocks < 1 || blocks > TTB__MOST_COURSE_BLOCKS)
        return TTB_ERR_RANGE;
    if (status)
        return status;
    course.id = ttb__copy_text(id);
    course.title = title ? ttb__copy_text(title) : NULL;
    status = title && !course.title ? TTB_ERR_MEMORY : store_course(partnership, course, cohort);
    if (status) {
        ttb__free(course.id);
        ttb__free(course.title);
        return status;
    }
    *course_out = (int32_t)partnership->courses.count - 1;
    return TTB_OK;
}

ttb_status ttb__add_offer(ttb_partnership *partnership, int32_t course, int32_t site,
                          int32_t *offer_out)
{
    ttb__offer offer = {.course = course, .site = site, .most_sections = 1};
    ttb__numbers *offers;
    int32_t number = (int32_t)partnership->offers.count;

    if (!ttb__is_in(course, partnership->courses.count) ||
        !ttb__is_in(site, partnership->sites.count))
        return TTB_ERR_NOT_FOUND;
    if (ttb__find_offer(partnership, course, site) != TTB_NONE)
        return TTB_ERR_STATE;
    if (number >= TTB__MOST_OFFERS)
        return TTB_ERR_TOO_LARGE;
    offer.most_size = TTB__MOST_SIZE;
    offer.blocks = ~UINT64_C(0);
    offer.cost = 1000;
    offers = &partnership->courses.items[course].offers;
    if (TTB__RESERVE(&partnership->offers, 1) || TTB__PUSH(offers, number))
        return TTB_ERR_MEMORY;
    partnership->offers.items[partnership->offers.count++] = offer;
    *offer_out = number;
    return TTB_OK;
}

ttb_status ttb__set_offer_sections(ttb_partnership *partnership, int32_t offer, int32_t least,
                                   int32_t most)
{
    if (!ttb__is_in(offer, partnership->offers.count))
        return TTB_ERR_NOT_FOUND;
    if (least < 0 || least > most || most > TTB__MOST_SECTIONS)
        return TTB_ERR_RANGE;
    partnership->offers.items[offer].least_sections = least;
    partnership->offers.items[offer].most_sections = most;
    return TTB_OK;
}

ttb_status ttb__set_offer_size(ttb_partnership *partnership, int32_t offer, int32_t least,
                               int32_t most)
{
    if (!ttb__is_in(offer, partnership->offers.count))
        return TTB_ERR_NOT_FOUND;
    if (least < 0 || least > most || most < 1 || most > TTB__MOST_SIZE)
        return TTB_ERR_RANGE;
    partnership->offers.items[offer].least_size = least;
    partnership->offers.items[offer].most_size = most;
    return TTB_OK;
}

ttb_status ttb__set_offer_blocks(ttb_partnership *partnership, int32_t offer, uint64_t blocks)
{
    if (!ttb__is_in(offer, partnership->offers.count) || blocks & ~ttb__all_blocks(partnership))
        return TTB_ERR_NOT_FOUND;
    if (blocks == 0)
        return TTB_ERR_RANGE;
    partnership->offers.items[offer].blocks = blocks;
    return TTB_OK;
}

ttb_status ttb__add_offer_use(ttb_partnership *partnership, int32_t offer, int32_t resource)
{
    if (!ttb__is_in(offer, partnership->offers.count) ||
        !ttb__is_in(resource, partnership->resources.count))
        return TTB_ERR_NOT_FOUND;
    return ttb__add_once(&partnership->offers.items[offer].uses, resource, TTB__MOST_USES);
}

ttb_status ttb__set_offer_cost(ttb_partnership *partnership, int32_t offer, int64_t cost)
{
    if (!ttb__is_in(offer, partnership->offers.count))
        return TTB_ERR_NOT_FOUND;
    if (cost < 0 || cost > TTB__MOST_MILLE)
        return TTB_ERR_RANGE;
    partnership->offers.items[offer].cost = cost;
    return TTB_OK;
}
