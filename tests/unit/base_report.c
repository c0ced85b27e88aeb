#include "test.h"

#include "base/report.h"

enum { MOST = TTB__REPORT_MOST_FINDINGS };

static ttb_report *new_report(void)
{
    ttb_report *report = NULL;

    assert_int_equal(ttb_report_new(&report), TTB_OK);
    return report;
}

static void fill(ttb_report *report, int32_t severity, int64_t count)
{
    for (int64_t finding = 0; finding < count; finding++)
        assert_int_equal(ttb__report_add(report, severity, "code", "/place", "Sentence.", NULL),
                         TTB_OK);
}

static void a_finding_keeps_copies_of_its_texts(void **state)
{
    ttb_report *report = new_report();
    char sentence[] = "Something is wrong.";

    (void)state;
    assert_int_equal(
        ttb__report_add(report, TTB_SEVERITY_WARNING, "code", "/place", sentence, "detail"),
        TTB_OK);
    sentence[0] = 'X';
    assert_string_equal(ttb_report_get_sentence(report, 0), "Something is wrong.");
    assert_string_equal(ttb_report_get_code(report, 0), "code");
    assert_string_equal(ttb_report_get_place(report, 0), "/place");
    assert_string_equal(ttb_report_get_detail(report, 0), "detail");
    assert_int_equal(ttb_report_get_severity(report, 0), TTB_SEVERITY_WARNING);
    ttb_report_free(report);
}

static void formatted_findings_have_their_severity(void **state)
{
    ttb_report *report = new_report();

    (void)state;
    assert_int_equal(ttb__report_error(report, "e", "", "Course \"%s\" has %d.", "art", 2), TTB_OK);
    assert_int_equal(ttb__report_warning(report, "w", "", "%s", ""), TTB_OK);
    assert_string_equal(ttb_report_get_sentence(report, 0), "Course \"art\" has 2.");
    assert_string_equal(ttb_report_get_sentence(report, 1), "");
    assert_string_equal(ttb_report_get_detail(report, 1), "");
    assert_int_equal(ttb_report_count(report, TTB_SEVERITY_ERROR), 1);
    assert_int_equal(ttb_report_count(report, TTB_SEVERITY_WARNING), 1);
    assert_int_equal(ttb_report_count(report, TTB_NONE), 2);
    ttb_report_free(report);
}

static void a_sentence_may_be_empty(void **state)
{
    ttb_report *report = new_report();

    (void)state;
    assert_int_equal(ttb__report_error(report, "code", "/place", "%s", ""), TTB_OK);
    assert_string_equal(ttb_report_get_sentence(report, 0), "");
    assert_string_equal(ttb_report_get_place(report, 0), "/place");
    ttb_report_free(report);
}

static void without_a_report_nothing_happens(void **state)
{
    ttb_report *report = new_report();

    (void)state;
    assert_int_equal(ttb__report_add(NULL, TTB_SEVERITY_ERROR, "c", "", "s", NULL), TTB_OK);
    assert_int_equal(ttb__report_error(NULL, "c", "", "%d", 1), TTB_OK);
    assert_int_equal(ttb__report_warning(NULL, "c", "", "%d", 1), TTB_OK);
    fill(report, TTB_SEVERITY_ERROR, 3);
    assert_int_equal(ttb__report_move(NULL, report), TTB_OK);
    assert_int_equal(ttb_report_count(report, TTB_NONE), 0);
    ttb_report_free(report);
}

static void a_full_report_says_how_many_more(void **state)
{
    ttb_report *report = new_report();

    (void)state;
    fill(report, TTB_SEVERITY_WARNING, MOST);
    assert_int_equal(ttb_report_count(report, TTB_NONE), MOST);
    fill(report, TTB_SEVERITY_WARNING, 2);
    assert_int_equal(ttb_report_count(report, TTB_NONE), MOST + 1);
    assert_string_equal(ttb_report_get_code(report, MOST), "report.full");
    assert_string_equal(ttb_report_get_sentence(report, MOST), "2 more findings are not listed");
    assert_int_equal(ttb_report_count(report, TTB_SEVERITY_ERROR), 0);

    fill(report, TTB_SEVERITY_ERROR, 1);
    fill(report, TTB_SEVERITY_WARNING, 1);
    assert_string_equal(ttb_report_get_sentence(report, MOST), "4 more findings are not listed");
    assert_int_equal(ttb_report_get_severity(report, MOST), TTB_SEVERITY_ERROR);
    assert_int_equal(ttb_report_count(report, TTB_SEVERITY_ERROR), 1);
    assert_int_equal(ttb_report_count(report, TTB_SEVERITY_WARNING), MOST);

    ttb_report_clear(report);
    assert_int_equal(ttb_report_count(report, TTB_NONE), 0);
    fill(report, TTB_SEVERITY_ERROR, 1);
    assert_int_equal(ttb_report_count(report, TTB_NONE), 1);
    ttb_report_free(report);
}

