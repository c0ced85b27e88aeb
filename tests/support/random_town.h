/* Small partnerships at random, with every feature of the model: the same seed gives the same one
 * everywhere, so no two numbers are drawn in one call. Those that validation refuses are drawn
 * again, so each can be solved. */
#ifndef TTB_TEST_RANDOM_TOWN_H
#define TTB_TEST_RANDOM_TOWN_H

#include "town.h"

#include "base/bits.h"
#include "base/random.h"

/* How large a partnership may come out. */
typedef struct town_size {
    int32_t blocks, sites, courses, students;
    int32_t most_choices;
    int32_t rules;
} town_size;

static const town_size tiny_town = {3, 2, 3, 4, 3, 2};
static const town_size small_town = {5, 3, 5, 12, 4, 4};

typedef struct town_dice {
    ttb__random random;
    town_size size;
    const uint8_t *bytes, *end; /* what is rolled first, where there are any */
} town_dice;

static inline int32_t roll(town_dice *dice, int32_t below)
{
    if (dice->bytes != dice->end)
        return *dice->bytes++ % below;
    return (int32_t)ttb__random_below(&dice->random, (uint32_t)below);
}

/* Mostly no limit; else from least to most. */
static inline int32_t roll_limit(town_dice *dice, int32_t least, int32_t most)
{
    return roll(dice, 3) ? TTB_NONE : least + roll(dice, most - least + 1);
}

static inline uint64_t roll_blocks(town_dice *dice, const ttb_partnership *town, int32_t count)
{
    uint64_t blocks = 0;
    while (ttb__bit_count(blocks) < count && ttb__bit_count(blocks) < town->blocks.count)
        blocks |= BLOCK(roll(dice, (int32_t)town->blocks.count));
    return blocks;
}

/* Lessons of an hour on three days with four starts each, every start used once in a week. */
static inline void roll_lessons(town_dice *dice, ttb_partnership *town)
{
    int32_t used[2][12] = {{0}}, most = 1 + roll(dice, 2), has_weeks = roll(dice, 3) == 0;
    for (int32_t block = 0; block < town->blocks.count; block++) {
        for (int32_t lesson = 0; lesson < most;) {
            int32_t place = roll(dice, 12), week = has_weeks ? roll(dice, 3) : 0;
            if ((week != 2 && used[0][place]) || (week != 1 && used[1][place]))
                continue;
            used[0][place] |= week != 2;
            used[1][place] |= week != 1;
            add_lesson(town, block, place % 3, 540 + 80 * (place / 3), 600 + 80 * (place / 3),
                       week);
            lesson++;
        }
    }
}

/* A site whose bells ring later all day. */
static inline void roll_bells(town_dice *dice, ttb_partnership *town, int32_t site)
{
    int32_t later = 5 * (1 + roll(dice, 9));
    for (int32_t block = 0; block < town->blocks.count; block++) {
        const ttb__lessons lessons = town->blocks.items[block].lessons;
        for (int64_t number = 0; number < lessons.count; number++) {
            ttb__lesson lesson = lessons.items[number];
            lesson.start_minute += later;
            lesson.end_minute += later;
            add_bell(town, site, block, lesson);
        }
    }
}

static inline void roll_sites(town_dice *dice, ttb_partnership *town)
{
    int32_t sites = (int32_t)town->sites.count, courses_away, journeys;
    for (int32_t from = 0; from < sites; from++) {
        for (int32_t to = 0; to < sites; to++) {
            if (from != to && roll(dice, 6))
                assert_int_equal(ttb__add_link(town, from, to, 5 * (1 + roll(dice, 8))), TTB_OK);
        }
        if (roll(dice, 4) == 0)
            assert_int_equal(ttb__close_site(town, from, roll(dice, (int32_t)town->blocks.count)),
                             TTB_OK);
        if (ttb__has_lessons(town) && roll(dice, 3) == 0)
            roll_bells(dice, town, from);
    }
    courses_away = roll_limit(dice, 0, 2);
    journeys = roll_limit(dice, 2, 5);
    set_limits(town, roll_limit(dice, 20, 90), journeys, courses_away);
}

/* A room at the first site and a teacher of all sites, each there half of the time. */
static inline void roll_resources(town_dice *dice, ttb_partnership *town)
{
    int32_t room = add_resource(town, "room", TTB_RESOURCE_ROOM, NORTH);
    int32_t teacher = add_resource(town, "teacher", TTB_RESOURCE_TEACHER, NORTH);
    for (int32_t site = 1; site < town->sites.count; site++)
        assert_int_equal(ttb__add_resource_site(town, teacher, site), TTB_OK);
    for (int32_t block = 0; block < town->blocks.count; block++) {
        assert_int_equal(ttb__set_capacity(town, room, block, roll(dice, 3)), TTB_OK);
        if (roll(dice, 5) == 0)
            assert_int_equal(ttb__set_capacity(town, teacher, block, 0), TTB_OK);
    }
    if (roll(dice, 2))
        assert_int_equal(ttb__set_week_capacity(town, room, 1 + roll(dice, 3)), TTB_OK);
    if (roll(dice, 3) == 0)
        assert_int_equal(ttb__set_week_capacity(town, teacher, 1 + roll(dice, 2)), TTB_OK);
}

