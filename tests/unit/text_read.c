/* Every mistake that a partnership file can have: one finding each, at its place. */
#include "text/json.h"

#include "text_case.h"
#include "text_town.h"

static void assert_read(const text_case *each)
{
    char *text = make_text(town, each->find, each->by);
    ttb_partnership *partnership = (ttb_partnership *)1;
    ttb_report *report = NULL;

    assert_int_equal(ttb_report_new(&report), TTB_OK);
    assert_int_equal(ttb__partnership_from_json(text, (int64_t)strlen(text), &partnership, report),
                     TTB_ERR_INPUT);
    assert_null(partnership);
    assert_case(report, each);
    ttb_report_free(report);
    free(text);
}

#define ASSERT_ALL(cases)                                                                          \
    for (size_t each = 0; each < sizeof(cases) / sizeof *(cases); each++)                          \
    assert_read(&(cases)[each])

static void the_town_has_no_mistake(void **state)
{
    char *text = make_text(town, NULL, NULL);
    ttb_partnership *partnership = NULL;
    ttb_report *report = NULL;

    (void)state;
    assert_int_equal(ttb_report_new(&report), TTB_OK);
    if (ttb__partnership_from_json(text, (int64_t)strlen(text), &partnership, report) != TTB_OK)
        print_findings(report);
    assert_non_null(partnership);
    ttb_partnership_free(partnership);
    ttb_report_free(report);
    free(text);
}

static void another_format_or_version_is_one_finding(void **state)
{
    static const text_case cases[] = {
        {"'format': 'timetable-partnership', ", "", "file.format", "", "does not say"},
        {"'timetable-partnership'", "'timetable'", "file.format", "/format",
         "The file is a \"timetable\", not a \"timetable-partnership\""},
        {"'timetable-partnership'", "7", "file.format", "", "does not say"},
        {"'version': 1", "'version': 2", "file.version", "/version", "\"version\": 1"},
        {"'version': 1", "'version': '1'", "file.version", "/version", "\"version\": 1"},
        {"'version': 1, ", "", "file.version", "", "\"version\": 1"},
    };

    (void)state;
    ASSERT_ALL(cases);
}

static void keys_are_known_and_once(void **state)
{
    static const text_case cases[] = {
        {"'kind': 'school'", "'kidn': 'school'", "key.unknown", "/sites/0/kidn",
         "Site \"north\" has an unknown key \"kidn\"; did you mean \"kind\"?"},
        {"'name': 'Town'", "'towns': []", "key.unknown", "/towns",
         "The partnership has an unknown key \"towns\""},
        {"'limits': {'minutes_a_day'", "'vehicles': [], 'limits': {'minutes_a_day'", "key.unknown",
         "/travel/vehicles", "Travel has an unknown key \"vehicles\""},
        {"'name': 'Town'",
         "'a key that is so long that no sentence shows all of it, because nobody would read it to "
         "its end \xC3\xA9\xC3\xA9': 1",
         "key.unknown",
         "/a key that is so long that no sentence shows all of it, because nobody would read it to "
         "its end \xC3\xA9\xC3\xA9",
         "because nobody would read it to its ...\""},
        {"'name': 'Town'",
         "'\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9 a key of many bytes "
         "whose "
         "last letter to be shown here has one byte, the n\xC3\xA9xt has two': 1",
         "key.unknown",
         "/\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9 a key of many bytes "
         "whose "
         "last letter to be shown here has one byte, the n\xC3\xA9xt has two",
         "has one byte, the n...\""},
        {"'name': 'Town'", "'a/b~c': 1", "key.unknown", "/a~1b~0c", "\"a/b~c\""},
        {"'name': 'Town'", "'Name': 'Town'", "key.unknown", "/Name", "did you mean \"name\"?"},
        {"'name': 'Town'", "'name': 'Town', 'name': 'Town'", "key.duplicate", "/name",
         "The partnership has the key \"name\" twice"},
        {"'home': 'college'", "'home': 'college', 'home': 'north'", "key.duplicate",
         "/students/1/home", "Student \"s002\" has the key \"home\" twice"},
        {"'capacity': {'A': 1", "'capacity': {'A': 1, 'A': 1", "key.duplicate",
         "/resources/1/capacity/A", "Resource \"t07\": \"capacity\" names block \"A\" twice"},
        {", 'home': 'college'", "", "key.missing", "/students/1",
         "Student \"s002\" needs the key \"home\""},
        {"'minutes': 15, ", "", "key.missing", "/travel/links/0",
         "Link from \"north\" to \"college\" needs the key \"minutes\""},
        {"'rule': 'block_sections', ", "", "key.missing", "/rules/2", "needs the key \"rule\""},
        {"'block': 'A', 'min'", "'min'", "key.missing", "/rules/2",
         "Rule \"block_sections\" needs the key \"block\""},
        {"'weight': 1}", "'weight': 1, 'level': 2}", "key.unknown", "/tiers/2/0/level",
         "A tier has an unknown key \"level\""},
        {"'level': 3, 'minutes': 40", "'minutes': 40", "key.missing", "/rules/3",
         "Rule \"reach\" needs the key \"level\""},
    };

    (void)state;
    ASSERT_ALL(cases);
}

