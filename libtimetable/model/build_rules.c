#include "model/build.h"
#include "model/inside.h"

static ttb_status check_section_rule(const ttb_partnership *partnership, const ttb__rule *rule)
{
    if (!ttb__is_in(rule->course, partnership->courses.count) ||
        !ttb__is_in(rule->site, partnership->sites.count) ||
        ttb__find_offer(partnership, rule->course, rule->site) == TTB_NONE)
        return TTB_ERR_NOT_FOUND;
    return rule->blocks ? TTB_OK : TTB_ERR_RANGE;
}

static ttb_status check_seat_rule(const ttb_partnership *partnership, const ttb__rule *rule)
{
    const ttb__student *students = partnership->students.items;

    if (!ttb__is_in(rule->student, partnership->students.count) ||
        !ttb__is_in(rule->course, partnership->courses.count))
        return TTB_ERR_NOT_FOUND;
    if (rule->site != TTB_NONE && !ttb__is_in(rule->site, partnership->sites.count))
        return TTB_ERR_NOT_FOUND;
    return students[rule->student].seat_rules < TTB__MOST_SEAT_RULES ? TTB_OK : TTB_ERR_TOO_LARGE;
}

static ttb_status check_block_rule(const ttb_partnership *partnership, const ttb__rule *rule)
{
    if (!ttb__is_in(rule->block, partnership->blocks.count))
        return TTB_ERR_NOT_FOUND;
    if (rule->least < 0)
        return TTB_ERR_RANGE;
    return rule->most == TTB_NONE || rule->most >= rule->least ? TTB_OK : TTB_ERR_RANGE;
}

static ttb_status check_reach_rule(const ttb_partnership *partnership, const ttb__rule *rule)
{
    enum { MOST_LEVEL = 8, MOST_MINUTES = 24 * 60 };

    if (rule->cohort != TTB_NONE && !ttb__is_in(rule->cohort, partnership->cohorts.count))
        return TTB_ERR_NOT_FOUND;
    if (rule->level < 0 || rule->level > MOST_LEVEL || rule->minutes < 0 ||
        rule->minutes > MOST_MINUTES)
        return TTB_ERR_RANGE;
    return partnership->reach_rules < TTB__MOST_REACH_RULES ? TTB_OK : TTB_ERR_TOO_LARGE;
}

static ttb_status check_rule(const ttb_partnership *partnership, const ttb__rule *rule)
{
    switch (rule->kind) {
    case TTB__RULE_PIN_SECTION:
    case TTB__RULE_FORBID_SECTION:
        return check_section_rule(partnership, rule);
    case TTB__RULE_PIN_SEAT:
    case TTB__RULE_FORBID_SEAT:
        return check_seat_rule(partnership, rule);
    case TTB__RULE_BLOCK_SECTIONS:
        return check_block_rule(partnership, rule);
    case TTB__RULE_REACH:
        return check_reach_rule(partnership, rule);
    default:
        return TTB_ERR_ARGUMENT;
    }
}

ttb_status ttb__add_rule(ttb_partnership *partnership, const ttb__rule *rule)
{
    ttb_status status = check_rule(partnership, rule);

    if (status)
        return status;
    if (rule->blocks & ~ttb__all_blocks(partnership))
        return TTB_ERR_NOT_FOUND;
    if (partnership->rules.count >= TTB__MOST_RULES)
        return TTB_ERR_TOO_LARGE;
    if (TTB__PUSH(&partnership->rules, *rule))
        return TTB_ERR_MEMORY;
    if (rule->kind == TTB__RULE_PIN_SEAT || rule->kind == TTB__RULE_FORBID_SEAT)
        partnership->students.items[rule->student].seat_rules++;
    if (rule->kind == TTB__RULE_REACH)
        partnership->reach_rules++;
    return TTB_OK;
}
