/* Anonymous copies and their keys, with the public header only. */
#include <stdio.h>
#include <string.h>

#include "test.h"

enum { STUDENTS = 200, DRAWS = 600, ORDERS = 6 };

/* A site and a course, with so many students "s000"..., a teacher and free text. */
static ttb_partnership *new_town(int32_t students)
{
    ttb_partnership *town = NULL;
    int32_t block, site, course, teacher, number;
    assert_int_equal(ttb_partnership_new(&town), TTB_OK);
    assert_int_equal(ttb_partnership_set_name(town, "Our town"), TTB_OK);
    assert_int_equal(ttb_partnership_add_block(town, "A", &block), TTB_OK);
    assert_int_equal(
        ttb_partnership_add_site(town, "north", "North School", TTB_SITE_SCHOOL, &site), TTB_OK);
    assert_int_equal(ttb_partnership_set_site_location(town, site, 51.9, -0.2), TTB_OK);
    assert_int_equal(
        ttb_partnership_add_course(town, "latin", "Latin with Mr Smith", 3, NULL, 1, &course),
        TTB_OK);
    assert_int_equal(ttb_partnership_add_resource(town, "mr-smith", TTB_RESOURCE_TEACHER, &teacher),
                     TTB_OK);
    for (int32_t student = 0; student < students; student++) {
        char id[16];
        snprintf(id, sizeof id, "s%03d", student);
        assert_int_equal(ttb_partnership_add_student(town, id, site, NULL, &number), TTB_OK);
    }
    return town;
}

static char *to_json(const ttb_key *key)
{
    char *text = NULL;
    int64_t bytes;
    assert_int_equal(ttb_key_to_json(key, &text, &bytes), TTB_OK);
    assert_int_equal(strlen(text), bytes);
    return text;
}

static char *draw(const ttb_partnership *town, int64_t seed)
{
    ttb_partnership *copy = NULL;
    ttb_key *key = NULL;
    char *text;
    assert_int_equal(ttb_partnership_anonymise(town, seed, &copy, &key), TTB_OK);
    text = to_json(key);
    ttb_partnership_free(copy);
    ttb_key_free(key);
    return text;
}

static void chance_is_never_the_same_and_a_seed_is(void **state)
{
    ttb_partnership *town = new_town(STUDENTS);
    char *one = draw(town, TTB_NONE), *other = draw(town, TTB_NONE);
    char *seeded = draw(town, 7), *again = draw(town, 7), *unlike = draw(town, 8);
    (void)state;
    assert_string_not_equal(one, other);
    assert_string_not_equal(one, seeded);
    assert_string_equal(seeded, again);
    assert_string_not_equal(seeded, unlike);
    ttb_text_free(one);
    ttb_text_free(other);
    ttb_text_free(seeded);
    ttb_text_free(again);
    ttb_text_free(unlike);
    ttb_partnership_free(town);
}

/* Of three students each order of new ids comes about as often as any other. */
static void every_order_is_as_likely(void **state)
{
    ttb_partnership *town = new_town(3);
    int32_t counts[3][3] = {{0}};
    (void)state;
    for (int64_t seed = 0; seed < DRAWS; seed++) {
        char *text = draw(town, seed);
        const char *at = strstr(text, "\"students\"");
        int32_t first, second;
        assert_non_null(at);
        at = strstr(at, "\"student-");
        first = at[9] - '1';
        at = strstr(at + 1, "\"student-");
        second = at[9] - '1';
        assert_in_range(first, 0, 2);
        assert_in_range(second, 0, 2);
        counts[first][second]++;
        ttb_text_free(text);
    }
    for (int32_t first = 0; first < 3; first++)
        for (int32_t second = 0; second < 3; second++)
            assert_in_range(counts[first][second], first == second ? 0 : DRAWS / ORDERS - 35,
                            first == second ? 0 : DRAWS / ORDERS + 35);
    ttb_partnership_free(town);
}

