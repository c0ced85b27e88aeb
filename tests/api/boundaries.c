/* Numbers at their largest, and one beyond, through the public header: what a partnership may hold,
 * and what its values may come to. */
#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_MILLE = 1000000000, MOST_WEIGHT = 1000000, ID_SIZE = 16 };

/* Lasts until the next call. */
static const char *id_of(int32_t number)
{
    static char id[ID_SIZE];

    snprintf(id, sizeof id, "i%d", (int)number);
    return id;
}

/* One of everything: two blocks, two sites, two courses offered at both, a student, a teacher. */
static ttb_partnership *new_town(void)
{
    ttb_partnership *town = NULL;
    int32_t made;

    assert_int_equal(ttb_partnership_new(&town), TTB_OK);
    for (int32_t number = 0; number < 2; number++) {
        assert_int_equal(ttb_partnership_add_block(town, id_of(number), &made), TTB_OK);
        assert_int_equal(
            ttb_partnership_add_site(town, id_of(number), NULL, TTB_SITE_SCHOOL, &made), TTB_OK);
    }
    for (int32_t number = 0; number < 2; number++) {
        assert_int_equal(ttb_partnership_add_course(town, id_of(number), NULL, 3, NULL, 1, &made),
                         TTB_OK);
        for (int32_t site = 0; site < 2; site++)
            assert_int_equal(ttb_partnership_add_offer(town, number, site, &made), TTB_OK);
    }
    assert_int_equal(ttb_partnership_add_student(town, id_of(0), 0, NULL, &made), TTB_OK);
    assert_int_equal(ttb_partnership_add_resource(town, id_of(0), TTB_RESOURCE_TEACHER, &made),
                     TTB_OK);
    return town;
}

/* ---- How many there may be */

typedef ttb_status (*adding)(ttb_partnership *town, int32_t number);

static ttb_status add_block(ttb_partnership *town, int32_t number)
{
    int32_t made;
    return ttb_partnership_add_block(town, id_of(number), &made);
}

static ttb_status add_site(ttb_partnership *town, int32_t number)
{
    int32_t made;
    return ttb_partnership_add_site(town, id_of(number), NULL, TTB_SITE_SCHOOL, &made);
}

static ttb_status add_resource(ttb_partnership *town, int32_t number)
{
    int32_t made;
    return ttb_partnership_add_resource(town, id_of(number), TTB_RESOURCE_ROOM, &made);
}

static ttb_status add_course(ttb_partnership *town, int32_t number)
{
    int32_t made;
    return ttb_partnership_add_course(town, id_of(number), NULL, 3, NULL, 1, &made);
}

static ttb_status add_student(ttb_partnership *town, int32_t number)
{
    int32_t made;
    return ttb_partnership_add_student(town, id_of(number), 0, NULL, &made);
}

/* A student for each cohort. */
static ttb_status add_cohort(ttb_partnership *town, int32_t number)
{
    int32_t made;
    char student[ID_SIZE];

    snprintf(student, sizeof student, "%s", id_of(number + 1));
    return ttb_partnership_add_student(town, student, 0, id_of(number), &made);
}

static ttb_status add_rule(ttb_partnership *town, int32_t number)
{
    return ttb_partnership_limit_block_sections(town, number % 2, 0, TTB_NONE);
}

static ttb_status add_reach(ttb_partnership *town, int32_t number)
{
    return ttb_partnership_require_reach(town, number % 9, 30, NULL);
}

static ttb_status add_seat_rule(ttb_partnership *town, int32_t number)
{
    return ttb_partnership_forbid_seat(town, 0, number % 2, TTB_NONE, NULL, 0);
}

static ttb_status add_lesson(ttb_partnership *town, int32_t number)
{
    return ttb_partnership_add_lesson(town, 0, number % 7, number, 1440, 0);
}

static ttb_status add_bell(ttb_partnership *town, int32_t number)
{
    return ttb_partnership_add_bell(town, 1, 0, number % 7, number, 1440, 0);
}

static ttb_status add_tier(ttb_partnership *town, int32_t number)
{
    int32_t made;
    (void)number;
    return ttb_partnership_add_tier(town, &made);
}

