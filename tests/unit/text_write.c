/* Writing a partnership: what is read is what was written, and the hash sees meaning, not order. */
#include "text/json.h"

#include <math.h>

#include "base/memory.h"
#include "model/build.h"
#include "text_case.h"
#include "text_town.h"

static ttb_partnership *read_text(const char *text)
{
    ttb_partnership *partnership = NULL;
    ttb_report *report = NULL;

    assert_int_equal(ttb_report_new(&report), TTB_OK);
    if (ttb__partnership_from_json(text, (int64_t)strlen(text), &partnership, report) != TTB_OK) {
        print_findings(report);
        fail_msg("cannot read %s", text);
    }
    ttb_report_free(report);
    return partnership;
}

static ttb_partnership *read_case(const char *find, const char *by)
{
    char *text = make_text(town, find, by);
    ttb_partnership *partnership = read_text(text);

    free(text);
    return partnership;
}

static char *write_text(const ttb_partnership *partnership)
{
    char *text = NULL;
    int64_t bytes = 0;

    assert_int_equal(ttb__partnership_to_json(partnership, &text, &bytes), TTB_OK);
    assert_int_equal(bytes, strlen(text));
    return text;
}

static void assert_writes(const char *expected)
{
    char *wanted = make_text(expected, NULL, NULL);
    ttb_partnership *partnership = read_text(wanted);
    char *text = write_text(partnership);

    assert_string_equal(text, wanted);
    ttb__free(text);
    ttb__partnership_destroy(partnership);
    free(wanted);
}

/* The layout, in full: two-space steps, one thing a line, defaults left out. */
static void the_layout_is_for_people(void **state)
{
    (void)state;
    assert_writes("{\n"
                  "  'format': 'timetable-partnership',\n"
                  "  'version': 1,\n"
                  "  'name': 'Two schools',\n"
                  "  'blocks': [\n"
                  "    {'id': 'A', 'lessons': [{'day': 'Mon', 'start': '09:00', 'end': '24:00'}, "
                  "{'day': 'Tue', 'start': '00:05', 'end': '13:59', 'week': 2}]}\n"
                  "  ],\n"
                  "  'sites': [\n"
                  "    {'id': 'n', 'name': 'North', 'location': [51.9, -0.0000001]},\n"
                  "    {'id': 'p', 'kind': 'pru', 'closed': ['A']},\n"
                  "    {'id': 'q', 'kind': 'special', 'bells': [{'block': 'A', 'lessons': "
                  "[{'day': 'Mon', 'start': '08:00', 'end': '09:00'}, "
                  "{'day': 'Tue', 'start': '00:00', 'end': '13:59', 'week': 2}]}]}\n"
                  "  ],\n"
                  "  'travel': {\n"
                  "    'links': [\n"
                  "      {'from': 'n', 'to': 'p', 'minutes': 7, 'both_ways': true},\n"
                  "      {'from': 'n', 'to': 'q', 'minutes': 8},\n"
                  "      {'from': 'q', 'to': 'n', 'minutes': 9}\n"
                  "    ],\n"
                  "    'limits': {'journeys_a_day': 4}\n"
                  "  },\n"
                  "  'resources': [\n"
                  "    {'id': 'r', 'sites': ['n'], 'capacity': 3},\n"
                  "    {'id': 't', 'kind': 'teacher', 'sites': ['n', 'q'], 'week_capacity': 5}\n"
                  "  ],\n"
                  "  'courses': [\n"
                  "    {'id': 'c'},\n"
                  "    {'id': 'd', 'title': 'Course D', 'level': 2, 'cohort': 'Y12'}\n"
                  "  ],\n"
                  "  'offers': [\n"
                  "    {'course': 'c', 'site': 'n'},\n"
                  "    {'course': 'd', 'site': 'n', 'sections': {'max': 2}, 'size': {'min': 6}, "
                  "'uses': ['r', 't'], 'cost': 0.125}\n"
                  "  ],\n"
                  "  'students': [\n"
                  "    {'id': 's1', 'home': 'n', 'choices': ['c'], "
                  "'limits': {'journeys_a_day': null, 'courses_away': 0}},\n"
                  "    {'id': 's2', 'home': 'n', 'cohort': 'Y12', "
                  "'choices': [{'course': 'd', 'weight': 2.5}]}\n"
                  "  ],\n"
                  "  'rules': [\n"
                  "    {'rule': 'pin_seat', 'student': 's1', 'course': 'c'},\n"
                  "    {'rule': 'block_sections', 'block': 'A', 'max': 0},\n"
                  "    {'rule': 'reach', 'level': 2, 'minutes': 40}\n"
                  "  ],\n"
                  "  'tiers': [\n"
                  "    ['unmet', {'goal': 'travel', 'weight': 3}],\n"
                  "    ['journeys']\n"
                  "  ]\n"
                  "}\n");
}