static inline void roll_offer(town_dice *dice, ttb_partnership *town, int32_t course, int32_t site)
{
    int32_t offer = TTB_NONE, most = roll(dice, 3) ? 1 : 2, size = 1 + roll(dice, 3);
    int32_t blocks = town->courses.items[course].blocks;
    assert_int_equal(ttb__add_offer(town, course, site, &offer), TTB_OK);
    assert_int_equal(ttb__set_offer_sections(town, offer, roll(dice, 12) == 0, most), TTB_OK);
    assert_int_equal(
        ttb__set_offer_size(town, offer, roll(dice, 2) ? roll(dice, size + 1) : 0, size), TTB_OK);
    if (roll(dice, 4) == 0)
        assert_int_equal(
            ttb__set_offer_blocks(town, offer, roll_blocks(dice, town, blocks + roll(dice, 2))),
            TTB_OK);
    if (roll(dice, 3) == 0)
        assert_int_equal(ttb__set_offer_cost(town, offer, 250 * roll(dice, 9)), TTB_OK);
    if (site == NORTH && roll(dice, 3) == 0)
        assert_int_equal(ttb__add_offer_use(town, offer, 0), TTB_OK);
    if (roll(dice, 4) == 0)
        assert_int_equal(ttb__add_offer_use(town, offer, 1), TTB_OK);
}

static inline const char *roll_cohort(town_dice *dice, int32_t has_cohorts)
{
    return !has_cohorts ? NULL : roll(dice, 3) ? "Y12" : "Y13";
}

static inline void roll_courses(town_dice *dice, ttb_partnership *town, int32_t has_cohorts)
{
    static const char *const ids[] = {"art", "biology", "chemistry", "drama", "english", "french"};
    int32_t count = 1 + roll(dice, dice->size.courses), number;
    for (int32_t course = 0; course < count; course++) {
        int32_t blocks = roll(dice, 4) ? 1 : 2 + (roll(dice, 4) == 0);
        if (blocks > town->blocks.count)
            blocks = 1;
        const char *cohort = roll_cohort(dice, has_cohorts);
        assert_int_equal(ttb__add_course(town, ids[course], NULL, roll(dice, 4) ? 3 : 2, cohort,
                                         blocks, &number),
                         TTB_OK);
        for (int32_t site = 0; site < town->sites.count; site++) {
            if (roll(dice, 4) || (site == 0 && roll(dice, 4)))
                roll_offer(dice, town, course, site);
        }
    }
}

static inline void roll_requests(town_dice *dice, ttb_partnership *town, int32_t student)
{
    int32_t left = 1 + roll(dice, dice->size.most_choices), courses = (int32_t)town->courses.count;
    int32_t is_weighty = roll(dice, 3) == 0, first = roll(dice, courses), reserves = roll(dice, 2);
    for (int32_t number = 0; number < courses; number++) {
        int32_t course = (first + number) % courses;
        if (town->courses.items[course].cohort != town->students.items[student].cohort)
            continue;
        if (left-- > 0)
            assert_int_equal(ttb__add_choice(town, student, course,
                                             is_weighty ? 1000 + 500 * roll(dice, 4) : 1000),
                             TTB_OK);
        else if (reserves-- > 0)
            assert_int_equal(ttb__add_reserve(town, student, course, 100 * (1 + roll(dice, 9))),
                             TTB_OK);
    }
}

static inline void roll_students(town_dice *dice, ttb_partnership *town, int32_t has_cohorts)
{
    int32_t count = roll(dice, 20) ? 1 + roll(dice, dice->size.students) : 0;
    for (int32_t student = 0; student < count; student++) {
        char id[4] = {'s', (char)('0' + student / 10), (char)('0' + student % 10), '\0'};
        int32_t number, home = roll(dice, (int32_t)town->sites.count);
        assert_int_equal(ttb__add_student(town, id, home, roll_cohort(dice, has_cohorts), &number),
                         TTB_OK);
        roll_requests(dice, town, number);
        if (roll(dice, 3) == 0) {
            int32_t most = roll_limit(dice, 0, 60);
            assert_int_equal(ttb__set_student_limit(town, number, roll(dice, 3), most), TTB_OK);
        }
    }
}