/* So many can be added to what new_town() has; the next one is refused, and so it is again. */
static void things_may_be_as_many_as_the_table_says(void **state)
{
    static const struct {
        adding add;
        int32_t first, most;
    } things[] = {{add_block, 2, 64},     {add_site, 2, 1000},       {add_resource, 1, 100000},
                  {add_course, 2, 10000}, {add_student, 1, 1000000}, {add_cohort, 0, 1000},
                  {add_rule, 0, 1000000}, {add_reach, 0, 100},       {add_seat_rule, 0, 256},
                  {add_lesson, 0, 64},    {add_bell, 0, 64},         {add_tier, 0, 5}};

    (void)state;
    for (size_t kind = 0; kind < sizeof things / sizeof *things; kind++) {
        ttb_partnership *town = new_town();
        for (int32_t number = things[kind].first; number < things[kind].most; number++)
            if (things[kind].add(town, number))
                fail_msg("kind %zu: number %d is refused", kind, (int)number);
        for (int time = 0; time < 2; time++)
            assert_int_equal(things[kind].add(town, things[kind].most), TTB_ERR_TOO_LARGE);
        ttb_partnership_free(town);
    }
}

static void a_hundred_thousand_offers_are_not_too_many(void **state)
{
    ttb_partnership *town = new_town();
    int32_t made;

    (void)state;
    for (int32_t number = 2; number < 1000; number++) {
        assert_int_equal(add_site(town, number), TTB_OK);
        assert_int_equal(add_course(town, number), TTB_OK);
    }
    for (int32_t offer = 4; offer < 100000; offer++)
        assert_int_equal(
            ttb_partnership_add_offer(town, 2 + (offer - 4) / 1000, (offer - 4) % 1000, &made),
            TTB_OK);
    assert_int_equal(ttb_partnership_add_offer(town, 999, 0, &made), TTB_ERR_TOO_LARGE);
    ttb_partnership_free(town);
}

/* Lists of one thing: choices, reserves, uses, sites of a resource. */
static void lists_may_be_as_long_as_the_table_says(void **state)
{
    ttb_partnership *town = new_town();

    (void)state;
    for (int32_t number = 2; number < 66; number++) {
        assert_int_equal(add_course(town, number), TTB_OK);
        assert_int_equal(add_resource(town, number), TTB_OK);
    }
    for (int32_t number = 2; number < 102; number++)
        assert_int_equal(add_site(town, number), TTB_OK);
    for (int32_t place = 0; place < 65; place++) {
        ttb_status wanted = place < 64 ? TTB_OK : TTB_ERR_TOO_LARGE;
        assert_int_equal(ttb_partnership_add_choice(town, 0, place, 1000), wanted);
        assert_int_equal(ttb_partnership_add_reserve(town, 0, place, 1), wanted);
        assert_int_equal(ttb_partnership_add_offer_use(town, 0, place), wanted);
    }
    for (int32_t site = 0; site < 101; site++)
        assert_int_equal(ttb_partnership_add_resource_site(town, 0, site),
                         site < 100 ? TTB_OK : TTB_ERR_TOO_LARGE);
    ttb_partnership_free(town);
}

/* ---- How large each number may be */

static ttb_status set_minutes(ttb_partnership *town, int64_t value)
{
    return ttb_partnership_add_link(town, 0, 1, (int32_t)value);
}

static ttb_status set_day(ttb_partnership *town, int64_t value)
{
    return ttb_partnership_add_lesson(town, 0, (int32_t)value, 0, 1, 0);
}

static ttb_status set_week(ttb_partnership *town, int64_t value)
{
    return ttb_partnership_add_lesson(town, 0, 0, 0, 1, (int32_t)value);
}

static ttb_status set_start(ttb_partnership *town, int64_t value)
{
    return ttb_partnership_add_lesson(town, 0, 0, (int32_t)value, 1440, 0);
}

static ttb_status set_end(ttb_partnership *town, int64_t value)
{
    return ttb_partnership_add_lesson(town, 0, 0, 0, (int32_t)value, 0);
}

static ttb_status set_limit_minutes(ttb_partnership *town, int64_t value)
{
    return ttb_partnership_set_limits(town, (int32_t)value, TTB_NONE, TTB_NONE);
}

