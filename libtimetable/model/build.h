/* Building a partnership call by call. These are the public ttb_partnership_ building calls without
 * their prefix rules: the public ones in api/ only forward to them. Statuses as the public header
 * says. */
#ifndef TTB_MODEL_BUILD_H
#define TTB_MODEL_BUILD_H

#include "model/partnership.h"

ttb_status ttb__partnership_make(ttb_partnership **partnership_out);
void ttb__partnership_destroy(ttb_partnership *partnership);
ttb_status ttb__set_name(ttb_partnership *partnership, const char *name);
ttb_status ttb__add_block(ttb_partnership *partnership, const char *id, int32_t *block_out);
ttb_status ttb__add_lesson(ttb_partnership *partnership, int32_t block, ttb__lesson lesson);
ttb_status ttb__add_site(ttb_partnership *partnership, const char *id, const char *name,
                         int32_t kind, int32_t *site_out);
ttb_status ttb__set_site_location(ttb_partnership *partnership, int32_t site, double latitude,
                                  double longitude);
ttb_status ttb__close_site(ttb_partnership *partnership, int32_t site, int32_t block);
ttb_status ttb__add_bell(ttb_partnership *partnership, int32_t site, int32_t block,
                         ttb__lesson lesson);
ttb_status ttb__add_link(ttb_partnership *partnership, int32_t from, int32_t to, int32_t minutes);
ttb_status ttb__set_limit(ttb_partnership *partnership, int32_t limit, int32_t value);
ttb_status ttb__add_resource(ttb_partnership *partnership, const char *id, int32_t kind,
                             int32_t *resource_out);
ttb_status ttb__add_resource_site(ttb_partnership *partnership, int32_t resource, int32_t site);
/* block TTB_NONE: every block, also one that is added later. */
ttb_status ttb__set_capacity(ttb_partnership *partnership, int32_t resource, int32_t block,
                             int32_t capacity);
ttb_status ttb__set_week_capacity(ttb_partnership *partnership, int32_t resource,
                                  int32_t section_blocks);
ttb_status ttb__add_course(ttb_partnership *partnership, const char *id, const char *title,
                           int32_t level, const char *cohort, int32_t blocks, int32_t *course_out);
ttb_status ttb__add_offer(ttb_partnership *partnership, int32_t course, int32_t site,
                          int32_t *offer_out);
ttb_status ttb__set_offer_sections(ttb_partnership *partnership, int32_t offer, int32_t least,
                                   int32_t most);
ttb_status ttb__set_offer_size(ttb_partnership *partnership, int32_t offer, int32_t least,
                               int32_t most);
ttb_status ttb__set_offer_blocks(ttb_partnership *partnership, int32_t offer, uint64_t blocks);
ttb_status ttb__add_offer_use(ttb_partnership *partnership, int32_t offer, int32_t resource);
ttb_status ttb__set_offer_cost(ttb_partnership *partnership, int32_t offer, int64_t cost);
ttb_status ttb__add_student(ttb_partnership *partnership, const char *id, int32_t home,
                            const char *cohort, int32_t *student_out);
ttb_status ttb__add_choice(ttb_partnership *partnership, int32_t student, int32_t course,
                           int64_t weight);
ttb_status ttb__add_reserve(ttb_partnership *partnership, int32_t student, int32_t course,
                            int64_t weight);
ttb_status ttb__set_student_limit(ttb_partnership *partnership, int32_t student, int32_t limit,
                                  int32_t value);
/* Append a rule after checking the numbers that its kind uses. */
ttb_status ttb__add_rule(ttb_partnership *partnership, const ttb__rule *rule);
/* The number of a cohort, made if it is new. cohort NULL: TTB_NONE. */
ttb_status ttb__add_cohort(ttb_partnership *partnership, const char *cohort, int32_t *cohort_out);
ttb_status ttb__add_tier(ttb_partnership *partnership, int32_t *tier_out);
ttb_status ttb__add_goal(ttb_partnership *partnership, int32_t tier, int32_t goal, int32_t weight);
/* Turn a list of block numbers into a mask: TTB_ERR_NOT_FOUND for an unknown one, TTB_ERR_STATE for
 * one that stands there twice. */
ttb_status ttb__block_mask(const ttb_partnership *partnership, const int32_t *blocks, int64_t count,
                           uint64_t *mask_out);

#endif