static void values_have_their_type(void **state)
{
    static const text_case cases[] = {
        {"'name': 'Town'", "'name': 7", "value.type", "/name", "\"name\" must be text in quotes"},
        {"'id': 's002'", "'id': 's002', 'reserves': {}", "value.type", "/students/1/reserves",
         "Student \"s002\": \"reserves\" must be a list in brackets"},
        {"{'id': 'college', 'kind': 'college'}", "{'id': 'college'}, 'south'", "value.type",
         "/sites/2", "must be an object in braces"},
        {"'both_ways': true", "'both_ways': 1", "value.type", "/travel/links/0/both_ways",
         "must be true or false"},
        {"'minutes': 15", "'minutes': '15'", "value.type", "/travel/links/0/minutes",
         "must be a whole number"},
        {"'cost': 1.25", "'cost': true", "value.type", "/offers/0/cost", "must be a number"},
        {"'week_capacity': 8", "'week_capacity': []", "value.type", "/resources/0/week_capacity",
         "must be a whole number or null"},
        {"'capacity': 2", "'capacity': '2'", "value.type", "/resources/0/capacity",
         "must be a whole number"},
        {"'sections': {'min': 0, 'max': 2}", "'sections': 2", "value.type", "/offers/0/sections",
         "Offer of \"physics\" at \"north\": \"sections\" must be an object"},
        {"'limits': {'courses_away': 1}", "'limits': [1]", "value.type", "/students/0/limits",
         "Student \"s001\": \"limits\" must be an object"},
        {"['unmet'], ['section_cost']", "'unmet', ['section_cost']", "value.type", "/tiers/0",
         "must be a list"},
        {"'blocks': ['A', 'B']", "'blocks': 'A'", "value.type", "/offers/0/blocks",
         "\"blocks\" must be a list"},
        {"'closed': ['B']", "'closed': [1]", "value.type", "/sites/0/closed/0",
         "Site \"north\": \"closed\" must be text in quotes"},
        {"'choices': ['physics',", "'choices': [7,", "value.type", "/students/0/choices/0",
         "\"choices\" must be text in quotes"},
        {"'blocks': [{'id': 'A'", "'blocks': [null, {'id': 'A'", "value.type", "/blocks/0",
         "An item of \"blocks\" must be an object in braces"},
        {"{'block': 'A',\n", "7, {'block': 'A',\n", "value.type", "/sites/0/bells/0",
         "Site \"north\": an item of \"bells\" must be an object in braces"},
        {"'resources': [", "'resources': ['r', ", "value.type", "/resources/0",
         "must be an object"},
        {"'students': [", "'students': ['s', ", "value.type", "/students/0", "must be an object"},
        {"'courses': [", "'courses': [[], ", "value.type", "/courses/0", "must be an object"},
        {"'offers': [", "'offers': [[], ", "value.type", "/offers/0", "must be an object"},
        {"'links': [", "'links': [0, ", "value.type", "/travel/links/0", "must be an object"},
        {"'rules': [", "'rules': [3, ", "value.type", "/rules/0", "must be an object"},
    };

    (void)state;
    ASSERT_ALL(cases);
}