static ttb_status set_limit_journeys(ttb_partnership *town, int64_t value)
{
    return ttb_partnership_set_limits(town, TTB_NONE, (int32_t)value, TTB_NONE);
}

static ttb_status set_limit_courses(ttb_partnership *town, int64_t value)
{
    return ttb_partnership_set_limits(town, TTB_NONE, TTB_NONE, (int32_t)value);
}

static ttb_status set_student_minutes(ttb_partnership *town, int64_t value)
{
    return ttb_partnership_set_student_limit(town, 0, TTB_LIMIT_MINUTES_A_DAY, (int32_t)value);
}

static ttb_status set_capacity(ttb_partnership *town, int64_t value)
{
    return ttb_partnership_set_resource_capacity(town, 0, TTB_NONE, (int32_t)value);
}

static ttb_status set_week_capacity(ttb_partnership *town, int64_t value)
{
    return ttb_partnership_set_resource_week_capacity(town, 0, (int32_t)value);
}

static ttb_status set_level(ttb_partnership *town, int64_t value)
{
    int32_t made;
    return ttb_partnership_add_course(town, id_of((int32_t)(value & 15) + 9), NULL, (int32_t)value,
                                      NULL, 1, &made);
}

static ttb_status set_course_blocks(ttb_partnership *town, int64_t value)
{
    int32_t made;
    return ttb_partnership_add_course(town, id_of((int32_t)(value & 15) + 9), NULL, 3, NULL,
                                      (int32_t)value, &made);
}

static ttb_status set_sections(ttb_partnership *town, int64_t value)
{
    return ttb_partnership_set_offer_sections(town, 0, (int32_t)value, (int32_t)value);
}

static ttb_status set_size(ttb_partnership *town, int64_t value)
{
    return ttb_partnership_set_offer_size(town, 0, (int32_t)value, (int32_t)value);
}

static ttb_status set_cost(ttb_partnership *town, int64_t value)
{
    return ttb_partnership_set_offer_cost(town, 0, value);
}

static ttb_status set_choice(ttb_partnership *town, int64_t value)
{
    int32_t made, student = (int32_t)(value & 1023) + 9;
    if (ttb_partnership_add_student(town, id_of(student), 0, NULL, &made))
        return TTB_ERR_INTERNAL;
    return ttb_partnership_add_choice(town, made, 0, value);
}

static ttb_status set_reserve(ttb_partnership *town, int64_t value)
{
    int32_t made, student = (int32_t)(value & 1023) + 9;
    if (ttb_partnership_add_student(town, id_of(student), 0, NULL, &made))
        return TTB_ERR_INTERNAL;
    return ttb_partnership_add_reserve(town, made, 0, value);
}

static ttb_status set_reach_minutes(ttb_partnership *town, int64_t value)
{
    return ttb_partnership_require_reach(town, 3, (int32_t)value, NULL);
}

static ttb_status set_goal_weight(ttb_partnership *town, int64_t value)
{
    int32_t tier;
    if (ttb_partnership_add_tier(town, &tier))
        return TTB_ERR_INTERNAL;
    return ttb_partnership_add_goal(town, tier, tier, (int32_t)value);
}

static void numbers_may_be_as_large_as_the_header_says(void **state)
{
    static const struct {
        ttb_status (*set)(ttb_partnership *town, int64_t value);
        int64_t least, most;
    } numbers[] = {{set_minutes, 0, 240},
                   {set_day, 0, 6},
                   {set_week, 0, 2},
                   {set_start, 0, 1439},
                   {set_end, 1, 1440},
                   {set_limit_minutes, TTB_NONE, 1440},
                   {set_limit_journeys, TTB_NONE, 1000},
                   {set_limit_courses, TTB_NONE, 1000},
                   {set_student_minutes, TTB_NONE, 1440},
                   {set_capacity, 0, 10000},
                   {set_week_capacity, TTB_NONE, 1000000},
                   {set_level, 0, 8},
                   {set_course_blocks, 1, 3},
                   {set_sections, 0, 1000},
                   {set_size, 1, 10000},
                   {set_cost, 0, MOST_MILLE},
                   {set_choice, 1, MOST_MILLE},
                   {set_reserve, 1, MOST_MILLE},
                   {set_reach_minutes, 0, 1440},
                   {set_goal_weight, 1, MOST_WEIGHT}};

    (void)state;
    for (size_t number = 0; number < sizeof numbers / sizeof *numbers; number++) {
        ttb_partnership *town = new_town();
        int64_t least = numbers[number].least, most = numbers[number].most;
        const int64_t bad[] = {least - 1, most + 1, INT32_MAX, INT32_MIN};
        for (int which = 0; which < 2; which++)
            if (numbers[number].set(town, which ? most : least))
                fail_msg("number %zu: %lld is refused", number, (long long)(which ? most : least));
        for (size_t which = 0; which < sizeof bad / sizeof *bad; which++)
            if (numbers[number].set(town, bad[which]) == TTB_OK)
                fail_msg("number %zu: %lld is accepted", number, (long long)bad[which]);
        ttb_partnership_free(town);
    }
}

