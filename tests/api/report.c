/* Every function on reports, statuses and versions, through the public header only. */
#include "test.h"

static void the_version_is_that_of_the_header(void **state)
{
    char expected[] = "0.0.0";

    (void)state;
    expected[0] = (char)('0' + TTB_VERSION_MAJOR);
    expected[2] = (char)('0' + TTB_VERSION_MINOR);
    expected[4] = (char)('0' + TTB_VERSION_PATCH);
    assert_string_equal(ttb_version(), expected);
    assert_int_equal(ttb_abi_version(), 0);
}

static void each_status_has_its_own_text(void **state)
{
    static const ttb_status statuses[] = {
        TTB_OK,        TTB_ERR_MEMORY,      TTB_ERR_ARGUMENT, TTB_ERR_NOT_FOUND, TTB_ERR_RANGE,
        TTB_ERR_STATE, TTB_ERR_TOO_SMALL,   TTB_ERR_INPUT,    TTB_ERR_TOO_LARGE, TTB_ERR_SOLVER,
        TTB_ERR_FILE,  TTB_ERR_UNSUPPORTED, TTB_ERR_INTERNAL};
    enum { COUNT = sizeof statuses / sizeof *statuses };

    (void)state;
    for (int one = 0; one < COUNT; one++) {
        assert_string_not_equal(ttb_status_text(statuses[one]), "unknown status");
        for (int other = 0; other < one; other++)
            assert_string_not_equal(ttb_status_text(statuses[one]),
                                    ttb_status_text(statuses[other]));
    }
}

static void any_other_status_is_unknown(void **state)
{
    (void)state;
    for (int64_t value = INT32_MIN; value <= INT32_MAX; value += 104729)
        if (value < TTB_OK || value > TTB_ERR_INTERNAL)
            assert_string_equal(ttb_status_text((ttb_status)value), "unknown status");
    assert_string_equal(ttb_status_text(-1), "unknown status");
    assert_string_equal(ttb_status_text(2), "unknown status");
    assert_string_equal(ttb_status_text(INT32_MAX), "unknown status");
}

static void a_new_report_is_empty(void **state)
{
    ttb_report *report = NULL;

    (void)state;
    assert_int_equal(ttb_report_new(NULL), TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_report_new(&report), TTB_OK);
    assert_int_equal(ttb_report_count(report, TTB_NONE), 0);
    assert_int_equal(ttb_report_count(report, TTB_SEVERITY_ERROR), 0);
    assert_int_equal(ttb_report_count(report, TTB_SEVERITY_WARNING), 0);
    assert_int_equal(ttb_report_count(report, 77), 0);
    ttb_report_clear(report);
    ttb_report_free(report);
}

static void a_finding_that_is_not_there_has_empty_texts(void **state)
{
    static const int64_t absent[] = {0, -1, 1, INT64_MAX, INT64_MIN};
    ttb_report *report = NULL;

    (void)state;
    assert_int_equal(ttb_report_new(&report), TTB_OK);
    for (size_t each = 0; each < sizeof absent / sizeof *absent; each++) {
        assert_int_equal(ttb_report_get_severity(report, absent[each]), TTB_NONE);
        assert_string_equal(ttb_report_get_code(report, absent[each]), "");
        assert_string_equal(ttb_report_get_place(report, absent[each]), "");
        assert_string_equal(ttb_report_get_sentence(report, absent[each]), "");
        assert_string_equal(ttb_report_get_detail(report, absent[each]), "");
    }
    ttb_report_free(report);
}

static void null_is_an_empty_report(void **state)
{
    (void)state;
    ttb_report_free(NULL);
    ttb_report_clear(NULL);
    ttb_text_free(NULL);
    assert_int_equal(ttb_report_count(NULL, TTB_NONE), 0);
    assert_int_equal(ttb_report_get_severity(NULL, 0), TTB_NONE);
    assert_string_equal(ttb_report_get_code(NULL, 0), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_version_is_that_of_the_header),
        cmocka_unit_test(each_status_has_its_own_text),
        cmocka_unit_test(any_other_status_is_unknown),
        cmocka_unit_test(a_new_report_is_empty),
        cmocka_unit_test(a_finding_that_is_not_there_has_empty_texts),
        cmocka_unit_test(null_is_an_empty_report),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
