/* Timetable files: what they may say, what must agree with their sections, and that they are
 * written as they were read. */
#include "text/json.h"

#include "base/memory.h"
#include "model/build.h"
#include "result/check.h"
#include "text_case.h"
#include "text_town.h"

static ttb_partnership *partnership;

/* A solved timetable of the town with its values, in the words of the writer. The hash is put in
 * the place of HASH. */
static const char solved[] =
    "{\n"
    "  'format': 'timetable',\n"
    "  'version': 1,\n"
    "  'partnership': 'HASH',\n"
    "  'outcome': 'feasible',\n"
    "  'stop': 'work',\n"
    "  'tiers': [\n"
    "    {'value': 2, 'bound': 1.5, 'goals': [{'goal': 'unmet', 'value': 2}]},\n"
    "    {'value': 1.25, 'bound': 0, 'goals': [{'goal': 'section_cost', 'value': 1.25}]},\n"
    "    {'value': 0, 'bound': 0, 'goals': [{'goal': 'travel', 'value': 0}, "
    "{'goal': 'balance', 'value': 0}]}\n"
    "  ],\n"
    "  'sections': [\n"
    "    {'course': 'physics', 'site': 'north', 'number': 1, 'blocks': ['A'], "
    "'students': ['s001']}\n"
    "  ],\n"
    "  'unmet': [\n"
    "    {'student': 's001', 'course': 'latin'}\n"
    "  ],\n"
    "  'solve': {'version': '0.1.0', 'seed': 1, 'workers': 2, 'work': 1200000, "
    "'options': {'gap': 0.25, 'time_limit_ms': 9000}}\n"
    "}\n";

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
    ttb__partnership_destroy(partnership);
    return 0;
}

/* The solved timetable with its hash and one place replaced. */
static char *make_solved(const char *find, const char *by)
{
    char hash[65];
    char *hashed, *made;

    assert_int_equal(ttb__partnership_hash(partnership, hash), TTB_OK);
    hashed = make_text(solved, "HASH", hash);
    for (char *byte = hashed; *byte; byte++)
        if (*byte == '"')
            *byte = '\'';
    made = make_text(hashed, find, by);
    free(hashed);
    return made;
}

static ttb_timetable *read_good(const char *text)
{
    ttb_timetable *timetable = NULL;
    ttb_report *report = NULL;

    assert_int_equal(ttb_report_new(&report), TTB_OK);
    if (ttb__timetable_from_json(partnership, text, (int64_t)strlen(text), &timetable, report)) {
        print_findings(report);
        fail_msg("cannot read %s", text);
    }
    assert_int_equal(ttb_report_count(report, TTB_NONE), 0);
    ttb_report_free(report);
    return timetable;
}

static ttb_timetable *read_quoted(const char *quoted)
{
    char *text = make_text(quoted, NULL, NULL);
    ttb_timetable *timetable = read_good(text);

    free(text);
    return timetable;
}

static char *write_text(const ttb_timetable *timetable)
{
    char *text = NULL;
    int64_t bytes = 0;

    assert_int_equal(ttb__timetable_to_json(timetable, &text, &bytes), TTB_OK);
    assert_int_equal(bytes, strlen(text));
    return text;
}

static void assert_refused(const text_case *each)
{
    char *text = make_solved(each->find, each->by);
    ttb_timetable *timetable = (ttb_timetable *)1;
    ttb_report *report = NULL;

    assert_int_equal(ttb_report_new(&report), TTB_OK);
    assert_int_equal(
        ttb__timetable_from_json(partnership, text, (int64_t)strlen(text), &timetable, report),
        TTB_ERR_INPUT);
    assert_null(timetable);
    assert_case(report, each);
    ttb_report_free(report);
    free(text);
}

#define ASSERT_ALL(cases)                                                                          \
    for (size_t each = 0; each < sizeof(cases) / sizeof *(cases); each++)                          \
    assert_refused(&(cases)[each])

static void a_timetable_is_written_as_it_was_read(void **state)
{
    char *text = make_solved(NULL, NULL);
    ttb_timetable *timetable = read_good(text);
    char *written = write_text(timetable);

    (void)state;
    assert_string_equal(written, text);
    assert_int_equal(timetable->outcome, TTB_OUTCOME_FEASIBLE);
    assert_int_equal(timetable->stop, TTB_STOP_WORK);
    assert_int_equal(timetable->tier_bounds[0], 1500);
    assert_int_equal(timetable->run.work, 1200000);
    ttb__free(written);
    ttb__timetable_destroy(timetable);
    free(text);
}