static void ids_may_have_255_bytes(void **state)
{
    ttb_partnership *town = new_town();
    char id[257];
    int32_t made;

    (void)state;
    memset(id, 'x', sizeof id);
    id[255] = '\0';
    assert_int_equal(ttb_partnership_add_block(town, id, &made), TTB_OK);
    assert_int_equal(ttb_partnership_add_site(town, id, id, TTB_SITE_SCHOOL, &made), TTB_OK);
    assert_int_equal(ttb_partnership_add_student(town, id, 0, NULL, &made), TTB_OK);
    id[255] = 'x';
    id[256] = '\0';
    assert_int_equal(ttb_partnership_add_block(town, id, &made), TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_partnership_add_site(town, "s", id, TTB_SITE_SCHOOL, &made),
                     TTB_ERR_ARGUMENT);
    assert_int_equal(ttb_partnership_add_student(town, id, 0, NULL, &made), TTB_ERR_ARGUMENT);
    ttb_partnership_free(town);
}

/* ---- What a tier may come to: a quarter of the largest number, and no more */

#define MOST_VALUE (INT64_MAX / 4)

enum { COURSES = 64 };

/* An offer of one more course whose sections have to run, so many of this cost. */
static void add_cost(ttb_partnership *town, int32_t sections, int64_t cost)
{
    int32_t course = ttb_partnership_count(town, TTB_KIND_COURSE), offer;

    assert_int_equal(add_course(town, course), TTB_OK);
    assert_int_equal(ttb_partnership_add_offer(town, course, 0, &offer), TTB_OK);
    assert_int_equal(ttb_partnership_set_offer_sections(town, offer, sections, sections), TTB_OK);
    assert_int_equal(ttb_partnership_set_offer_cost(town, offer, cost), TTB_OK);
}

/* Sections that run and cost as much as is said, in all. */
static void add_costs(ttb_partnership *town, int64_t costs)
{
    for (; costs >= 1000 * (int64_t)MOST_MILLE; costs -= 1000 * (int64_t)MOST_MILLE)
        add_cost(town, 1000, MOST_MILLE);
    add_cost(town, (int32_t)(costs / MOST_MILLE), MOST_MILLE);
    add_cost(town, 1, costs % MOST_MILLE);
}

/* Courses that nobody teaches, and choices whose weights add up to so much. */
static ttb_partnership *new_unmet(int64_t weights)
{
    ttb_partnership *town = NULL;
    int32_t made, student = -1;

    assert_int_equal(ttb_partnership_new(&town), TTB_OK);
    assert_int_equal(add_block(town, 0), TTB_OK);
    assert_int_equal(add_site(town, 0), TTB_OK);
    for (int32_t course = 0; course < COURSES; course++)
        assert_int_equal(add_course(town, course), TTB_OK);
    for (int32_t choice = 0; weights > 0; choice++) {
        int64_t weight = weights < MOST_MILLE ? weights : MOST_MILLE;
        if (choice % COURSES == 0)
            assert_int_equal(
                ttb_partnership_add_student(town, id_of(choice / COURSES), 0, NULL, &student),
                TTB_OK);
        assert_int_equal(ttb_partnership_add_choice(town, student, choice % COURSES, weight),
                         TTB_OK);
        weights -= weight;
    }
    assert_int_equal(ttb_partnership_add_tier(town, &made), TTB_OK);
    assert_int_equal(ttb_partnership_add_goal(town, made, TTB_GOAL_UNMET, MOST_WEIGHT), TTB_OK);
    assert_int_equal(ttb_partnership_add_goal(town, made, TTB_GOAL_SECTION_COST, 1), TTB_OK);
    return town;
}