static void numbers_have_their_range(void **state)
{
    static const text_case cases[] = {
        {"'minutes': 15", "'minutes': 241", "value.range", "/travel/links/0/minutes",
         "\"minutes\" must be a whole number from 0 to 240"},
        {"'minutes': 15", "'minutes': -1", "value.range", "/travel/links/0/minutes", "0 to 240"},
        {"'minutes': 15", "'minutes': 1.5", "value.range", "/travel/links/0/minutes", "whole"},
        {"'level': 3, 'cohort'", "'level': 9, 'cohort'", "value.range", "/courses/0/level",
         "Course \"physics\": \"level\" must be a whole number from 0 to 8"},
        {"'blocks': 1}", "'blocks': 4}", "value.range", "/courses/0/blocks", "1 to 3"},
        {"'blocks': 1}", "'blocks': 0}", "value.range", "/courses/0/blocks", "1 to 3"},
        {"'max': 2}", "'max': 1001}", "value.range", "/offers/0/sections/max", "0 to 1000"},
        {"'min': 6, 'max': 22", "'min': 0, 'max': 0", "value.range", "/offers/0/size/max",
         "1 to 10000"},
        {"'min': 6, 'max': 22", "'min': 23, 'max': 22", "value.range", "/offers/0/size",
         "\"size\" has a min of 23 above its max of 22"},
        {"'min': 0, 'max': 2}", "'min': 2}", "value.range", "/offers/0/sections",
         "\"sections\" has a min of 2 above its max of 1"},
        {"'min': 1, 'max': 9", "'min': 10, 'max': 9", "value.range", "/rules/2",
         "a min of 10 above its max of 9"},
        {"'cost': 1.25", "'cost': 1000001", "value.range", "/offers/0/cost",
         "\"cost\" must be a number from 0 to 1000000"},
        {"'cost': 1.25", "'cost': -0.001", "value.range", "/offers/0/cost", "0 to 1000000"},
        {"'cost': 1.25", "'cost': 1.2345", "value.decimals", "/offers/0/cost",
         "\"cost\" has more than three decimals"},
        {"'weight': 2}", "'weight': 0}", "value.range", "/students/0/choices/1/weight",
         "\"weight\" must be a number from 0.001 to 1000000"},
        {"'weight': 3}", "'weight': 1000001}", "value.range", "/tiers/2/1/weight", "1 to 1000000"},
        {"'weight': 3}", "'weight': 0.5}", "value.range", "/tiers/2/1/weight", "whole number"},
        {"'capacity': 2", "'capacity': 10001", "value.range", "/resources/0/capacity", "10000"},
        {"'A': 1, 'B': 0", "'A': 1, 'B': -1", "value.range", "/resources/1/capacity/B", "10000"},
        {"'week_capacity': 8", "'week_capacity': 1000001", "value.range",
         "/resources/0/week_capacity", "1000000"},
        {"'minutes_a_day': 60", "'minutes_a_day': 1441", "value.range",
         "/travel/limits/minutes_a_day", "0 to 1440"},
        {"'courses_away': 1}", "'courses_away': 1001}", "value.range",
         "/students/0/limits/courses_away", "Student \"s001\": \"courses_away\" must be"},
        {"'minutes': 40", "'minutes': 1441", "value.range", "/rules/3/minutes", "0 to 1440"},
        {"'end': '10:40'},\n", "'end': '10:40', 'week': 3},\n", "value.range",
         "/blocks/0/lessons/0/week", "Block \"A\": \"week\" must be a whole number from 1 to 2"},
        {"'blocks': ['A', 'B']", "'blocks': []", "value.range", "/offers/0/blocks",
         "must name at least one block"},
        {"'blocks': ['A']}", "'blocks': []}", "value.range", "/rules/0/blocks",
         "must name at least one block"},
    };

    (void)state;
    ASSERT_ALL(cases);
}

