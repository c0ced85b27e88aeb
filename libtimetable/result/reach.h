/* Whether a student with default limits may learn at a site: what the rule "reach" and the audit
 * have in common. */
#ifndef TTB_RESULT_REACH_H
#define TTB_RESULT_REACH_H

#include "model/travel.h"

/* 1 if a student of a home site, with the partnership's limits and one seat alone, keeps rule 5 at
 * a site: there and back within the limits. Every day with a lesson is the same tour, so the blocks
 * make no difference. */
int ttb__can_learn_at(const ttb_partnership *partnership, const ttb__travel *travel, int32_t home,
                      int32_t site);

/* For each pair of cohort and site, [(cohort + 1) * sites + site], 1 if the site is home to a
 * student of the cohort who may travel. Cohort TTB_NONE stands first. Free with ttb__free(). */
ttb_status ttb__find_homes(const ttb_partnership *partnership, char **homes_out);

#endif
