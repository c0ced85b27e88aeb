#include "model_town.h"

static void lists_of_blocks_become_masks(void **state)
{
    static const int32_t good[] = {2, 0}, unknown[] = {0, 3}, twice[] = {1, 0, 1};
    ttb__town *town = *state;
    uint64_t mask = 0;

    assert_int_equal(ttb__block_mask(town->partnership, good, 2, &mask), TTB_OK);
    assert_true(mask == (bits(0) | bits(2)));
    assert_int_equal(ttb__block_mask(town->partnership, unknown, 2, &mask), TTB_ERR_NOT_FOUND);
    assert_int_equal(ttb__block_mask(town->partnership, twice, 3, &mask), TTB_ERR_STATE);
    assert_int_equal(ttb__block_mask(town->partnership, NULL, 0, &mask), TTB_OK);
    assert_true(mask == 0);
}

static void assert_rule(ttb__town *town, const ttb__rule *rule, ttb_status status)
{
    int64_t before = town->partnership->rules.count;

    assert_int_equal(ttb__add_rule(town->partnership, rule), status);
    assert_int_equal(town->partnership->rules.count, before + (status == TTB_OK));
}

static void section_rules_name_an_offer_and_blocks(void **state)
{
    ttb__town *town = *state;
    ttb__rule rule = no_rule(TTB__RULE_PIN_SECTION);

    rule.course = town->art;
    rule.site = town->college;
    assert_rule(town, &rule, TTB_ERR_RANGE);
    rule.blocks = bits(0) | bits(1);
    assert_rule(town, &rule, TTB_OK);
    assert_rule(town, &rule, TTB_OK);
    rule.kind = TTB__RULE_FORBID_SECTION;
    assert_rule(town, &rule, TTB_OK);
    rule.blocks = bits(3);
    assert_rule(town, &rule, TTB_ERR_NOT_FOUND);
    rule.blocks = bits(0);
    rule.site = town->north;
    assert_rule(town, &rule, TTB_ERR_NOT_FOUND);
    rule.site = TTB_NONE;
    assert_rule(town, &rule, TTB_ERR_NOT_FOUND);
    rule.site = town->college;
    rule.course = 2;
    assert_rule(town, &rule, TTB_ERR_NOT_FOUND);
}

static void seat_rules_name_a_student_and_a_course(void **state)
{
    ttb__town *town = *state;
    ttb__rule rule = no_rule(TTB__RULE_PIN_SEAT);

    rule.student = town->ann;
    rule.course = town->art;
    assert_rule(town, &rule, TTB_OK);
    rule.site = town->north;
    rule.blocks = bits(2);
    assert_rule(town, &rule, TTB_OK);
    rule.site = 2;
    assert_rule(town, &rule, TTB_ERR_NOT_FOUND);
    rule.site = TTB_NONE;
    rule.blocks = bits(3);
    assert_rule(town, &rule, TTB_ERR_NOT_FOUND);
    rule.blocks = 0;
    rule.student = 2;
    assert_rule(town, &rule, TTB_ERR_NOT_FOUND);
    rule.student = town->ben;
    rule.course = TTB_NONE;
    assert_rule(town, &rule, TTB_ERR_NOT_FOUND);
    rule.kind = TTB__RULE_FORBID_SEAT;
    rule.course = town->latin;
    for (int32_t count = 0; count < TTB__MOST_SEAT_RULES; count++)
        assert_rule(town, &rule, TTB_OK);
    assert_rule(town, &rule, TTB_ERR_TOO_LARGE);
}

static void block_rules_name_a_block_and_limits(void **state)
{
    ttb__town *town = *state;
    ttb__rule rule = no_rule(TTB__RULE_BLOCK_SECTIONS);

    assert_rule(town, &rule, TTB_ERR_NOT_FOUND);
    rule.block = 2;
    assert_rule(town, &rule, TTB_OK);
    rule.least = 5;
    rule.most = 5;
    assert_rule(town, &rule, TTB_OK);
    rule.most = 4;
    assert_rule(town, &rule, TTB_ERR_RANGE);
    rule.least = -1;
    assert_rule(town, &rule, TTB_ERR_RANGE);
}

static void reach_rules_name_a_level_minutes_and_a_cohort(void **state)
{
    ttb__town *town = *state;
    ttb__rule rule = no_rule(TTB__RULE_REACH);

    rule.level = 9;
    assert_rule(town, &rule, TTB_ERR_RANGE);
    rule.level = -1;
    assert_rule(town, &rule, TTB_ERR_RANGE);
    rule.level = 8;
    rule.minutes = 1441;
    assert_rule(town, &rule, TTB_ERR_RANGE);
    rule.minutes = -1;
    assert_rule(town, &rule, TTB_ERR_RANGE);
    rule.minutes = 1440;
    rule.cohort = 0;
    assert_rule(town, &rule, TTB_ERR_NOT_FOUND);
    rule.cohort = TTB_NONE;
    for (int32_t count = 0; count < TTB__MOST_REACH_RULES; count++)
        assert_rule(town, &rule, TTB_OK);
    assert_rule(town, &rule, TTB_ERR_TOO_LARGE);
}

