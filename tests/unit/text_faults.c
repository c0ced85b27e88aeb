/* Each allocation fails once: the status says so, nothing leaks, nothing comes out, and the report
 * is as it was. What cJSON allocates by itself is not counted here. */
#include "text/json.h"

#include "base/memory.h"
#include "model/sorted.h"
#include "text/certificate.h"
#include "text_case.h"
#include "text_town.h"

/* One call that allocates; it gives back what it made. */
typedef ttb_status (*faulty_call)(ttb_report *report);

static ttb_partnership *partnership;
static char *good_text, *bad_text, *timetable_text, *bad_timetable_text;

static int make_texts(void **state)
{
    static const char timetable[] =
        "{'format': 'timetable', 'version': 1, 'outcome': 'given', 'stop': 'done',"
        " 'tiers': [{'value': 2, 'bound': 1, 'goals': [{'goal': 'unmet', 'value': 2}]},"
        "           {'value': 1.25}, {'value': 0}],"
        " 'sections': [{'course': 'physics', 'site': 'north', 'number': 1, 'blocks': ['A'],"
        "               'students': ['s001']}],"
        " 'unmet': [{'student': 's001', 'course': 'latin'}],"
        " 'solve': {'seed': 1, 'workers': 1, 'work': 5, 'options': {'gap': 0.5, 'moves': 7}}}";

    (void)state;
    good_text = make_text(town, NULL, NULL);
    bad_text = make_text(town, "'home': 'college'",
                         "'home': 'collage', 'limits': {'x': 1}, 'reserves': ['x', 7]");
    timetable_text = make_text(timetable, NULL, NULL);
    bad_timetable_text = make_text(timetable, "'value': 1.25}", "'value': 2, 'bound': 3}");
    assert_int_equal(
        ttb__partnership_from_json(good_text, (int64_t)strlen(good_text), &partnership, NULL),
        TTB_OK);
    return 0;
}

static int free_texts(void **state)
{
    (void)state;
    ttb_partnership_free(partnership);
    free(good_text);
    free(bad_text);
    free(timetable_text);
    free(bad_timetable_text);
    return 0;
}

static ttb_status read_partnership(const char *text, ttb_report *report)
{
    ttb_partnership *read = NULL;
    ttb_status status = ttb__partnership_from_json(text, (int64_t)strlen(text), &read, report);

    assert_int_equal(status == TTB_OK, read != NULL);
    ttb_partnership_free(read);
    return status;
}

static ttb_status read_good(ttb_report *report)
{
    return read_partnership(good_text, report);
}

static ttb_status read_bad(ttb_report *report)
{
    return read_partnership(bad_text, report);
}

static ttb_status read_no_json(ttb_report *report)
{
    return read_partnership("[", report);
}

static ttb_status read_and_write_timetable(const char *text, ttb_report *report)
{
    ttb_timetable *timetable = NULL;
    char *written = NULL;
    int64_t bytes;
    ttb_status status =
        ttb__timetable_from_json(partnership, text, (int64_t)strlen(text), &timetable, report);

    assert_int_equal(status == TTB_OK, timetable != NULL);
    if (!status)
        status = ttb__timetable_to_json(timetable, &written, &bytes);
    assert_int_equal(status == TTB_OK, written != NULL);
    ttb__free(written);
    ttb_timetable_free(timetable);
    return status;
}

static ttb_status timetable(ttb_report *report)
{
    return read_and_write_timetable(timetable_text, report);
}

static ttb_status bad_timetable(ttb_report *report)
{
    return read_and_write_timetable(bad_timetable_text, report);
}

static ttb_status write_it(ttb_report *report)
{
    char *text = NULL;
    int64_t bytes = 0;
    ttb_status status = ttb__partnership_to_json(partnership, &text, &bytes);

    (void)report;
    assert_int_equal(status == TTB_OK, text != NULL);
    ttb__free(text);
    return status;
}

static ttb_status hash_it(ttb_report *report)
{
    char hash[65];

    (void)report;
    return ttb__partnership_hash(partnership, hash);
}

/* ---- Certificates: of the sorted partnership, with one argument of each kind */

static ttb__sorted sorted;
static ttb__town *town_view;
static ttb_timetable *checked;
static char hash[65];