static void a_location_is_on_the_earth(void **state)
{
    static const text_case cases[] = {
        {"'location': [51.91, -0.19]", "'location': [91, 0]", "site.location", "/sites/0/location",
         "latitude and longitude"},
        {"'location': [51.91, -0.19]", "'location': [1, 2, 3]", "site.location",
         "/sites/0/location", "latitude and longitude"},
        {"'location': [51.91, -0.19]", "'location': [1]", "site.location", "/sites/0/location",
         "latitude and longitude"},
        {"'location': [51.91, -0.19]", "'location': 'here'", "site.location", "/sites/0/location",
         "latitude and longitude"},
        {"'location': [51.91, -0.19]", "'location': ['51', 0]", "site.location",
         "/sites/0/location", "latitude and longitude"},
        {"'location': [51.91, -0.19]", "'location': [51, '0']", "site.location",
         "/sites/0/location", "latitude and longitude"},
        {"'location': [51.91, -0.19]", "'location': [0, -180.5]", "site.location",
         "/sites/0/location", "latitude and longitude"},
    };

    (void)state;
    ASSERT_ALL(cases);
}

static void texts_and_times_are_checked(void **state)
{
    static const text_case cases[] = {
        {"'id': 's002'", "'id': ''", "value.text", "/students/1/id", "\"id\" must have 1 to 255"},
        {"'id': 's002'", "'id': 'a\\nb'", "value.text", "/students/1/id",
         "Student \"a?b\": \"id\" must have 1 to 255 bytes without control characters"},
        {"'title': 'Physics'", "'title': 'a\\u0085'", "value.text", "/courses/0/title",
         "at most 255 bytes"},
        {"'name': 'North School'", "'name': '\\t'", "value.text", "/sites/0/name", "255"},
        {"'id': 'art', 'cohort': 'Y12'", "'id': 'art', 'cohort': ''", "value.text",
         "/courses/2/cohort", "1 to 255"},
        {"'start': '08:50'", "'start': '8:50'", "value.time", "/sites/0/bells/0/lessons/0/start",
         "Site \"north\": \"start\" must be a time of day such as \"09:00\", not \"8:50\""},
        {"'start': '08:50'", "'start': '08-50'", "value.time", "/sites/0/bells/0/lessons/0/start",
         "08-50"},
        {"'start': '08:50'", "'start': '08:60'", "value.time", "/sites/0/bells/0/lessons/0/start",
         "08:60"},
        {"'start': '08:50'", "'start': '24:00'", "value.time", "/sites/0/bells/0/lessons/0/start",
         "24:00"},
        {"'end': '24:00'", "'end': '24:01'", "value.time", "/blocks/1/lessons/0/end", "24:01"},
        {"'end': '24:00'", "'end': 'xx:yy'", "value.time", "/blocks/1/lessons/0/end", "xx:yy"},
        {"'start': '09:00', 'end': '24:00'", "'start': '09:00', 'end': '09:00'",
         "lesson.end-before-start", "/blocks/1/lessons/0", "Block \"B\": a lesson must end after"},
        {"'day': 'Tue'", "'day': 'Tues'", "value.unknown", "/blocks/1/lessons/0/day",
         "day \"Tues\" is unknown; did you mean \"Tue\"?"},
        {"'kind': 'college'", "'kind': 'collage'", "value.unknown", "/sites/1/kind",
         "did you mean \"college\"?"},
        {"'kind': 'teacher'", "'kind': 'x'", "value.unknown", "/resources/1/kind",
         "kind \"x\" is unknown"},
        {"'pin_section'", "'pin_sections'", "rule.unknown", "/rules/0/rule",
         "rule \"pin_sections\" is unknown; did you mean \"pin_section\"?"},
        {"['section_cost']", "['section-cost']", "tier.unknown-goal", "/tiers/1/0",
         "did you mean \"section_cost\"?"},
    };

    (void)state;
    ASSERT_ALL(cases);
}