/* Format, version and sections are enough; all else is worked out. */
static void the_least_timetable_gets_its_values(void **state)
{
    ttb_timetable *timetable =
        read_quoted("{'format': 'timetable', 'version': 1, 'sections': [{'course': 'physics', "
                    "'site': 'north', 'number': 1, 'blocks': ['A'], 'students': ['s001']}]}");

    (void)state;
    assert_int_equal(timetable->outcome, TTB_OUTCOME_GIVEN);
    assert_int_equal(timetable->has_values, 1);
    assert_int_equal(timetable->tier_values[0], 2000);
    assert_int_equal(timetable->tier_bounds[0], 0);
    assert_int_equal(timetable->unmet_students.count, 1);
    assert_int_equal(timetable->run.is_solved, 0);
    ttb__timetable_destroy(timetable);
}

/* Whether rules are kept is the checker's question, not the reader's. */
static void broken_rules_are_read(void **state)
{
    ttb_timetable *timetable =
        read_quoted("{'format': 'timetable', 'version': 1, 'sections': ["
                    "{'course': 'art', 'site': 'college', 'number': 7, 'blocks': [], "
                    "'students': ['s001', 's001', 's002']},"
                    "{'course': 'art', 'site': 'college', 'number': 3, 'blocks': ['A', 'B']}]}");
    int is_valid = 1;

    (void)state;
    assert_int_equal(timetable->sections.count, 2);
    assert_int_equal(timetable->sections.items[0].students.count, 3);
    assert_int_equal(timetable->sections.items[0].number, 7);
    assert_int_equal(ttb__check(partnership, timetable, &is_valid, NULL), TTB_OK);
    assert_int_equal(is_valid, 0);
    ttb__timetable_destroy(timetable);
}

/* A solve that found nothing has no values to tell. */
static void no_timetable_has_no_values(void **state)
{
    char *written;
    ttb_timetable *timetable =
        read_quoted("{'format': 'timetable', 'version': 1, 'outcome': 'infeasible', 'stop': 'done',"
                    " 'sections': [], 'solve': {'seed': 1, 'workers': 1, 'work': 0}}");

    (void)state;
    assert_int_equal(timetable->outcome, TTB_OUTCOME_INFEASIBLE);
    assert_int_equal(timetable->has_values, 0);
    written = write_text(timetable);
    assert_null(strstr(written, "tiers"));
    assert_null(strstr(written, "unmet"));
    ttb__free(written);
    ttb__timetable_destroy(timetable);
}

/* Whatever the outcome says, what else the file says must be true. */
static void claims_of_no_timetable_are_compared_too(void **state)
{
    static const char head[] = "{'format': 'timetable', 'version': 1, 'sections': [],"
                               " 'stop': 'done', 'solve': {'seed': 1, 'workers': 1, 'work': 0},";
    static const char *const claims[] = {
        "'outcome': 'infeasible', 'tiers': [{'value': 9}, {'value': 0}, {'value': 0}]}",
        "'outcome': 'unknown', 'unmet': []}",
    };
    (void)state;
    for (size_t claim = 0; claim < sizeof claims / sizeof *claims; claim++) {
        char quoted[400];
        char *text;
        ttb_timetable *timetable = NULL;
        ttb_report *report = NULL;
        snprintf(quoted, sizeof quoted, "%s%s", head, claims[claim]);
        text = make_text(quoted, NULL, NULL);
        assert_int_equal(ttb_report_new(&report), TTB_OK);
        assert_int_equal(
            ttb__timetable_from_json(partnership, text, (int64_t)strlen(text), &timetable, report),
            TTB_ERR_INPUT);
        assert_string_equal(ttb_report_get_code(report, 0),
                            claim == 0 ? "timetable.value-differs" : "timetable.unmet-differs");
        ttb_report_free(report);
        free(text);
    }
}