static void other_rules_are_unknown(void **state)
{
    ttb__rule rule = no_rule(TTB__RULE_REACH + 1);

    assert_rule(*state, &rule, TTB_ERR_ARGUMENT);
}

static void rules_are_not_more_than_the_limit(void **state)
{
    ttb__town *town = *state;
    ttb__rule rule = no_rule(TTB__RULE_BLOCK_SECTIONS);

    rule.block = 0;
    while (town->partnership->rules.count < TTB__MOST_RULES)
        assert_false(ttb__add_rule(town->partnership, &rule));
    assert_rule(town, &rule, TTB_ERR_TOO_LARGE);
}

static void without_tiers_the_default_ones_count(void **state)
{
    static const int32_t goals[] = {TTB_GOAL_UNMET, TTB_GOAL_SECTION_COST, TTB_GOAL_TRAVEL,
                                    TTB_GOAL_BALANCE};
    ttb__town *town = *state;
    int32_t count = 0;
    const ttb__tier *tiers = ttb__tiers(town->partnership, &count);

    assert_int_equal(count, 4);
    for (int32_t tier = 0; tier < count; tier++) {
        assert_int_equal(tiers[tier].goal_count, 1);
        assert_int_equal(tiers[tier].goals[0].goal, goals[tier]);
        assert_int_equal(tiers[tier].goals[0].weight, 1);
    }
}

static void a_goal_stands_in_one_tier(void **state)
{
    ttb__town *town = *state;
    ttb_partnership *partnership = town->partnership;
    int32_t first, second, count;

    assert_int_equal(ttb__add_goal(partnership, 0, TTB_GOAL_UNMET, 1), TTB_ERR_NOT_FOUND);
    assert_int_equal(ttb__add_tier(partnership, &first), TTB_OK);
    assert_int_equal(ttb__add_tier(partnership, &second), TTB_OK);
    assert_int_equal(ttb__add_goal(partnership, first, TTB_GOAL_UNMET, 1), TTB_OK);
    assert_int_equal(ttb__add_goal(partnership, first, TTB_GOAL_UNMET, 1), TTB_ERR_STATE);
    assert_int_equal(ttb__add_goal(partnership, second, TTB_GOAL_UNMET, 1), TTB_ERR_STATE);
    assert_int_equal(ttb__add_goal(partnership, second, -1, 1), TTB_ERR_NOT_FOUND);
    assert_int_equal(ttb__add_goal(partnership, second, TTB__GOALS, 1), TTB_ERR_NOT_FOUND);
    assert_int_equal(ttb__add_goal(partnership, second, TTB_GOAL_TRAVEL, 0), TTB_ERR_RANGE);
    assert_int_equal(ttb__add_goal(partnership, second, TTB_GOAL_TRAVEL, 1000001), TTB_ERR_RANGE);
    assert_int_equal(ttb__add_goal(partnership, second, TTB_GOAL_TRAVEL, 3), TTB_OK);
    assert_int_equal(ttb__tiers(partnership, &count)[second].goals[0].weight, 3);
    assert_int_equal(count, 2);
    while (partnership->tiers.count < TTB__GOALS)
        assert_int_equal(ttb__add_tier(partnership, &second), TTB_OK);
    assert_int_equal(ttb__add_tier(partnership, &second), TTB_ERR_TOO_LARGE);
}

static void goals_have_names(void **state)
{
    (void)state;
    assert_string_equal(ttb__goal_name(TTB_GOAL_UNMET), "unmet");
    assert_string_equal(ttb__goal_name(TTB_GOAL_SECTION_COST), "section_cost");
    assert_string_equal(ttb__goal_name(TTB_GOAL_TRAVEL), "travel");
    assert_string_equal(ttb__goal_name(TTB_GOAL_JOURNEYS), "journeys");
    assert_string_equal(ttb__goal_name(TTB_GOAL_BALANCE), "balance");
    assert_null(ttb__goal_name(-1));
    assert_null(ttb__goal_name(TTB__GOALS));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TOWN_TEST(lists_of_blocks_become_masks),
        TOWN_TEST(section_rules_name_an_offer_and_blocks),
        TOWN_TEST(seat_rules_name_a_student_and_a_course),
        TOWN_TEST(block_rules_name_a_block_and_limits),
        TOWN_TEST(reach_rules_name_a_level_minutes_and_a_cohort),
        TOWN_TEST(other_rules_are_unknown),
        TOWN_TEST(rules_are_not_more_than_the_limit),
        TOWN_TEST(without_tiers_the_default_ones_count),
        TOWN_TEST(a_goal_stands_in_one_tier),
        cmocka_unit_test(goals_have_names),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