static void references_are_known(void **state)
{
    static const text_case cases[] = {
        {"'closed': ['B']", "'closed': ['C']", "site.unknown-block", "/sites/0/closed/0",
         "Site \"north\": \"closed\" names an unknown block, \"C\""},
        {"'block': 'A',\n", "'block': 'C',\n", "site.unknown-block", "/sites/0/bells/0/block",
         "\"block\" names an unknown block, \"C\""},
        {"'from': 'north'", "'from': 'nord'", "link.unknown-site", "/travel/links/0/from",
         "did you mean \"north\"?"},
        {"'to': 'college'", "'to': 'south'", "link.unknown-site", "/travel/links/0/to",
         "Link from \"north\" to \"south\": \"to\" names an unknown site, \"south\""},
        {"'sites': ['north'],", "'sites': ['x'],", "resource.unknown-site", "/resources/0/sites/0",
         "\"sites\" names an unknown site, \"x\""},
        {"{'A': 1, 'B': 0}", "{'A': 1, 'C': 0}", "resource.unknown-block",
         "/resources/1/capacity/C", "Resource \"t07\": \"capacity\" names an unknown block, \"C\""},
        {"{'course': 'latin', 'site'", "{'course': 'latim', 'site'", "offer.unknown-course",
         "/offers/1/course", "did you mean \"latin\"?"},
        {"'site': 'college'}", "'site': 'x'}", "offer.unknown-site", "/offers/1/site", "\"x\""},
        {"'blocks': ['A', 'B']", "'blocks': ['A', 'C']", "offer.unknown-block",
         "/offers/0/blocks/1", "\"blocks\" names an unknown block, \"C\""},
        {"'uses': ['labs']", "'uses': ['lab']", "offer.unknown-resource", "/offers/0/uses/0",
         "did you mean \"labs\"?"},
        {"'home': 'college'", "'home': 'x'", "student.unknown-home", "/students/1/home",
         "Student \"s002\": \"home\" names an unknown site, \"x\""},
        {"'choices': ['physics',", "'choices': ['physik',", "choice.unknown-course",
         "/students/0/choices/0", "did you mean \"physics\"?"},
        {"{'course': 'latin', 'weight': 2}", "{'course': 'x', 'weight': 2}",
         "choice.unknown-course", "/students/0/choices/1/course",
         "\"course\" names an unknown course, \"x\""},
        {"'reserves': ['art']", "'reserves': ['x']", "reserve.unknown-course",
         "/students/0/reserves/0", "\"reserves\" names an unknown course, \"x\""},
        {"'course': 'physics', 'site': 'north', 'blocks'",
         "'course': 'x', 'site': 'north', "
         "'blocks'",
         "rule.unknown-course", "/rules/0/course", "Rule \"pin_section\": \"course\" names"},
        {"'site': 'north'},", "'site': 'x'},", "rule.unknown-site", "/rules/1/site",
         "unknown site, \"x\""},
        {"'student': 's001'", "'student': 's003'", "rule.unknown-student", "/rules/1/student",
         "Rule \"forbid_seat\": \"student\" names an unknown student, \"s003\""},
        {"'block': 'A', 'min'", "'block': 'C', 'min'", "rule.unknown-block", "/rules/2/block",
         "\"block\" names an unknown block, \"C\""},
        {"'blocks': ['A']}", "'blocks': ['C']}", "rule.unknown-block", "/rules/0/blocks/0",
         "\"blocks\" names an unknown block, \"C\""},
        {"'course': 'physics', 'site': 'north', 'blocks'",
         "'course': 'latin', 'site': 'north', 'blocks'", "rule.not-offered", "/rules/0",
         "course \"latin\" is not offered at site \"north\""},
    };

    (void)state;
    ASSERT_ALL(cases);
}