static void free_text_and_ids_of_people_are_left_out(void **state)
{
    static const char *const gone[] = {"Our town", "North School", "Smith", "smith",
                                       "location", "s000",         "s199"};
    ttb_partnership *town = new_town(STUDENTS), *copy = NULL;
    char *text = NULL, *copy_text = NULL;
    int64_t bytes;
    (void)state;
    assert_int_equal(ttb_partnership_anonymise(town, TTB_NONE, &copy, NULL), TTB_OK);
    assert_int_equal(ttb_partnership_to_json(town, &text, &bytes), TTB_OK);
    assert_int_equal(ttb_partnership_to_json(copy, &copy_text, &bytes), TTB_OK);
    for (size_t word = 0; word < sizeof gone / sizeof *gone; word++) {
        assert_non_null(strstr(text, gone[word]));
        assert_null(strstr(copy_text, gone[word]));
    }
    assert_non_null(strstr(copy_text, "\"latin\""));
    assert_non_null(strstr(copy_text, "\"teacher-1\""));
    ttb_text_free(text);
    ttb_text_free(copy_text);
    ttb_partnership_free(copy);
    ttb_partnership_free(town);
}

/* A copy of a copy: no id of the first stands in the second for somebody else. */
static void a_new_id_was_nobodys(void **state)
{
    ttb_partnership *town = new_town(STUDENTS), *copy = NULL, *second = NULL;
    int32_t number, other;
    (void)state;
    assert_int_equal(ttb_partnership_add_resource(town, "teacher-1", TTB_RESOURCE_ROOM, &number),
                     TTB_OK);
    assert_int_equal(ttb_partnership_anonymise(town, TTB_NONE, &copy, NULL), TTB_OK);
    assert_int_equal(ttb_partnership_find(copy, TTB_KIND_RESOURCE, "teacher-2", &other), TTB_OK);
    assert_int_equal(ttb_partnership_anonymise(copy, TTB_NONE, &second, NULL), TTB_OK);
    for (int32_t student = 0; student < STUDENTS; student++)
        assert_int_equal(
            ttb_partnership_find(second, TTB_KIND_STUDENT,
                                 ttb_partnership_get_id(copy, TTB_KIND_STUDENT, student), &number),
            TTB_ERR_NOT_FOUND);
    ttb_partnership_free(second);
    ttb_partnership_free(copy);
    ttb_partnership_free(town);
}

static void only_the_right_key_is_taken(void **state)
{
    ttb_partnership *town = new_town(5), *other_town = new_town(6), *copy = NULL, *none = town;
    ttb_timetable *timetable = NULL, *no_timetable = NULL;
    ttb_key *key = NULL;
    (void)state;
    assert_int_equal(ttb_partnership_anonymise(town, TTB_NONE, &copy, &key), TTB_OK);
    assert_int_equal(ttb_partnership_rename(other_town, key, &none), TTB_ERR_STATE);
    assert_null(none);
    assert_int_equal(ttb_timetable_new(other_town, &timetable), TTB_OK);
    no_timetable = timetable;
    assert_int_equal(ttb_timetable_rename(timetable, key, copy, &no_timetable), TTB_ERR_STATE);
    assert_null(no_timetable);
    ttb_timetable_free(timetable);
    assert_int_equal(ttb_timetable_new(town, &timetable), TTB_OK);
    assert_int_equal(ttb_timetable_rename(timetable, key, town, &no_timetable), TTB_ERR_STATE);
    assert_int_equal(ttb_timetable_rename(timetable, key, other_town, &no_timetable),
                     TTB_ERR_STATE);
    assert_int_equal(ttb_timetable_rename(timetable, key, copy, &no_timetable), TTB_OK);
    assert_int_equal(ttb_timetable_get_outcome(no_timetable), TTB_OUTCOME_GIVEN);
    ttb_timetable_free(no_timetable);
    ttb_timetable_free(timetable);
    ttb_key_free(key);
    ttb_partnership_free(copy);
    ttb_partnership_free(town);
    ttb_partnership_free(other_town);
}

/* One id put for another, in a key that is otherwise good. */
static void rename_with(const ttb_partnership *town, const char *text, ttb_status expected)
{
    ttb_partnership *none = NULL;
    ttb_key *key = NULL;
    assert_int_equal(ttb_key_from_json(text, (int64_t)strlen(text), &key, NULL), TTB_OK);
    assert_int_equal(ttb_partnership_rename(town, key, &none), expected);
    assert_int_equal(none == NULL, expected != TTB_OK);
    ttb_partnership_free(none);
    ttb_key_free(key);
}