static void the_least_file_has_five_lists(void **state)
{
    ttb_partnership *partnership = NULL;
    char *text, *expected;

    (void)state;
    assert_int_equal(ttb__partnership_make(&partnership), TTB_OK);
    text = write_text(partnership);
    expected = make_text("{\n"
                         "  'format': 'timetable-partnership',\n"
                         "  'version': 1,\n"
                         "  'blocks': [],\n"
                         "  'sites': [],\n"
                         "  'courses': [],\n"
                         "  'offers': [],\n"
                         "  'students': []\n"
                         "}\n",
                         NULL, NULL);
    assert_string_equal(text, expected);
    ttb__partnership_destroy(read_text(text));
    free(expected);
    ttb__free(text);
    ttb__partnership_destroy(partnership);
}

static void what_was_written_is_read_again(void **state)
{
    ttb_partnership *partnership = read_case(NULL, NULL), *again;
    char *text = write_text(partnership), *text_again, *canonical = NULL;
    char hash[65], hash_again[65];
    int64_t bytes = 0;

    (void)state;
    again = read_text(text);
    text_again = write_text(again);
    assert_string_equal(text, text_again);
    assert_int_equal(ttb__partnership_hash(partnership, hash), TTB_OK);
    assert_int_equal(ttb__partnership_hash(again, hash_again), TTB_OK);
    assert_string_equal(hash, hash_again);
    assert_int_equal(strlen(hash), 64);
    ttb__partnership_destroy(again);

    /* The canonical form is a partnership file too, and means the same. */
    assert_int_equal(ttb__partnership_canonical(partnership, &canonical, &bytes), TTB_OK);
    again = read_text(canonical);
    assert_int_equal(ttb__partnership_hash(again, hash_again), TTB_OK);
    assert_string_equal(hash, hash_again);
    ttb__partnership_destroy(again);
    ttb__free(canonical);
    ttb__free(text_again);
    ttb__free(text);
    ttb__partnership_destroy(partnership);
}

static void hash_case(const char *find, const char *by, char hash[65])
{
    ttb_partnership *partnership = read_case(find, by);

    assert_int_equal(ttb__partnership_hash(partnership, hash), TTB_OK);
    ttb__partnership_destroy(partnership);
}

/* Pairs of find and by that leave the meaning as it is. */
static void the_hash_is_the_same_for_the_same_meaning(void **state)
{
    static const char *const same[][2] = {
        {"'name': 'Town',", ""},
        {"'name': 'North School',", ""},
        {"'title': 'Physics',", "'title': 'PHYSICS',"},
        {"'location': [51.91, -0.19],", ""},
        {"'kind': 'school',", ""},
        {"{'id': 'physics', 'title': 'Physics', 'level': 3, 'cohort': 'Y12',\n"
         "              'blocks': 1}, {'id': 'latin', 'cohort': 'Y12'}",
         "{'id': 'latin', 'blocks': 1, 'cohort': 'Y12'}, {'id': 'physics', 'cohort': 'Y12'}"},
        {"'blocks': ['A', 'B'],", ""},
        {"'blocks': ['A', 'B'],", "'blocks': ['B', 'A'],"},
        {"'both_ways': true}",
         "'both_ways': false}, {'from': 'college', 'to': 'north', 'minutes': 15}"},
        {"'capacity': 2,", "'capacity': {'B': 2, 'A': 2},"},
        {"'capacity': {'A': 1, 'B': 0}", "'capacity': {'B': 0}"},
        {"'sites': ['north', 'college'],", "'sites': ['college', 'north'],"},
        {"'limits': {'courses_away': 1}", "'limits': {'courses_away': 1, 'minutes_a_day': 60}"},
        {"'reserves': ['art']", "'reserves': [{'course': 'art', 'weight': 0.5}]"},
        {"'choices': ['physics',", "'choices': [{'weight': 1.000, 'course': 'physics'},"},
        {"[{'goal': 'travel', 'weight': 1},\n", "['travel',\n"},
        {"'sections': {'min': 0, 'max': 2},", "'sections': {'max': 2},"},
        {"'cost': 1.25", "'cost': 1.250"},
    };
    char hash[65], other[65];

    (void)state;
    hash_case(NULL, NULL, hash);
    for (size_t each = 0; each < sizeof same / sizeof *same; each++) {
        hash_case(same[each][0], same[each][1], other);
        if (strcmp(hash, other) != 0)
            fail_msg("%s -> %s", same[each][0], same[each][1]);
    }
}