static void nothing_stands_twice(void **state)
{
    static const text_case cases[] = {
        {"{'id': 'B', ", "{'id': 'A'}, {'id': 'B', ", "block.duplicate-id", "/blocks/1",
         "Block \"A\" stands there a second time"},
        {"{'id': 'college', ", "{'id': 'north'}, {'id': 'college', ", "site.duplicate-id",
         "/sites/1", "Site \"north\""},
        {"{'id': 't07'", "{'id': 'labs', 'sites': []}, {'id': 't07'", "resource.duplicate-id",
         "/resources/1", "Resource \"labs\""},
        {"{'id': 'latin'", "{'id': 'physics'}, {'id': 'latin'", "course.duplicate-id", "/courses/1",
         "Course \"physics\""},
        {"{'id': 's002'", "{'id': 's001', 'home': 'north'}, {'id': 's002'", "student.duplicate-id",
         "/students/1", "Student \"s001\""},
        {"{'course': 'latin', 'site'",
         "{'course': 'physics', 'site': 'north'}, {'course': 'latin', 'site'", "offer.duplicate",
         "/offers/1", "Offer of \"physics\" at \"north\" stands there a second time"},
        {"'both_ways': true}",
         "'both_ways': true}, {'from': 'college', 'to': 'north', 'minutes': 9}", "link.duplicate",
         "/travel/links/1", "Link from \"college\" to \"north\" stands there a second time"},
        {"'to': 'college'", "'to': 'north'", "link.same-site", "/travel/links/0",
         "must join two different sites"},
        {"'sites': ['north', 'college']", "'sites': ['north', 'north']", "resource.duplicate-site",
         "/resources/1/sites/1", "Resource \"t07\""},
        {"'uses': ['labs']", "'uses': ['labs', 'labs']", "offer.duplicate-use", "/offers/0/uses/1",
         "Offer of"},
        {"'blocks': ['A', 'B']", "'blocks': ['A', 'A']", "value.duplicate", "/offers/0/blocks/1",
         "\"blocks\" names block \"A\" twice"},
        {"'choices': ['physics',", "'choices': ['physics', 'physics',", "choice.duplicate",
         "/students/0/choices/1", "Student \"s001\""},
        {"'reserves': ['art']", "'reserves': ['art', 'art']", "reserve.duplicate",
         "/students/0/reserves/1", "Student \"s001\""},
        {"['section_cost']", "['unmet']", "tier.duplicate-goal", "/tiers/1/0",
         "Goal \"unmet\" stands in two places"},
        {"'bells': [", "'bells': [{'block': 'A', 'lessons': []}, ", "site.duplicate-bells",
         "/sites/0/bells/1", "Site \"north\""},
    };

    (void)state;
    ASSERT_ALL(cases);
}

static void there_are_limits_to_numbers_of_things(void **state)
{
    static const text_case cases[] = {
        {"[['unmet']", "[[], [], [], ['unmet']", "value.too-many", "/tiers/5",
         "A tier is one more than there may be"},
    };

    (void)state;
    ASSERT_ALL(cases);
}

/* A mistake in a thing must not make every mention of it unknown. */
static void one_mistake_is_one_finding(void **state)
{
    static const text_case cases[] = {
        {"'id': 'physics', 'title': 'Physics', 'level': 3", "'id': 'physics', 'level': 'A'",
         "value.type", "/courses/0/level", "level"},
        {"'name': 'North School', 'kind': 'school'", "'name': [], 'kind': 'school'", "value.type",
         "/sites/0/name", "name"},
        {"'course': 'physics', 'site': 'north', 'sections'", "'course': 'physics', 'sections'",
         "key.missing", "/offers/0", "site"},
    };

    (void)state;
    ASSERT_ALL(cases);
}