static ttb_status make_argument(int32_t kind, ttb_certificate *certificate)
{
    ttb__argument *argument;
    ttb_status status = ttb__argument_make(town_view, kind, 1, &argument);

    if (status)
        return status;
    if (kind != TTB__ARGUMENT_SECTIONS)
        argument->full[0] = argument->tiers[0] = INT64_C(1) << 60;
    if (kind == TTB__ARGUMENT_PLACING)
        status = TTB__PUSH(&argument->tree, 1);
    if (!status && kind == TTB__ARGUMENT_PLACING)
        status = TTB__PUSH(&argument->claims, -7);
    if (status)
        ttb__argument_destroy(argument);
    return status ? status : ttb__certificate_add(certificate, argument);
}

static ttb_status make_certificate(ttb_certificate **certificate_out)
{
    ttb_status status = ttb__certificate_make(town_view, certificate_out);

    if (status)
        return status;
    memset((*certificate_out)->timetable, 'a', 64);
    memcpy((*certificate_out)->partnership, hash, sizeof hash);
    for (int32_t kind = 0; kind <= TTB__ARGUMENT_SECTIONS && !status; kind++)
        status = make_argument(kind, *certificate_out);
    return status;
}

static ttb_status certificate(ttb_report *report)
{
    ttb_certificate *made = NULL, *read = NULL;
    char *written = NULL;
    int64_t bytes = 0;
    int is_proven;
    ttb_status status = make_certificate(&made);

    if (!status)
        status = ttb__certificate_to_json(town_view, made, &written, &bytes);
    assert_int_equal(status == TTB_OK, written != NULL);
    if (!status)
        status = ttb__certificate_from_json(town_view, hash, written, bytes, &read, report);
    assert_int_equal(status == TTB_OK, read != NULL);
    if (!status)
        status = ttb__certificate_verify(town_view, read, checked, hash, &is_proven, NULL);
    ttb__free(written);
    ttb_certificate_free(read);
    ttb_certificate_free(made);
    return status;
}

static ttb_status hash_timetable(ttb_report *report)
{
    char digest[65];

    (void)report;
    return ttb__timetable_hash(checked, digest);
}

/* Let allocation 1, 2, ... fail until the call no longer sees it; then it ends as it should. */
static void fail_each_allocation(faulty_call call, ttb_status expected)
{
    ttb_report *report = NULL;
    int64_t failing = 1;
    ttb_status status;

    assert_int_equal(ttb_report_new(&report), TTB_OK);
    for (;; failing++) {
        ttb__fault_set(failing, 0);
        status = call(report);
        if (ttb__fault_count() < failing)
            break;
        ttb__fault_set(0, 0);
        assert_int_equal(status, TTB_ERR_MEMORY);
        assert_int_equal(ttb_report_count(report, TTB_NONE), 0);
    }
    ttb__fault_set(0, 0);
    assert_int_equal(status, expected);
    assert_true(failing > 2);
    ttb_report_free(report);
}

static void reading_a_partnership_survives(void **state)
{
    (void)state;
    fail_each_allocation(read_good, TTB_OK);
    fail_each_allocation(read_bad, TTB_ERR_INPUT);
    fail_each_allocation(read_no_json, TTB_ERR_INPUT);
}

static void writing_a_partnership_survives(void **state)
{
    (void)state;
    fail_each_allocation(write_it, TTB_OK);
    fail_each_allocation(hash_it, TTB_OK);
}

static void timetables_survive(void **state)
{
    (void)state;
    fail_each_allocation(timetable, TTB_OK);
    fail_each_allocation(bad_timetable, TTB_ERR_INPUT);
}

static void certificates_survive(void **state)
{
    (void)state;
    assert_int_equal(ttb__partnership_hash(partnership, hash), TTB_OK);
    assert_int_equal(ttb__sorted_make(partnership, &sorted), TTB_OK);
    assert_int_equal(ttb__town_make(sorted.partnership, &town_view), TTB_OK);
    assert_int_equal(ttb__timetable_from_json(partnership, timetable_text,
                                              (int64_t)strlen(timetable_text), &checked, NULL),
                     TTB_OK);
    fail_each_allocation(certificate, TTB_OK);
    fail_each_allocation(hash_timetable, TTB_OK);
    ttb_timetable_free(checked);
    ttb__town_destroy(town_view);
    ttb__sorted_clear(&sorted);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reading_a_partnership_survives),
        cmocka_unit_test(writing_a_partnership_survives),
        cmocka_unit_test(timetables_survive),
        cmocka_unit_test(certificates_survive),
    };

    return cmocka_run_group_tests(tests, make_texts, free_texts);
}