/* Two lessons that start together, in this order: no file may say so, but the API may. */
static void hash_lessons(int32_t first_end, int32_t second_end, char hash[65])
{
    ttb_partnership *partnership = read_case(NULL, NULL);
    ttb__lesson lesson = {.day = TTB_DAY_WED, .start_minute = 540};

    lesson.end_minute = first_end;
    assert_int_equal(ttb__add_lesson(partnership, 1, lesson), TTB_OK);
    lesson.end_minute = second_end;
    assert_int_equal(ttb__add_lesson(partnership, 1, lesson), TTB_OK);
    assert_int_equal(ttb__partnership_hash(partnership, hash), TTB_OK);
    ttb__partnership_destroy(partnership);
}

static void the_order_of_lessons_is_not_in_the_hash(void **state)
{
    char hash[65], other[65];

    (void)state;
    hash_lessons(600, 640, hash);
    hash_lessons(640, 600, other);
    assert_string_equal(hash, other);
}

static void the_hash_differs_for_another_meaning(void **state)
{
    static const char *const different[][2] = {
        {"'kind': 'college'", "'kind': 'pru'"},
        {"'closed': ['B'],", ""},
        {"'minutes': 15", "'minutes': 16"},
        {"'both_ways': true", "'both_ways': false"},
        {"'courses_away': 2", "'courses_away': 3"},
        {"'limits': {'courses_away': 1}", "'limits': {'courses_away': null}"},
        {"'capacity': 2", "'capacity': 3"},
        {"'week_capacity': 8", "'week_capacity': null"},
        {"'id': 'art', 'cohort': 'Y12'", "'id': 'art', 'cohort': 'Y12', 'level': 2"},
        {"'cost': 1.25", "'cost': 1.251"},
        {"'size': {'min': 6,", "'size': {'min': 5,"},
        {"['physics', {'course': 'latin', 'weight': 2}]",
         "[{'course': 'latin', 'weight': 2}, 'physics']"},
        {"'weight': 2}", "'weight': 3}"},
        {"'rule': 'forbid_seat'", "'rule': 'pin_seat'"},
        {"'min': 1, 'max': 9", "'min': 1"},
        {"'minutes': 40", "'minutes': 41"},
        {"['unmet'], ['section_cost']", "['section_cost'], ['unmet']"},
        {"'end': '24:00'", "'end': '23:59'"},
    };
    char hash[65], other[65];

    (void)state;
    hash_case(NULL, NULL, hash);
    for (size_t each = 0; each < sizeof different / sizeof *different; each++) {
        hash_case(different[each][0], different[each][1], other);
        if (strcmp(hash, other) == 0)
            fail_msg("%s -> %s", different[each][0], different[each][1]);
    }
}

/* The default tiers are those of a file that has none. */
static void default_tiers_are_written_into_the_hash(void **state)
{
    static const char tiers[] = "[['unmet'], ['section_cost'], [{'goal': 'travel', 'weight': 1},\n"
                                "                                         {'goal': 'balance', "
                                "'weight': 3}]]";
    char hash[65], other[65];

    (void)state;
    hash_case(tiers, "[['unmet'], ['section_cost'], ['travel'], ['balance']]", hash);
    hash_case(tiers, "[]", other);
    assert_string_equal(hash, other);
}

static void a_location_is_kept_to_seven_decimals(void **state)
{
    static const double degrees[] = {0, 51.9012345, -0.1999999, 90, -90, 1e-7, -1e-7, 33.3333333};
    char written[64];

    (void)state;
    for (size_t each = 0; each < sizeof degrees / sizeof *degrees; each++) {
        ttb_partnership *partnership;
        char *text;
        snprintf(written, sizeof written, "'location': [%.7f, 0]", degrees[each]);
        partnership = read_case("'location': [51.91, -0.19]", written);
        assert_true(partnership->sites.items[0].latitude == degrees[each]);
        text = write_text(partnership);
        ttb__partnership_destroy(partnership);
        partnership = read_text(text);
        assert_true(partnership->sites.items[0].latitude == degrees[each]);
        ttb__free(text);
        ttb__partnership_destroy(partnership);
    }
}