static void a_key_that_was_changed_leads_nowhere(void **state)
{
    ttb_partnership *town = new_town(4);
    char *text = draw(town, TTB_NONE), *id;
    (void)state;
    rename_with(town, text, TTB_OK);
    id = strstr(text, "\"student-1\"");
    id[9] = '9'; /* an id that the copy did not have */
    rename_with(town, text, TTB_ERR_INPUT);
    id[9] = '1';
    id = strstr(text, "\"s003\"");
    id[4] = '7'; /* nobody */
    rename_with(town, text, TTB_ERR_INPUT);
    id[4] = '3';
    id = strstr(text, "\"student-1\"");
    id[1] = 'S'; /* an id as good as any, but not the copy's */
    rename_with(town, text, TTB_ERR_INPUT);
    ttb_text_free(text);
    ttb_partnership_free(town);
}

/* A key that names the right partnerships, without one of those who have a seat. */
static void a_key_that_lacks_somebody_renames_no_timetable(void **state)
{
    ttb_partnership *town = new_town(4), *copy = NULL;
    ttb_timetable *timetable = NULL, *renamed = (ttb_timetable *)town;
    ttb_key *key = NULL, *changed = NULL;
    const int32_t block = 0;
    int32_t offer, section;
    char *text;
    (void)state;
    assert_int_equal(ttb_partnership_add_offer(town, 0, 0, &offer), TTB_OK);
    assert_int_equal(ttb_partnership_anonymise(town, TTB_NONE, &copy, &key), TTB_OK);
    assert_int_equal(ttb_timetable_new(town, &timetable), TTB_OK);
    assert_int_equal(ttb_timetable_add_section(timetable, 0, 0, 1, &block, 1, &section), TTB_OK);
    assert_int_equal(ttb_timetable_add_seat(timetable, section, 3), TTB_OK);
    text = to_json(key);
    strstr(text, "\"s003\"")[4] = '7'; /* nobody */
    assert_int_equal(ttb_key_from_json(text, (int64_t)strlen(text), &changed, NULL), TTB_OK);
    assert_int_equal(ttb_timetable_rename(timetable, changed, copy, &renamed), TTB_ERR_INPUT);
    assert_null(renamed);
    assert_int_equal(ttb_timetable_rename(timetable, key, copy, &renamed), TTB_OK);
    ttb_timetable_free(renamed);
    ttb_timetable_free(timetable);
    ttb_text_free(text);
    ttb_key_free(changed);
    ttb_key_free(key);
    ttb_partnership_free(copy);
    ttb_partnership_free(town);
}

/* The key of a town, but for the hash of a copy that has other blocks. */
static void a_key_forged_to_lead_elsewhere_renames_no_timetable(void **state)
{
    ttb_partnership *town = new_town(1), *elsewhere = NULL;
    ttb_timetable *timetable = NULL, *renamed = (ttb_timetable *)town;
    ttb_key *key = NULL;
    const int32_t block = 0;
    int32_t number, section;
    char *text = draw(town, 1), hash[65], *at;
    (void)state;
    assert_int_equal(ttb_partnership_new(&elsewhere), TTB_OK);
    assert_int_equal(ttb_partnership_add_block(elsewhere, "B", &number), TTB_OK);
    assert_int_equal(ttb_partnership_get_hash(elsewhere, hash, sizeof hash), TTB_OK);
    at = strstr(text, "\"copy\": \"");
    assert_non_null(at);
    memcpy(at + strlen("\"copy\": \""), hash, 64);
    assert_int_equal(ttb_key_from_json(text, (int64_t)strlen(text), &key, NULL), TTB_OK);
    assert_int_equal(ttb_timetable_new(town, &timetable), TTB_OK);
    assert_int_equal(ttb_timetable_add_section(timetable, 0, 0, 1, &block, 1, &section), TTB_OK);
    assert_int_equal(ttb_timetable_rename(timetable, key, elsewhere, &renamed), TTB_ERR_INPUT);
    assert_null(renamed);
    ttb_timetable_free(timetable);
    ttb_text_free(text);
    ttb_key_free(key);
    ttb_partnership_free(elsewhere);
    ttb_partnership_free(town);
}

