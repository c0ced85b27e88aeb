/* Files through the public header: every status of the calls that read and write them. */
#include "test.h"

#include <stdlib.h>
#include <string.h>

static const char town[] =
    "{\"format\": \"timetable-partnership\", \"version\": 1, \"blocks\": [{\"id\": \"A\"}],"
    " \"sites\": [{\"id\": \"n\"}], \"courses\": [{\"id\": \"c\"}],"
    " \"offers\": [{\"course\": \"c\", \"site\": \"n\"}],"
    " \"students\": [{\"id\": \"s\", \"home\": \"n\", \"choices\": [\"c\"]}]}";
static const char timetable_text[] =
    "{\"format\": \"timetable\", \"version\": 1, \"sections\": [{\"course\": \"c\","
    " \"site\": \"n\", \"number\": 1, \"blocks\": [\"A\"], \"students\": [\"s\"]}]}";

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

static void a_partnership_is_read(void **state)
{
    int32_t number = -1;

    (void)state;
    assert_int_equal(ttb_partnership_count(partnership, TTB_KIND_STUDENT), 1);
    assert_int_equal(ttb_partnership_find(partnership, TTB_KIND_COURSE, "c", &number), TTB_OK);
    assert_int_equal(number, 0);
}

static void reading_a_partnership_says_what_is_wrong(void **state)
{
    ttb_partnership *read = (ttb_partnership *)1;
    ttb_report *report = NULL;

    (void)state;
    assert_int_equal(ttb_report_new(&report), TTB_OK);
    assert_int_equal(ttb_partnership_from_json("[]", 2, &read, report), TTB_ERR_INPUT);
    assert_null(read);
    assert_string_equal(ttb_report_get_code(report, 0), "file.format");
    assert_int_equal(ttb_partnership_from_json("", 0, &read, NULL), TTB_ERR_INPUT);
    assert_int_equal(ttb_partnership_from_json(town, 1000000001, &read, report), TTB_ERR_TOO_LARGE);
    assert_int_equal(ttb_report_count(report, TTB_SEVERITY_ERROR), 2);
    ttb_report_free(report);
}

static void no_key_of_a_file_commands_a_terminal(void **state)
{
    static const char text[] =
        "{\"format\": \"timetable-partnership\", \"version\": 1, \"\\u001b[2J\\n\\u0085\": 1}";
    ttb_partnership *read = NULL;
    ttb_report *report = NULL;
    int64_t finding = 0;

    (void)state;
    assert_int_equal(ttb_report_new(&report), TTB_OK);
    assert_int_equal(ttb_partnership_from_json(text, sizeof text - 1, &read, report),
                     TTB_ERR_INPUT);
    while (strcmp(ttb_report_get_code(report, finding), "key.unknown") != 0)
        assert_true(++finding < ttb_report_count(report, TTB_NONE));
    assert_string_equal(ttb_report_get_place(report, finding), "/?[2J???");
    assert_non_null(strstr(ttb_report_get_sentence(report, finding), "\"?[2J???\""));
    ttb_report_free(report);
}

static void arguments_are_checked(void **state)
{
    ttb_partnership *read = (ttb_partnership *)1;
    ttb_timetable *timetable = (ttb_timetable *)1;
    char *text = (char *)1;
    int64_t bytes = 1;

    (void)state;
    assert_int_equal(ttb_partnership_from_json(town, 1, NULL, NULL), TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_partnership_from_json(NULL, 1, &read, NULL), TTB_ERR_ARGUMENT);
    assert_null(read);
    assert_int_equal(ttb_partnership_from_json(town, -1, &read, NULL), TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_partnership_to_json(NULL, &text, &bytes), TTB_ERR_ARGUMENT);
    assert_null(text);
    assert_int_equal(bytes, 0);
    assert_int_equal(ttb_partnership_to_json(partnership, NULL, &bytes), TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_partnership_to_json(partnership, &text, NULL), TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_timetable_new(NULL, &timetable), TTB_ERR_ARGUMENT);
    assert_null(timetable);
    assert_int_equal(ttb_timetable_new(partnership, NULL), TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_timetable_from_json(NULL, "", 0, &timetable, NULL), TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_timetable_from_json(partnership, NULL, 0, &timetable, NULL),
                     TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_timetable_from_json(partnership, "", -1, &timetable, NULL),
                     TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_timetable_from_json(partnership, "", 0, NULL, NULL), TTB_ERR_ARGUMENT);
    text = (char *)1;
    bytes = 1;
    assert_int_equal(ttb_timetable_to_json(NULL, &text, &bytes), TTB_ERR_ARGUMENT);
    assert_null(text);
    assert_int_equal(bytes, 0);
    assert_int_equal(ttb_timetable_new(partnership, &timetable), TTB_OK);
    assert_int_equal(ttb_timetable_to_json(timetable, NULL, &bytes), TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_timetable_to_json(timetable, &text, NULL), TTB_ERR_ARGUMENT);
    ttb_timetable_free(timetable);
}

