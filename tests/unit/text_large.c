/* Large files, good and hostile: reading takes time linear in their size, so that all of this ends
 * within the limit of the test. Anything quadratic would take hours. */
#include "text/json.h"

#include "base/memory.h"
#include "base/text.h"
#include "text_case.h"

static const char head[] = "{\"format\":\"timetable-partnership\",\"version\":1,"
                           "\"blocks\":[{\"id\":\"A\"},{\"id\":\"B\"}],\"sites\":[{\"id\":\"n\"},"
                           "{\"id\":\"m\"}],\"courses\":[{\"id\":\"c\"},{\"id\":\"d\"}],"
                           "\"offers\":[{\"course\":\"c\",\"site\":\"n\"},"
                           "{\"course\":\"d\",\"site\":\"m\"}],";

static void add_students(ttb__text *text, int32_t students)
{
    ttb__text_add(text, "\"students\":[");
    for (int32_t student = 0; student < students; student++)
        ttb__text_format(text,
                         "%s{\"id\":\"student-%d\",\"home\":\"n\",\"choices\":[\"c\",{\"course\":"
                         "\"d\",\"weight\":2.5}]}",
                         student > 0 ? "," : "", student);
    ttb__text_add(text, "]}");
}

static ttb_status read_text(ttb__text *text, ttb_partnership **partnership_out, ttb_report *report)
{
    ttb_status status;

    assert_int_equal(text->status, TTB_OK);
    status = ttb__partnership_from_json(text->bytes, text->length, partnership_out, report);
    ttb__text_clear(text);
    return status;
}

static void twenty_megabytes_are_read_and_written(void **state)
{
    enum { STUDENTS = 290000 };
    ttb__text text = {0};
    ttb_partnership *partnership = NULL;
    char hash[65];

    (void)state;
    ttb__text_add(&text, head);
    add_students(&text, STUDENTS);
    assert_true(text.length > 20000000);
    assert_int_equal(read_text(&text, &partnership, NULL), TTB_OK);
    assert_int_equal(partnership->students.count, STUDENTS);
    assert_int_equal(ttb__partnership_hash(partnership, hash), TTB_OK);
    assert_int_equal(ttb__partnership_to_json(partnership, &text.bytes, &text.length), TTB_OK);
    ttb_partnership_free(partnership);
    assert_int_equal(read_text(&text, &partnership, NULL), TTB_OK);
    assert_int_equal(partnership->students.count, STUDENTS);
    ttb_partnership_free(partnership);
}

/* Read a hostile text, which has errors; the report keeps its limit. */
static void assert_hostile(ttb__text *text)
{
    ttb_partnership *partnership = NULL;
    ttb_report *report = NULL;

    assert_int_equal(ttb_report_new(&report), TTB_OK);
    assert_int_equal(read_text(text, &partnership, report), TTB_ERR_INPUT);
    assert_in_range(ttb_report_count(report, TTB_SEVERITY_ERROR), 1, 10001);
    ttb_report_free(report);
}

static void many_items(const char *before, const char *item, const char *after)
{
    enum { ITEMS = 200000 };
    ttb__text text = {0};

    ttb__text_add(&text, before);
    for (int32_t number = 0; number < ITEMS; number++)
        ttb__text_format(&text, item, number > 0 ? "," : "", number);
    ttb__text_add(&text, after);
    assert_hostile(&text);
}

static void hostile_files_are_linear_too(void **state)
{
    static const char students[] = "\"students\":[]}";
    char before[1000];

    (void)state;
    many_items("{\"format\":\"timetable-partnership\",\"version\":1,", "%s\"key%d\":1", "}");
    snprintf(before, sizeof before, "%s\"students\":[", head);
    many_items(before, "%s{\"id\":\"same\",\"home\":\"n%d\"}", "]}");
    snprintf(before, sizeof before, "%s\"students\":[{\"id\":\"s\",\"home\":\"n\",\"choices\":[",
             head);
    many_items(before, "%s\"course-%d\"", "]}]}");
    many_items(before, "%s{\"course\":\"c\",\"weight\":%d}", "]}]}");
    snprintf(before, sizeof before,
             "%s%.*s,\"resources\":[{\"id\":\"r\",\"sites\":[],\"capacity\":{", head,
             (int)sizeof students - 3, students);
    many_items(before, "%s\"B%d\":1", "}}]}");
    snprintf(before, sizeof before, "%s%.*s,\"rules\":[", head, (int)sizeof students - 3, students);
    many_items(before, "%s{\"rule\":\"pin_seat\",\"student\":\"s%d\",\"course\":\"c\"}", "]}");
    many_items(before, "%s{\"rule\":\"block_sections%d\"}", "]}");
    snprintf(before, sizeof before, "%s%.*s,\"travel\":{\"links\":[", head,
             (int)sizeof students - 3, students);
    many_items(before, "%s{\"from\":\"n\",\"to\":\"m\",\"minutes\":%d}", "]}}");
    snprintf(before, sizeof before, "%s%.*s,\"tiers\":[", head, (int)sizeof students - 3, students);
    many_items(before, "%s[\"unmet%d\"]", "]}");
}

/* Keys and ids of a megabyte, and a file of brackets. */
static void long_texts_are_linear_too(void **state)
{
    enum { LONG = 1000000 };
    ttb__text text = {0};
    char *letters = malloc(LONG + 1);

    (void)state;
    assert_non_null(letters);
    memset(letters, 'x', LONG);
    letters[LONG] = '\0';
    for (int32_t round = 0; round < 3; round++) {
        ttb__text_add(&text, head);
        ttb__text_format(&text, "\"%s\":1,\"students\":[{\"id\":\"%s\",\"home\":\"%s\"}]}", letters,
                         letters, letters);
        assert_hostile(&text);
    }
    memset(letters, '[', LONG);
    ttb__text_add(&text, letters);
    assert_hostile(&text);
    free(letters);
}

/* The ids of students that differ only at their ends, as real ones do. */
static void timetables_are_linear_too(void **state)
{
    enum { STUDENTS = 50000 };
    ttb__text text = {0};
    ttb_partnership *partnership = NULL;
    ttb_timetable *timetable = NULL;

    (void)state;
    ttb__text_add(&text, head);
    add_students(&text, STUDENTS);
    assert_int_equal(read_text(&text, &partnership, NULL), TTB_OK);
    ttb__text_add(&text, "{\"format\":\"timetable\",\"version\":1,\"sections\":[");
    for (int32_t number = 1; number <= STUDENTS; number++)
        ttb__text_format(&text,
                         "%s{\"course\":\"c\",\"site\":\"n\",\"number\":%d,\"blocks\":[\"A\"],"
                         "\"students\":[\"student-%d\"]}",
                         number > 1 ? "," : "", number, number - 1);
    ttb__text_add(&text, "]}");
    assert_int_equal(
        ttb__timetable_from_json(partnership, text.bytes, text.length, &timetable, NULL), TTB_OK);
    assert_int_equal(timetable->sections.count, STUDENTS);
    ttb__text_clear(&text);
    ttb_timetable_free(timetable);
    ttb_partnership_free(partnership);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(twenty_megabytes_are_read_and_written),
        cmocka_unit_test(hostile_files_are_linear_too),
        cmocka_unit_test(long_texts_are_linear_too),
        cmocka_unit_test(timetables_are_linear_too),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