static void assert_too_large(const ttb_partnership *town)
{
    ttb_report *report = NULL;
    ttb_timetable *timetable = NULL;
    int64_t last;

    assert_int_equal(ttb_report_new(&report), TTB_OK);
    assert_int_equal(ttb_solve(town, NULL, NULL, NULL, NULL, &timetable, NULL, report),
                     TTB_ERR_INPUT);
    assert_null(timetable);
    last = ttb_report_count(report, TTB_NONE) - 1;
    assert_string_equal(ttb_report_get_code(report, last), "tier.too-large");
    ttb_report_free(report);
}

/* Whoever writes such a value writes it in one way only. */
static void assert_other_words_are_refused(const ttb_partnership *town, const char *text)
{
    static const char right[] = "\"2305843009213693.951\"";
    static const char *const wrong[] = {"\"2305843009213693.9510\"",
                                        "\"02305843009213693.951\"",
                                        "\"2305843009213693.\"",
                                        "\"2305843009213693.9515\"",
                                        "\"99999999999999999999\"",
                                        "\"9223372036854775.808\"",
                                        "\"+2305843009213693.951\"",
                                        "\"2305843009213693.951 \"",
                                        "\"\"",
                                        "\"-\"",
                                        "\".951\"",
                                        "\"5\"",
                                        "2305843009213693.951"};
    const char *at = strstr(text, right);

    assert_non_null(at);
    for (size_t number = 0; number < sizeof wrong / sizeof *wrong; number++) {
        ttb_timetable *again = NULL;
        char *changed = malloc(strlen(text) + 30);
        assert_non_null(changed);
        sprintf(changed, "%.*s%s%s", (int)(at - text), text, wrong[number], at + strlen(right));
        assert_int_equal(
            ttb_timetable_from_json(town, changed, (int64_t)strlen(changed), &again, NULL),
            TTB_ERR_INPUT);
        assert_null(again);
        free(changed);
    }
}

/* Every choice unmet and every section run: the value is the largest that there can be, to the last
 * thousandth. Search, bounds, checker, verifier and both files hold it. */
static void the_largest_value_of_a_tier_is_counted_to_the_last_thousandth(void **state)
{
    ttb_partnership *town = new_unmet(MOST_VALUE / MOST_WEIGHT);
    ttb_options *options = NULL;
    ttb_timetable *timetable = NULL, *again = NULL;
    ttb_certificate *certificate = NULL;
    char *text = NULL;
    int64_t value, bound, bytes;
    int32_t is_proven;

    (void)state;
    add_costs(town, MOST_VALUE % MOST_WEIGHT);
    assert_int_equal(ttb_options_new(&options), TTB_OK);
    assert_int_equal(ttb_options_set_int(options, "work_limit", 200000, NULL), TTB_OK);
    assert_int_equal(ttb_solve(town, options, NULL, NULL, NULL, &timetable, &certificate, NULL),
                     TTB_OK);
    assert_int_equal(ttb_timetable_get_tier(timetable, 0, &value, &bound), TTB_OK);
    assert_int_equal(value, MOST_VALUE);
    assert_true(bound >= 0 && bound <= value);
    assert_int_equal(ttb_verify(town, timetable, certificate, &is_proven, NULL), TTB_OK);
    assert_true(is_proven);
    assert_int_equal(ttb_timetable_to_json(timetable, &text, &bytes), TTB_OK);
    assert_other_words_are_refused(town, text);
    assert_int_equal(ttb_timetable_from_json(town, text, bytes, &again, NULL), TTB_OK);
    assert_int_equal(ttb_timetable_get_tier(again, 0, &value, &bound), TTB_OK);
    assert_int_equal(value, MOST_VALUE);
    ttb_text_free(text);
    ttb_timetable_free(again);
    ttb_certificate_free(certificate);
    ttb_timetable_free(timetable);
    ttb_options_free(options);
    ttb_partnership_free(town);
}