static void a_partnership_is_written_the_same_each_time(void **state)
{
    ttb_partnership *again = NULL;
    char *text = NULL, *text_again = NULL;
    int64_t bytes = 0, bytes_again = 0;

    (void)state;
    assert_int_equal(ttb_partnership_to_json(partnership, &text, &bytes), TTB_OK);
    assert_int_equal(text[bytes], '\0');
    assert_int_equal(text[bytes - 1], '\n');
    assert_int_equal(ttb_partnership_from_json(text, bytes, &again, NULL), TTB_OK);
    assert_int_equal(ttb_partnership_to_json(again, &text_again, &bytes_again), TTB_OK);
    assert_int_equal(bytes, bytes_again);
    assert_memory_equal(text, text_again, (size_t)bytes);
    ttb_text_free(text_again);
    ttb_text_free(text);
    ttb_partnership_free(again);
}

static void the_hash_needs_65_bytes(void **state)
{
    char hash[65] = "x";

    (void)state;
    assert_int_equal(ttb_partnership_get_hash(NULL, hash, 65), TTB_ERR_ARGUMENT);
    assert_string_equal(hash, "");
    hash[0] = 'x';
    assert_int_equal(ttb_partnership_get_hash(partnership, NULL, 65), TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_partnership_get_hash(partnership, hash, -1), TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_partnership_get_hash(partnership, hash, 0), TTB_ERR_TOO_SMALL);
    assert_string_equal(hash, "x");
    assert_int_equal(ttb_partnership_get_hash(partnership, hash, 64), TTB_ERR_TOO_SMALL);
    assert_string_equal(hash, "");
    assert_int_equal(ttb_partnership_get_hash(partnership, hash, 65), TTB_OK);
    assert_int_equal(strlen(hash), 64);
    assert_int_equal(strspn(hash, "0123456789abcdef"), 64);
}

static void a_timetable_is_read_and_written(void **state)
{
    ttb_timetable *timetable = NULL, *again = NULL;
    char *text = NULL, *text_again = NULL;
    int64_t bytes = 0, bytes_again = 0, value = -1, bound = -1;

    (void)state;
    assert_int_equal(ttb_timetable_from_json(partnership, timetable_text, sizeof timetable_text - 1,
                                             &timetable, NULL),
                     TTB_OK);
    assert_int_equal(ttb_timetable_get_outcome(timetable), TTB_OUTCOME_GIVEN);
    assert_int_equal(ttb_timetable_get_tier(timetable, 0, &value, &bound), TTB_OK);
    assert_int_equal(value, 0);
    assert_int_equal(ttb_timetable_to_json(timetable, &text, &bytes), TTB_OK);
    assert_int_equal(ttb_timetable_from_json(partnership, text, bytes, &again, NULL), TTB_OK);
    assert_int_equal(ttb_timetable_to_json(again, &text_again, &bytes_again), TTB_OK);
    assert_string_equal(text, text_again);
    ttb_text_free(text_again);
    ttb_text_free(text);
    ttb_timetable_free(again);
    ttb_timetable_free(timetable);
}

static void reading_a_timetable_says_what_is_wrong(void **state)
{
    ttb_timetable *timetable = (ttb_timetable *)1;
    ttb_report *report = NULL;

    (void)state;
    assert_int_equal(ttb_report_new(&report), TTB_OK);
    assert_int_equal(
        ttb_timetable_from_json(partnership, town, sizeof town - 1, &timetable, report),
        TTB_ERR_INPUT);
    assert_null(timetable);
    assert_string_equal(ttb_report_get_code(report, 0), "file.format");
    ttb_report_free(report);
}

static void a_new_timetable_outlives_its_partnership(void **state)
{
    ttb_partnership *short_lived = NULL;
    ttb_timetable *timetable = NULL;
    char *text = NULL;
    int64_t bytes = 0;

    (void)state;
    assert_int_equal(ttb_partnership_from_json(town, sizeof town - 1, &short_lived, NULL), TTB_OK);
    assert_int_equal(ttb_timetable_new(short_lived, &timetable), TTB_OK);
    ttb_partnership_free(short_lived);
    assert_int_equal(ttb_timetable_to_json(timetable, &text, &bytes), TTB_OK);
    assert_non_null(strstr(text, "\"given\""));
    ttb_text_free(text);
    ttb_timetable_free(timetable);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_partnership_is_read),
        cmocka_unit_test(reading_a_partnership_says_what_is_wrong),
        cmocka_unit_test(no_key_of_a_file_commands_a_terminal),
        cmocka_unit_test(arguments_are_checked),
        cmocka_unit_test(a_partnership_is_written_the_same_each_time),
        cmocka_unit_test(the_hash_needs_65_bytes),
        cmocka_unit_test(a_timetable_is_read_and_written),
        cmocka_unit_test(reading_a_timetable_says_what_is_wrong),
        cmocka_unit_test(a_new_timetable_outlives_its_partnership),
    };

    return cmocka_run_group_tests(tests, read_town, free_town);
}
