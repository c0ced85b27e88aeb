/* Damaged files never crash a reader, and are never taken for whole: each has a finding. */
#include "text/json.h"

#include "text_case.h"
#include "text_town.h"

static const char timetable_text[] =
    "{'format': 'timetable', 'version': 1, 'outcome': 'given',\n"
    " 'tiers': [{'value': 2, 'bound': 1.5, 'goals': [{'goal': 'unmet', 'value': 2}]},\n"
    "           {'value': 1.25}, {'value': 0}],\n"
    " 'sections': [{'course': 'physics', 'site': 'north', 'number': 1, 'blocks': ['A'],\n"
    "               'students': ['s001']}],\n"
    " 'unmet': [{'student': 's001', 'course': 'latin'}]}";

static ttb_partnership *partnership;

static int make_partnership(void **state)
{
    char *text = make_text(town, NULL, NULL);

    (void)state;
    assert_int_equal(ttb__partnership_from_json(text, (int64_t)strlen(text), &partnership, NULL),
                     TTB_OK);
    free(text);
    return 0;
}

static int free_partnership(void **state)
{
    (void)state;
    ttb_partnership_free(partnership);
    return 0;
}

/* Read bytes from a buffer of just their size, so that AddressSanitizer sees one read too many. */
static ttb_status read_bytes(const char *bytes, size_t count, int is_timetable, ttb_report *report)
{
    char *exact = malloc(count > 0 ? count : 1);
    ttb_partnership *read = NULL;
    ttb_timetable *timetable = NULL;
    ttb_status status;

    assert_non_null(exact);
    memcpy(exact, bytes, count);
    ttb_report_clear(report);
    if (is_timetable)
        status = ttb__timetable_from_json(partnership, exact, (int64_t)count, &timetable, report);
    else
        status = ttb__partnership_from_json(exact, (int64_t)count, &read, report);
    assert_int_equal(status == TTB_OK, is_timetable ? timetable != NULL : read != NULL);
    assert_true(status == TTB_OK || status == TTB_ERR_INPUT);
    assert_int_equal(status != TTB_OK, ttb_report_count(report, TTB_SEVERITY_ERROR) > 0);
    ttb_timetable_free(timetable);
    ttb_partnership_free(read);
    free(exact);
    return status;
}

/* Every file that stops before its last bracket is refused, and says that it is cut off, but for
 * the one without any text. */
static void cut_everywhere(const char *quoted, int is_timetable)
{
    char *text = make_text(quoted, NULL, NULL);
    size_t whole = strlen(text);
    ttb_report *report = NULL;

    while (text[whole - 1] != '}')
        whole--;
    assert_int_equal(ttb_report_new(&report), TTB_OK);
    assert_int_equal(read_bytes(text, whole, is_timetable, report), TTB_OK);
    for (size_t bytes = 0; bytes < whole; bytes++) {
        assert_int_equal(read_bytes(text, bytes, is_timetable, report), TTB_ERR_INPUT);
        assert_int_equal(ttb_report_count(report, TTB_NONE), 1);
        assert_string_equal(ttb_report_get_code(report, 0),
                            bytes == 0 ? "json.empty" : "json.cut-off");
    }
    ttb_report_free(report);
    free(text);
}

static void a_file_may_be_cut_off_anywhere(void **state)
{
    (void)state;
    cut_everywhere(town, 0);
    cut_everywhere(timetable_text, 1);
}

/* Change each byte in turn; some changes leave a good file, such as another letter in a name. */
static void change_everywhere(const char *quoted, int is_timetable)
{
    static const char changes[] = {'\0', '\n', ' ', '"', '0', '{', ']', ',', '\\', '\x7F', '\xFF'};
    char *text = make_text(quoted, NULL, NULL);
    size_t whole = strlen(text);
    ttb_report *report = NULL;

    assert_int_equal(ttb_report_new(&report), TTB_OK);
    for (size_t byte = 0; byte < whole; byte++) {
        char before = text[byte];
        for (size_t change = 0; change < sizeof changes; change++) {
            text[byte] = changes[change];
            read_bytes(text, whole, is_timetable, report);
        }
        text[byte] = before;
    }
    ttb_report_free(report);
    free(text);
}

static void any_byte_may_be_wrong(void **state)
{
    (void)state;
    change_everywhere(town, 0);
    change_everywhere(timetable_text, 1);
}

/* Leave out each run of bytes of some lengths. */
static void runs_of_bytes_may_be_missing(void **state)
{
    char *text = make_text(town, NULL, NULL);
    size_t whole = strlen(text);
    char *damaged = malloc(whole);
    ttb_report *report = NULL;

    (void)state;
    assert_non_null(damaged);
    assert_int_equal(ttb_report_new(&report), TTB_OK);
    for (size_t gap = 1; gap < 40; gap += 6)
        for (size_t start = 0; start + gap < whole; start++) {
            memcpy(damaged, text, start);
            memcpy(damaged + start, text + start + gap, whole - start - gap);
            read_bytes(damaged, whole - gap, 0, report);
        }
    ttb_report_free(report);
    free(damaged);
    free(text);
}

/* Replace each number, text, list and object by a value of every type. */
static void any_value_may_have_another_type(void **state)
{
    static const char *const values[] = {"null", "true", "-1", "0.0001", "9007199254740992", "''",
                                         "'A'",  "[]",   "{}", "[[]]",   "{'id': 'A'}"};
    ttb_report *report = NULL;

    (void)state;
    assert_int_equal(ttb_report_new(&report), TTB_OK);
    for (const char *colon = strchr(town, ':'); colon; colon = strchr(colon + 1, ':')) {
        size_t value_bytes = strcspn(colon + 1, ",]}");
        for (size_t value = 0; value < sizeof values / sizeof *values; value++) {
            char damaged[8000];
            char *text;
            snprintf(damaged, sizeof damaged, "%.*s %s%s", (int)(colon + 1 - town), town,
                     values[value], colon + 1 + value_bytes);
            text = make_text(damaged, NULL, NULL);
            read_bytes(text, strlen(text), 0, report);
            free(text);
        }
    }
    ttb_report_free(report);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_file_may_be_cut_off_anywhere),
        cmocka_unit_test(any_byte_may_be_wrong),
        cmocka_unit_test(runs_of_bytes_may_be_missing),
        cmocka_unit_test(any_value_may_have_another_type),
    };

    return cmocka_run_group_tests(tests, make_partnership, free_partnership);
}