static void moving_appends_in_order(void **state)
{
    ttb_report *to = new_report(), *from = new_report();

    (void)state;
    assert_int_equal(ttb__report_move(to, from), TTB_OK);
    assert_int_equal(ttb__report_error(to, "a", "", "A"), TTB_OK);
    assert_int_equal(ttb__report_error(from, "b", "", "B"), TTB_OK);
    assert_int_equal(ttb__report_warning(from, "c", "", "C"), TTB_OK);
    assert_int_equal(ttb__report_move(to, from), TTB_OK);
    assert_int_equal(ttb_report_count(to, TTB_NONE), 3);
    assert_int_equal(ttb_report_count(to, TTB_SEVERITY_ERROR), 2);
    assert_string_equal(ttb_report_get_code(to, 1), "b");
    assert_string_equal(ttb_report_get_code(to, 2), "c");
    assert_int_equal(ttb_report_count(from, TTB_NONE), 0);
    ttb_report_free(from);
    ttb_report_free(to);
}

static void moving_beyond_the_most_only_counts(void **state)
{
    ttb_report *to = new_report(), *from = new_report();

    (void)state;
    fill(to, TTB_SEVERITY_WARNING, 5);
    fill(from, TTB_SEVERITY_WARNING, MOST);
    fill(from, TTB_SEVERITY_ERROR, 2);
    assert_int_equal(ttb__report_move(to, from), TTB_OK);
    assert_int_equal(ttb_report_count(to, TTB_NONE), MOST + 1);
    assert_string_equal(ttb_report_get_sentence(to, MOST), "7 more findings are not listed");
    assert_int_equal(ttb_report_count(to, TTB_SEVERITY_ERROR), 1);
    assert_int_equal(ttb_report_count(from, TTB_NONE), 0);

    fill(from, TTB_SEVERITY_WARNING, 1);
    assert_int_equal(ttb__report_move(to, from), TTB_OK);
    assert_string_equal(ttb_report_get_sentence(to, MOST), "8 more findings are not listed");
    assert_int_equal(ttb_report_get_severity(to, MOST), TTB_SEVERITY_ERROR);
    ttb_report_free(from);
    ttb_report_free(to);
}

/* Fail each allocation of an addition in turn: the report is as it was each time. */
static void without_memory_a_report_is_left_as_it_was(void **state)
{
    ttb_report *report = new_report();
    ttb_status status = TTB_ERR_MEMORY;

    (void)state;
    for (int64_t allocation = 1; status; allocation++) {
        ttb__fault_set(allocation, 0);
        status = ttb__report_error(report, "code", "/place", "%s", "Sentence.");
        ttb__fault_set(0, 0);
        assert_int_equal(ttb_report_count(report, TTB_NONE), status ? 0 : 1);
        assert_int_equal(ttb_report_count(report, TTB_SEVERITY_ERROR), status ? 0 : 1);
    }
    ttb_report_free(report);
}

static void without_memory_nothing_moves(void **state)
{
    ttb_report *to = new_report(), *from = new_report();
    ttb_status status = TTB_ERR_MEMORY;

    (void)state;
    fill(to, TTB_SEVERITY_WARNING, MOST - 1);
    fill(from, TTB_SEVERITY_ERROR, 2);
    for (int64_t allocation = 1; status; allocation++) {
        ttb__fault_set(allocation, 0);
        status = ttb__report_move(to, from);
        ttb__fault_set(0, 0);
        assert_int_equal(ttb_report_count(to, TTB_NONE), status ? MOST - 1 : MOST + 1);
        assert_int_equal(ttb_report_count(to, TTB_SEVERITY_ERROR), status ? 0 : 2);
        assert_int_equal(ttb_report_count(from, TTB_NONE), status ? 2 : 0);
    }
    ttb_report_free(from);
    ttb_report_free(to);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_finding_keeps_copies_of_its_texts),
        cmocka_unit_test(formatted_findings_have_their_severity),
        cmocka_unit_test(a_sentence_may_be_empty),
        cmocka_unit_test(without_a_report_nothing_happens),
        cmocka_unit_test(a_full_report_says_how_many_more),
        cmocka_unit_test(moving_appends_in_order),
        cmocka_unit_test(moving_beyond_the_most_only_counts),
        cmocka_unit_test(without_memory_a_report_is_left_as_it_was),
        cmocka_unit_test(without_memory_nothing_moves),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