/* Read a text and return how many findings there are. */
static int64_t count_findings(const char *quoted)
{
    char *text = make_text(quoted, NULL, NULL);
    ttb_partnership *partnership = NULL;
    ttb_report *report = NULL;
    int64_t count;

    assert_int_equal(ttb_report_new(&report), TTB_OK);
    assert_int_equal(ttb__partnership_from_json(text, (int64_t)strlen(text), &partnership, report),
                     TTB_ERR_INPUT);
    count = ttb_report_count(report, TTB_NONE);
    ttb_report_free(report);
    free(text);
    return count;
}

static void all_mistakes_are_found_in_one_run(void **state)
{
    (void)state;
    assert_int_equal(count_findings("{'format': 'timetable-partnership', 'version': 1,"
                                    " 'blocks': [{'id': 1}, {}], 'sites': [{'id': 'n', 'x': 1}],"
                                    " 'courses': [{'id': 'c', 'level': 9, 'blocks': 9}],"
                                    " 'offers': [{'course': 'd', 'site': 'n', 'cost': -1}],"
                                    " 'students': [{'id': 's', 'home': 'm', 'choices': ['d']}]}"),
                     9);
}

/* Where a whole list is missing, what refers to it is not blamed. */
static void missing_lists_are_one_finding_each(void **state)
{
    (void)state;
    assert_int_equal(count_findings("{'format': 'timetable-partnership', 'version': 1,"
                                    " 'blocks': [], 'sites': 5,"
                                    " 'offers': [{'course': 'd', 'site': 'n'}],"
                                    " 'students': [{'id': 's', 'home': 'm', 'choices': ['d']}],"
                                    " 'rules': [{'rule': 'pin_section', 'course': 'd',"
                                    "            'site': 'n', 'blocks': ['A']}]}"),
                     3);
    assert_int_equal(count_findings("{'format': 'timetable-partnership', 'version': 1,"
                                    " 'blocks': [{'id': 'A'}], 'sites': [{'id': 'n'}],"
                                    " 'courses': [{'id': 'c'}], 'offers': {}, 'students': [],"
                                    " 'rules': [{'rule': 'pin_section', 'course': 'c',"
                                    "            'site': 'n', 'blocks': ['A']}]}"),
                     1);
    assert_int_equal(count_findings("[]"), 1);
    assert_int_equal(count_findings("7"), 1);
    assert_int_equal(count_findings("{'format': 'timetable-partnership', 'version': 1}"), 5);
}

static void no_report_is_needed(void **state)
{
    char *text = make_text(town, "'minutes': 15", "'minutes': 'x'");
    ttb_partnership *partnership = NULL;

    (void)state;
    assert_int_equal(ttb__partnership_from_json(text, (int64_t)strlen(text), &partnership, NULL),
                     TTB_ERR_INPUT);
    assert_null(partnership);
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_town_has_no_mistake),
        cmocka_unit_test(another_format_or_version_is_one_finding),
        cmocka_unit_test(keys_are_known_and_once),
        cmocka_unit_test(values_have_their_type),
        cmocka_unit_test(numbers_have_their_range),
        cmocka_unit_test(a_location_is_on_the_earth),
        cmocka_unit_test(texts_and_times_are_checked),
        cmocka_unit_test(references_are_known),
        cmocka_unit_test(nothing_stands_twice),
        cmocka_unit_test(there_are_limits_to_numbers_of_things),
        cmocka_unit_test(one_mistake_is_one_finding),
        cmocka_unit_test(all_mistakes_are_found_in_one_run),
        cmocka_unit_test(missing_lists_are_one_finding_each),
        cmocka_unit_test(no_report_is_needed),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