static void a_broken_key_is_refused_with_findings(void **state)
{
    static const char *const texts[] = {
        "{}",
        "{\"format\": \"timetable-key\", \"version\": 1}",
        "{\"format\": \"timetable\", \"version\": 1, \"sections\": []}",
        "[",
    };
    ttb_partnership *town = new_town(2);
    char *text = draw(town, TTB_NONE);
    ttb_key *key = NULL;
    ttb_report *report = NULL;
    (void)state;
    assert_int_equal(ttb_report_new(&report), TTB_OK);
    for (size_t number = 0; number < sizeof texts / sizeof *texts; number++) {
        ttb_report_clear(report);
        assert_int_equal(
            ttb_key_from_json(texts[number], (int64_t)strlen(texts[number]), &key, report),
            TTB_ERR_INPUT);
        assert_null(key);
        assert_true(ttb_report_count(report, TTB_SEVERITY_ERROR) > 0);
    }
    ttb_report_clear(report);
    strstr(text, "\"s001\"")[4] = '0'; /* two of one id */
    assert_int_equal(ttb_key_from_json(text, (int64_t)strlen(text), &key, report), TTB_ERR_INPUT);
    assert_string_equal(ttb_report_get_code(report, 0), "value.duplicate");
    ttb_report_clear(report);
    strstr(strstr(text, "\"s000\"") + 1, "\"s000\"")[4] = '1';
    strstr(text, "\"student-1\"")[9] = '2'; /* two with one id in the copy */
    assert_int_equal(ttb_key_from_json(text, (int64_t)strlen(text), &key, report), TTB_ERR_INPUT);
    assert_string_equal(ttb_report_get_code(report, 0), "value.duplicate");
    ttb_report_free(report);
    ttb_text_free(text);
    ttb_partnership_free(town);
}

static void arguments_are_checked(void **state)
{
    ttb_partnership *town = new_town(1), *copy = town, *none = town;
    ttb_timetable *timetable = NULL, *renamed = (ttb_timetable *)town;
    ttb_key *key = NULL;
    char *text = NULL;
    int64_t bytes = 1;
    (void)state;
    assert_int_equal(ttb_partnership_anonymise(NULL, 0, &copy, &key), TTB_ERR_ARGUMENT);
    assert_null(copy);
    assert_int_equal(ttb_partnership_anonymise(town, 0, NULL, &key), TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_partnership_anonymise(town, -2, &copy, &key), TTB_ERR_RANGE);
    assert_int_equal(ttb_partnership_count_unique(NULL, &bytes, NULL), TTB_ERR_ARGUMENT);
    assert_int_equal(bytes, 0);
    assert_int_equal(ttb_partnership_count_unique(town, NULL, NULL), TTB_OK);
    assert_int_equal(ttb_partnership_rename(town, NULL, &copy), TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_partnership_rename(town, NULL, NULL), TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_timetable_rename(NULL, NULL, town, &timetable), TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_timetable_rename(NULL, NULL, town, NULL), TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_partnership_anonymise(town, 0, &copy, &key), TTB_OK);
    assert_int_equal(ttb_timetable_new(town, &timetable), TTB_OK);
    assert_int_equal(ttb_timetable_rename(timetable, NULL, copy, &renamed), TTB_ERR_ARGUMENT);
    assert_null(renamed);
    assert_int_equal(ttb_timetable_rename(timetable, key, NULL, &renamed), TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_partnership_rename(NULL, key, &none), TTB_ERR_ARGUMENT);
    assert_null(none);
    ttb_timetable_free(timetable);
    ttb_partnership_free(copy);
    ttb_key_free(key);
    assert_int_equal(ttb_key_to_json(NULL, &text, &bytes), TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_key_from_json(NULL, 0, &key, NULL), TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_key_from_json("", -1, &key, NULL), TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_key_from_json("", 0, NULL, NULL), TTB_ERR_ARGUMENT);
    ttb_key_free(NULL);
    ttb_partnership_free(town);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(chance_is_never_the_same_and_a_seed_is),
        cmocka_unit_test(every_order_is_as_likely),
        cmocka_unit_test(free_text_and_ids_of_people_are_left_out),
        cmocka_unit_test(a_new_id_was_nobodys),
        cmocka_unit_test(only_the_right_key_is_taken),
        cmocka_unit_test(a_key_that_was_changed_leads_nowhere),
        cmocka_unit_test(a_key_that_lacks_somebody_renames_no_timetable),
        cmocka_unit_test(a_key_forged_to_lead_elsewhere_renames_no_timetable),
        cmocka_unit_test(a_broken_key_is_refused_with_findings),
        cmocka_unit_test(arguments_are_checked),
    };
    return cmocka_run_group_tests_name("anonymise", tests, NULL, NULL);
}