/* Made by hand and not checked: nothing derived is written. */
static void a_new_timetable_is_short(void **state)
{
    char *text = NULL, *expected;
    char hash[65];
    ttb_timetable *timetable = NULL;

    (void)state;
    assert_int_equal(ttb__partnership_hash(partnership, hash), TTB_OK);
    assert_int_equal(ttb__timetable_make(partnership, hash, &timetable), TTB_OK);
    text = write_text(timetable);
    expected = make_text("{\n  'format': 'timetable',\n  'version': 1,\n  'partnership': 'HASH',\n"
                         "  'outcome': 'given',\n  'sections': []\n}\n",
                         "HASH", hash);
    assert_string_equal(text, expected);
    free(expected);
    ttb__free(text);
    ttb__timetable_destroy(timetable);
}

static void shapes_are_checked(void **state)
{
    static const text_case cases[] = {
        {"'format': 'timetable'", "'format': 'timetable-partnership'", "file.format", "/format",
         "not a \"timetable\""},
        {"'version': 1,\n", "'version': 3,\n", "file.version", "/version", "\"version\": 1"},
        {"'sections': [\n", "'section': [], 'sections': [\n", "key.unknown", "/section",
         "did you mean \"sections\"?"},
        {"'outcome': 'feasible'", "'outcome': 'good'", "value.unknown", "/outcome", "\"good\""},
        {"'stop': 'work'", "'stop': 'wrok'", "value.unknown", "/stop", "did you mean \"work\"?"},
        {"'stop': 'work',", "", "key.missing", "", "\"stop\" with \"solve\""},
        {"'number': 1", "'number': 0", "value.range", "/sections/0/number",
         "Section of \"physics\" at \"north\": \"number\" must be"},
        {"'number': 1, ", "", "key.missing", "/sections/0", "needs the key \"number\""},
        {"'blocks': ['A'], ", "", "key.missing", "/sections/0", "needs the key \"blocks\""},
        {"'site': 'north', 'number'", "'site': 'nort', 'number'", "section.unknown-site",
         "/sections/0/site", "did you mean \"north\"?"},
        {"'course': 'physics'", "'course': 'x'", "section.unknown-course", "/sections/0/course",
         "unknown course, \"x\""},
        {"'blocks': ['A']", "'blocks': ['C']", "section.unknown-block", "/sections/0/blocks/0",
         "unknown block, \"C\""},
        {"'blocks': ['A']", "'blocks': ['A', 'A']", "value.duplicate", "/sections/0/blocks/1",
         "\"A\" twice"},
        {"'students': ['s001']", "'students': ['s009']", "section.unknown-student",
         "/sections/0/students/0", "unknown student, \"s009\""},
        {"'students': ['s001']", "'students': 's001'", "value.type", "/sections/0/students",
         "must be a list"},
        {"'students': ['s001']}",
         "'students': ['s001']}, {'course': 'physics', 'site': 'north', 'number': 1,"
         " 'blocks': ['B']}",
         "section.duplicate", "/sections/1", "Section of \"physics\" at \"north\" stands there"},
        {"'course': 'latin'}", "'course': 'latin', 'reason': 'x'}", "key.unknown",
         "/unmet/0/reason", "\"reason\""},
        {"{'student': 's001', 'course': 'latin'}", "{'student': 's003', 'course': 'latin'}",
         "unmet.unknown-student", "/unmet/0/student", "did you mean \"s00"},
        {"{'student': 's001', 'course': 'latin'}", "{'student': 's001', 'course': 'x'}",
         "unmet.unknown-course", "/unmet/0/course", "unknown course, \"x\""},
        {"'seed': 1", "'seed': 1.5", "value.range", "/solve/seed", "\"seed\""},
        {"'workers': 2, ", "", "key.missing", "/solve", "\"workers\""},
        {"'sections': [\n", "'sections': [7,\n", "value.type", "/sections/0", "an object"},
        {"{'value': 0, 'bound': 0, 'goals': [{'goal': 'travel', 'value': 0}, "
         "{'goal': 'balance', 'value': 0}]}\n",
         "7\n", "value.type", "/tiers/2", "an object"},
        {"{'version': '0.1.0', 'seed': 1, 'workers': 2, 'work': 1200000, "
         "'options': {'gap': 0.25, 'time_limit_ms': 9000}}",
         "[1, 2]", "value.type", "/solve", "an object"},
        {"'gap': 0.25", "'gap': 'x'", "value.type", "/solve/options/gap", "must be a number"},
        {"'gap': 0.25", "'gap': 0.0123456789", "value.decimals", "/solve/options/gap", "nine"},
        {"'gap': 0.25", "'gap': 0.25, 'gap': 1", "key.duplicate", "/solve/options/gap", "twice"},
        {"'options': {'gap': 0.25, 'time_limit_ms': 9000}", "'options': []", "value.type",
         "/solve/options", "must be an object"},
    };

    (void)state;
    ASSERT_ALL(cases);
}

