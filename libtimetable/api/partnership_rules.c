#include <stddef.h>

#include "api/limits.h"
#include "base/utf8.h"
#include "model/build.h"

/* A rule that names nothing yet. */
static const ttb__rule no_rule = {
    .course = TTB_NONE,
    .site = TTB_NONE,
    .student = TTB_NONE,
    .block = TTB_NONE,
    .most = TTB_NONE,
    .cohort = TTB_NONE,
};

/* Add a rule with the blocks of a list. */
static ttb_status add_with_blocks(ttb_partnership *partnership, ttb__rule rule,
                                  const int32_t *blocks, int64_t count)
{
    ttb_status status;

    if (!partnership || (!blocks && count > 0))
        return TTB_ERR_ARGUMENT;
    if (count < 0)
        return TTB_ERR_RANGE;
    status = ttb__block_mask(partnership, blocks, count, &rule.blocks);
    return status ? status : ttb__add_rule(partnership, &rule);
}

ttb_status ttb_partnership_pin_section(ttb_partnership *partnership, int32_t course, int32_t site,
                                       const int32_t *blocks, int64_t count)
{
    ttb__rule rule = no_rule;

    if (!blocks)
        return TTB_ERR_ARGUMENT;
    rule.kind = TTB__RULE_PIN_SECTION;
    rule.course = course;
    rule.site = site;
    return add_with_blocks(partnership, rule, blocks, count);
}

ttb_status ttb_partnership_forbid_section(ttb_partnership *partnership, int32_t course,
                                          int32_t site, const int32_t *blocks, int64_t count)
{
    ttb__rule rule = no_rule;

    if (!blocks)
        return TTB_ERR_ARGUMENT;
    rule.kind = TTB__RULE_FORBID_SECTION;
    rule.course = course;
    rule.site = site;
    return add_with_blocks(partnership, rule, blocks, count);
}

ttb_status ttb_partnership_pin_seat(ttb_partnership *partnership, int32_t student, int32_t course,
                                    int32_t site, const int32_t *blocks, int64_t count)
{
    ttb__rule rule = no_rule;

    rule.kind = TTB__RULE_PIN_SEAT;
    rule.student = student;
    rule.course = course;
    rule.site = site;
    return add_with_blocks(partnership, rule, blocks, count);
}

ttb_status ttb_partnership_forbid_seat(ttb_partnership *partnership, int32_t student,
                                       int32_t course, int32_t site, const int32_t *blocks,
                                       int64_t count)
{
    ttb__rule rule = no_rule;

    rule.kind = TTB__RULE_FORBID_SEAT;
    rule.student = student;
    rule.course = course;
    rule.site = site;
    return add_with_blocks(partnership, rule, blocks, count);
}

ttb_status ttb_partnership_limit_block_sections(ttb_partnership *partnership, int32_t block,
                                                int32_t least, int32_t most)
{
    ttb__rule rule = no_rule;

    rule.kind = TTB__RULE_BLOCK_SECTIONS;
    rule.block = block;
    rule.least = least;
    rule.most = most;
    return add_with_blocks(partnership, rule, NULL, 0);
}

ttb_status ttb_partnership_require_reach(ttb_partnership *partnership, int32_t level,
                                         int32_t minutes, const char *cohort)
{
    ttb__rule rule = no_rule;

    if (!partnership || (cohort && !ttb__is_id(cohort)))
        return TTB_ERR_ARGUMENT;
    rule.kind = TTB__RULE_REACH;
    rule.level = level;
    rule.minutes = minutes;
    if (cohort) {
        rule.cohort = ttb__idmap_find(&partnership->cohort_ids, cohort);
        if (rule.cohort == TTB_NONE)
            return TTB_ERR_NOT_FOUND;
    }
    return add_with_blocks(partnership, rule, NULL, 0);
}

ttb_status ttb_partnership_add_tier(ttb_partnership *partnership, int32_t *tier_out)
{
    int32_t tier = 0;
    ttb_status status = partnership ? ttb__add_tier(partnership, &tier) : TTB_ERR_ARGUMENT;

    if (tier_out)
        *tier_out = tier;
    return status;
}

ttb_status ttb_partnership_add_goal(ttb_partnership *partnership, int32_t tier, int32_t goal,
                                    int32_t weight)
{
    return partnership ? ttb__add_goal(partnership, tier, goal, weight) : TTB_ERR_ARGUMENT;
}

ttb_status ttb_partnership_validate(const ttb_partnership *partnership, ttb_report *report)
{
    ttb__limited call;
    ttb_status status;

    if (!partnership)
        return TTB_ERR_ARGUMENT;
    ttb__limited_begin_for(&call, report);
    status = ttb__validate(partnership, report);
    return ttb__limited_end(&call, status, "Validating the partnership", report);
}