static void a_tier_that_could_come_to_a_thousandth_more_is_refused(void **state)
{
    ttb_partnership *town = new_unmet(MOST_VALUE / MOST_WEIGHT);

    (void)state;
    add_costs(town, MOST_VALUE % MOST_WEIGHT + 1);
    assert_too_large(town);
    ttb_partnership_free(town);
}

/* The other goals at their largest weight, filled up with costs. A student makes 128 journeys in 64
 * blocks, of 240 minutes each; 10,000 students of one section have 10^8 squares. */
static ttb_partnership *new_filled(int32_t goal, int32_t students, int64_t costs)
{
    ttb_partnership *town = NULL;
    int32_t tier, offer, made;

    assert_int_equal(ttb_partnership_new(&town), TTB_OK);
    for (int32_t block = 0; block < 64; block++)
        assert_int_equal(add_block(town, block), TTB_OK);
    for (int32_t site = 0; site < 2; site++)
        assert_int_equal(add_site(town, site), TTB_OK);
    assert_int_equal(ttb_partnership_add_link(town, 0, 1, 240), TTB_OK);
    assert_int_equal(add_course(town, 0), TTB_OK);
    assert_int_equal(ttb_partnership_add_offer(town, 0, 0, &offer), TTB_OK);
    assert_int_equal(ttb_partnership_set_offer_cost(town, offer, 0), TTB_OK);
    for (int32_t student = 0; student < students; student++) {
        assert_int_equal(ttb_partnership_add_student(town, id_of(student), 0, NULL, &made), TTB_OK);
        if (goal == TTB_GOAL_BALANCE)
            assert_int_equal(ttb_partnership_add_choice(town, made, 0, 1000), TTB_OK);
    }
    assert_int_equal(ttb_partnership_add_tier(town, &tier), TTB_OK);
    assert_int_equal(ttb_partnership_add_goal(town, tier, goal, MOST_WEIGHT), TTB_OK);
    assert_int_equal(ttb_partnership_add_goal(town, tier, TTB_GOAL_SECTION_COST, 1), TTB_OK);
    add_costs(town, costs);
    return town;
}

static void other_goals_are_added_up_as_far(void **state)
{
    static const struct {
        int32_t goal, students;
        int64_t each; /* what a student adds to the largest value */
    } goals[] = {{TTB_GOAL_TRAVEL, 75059, INT64_C(128) * 240 * 1000 * MOST_WEIGHT},
                 {TTB_GOAL_JOURNEYS, 1000000, INT64_C(128) * 1000 * MOST_WEIGHT},
                 {TTB_GOAL_BALANCE, 230584, INT64_C(10000) * 1000 * MOST_WEIGHT}};

    (void)state;
    for (size_t number = 0; number < sizeof goals / sizeof *goals; number++) {
        int64_t rest = MOST_VALUE - goals[number].students * goals[number].each;
        ttb_partnership *town;
        int64_t most_costs = 100 * 1000 * (int64_t)MOST_MILLE;
        assert_true(rest > 0);
        town = new_filled(goals[number].goal, goals[number].students, rest < most_costs ? rest : 0);
        assert_int_equal(ttb_partnership_validate(town, NULL), TTB_OK);
        ttb_partnership_free(town);
        if (rest >= most_costs)
            continue; /* a million students alone do not come near */
        town = new_filled(goals[number].goal, goals[number].students, rest + 1);
        assert_too_large(town);
        ttb_partnership_free(town);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(things_may_be_as_many_as_the_table_says),
        cmocka_unit_test(a_hundred_thousand_offers_are_not_too_many),
        cmocka_unit_test(lists_may_be_as_long_as_the_table_says),
        cmocka_unit_test(numbers_may_be_as_large_as_the_header_says),
        cmocka_unit_test(ids_may_have_255_bytes),
        cmocka_unit_test(the_largest_value_of_a_tier_is_counted_to_the_last_thousandth),
        cmocka_unit_test(a_tier_that_could_come_to_a_thousandth_more_is_refused),
        cmocka_unit_test(other_goals_are_added_up_as_far),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
