/* Integer programs through the public header: each status, both forms, the same bytes. */
#include "test.h"

#include <string.h>

static const char town[] =
    "{\"format\": \"timetable-partnership\", \"version\": 1, \"blocks\": [{\"id\": \"A\"}],"
    " \"sites\": [{\"id\": \"n\"}], \"courses\": [{\"id\": \"c\"}],"
    " \"offers\": [{\"course\": \"c\", \"site\": \"n\"}],"
    " \"students\": [{\"id\": \"s\", \"home\": \"n\", \"choices\": [\"c\"]}]}";
static const int64_t values[4] = {0, 1500, 0, -1};

static ttb_partnership *partnership;

static int read_town(void **state)
{
    (void)state;
    return ttb_partnership_from_json(town, sizeof town - 1, &partnership, NULL);
}

static int free_town(void **state)
{
    (void)state;
    ttb_partnership_free(partnership);
    return 0;
}

static char *text_of(const int64_t *earlier, int64_t count, int32_t form)
{
    char *text = NULL;
    int64_t bytes = 0;
    assert_int_equal(ttb_partnership_to_ilp(partnership, earlier, count, form, &text, &bytes, NULL),
                     TTB_OK);
    assert_int_equal(strlen(text), bytes);
    return text;
}

static void the_first_tier_needs_no_values(void **state)
{
    char *text = text_of(NULL, 0, TTB_ILP_LP), *again = text_of(NULL, 0, TTB_ILP_LP);
    (void)state;
    assert_non_null(strstr(text, "Minimise tier 1 of 4, unmet\n"));
    assert_non_null(strstr(text, " cost: + unmet_0_0\n"));
    assert_non_null(strstr(text, " link_0_0_0: - run_0_0 + seat_0_0_0 <= 0\n"));
    assert_string_equal(text, again);
    ttb_text_free(text);
    ttb_text_free(again);
}

static void later_tiers_keep_the_values(void **state)
{
    char *text = text_of(values, 2, TTB_ILP_MPS);
    (void)state;
    assert_non_null(strstr(text, "* Minimise tier 3 of 4, travel\n"));
    assert_non_null(strstr(text, "* Keep tier 2 of 4, section_cost, at 1.5 or less\n"));
    assert_non_null(strstr(text, " L tier_1\n"));
    assert_non_null(strstr(text, " side tier_1 1\n")); /* in whole sections: rounded down */
    ttb_text_free(text);
}

static void arguments_are_checked(void **state)
{
    char *text = (char *)1;
    int64_t bytes = 1;
    (void)state;
    assert_int_equal(ttb_partnership_to_ilp(NULL, NULL, 0, TTB_ILP_LP, &text, &bytes, NULL),
                     TTB_ERR_ARGUMENT);
    assert_null(text);
    assert_int_equal(bytes, 0);
    assert_int_equal(ttb_partnership_to_ilp(partnership, NULL, 0, TTB_ILP_LP, NULL, &bytes, NULL),
                     TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_partnership_to_ilp(partnership, NULL, 0, TTB_ILP_LP, &text, NULL, NULL),
                     TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_partnership_to_ilp(partnership, NULL, 1, TTB_ILP_LP, &text, &bytes, NULL),
                     TTB_ERR_ARGUMENT);
    assert_int_equal(
        ttb_partnership_to_ilp(partnership, values, -1, TTB_ILP_LP, &text, &bytes, NULL),
        TTB_ERR_RANGE);
    assert_int_equal(
        ttb_partnership_to_ilp(partnership, values, 4, TTB_ILP_LP, &text, &bytes, NULL),
        TTB_ERR_RANGE);
    assert_int_equal(ttb_partnership_to_ilp(partnership, values, 0, 2, &text, &bytes, NULL),
                     TTB_ERR_RANGE);
    assert_int_equal(ttb_partnership_to_ilp(partnership, values, 0, -1, &text, &bytes, NULL),
                     TTB_ERR_RANGE);
    assert_int_equal(
        ttb_partnership_to_ilp(partnership, &values[3], 1, TTB_ILP_LP, &text, &bytes, NULL),
        TTB_ERR_RANGE);
    assert_null(text);
}

static void errors_of_the_partnership_are_reported(void **state)
{
    ttb_partnership *bad = NULL;
    ttb_report *report = NULL;
    char *text = NULL;
    int64_t bytes = 0;
    int32_t tier, block;
    (void)state;
    assert_int_equal(ttb_report_new(&report), TTB_OK);
    assert_int_equal(ttb_partnership_new(&bad), TTB_OK);
    assert_int_equal(ttb_partnership_add_tier(bad, &tier), TTB_OK);
    assert_int_equal(ttb_partnership_to_ilp(bad, NULL, 0, TTB_ILP_LP, &text, &bytes, report),
                     TTB_ERR_INPUT);
    assert_string_equal(ttb_report_get_code(report, 0), "tier.empty");
    assert_null(text);
    assert_int_equal(ttb_partnership_add_goal(bad, tier, TTB_GOAL_UNMET, 1), TTB_OK);
    assert_int_equal(ttb_partnership_add_block(bad, "A", &block), TTB_OK);
    assert_int_equal(ttb_partnership_limit_block_sections(bad, block, 1, TTB_NONE), TTB_OK);
    ttb_report_clear(report);
    assert_int_equal(ttb_partnership_to_ilp(bad, NULL, 0, TTB_ILP_LP, &text, &bytes, report),
                     TTB_OK);
    assert_int_equal(ttb_report_count(report, TTB_SEVERITY_ERROR), 1);
    assert_non_null(strstr(text, "A rule can never hold"));
    ttb_text_free(text);
    ttb_report_free(report);
    ttb_partnership_free(bad);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_first_tier_needs_no_values),
        cmocka_unit_test(later_tiers_keep_the_values),
        cmocka_unit_test(arguments_are_checked),
        cmocka_unit_test(errors_of_the_partnership_are_reported),
    };
    return cmocka_run_group_tests(tests, read_town, free_town);
}
