/* Certificates through the public header: every status of the calls that make, read, write and
 * verify them. */
#include "test.h"

#include <stdlib.h>
#include <string.h>

static const char town_text[] =
    "{\"format\": \"timetable-partnership\", \"version\": 1, \"blocks\": [{\"id\": \"A\"}],"
    " \"sites\": [{\"id\": \"n\"}], \"courses\": [{\"id\": \"c\"}, {\"id\": \"d\"}],"
    " \"offers\": [{\"course\": \"c\", \"site\": \"n\"}, {\"course\": \"d\", \"site\": \"n\"}],"
    " \"students\": [{\"id\": \"s\", \"home\": \"n\", \"choices\": [\"c\", \"d\"]}]}";

static ttb_partnership *town, *other_town;
static ttb_timetable *timetable;
static ttb_certificate *certificate;
static char *text;
static int64_t bytes;

/* Two courses in one block: one choice stays unmet, and one section runs. */
static int make_files(void **state)
{
    int32_t student;

    (void)state;
    assert_int_equal(ttb_partnership_from_json(town_text, sizeof town_text - 1, &town, NULL),
                     TTB_OK);
    assert_int_equal(ttb_partnership_from_json(town_text, sizeof town_text - 1, &other_town, NULL),
                     TTB_OK);
    assert_int_equal(ttb_partnership_add_student(other_town, "t", 0, NULL, &student), TTB_OK);
    assert_int_equal(ttb_solve(town, NULL, NULL, NULL, NULL, &timetable, &certificate, NULL),
                     TTB_OK);
    assert_non_null(certificate);
    assert_int_equal(ttb_certificate_to_json(town, certificate, &text, &bytes), TTB_OK);
    return 0;
}

static int free_files(void **state)
{
    (void)state;
    ttb_text_free(text);
    ttb_certificate_free(certificate);
    ttb_timetable_free(timetable);
    ttb_partnership_free(other_town);
    ttb_partnership_free(town);
    return 0;
}

static void a_solve_gives_a_certificate_that_verifies(void **state)
{
    int32_t is_proven = 0;
    int64_t value, bound;
    ttb_report *report = NULL;

    (void)state;
    assert_int_equal(ttb_report_new(&report), TTB_OK);
    assert_int_equal(ttb_verify(town, timetable, certificate, &is_proven, report), TTB_OK);
    assert_int_equal(is_proven, 1);
    assert_int_equal(ttb_report_count(report, TTB_NONE), 0);
    assert_int_equal(ttb_certificate_tier_count(certificate), 4);
    assert_int_equal(ttb_certificate_get_tier(certificate, 0, &value, &bound), TTB_OK);
    assert_int_equal(value, 1000);
    assert_int_equal(bound, 1000);
    ttb_report_free(report);
}

static void it_goes_through_json_and_outlives_its_partnership(void **state)
{
    ttb_certificate *read = NULL;
    char *again = NULL;
    int64_t bytes_again = 0;

    (void)state;
    assert_int_equal(ttb_certificate_from_json(town, text, bytes, &read, NULL), TTB_OK);
    assert_int_equal(ttb_certificate_to_json(town, read, &again, &bytes_again), TTB_OK);
    assert_int_equal(bytes_again, bytes);
    assert_memory_equal(again, text, (size_t)bytes);
    ttb_text_free(again);
    ttb_certificate_free(read);
}

static void reading_says_what_is_wrong(void **state)
{
    ttb_certificate *read = (ttb_certificate *)1;
    ttb_report *report = NULL;

    (void)state;
    assert_int_equal(ttb_report_new(&report), TTB_OK);
    assert_int_equal(ttb_certificate_from_json(town, "[]", 2, &read, report), TTB_ERR_INPUT);
    assert_null(read);
    assert_int_equal(ttb_certificate_from_json(town, text, bytes / 2, &read, report),
                     TTB_ERR_INPUT);
    assert_int_equal(ttb_certificate_from_json(other_town, text, bytes, &read, report),
                     TTB_ERR_INPUT);
    assert_string_equal(ttb_report_get_code(report, 2), "certificate.other-partnership");
    assert_int_equal(ttb_certificate_from_json(town, text, 1000000001, &read, report),
                     TTB_ERR_TOO_LARGE);
    ttb_report_free(report);
}