/* Half of the last decimal is none, and nothing is written as below 0. */
static void next_to_nothing_is_written_as_nothing(void **state)
{
    ttb_partnership *partnership = NULL;
    int32_t site;
    char *text;

    (void)state;
    assert_int_equal(ttb__partnership_make(&partnership), TTB_OK);
    assert_int_equal(ttb__add_site(partnership, "n", "n", TTB_SITE_SCHOOL, &site), TTB_OK);
    assert_int_equal(ttb__set_site_location(partnership, site, -1e-9, 0.5), TTB_OK);
    text = write_text(partnership);
    assert_non_null(strstr(text, "{\"id\": \"n\", \"location\": [0, 0.5]}"));
    ttb__free(text);
    ttb__partnership_destroy(partnership);
}

/* A way that takes longer in one direction is two; a block may have a least number of sections and
 * no most. */
static void what_needs_more_words_gets_them(void **state)
{
    ttb_partnership *partnership = read_case(NULL, NULL);
    char *text;

    (void)state;
    partnership->links.items[1].minutes = 17;
    partnership->rules.items[2].most = TTB_NONE;
    text = write_text(partnership);
    assert_non_null(strstr(text, "{\"from\": \"north\", \"to\": \"college\", \"minutes\": 15},"));
    assert_non_null(strstr(text, "{\"from\": \"college\", \"to\": \"north\", \"minutes\": 17}"));
    assert_non_null(strstr(text, "{\"rule\": \"block_sections\", \"block\": \"A\", \"min\": 1}"));
    ttb__free(text);
    ttb__partnership_destroy(partnership);
}

/* Every value of some thousandths is read as it stands. */
static void thousandths_are_exact(void **state)
{
    static const int64_t values[] = {1,       9,         10,        99,        100,  101,
                                     125,     999,       1000,      1001,      2675, 1005,
                                     8999999, 123456789, 999999999, 1000000000};
    char written[64];

    (void)state;
    for (size_t each = 0; each < sizeof values / sizeof *values; each++) {
        ttb_partnership *partnership;
        snprintf(written, sizeof written, "'cost': %lld.%03lld", (long long)values[each] / 1000,
                 (long long)values[each] % 1000);
        partnership = read_case("'cost': 1.25", written);
        assert_int_equal(partnership->offers.items[0].cost, values[each]);
        ttb__partnership_destroy(partnership);
    }
}

/* A partnership that the API has built and no file can say otherwise. */
static void ids_of_any_text_survive(void **state)
{
    static const char id[] = "a/b~\"\\'{} \xC3\xA9\xF0\x9F\x98\x80";
    ttb_partnership *partnership = NULL, *again;
    int32_t site, course;
    char *text;

    (void)state;
    assert_int_equal(ttb__partnership_make(&partnership), TTB_OK);
    assert_int_equal(ttb__add_site(partnership, id, "", TTB_SITE_SCHOOL, &site), TTB_OK);
    assert_int_equal(ttb__add_course(partnership, id, id, 0, id, 3, &course), TTB_OK);
    text = write_text(partnership);
    again = read_text(text);
    assert_string_equal(again->sites.items[0].id, id);
    assert_string_equal(again->sites.items[0].name, "");
    assert_string_equal(again->cohorts.items[0], id);
    assert_int_equal(again->courses.items[0].blocks, 3);
    ttb__partnership_destroy(again);
    ttb__free(text);
    ttb__partnership_destroy(partnership);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_layout_is_for_people),
        cmocka_unit_test(the_least_file_has_five_lists),
        cmocka_unit_test(what_was_written_is_read_again),
        cmocka_unit_test(the_hash_is_the_same_for_the_same_meaning),
        cmocka_unit_test(the_order_of_lessons_is_not_in_the_hash),
        cmocka_unit_test(the_hash_differs_for_another_meaning),
        cmocka_unit_test(default_tiers_are_written_into_the_hash),
        cmocka_unit_test(a_location_is_kept_to_seven_decimals),
        cmocka_unit_test(next_to_nothing_is_written_as_nothing),
        cmocka_unit_test(what_needs_more_words_gets_them),
        cmocka_unit_test(thousandths_are_exact),
        cmocka_unit_test(ids_of_any_text_survive),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