static void claims_are_compared(void **state)
{
    static const text_case cases[] = {
        {"{'value': 2, 'bound'", "{'value': 3, 'bound'", "timetable.value-differs",
         "/tiers/0/value", "The tier has the value 2, not 3 as the file says"},
        {"'section_cost', 'value': 1.25", "'section_cost', 'value': 1", "timetable.value-differs",
         "/tiers/1/goals/0/value", "section_cost has the value 1.25, not 1 as the file says"},
        {"'bound': 1.5", "'bound': 2.001", "timetable.bound-above-value", "/tiers/0/bound",
         "Tier 1 has a bound above its value"},
        {"'balance', 'value': 0}]}\n", "'balance', 'value': 0}]}, {'value': 0}\n",
         "timetable.tiers-differ", "/tiers", "has 3 tiers, and the file has values of 4"},
        {"'goal': 'unmet'", "'goal': 'unmeet'", "tier.unknown-goal", "/tiers/0/goals/0/goal",
         "did you mean \"unmet\"?"},
        {"{'student': 's001', 'course': 'latin'}", "", "timetable.unmet-differs", "/unmet",
         "Student \"s001\", course \"latin\": this choice is unmet"},
        {"{'student': 's001', 'course': 'latin'}",
         "{'student': 's001', 'course': 'latin'}, {'student': 's002', 'course': 'latin'}",
         "timetable.unmet-differs", "/unmet", "Student \"s002\", course \"latin\": the file calls"},
        {"{'student': 's001', 'course': 'latin'}",
         "{'student': 's001', 'course': 'latin'}, {'student': 's001', 'course': 'latin'}",
         "timetable.unmet-differs", "/unmet", "is there twice"},
    };

    (void)state;
    ASSERT_ALL(cases);
}

static void another_partnership_is_one_finding(void **state)
{
    static const text_case each = {"HASH", "0123", "timetable.other-partnership", "/partnership",
                                   "another partnership"};
    char *text = make_text(solved, each.find, each.by);
    ttb_timetable *timetable = NULL;
    ttb_report *report = NULL;

    (void)state;
    assert_int_equal(ttb_report_new(&report), TTB_OK);
    assert_int_equal(
        ttb__timetable_from_json(partnership, text, (int64_t)strlen(text), &timetable, report),
        TTB_ERR_INPUT);
    assert_case(report, &each);
    ttb_report_free(report);
    free(text);
}

static void an_erroneous_partnership_says_so(void **state)
{
    ttb_partnership *bad = NULL;
    ttb_timetable *timetable = NULL;
    ttb_report *report = NULL;
    int32_t tier;
    static const char text[] = "{\"format\": \"timetable\", \"version\": 1, \"sections\": []}";

    (void)state;
    assert_int_equal(ttb_report_new(&report), TTB_OK);
    assert_int_equal(ttb__partnership_make(&bad), TTB_OK);
    assert_int_equal(ttb__add_tier(bad, &tier), TTB_OK);
    assert_int_equal(ttb__timetable_from_json(bad, text, sizeof text - 1, &timetable, report),
                     TTB_ERR_INPUT);
    assert_null(timetable);
    assert_int_equal(ttb_report_count(report, TTB_NONE), 1);
    ttb_report_free(report);
    ttb__partnership_destroy(bad);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_timetable_is_written_as_it_was_read),
        cmocka_unit_test(the_least_timetable_gets_its_values),
        cmocka_unit_test(broken_rules_are_read),
        cmocka_unit_test(no_timetable_has_no_values),
        cmocka_unit_test(claims_of_no_timetable_are_compared_too),
        cmocka_unit_test(a_new_timetable_is_short),
        cmocka_unit_test(shapes_are_checked),
        cmocka_unit_test(claims_are_compared),
        cmocka_unit_test(another_partnership_is_one_finding),
        cmocka_unit_test(an_erroneous_partnership_says_so),
    };

    return cmocka_run_group_tests(tests, make_partnership, free_partnership);
}