static void arguments_are_checked(void **state)
{
    ttb_certificate *read = (ttb_certificate *)1;
    char *written = (char *)1;
    int64_t number = 7, bound = 7;
    int32_t is_proven = 7;

    (void)state;
    assert_int_equal(ttb_certificate_from_json(NULL, text, bytes, &read, NULL), TTB_ERR_ARGUMENT);
    assert_null(read);
    assert_int_equal(ttb_certificate_from_json(town, NULL, 0, &read, NULL), TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_certificate_from_json(town, text, -1, &read, NULL), TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_certificate_from_json(town, text, bytes, NULL, NULL), TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_certificate_to_json(town, NULL, &written, &number), TTB_ERR_ARGUMENT);
    assert_null(written);
    assert_int_equal(number, 0);
    assert_int_equal(ttb_certificate_to_json(NULL, certificate, &written, &number),
                     TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_certificate_to_json(town, certificate, NULL, &number), TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_certificate_to_json(town, certificate, &written, NULL), TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_certificate_tier_count(NULL), 0);
    number = 7;
    assert_int_equal(ttb_certificate_get_tier(certificate, 4, &number, &bound), TTB_ERR_NOT_FOUND);
    assert_int_equal(number + bound, 0);
    assert_int_equal(ttb_certificate_get_tier(certificate, -1, &number, &bound), TTB_ERR_NOT_FOUND);
    assert_int_equal(ttb_certificate_get_tier(certificate, 0, NULL, &bound), TTB_ERR_ARGUMENT);
    number = 7;
    assert_int_equal(ttb_certificate_get_tier(certificate, 0, &number, NULL), TTB_ERR_ARGUMENT);
    assert_int_equal(number, 0);
    assert_int_equal(ttb_certificate_get_tier(NULL, 0, &number, &bound), TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_verify(NULL, timetable, certificate, &is_proven, NULL), TTB_ERR_ARGUMENT);
    assert_int_equal(is_proven, 0);
    assert_int_equal(ttb_verify(town, NULL, certificate, &is_proven, NULL), TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_verify(town, timetable, NULL, &is_proven, NULL), TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_verify(town, timetable, certificate, NULL, NULL), TTB_ERR_ARGUMENT);
    ttb_certificate_free(NULL);
}

static void another_partnership_is_refused(void **state)
{
    char *written = (char *)1;
    int64_t number;
    int32_t is_proven = 1;

    (void)state;
    assert_int_equal(ttb_certificate_to_json(other_town, certificate, &written, &number),
                     TTB_ERR_STATE);
    assert_null(written);
    assert_int_equal(ttb_verify(other_town, timetable, certificate, &is_proven, NULL),
                     TTB_ERR_STATE);
    assert_int_equal(is_proven, 0);
}

/* The same partnership, but nobody has a seat. */
static void another_timetable_is_not_proven(void **state)
{
    ttb_timetable *empty = NULL;
    ttb_report *report = NULL;
    int32_t is_proven = 1;

    (void)state;
    assert_int_equal(ttb_report_new(&report), TTB_OK);
    assert_int_equal(ttb_timetable_new(town, &empty), TTB_OK);
    assert_int_equal(ttb_verify(town, empty, certificate, &is_proven, report), TTB_OK);
    assert_int_equal(is_proven, 0);
    assert_string_equal(ttb_report_get_code(report, 0), "certificate.other-timetable");
    assert_string_equal(ttb_report_get_place(report, 0), "/timetable");
    assert_string_equal(ttb_report_get_code(report, 1), "certificate.value-differs");
    assert_string_equal(ttb_report_get_place(report, 1), "/tiers/0/value");
    ttb_timetable_free(empty);
    ttb_report_free(report);
}

static void a_broken_partnership_is_input(void **state)
{
    ttb_partnership *broken = NULL;
    ttb_certificate *read = (ttb_certificate *)1;
    ttb_report *report = NULL;
    int32_t tier;

    (void)state;
    assert_int_equal(ttb_report_new(&report), TTB_OK);
    assert_int_equal(ttb_partnership_from_json(town_text, sizeof town_text - 1, &broken, NULL),
                     TTB_OK);
    assert_int_equal(ttb_partnership_add_tier(broken, &tier), TTB_OK);
    assert_int_equal(ttb_certificate_from_json(broken, text, bytes, &read, report), TTB_ERR_INPUT);
    assert_null(read);
    assert_int_equal(ttb_report_count(report, TTB_SEVERITY_ERROR), 1);
    ttb_partnership_free(broken);
    ttb_report_free(report);
}

static void where_there_is_no_timetable_there_is_no_certificate(void **state)
{
    ttb_partnership *pinned = NULL;
    ttb_timetable *none = NULL;
    ttb_certificate *nothing = (ttb_certificate *)1;
    const int32_t block = 0;

    (void)state;
    assert_int_equal(ttb_partnership_from_json(town_text, sizeof town_text - 1, &pinned, NULL),
                     TTB_OK);
    assert_int_equal(ttb_partnership_close_site(pinned, 0, 0), TTB_OK);
    assert_int_equal(ttb_partnership_pin_section(pinned, 0, 0, &block, 1), TTB_OK);
    assert_int_equal(ttb_solve(pinned, NULL, NULL, NULL, NULL, &none, &nothing, NULL), TTB_OK);
    assert_int_equal(ttb_timetable_get_outcome(none), TTB_OUTCOME_INFEASIBLE);
    assert_null(nothing);
    ttb_timetable_free(none);
    ttb_partnership_free(pinned);
    none = (ttb_timetable *)1;
    assert_int_equal(ttb_solve(NULL, NULL, NULL, NULL, NULL, &none, &nothing, NULL),
                     TTB_ERR_ARGUMENT);
    assert_null(nothing);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_solve_gives_a_certificate_that_verifies),
        cmocka_unit_test(it_goes_through_json_and_outlives_its_partnership),
        cmocka_unit_test(reading_says_what_is_wrong),
        cmocka_unit_test(arguments_are_checked),
        cmocka_unit_test(another_partnership_is_refused),
        cmocka_unit_test(another_timetable_is_not_proven),
        cmocka_unit_test(a_broken_partnership_is_input),
        cmocka_unit_test(where_there_is_no_timetable_there_is_no_certificate),
    };

    return cmocka_run_group_tests(tests, make_files, free_files);
}