/* What a kind of rule does not use names nothing. */
static inline void forget_unused(ttb__rule *rule)
{
    int is_of_seats = rule->kind == TTB__RULE_PIN_SEAT || rule->kind == TTB__RULE_FORBID_SEAT;
    if (!is_of_seats)
        rule->student = TTB_NONE;
    if (rule->kind == TTB__RULE_BLOCK_SECTIONS || rule->kind == TTB__RULE_REACH) {
        rule->course = rule->site = TTB_NONE;
        rule->blocks = 0;
    }
    if (rule->kind != TTB__RULE_BLOCK_SECTIONS)
        rule->block = TTB_NONE;
}

/* A rule of a random kind; some are refused, because no such offer is there. */
static inline void roll_rule(town_dice *dice, ttb_partnership *town)
{
    ttb__rule rule = {.kind = roll(dice, TTB__RULE_REACH + 1), .cohort = TTB_NONE, .level = 3};
    int32_t students = (int32_t)town->students.count, is_of_seats;
    is_of_seats = rule.kind == TTB__RULE_PIN_SEAT || rule.kind == TTB__RULE_FORBID_SEAT;
    if (is_of_seats && !students)
        return;
    rule.course = roll(dice, (int32_t)town->courses.count);
    rule.student = students ? roll(dice, students) : 0;
    if (is_of_seats && town->students.items[rule.student].choices.count)
        rule.course = town->students.items[rule.student].choices.items[0].course;
    rule.site = is_of_seats && roll(dice, 2) ? TTB_NONE : roll(dice, (int32_t)town->sites.count);
    if (!is_of_seats || roll(dice, 2))
        rule.blocks = roll_blocks(
            dice, town,
            rule.kind == TTB__RULE_FORBID_SECTION ? 1 : town->courses.items[rule.course].blocks);
    rule.block = roll(dice, (int32_t)town->blocks.count);
    rule.least = roll(dice, 2);
    rule.most = roll(dice, 3) ? TTB_NONE : rule.least + roll(dice, 2);
    rule.minutes = 10 * roll(dice, 6);
    forget_unused(&rule);
    (void)ttb__add_rule(town, &rule);
}

static inline void roll_tiers(town_dice *dice, ttb_partnership *town)
{
    static const int32_t orders[][TTB__GOALS] = {
        {TTB_GOAL_UNMET, TTB_GOAL_TRAVEL, TTB_GOAL_BALANCE, TTB_GOAL_JOURNEYS,
         TTB_GOAL_SECTION_COST},
        {TTB_GOAL_SECTION_COST, TTB_GOAL_UNMET, TTB_GOAL_JOURNEYS, TTB_GOAL_TRAVEL,
         TTB_GOAL_BALANCE},
        {TTB_GOAL_TRAVEL, TTB_GOAL_UNMET, TTB_GOAL_BALANCE, TTB_GOAL_SECTION_COST,
         TTB_GOAL_JOURNEYS},
        {TTB_GOAL_BALANCE, TTB_GOAL_UNMET, TTB_GOAL_SECTION_COST, TTB_GOAL_TRAVEL,
         TTB_GOAL_JOURNEYS}};
    const int32_t *order = orders[roll(dice, 4)];
    int32_t count = 1 + roll(dice, TTB__GOALS), tier = TTB_NONE;
    if (roll(dice, 2))
        return; /* the default tiers */
    for (int32_t number = 0; number < count; number++) {
        if (tier == TTB_NONE || roll(dice, 2))
            assert_int_equal(ttb__add_tier(town, &tier), TTB_OK);
        assert_int_equal(ttb__add_goal(town, tier, order[number], 1 + roll(dice, 4)), TTB_OK);
    }
}

static inline ttb_partnership *roll_town(town_dice *dice)
{
    int32_t sites = 1 + roll(dice, dice->size.sites);
    ttb_partnership *town = new_town(1 + roll(dice, dice->size.blocks), sites);
    int32_t has_cohorts = roll(dice, 4) == 0, rules;
    if (roll(dice, 2))
        roll_lessons(dice, town);
    roll_sites(dice, town);
    roll_resources(dice, town);
    roll_courses(dice, town, has_cohorts);
    roll_students(dice, town, has_cohorts);
    rules = roll(dice, 2) ? roll(dice, dice->size.rules + 1) : 0;
    for (int32_t rule = 0; rule < rules; rule++)
        roll_rule(dice, town);
    roll_tiers(dice, town);
    return town;
}

static inline ttb_partnership *random_town(uint64_t seed, town_size size)
{
    town_dice dice = {.size = size};
    ttb__random_seed(&dice.random, seed);
    for (;;) {
        ttb_partnership *town = roll_town(&dice);
        if (ttb__validate(town, NULL) == TTB_OK)
            return town;
        ttb__partnership_destroy(town);
    }
}

#endif
