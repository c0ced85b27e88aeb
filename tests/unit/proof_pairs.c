/* The look-ahead to pairs of courses: on towns where only clashes count, no bound at any node of a
 * random descent exceeds the best of all ways to go on, and pairs find what courses alone do not.
 */
#include "town.h"

#include "base/memory.h"
#include "base/random.h"
#include "proof/placing.h"

enum { TOWNS = 300, BLOCKS = 3, COURSES = 6, STUDENTS = 7, WEIGHT = 1000 };

typedef struct clashes {
    ttb_partnership *given;
    ttb__town *town;
    ttb__argument *argument;
    ttb__placing *placing;
    uint32_t choices[STUDENTS]; /* masks of courses */
} clashes;

/* One course in one section each, and students who choose what the masks say. */
static void open_town(clashes *of, int32_t blocks, int32_t courses, int32_t students)
{
    ttb_partnership *given = of->given = new_town(blocks, 1);
    int32_t tier;

    for (int32_t course = 0; course < courses; course++) {
        char id[2] = {(char)('a' + course), '\0'};
        int32_t offer = add_offer(given, add_course(given, id, 1), NORTH);
        given->offers.items[offer].least_sections = given->offers.items[offer].most_sections = 1;
    }
    for (int32_t student = 0; student < students; student++) {
        add_student(given, NORTH);
        for (int32_t course = 0; course < courses; course++)
            if (of->choices[student] >> course & 1)
                add_choice(given, student, course);
    }
    assert_int_equal(ttb__add_tier(given, &tier), TTB_OK);
    assert_int_equal(ttb__add_goal(given, tier, TTB_GOAL_UNMET, 1), TTB_OK);
    assert_int_equal(ttb__town_make(given, &of->town), TTB_OK);
    assert_int_equal(ttb__argument_make(of->town, TTB__ARGUMENT_PLACING, 0, &of->argument), TTB_OK);
    of->argument->looks_ahead = 1;
    assert_int_equal(ttb__placing_make(of->town, of->argument, TTB_NONE, NULL, &of->placing),
                     TTB_OK);
}

static void close_town(clashes *of)
{
    ttb__placing_destroy(of->placing);
    ttb__argument_destroy(of->argument);
    ttb__town_destroy(of->town);
    ttb__partnership_destroy(of->given);
}

/* Choices that stay unmet: those beyond the blocks in which a student's courses stand. */
static int64_t count_unmet(const clashes *of, const int32_t block_of[COURSES])
{
    int64_t unmet = 0;

    for (int32_t student = 0; student < STUDENTS; student++) {
        uint32_t used = 0;
        for (int32_t course = 0; course < COURSES; course++)
            if (of->choices[student] >> course & 1)
                used |= UINT32_C(1) << block_of[course];
        unmet += __builtin_popcount(of->choices[student]) - __builtin_popcount(used);
    }
    return unmet;
}

static int64_t least_unmet(const clashes *of, int32_t block_of[COURSES], int32_t course)
{
    int64_t least = INT64_MAX;

    if (course == COURSES)
        return count_unmet(of, block_of);
    if (block_of[course] != TTB_NONE)
        return least_unmet(of, block_of, course + 1);
    for (int32_t block = 0; block < BLOCKS; block++) {
        int64_t unmet;
        block_of[course] = block;
        unmet = least_unmet(of, block_of, course + 1);
        least = unmet < least ? unmet : least;
    }
    block_of[course] = TTB_NONE;
    return least;
}

/* What a try tells is what the step comes to, and it leaves the ways to go on as they were. */
static void step(clashes *of, int32_t offer, int32_t place)
{
    ttb__child before[TTB__MOST_CHILDREN], after[TTB__MOST_CHILDREN];
    int64_t bound = ttb__placing_bound(of->placing), tried;
    int32_t count = ttb__placing_children(of->placing, offer, before);

    assert_int_equal(ttb__placing_try(of->placing, offer, place, &tried), TTB_OK);
    assert_int_equal(ttb__placing_bound(of->placing), bound);
    assert_int_equal(ttb__placing_children(of->placing, offer, after), count);
    for (int32_t child = 0; child < count; child++)
        assert_int_equal(after[child].bound, before[child].bound);
    assert_int_equal(ttb__placing_step(of->placing, offer, place), TTB_OK);
    assert_int_equal(ttb__placing_bound(of->placing), tried);
}

/* Offers stand by the ids of courses, places by their blocks. */
static void descend(clashes *of, ttb__random *random)
{
    int32_t block_of[COURSES];

    for (int32_t course = 0; course < COURSES; course++)
        block_of[course] = TTB_NONE;
    for (int32_t steps = 0; steps < COURSES; steps++) {
        int64_t before = ttb__placing_bound(of->placing), unit = of->town->units[0];
        int32_t course = (int32_t)ttb__random_below(random, COURSES);
        assert_true(unit > 0);
        assert_true(before <= least_unmet(of, block_of, 0) * WEIGHT);
        while (block_of[course] != TTB_NONE)
            course = (course + 1) % COURSES;
        block_of[course] = (int32_t)ttb__random_below(random, BLOCKS);
        step(of, course, block_of[course]);
        if (ttb__random_below(random, 3) == 0) {
            ttb__placing_back(of->placing);
            assert_int_equal(ttb__placing_bound(of->placing), before);
            block_of[course] = TTB_NONE;
        }
    }
    assert_true(ttb__placing_bound(of->placing) <= least_unmet(of, block_of, 0) * WEIGHT);
}

static void bounds_are_true_at_every_node(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= TOWNS; seed++) {
        clashes of = {0};
        ttb__random random;
        ttb__random_seed(&random, seed);
        for (int32_t student = 0; student < STUDENTS; student++)
            of.choices[student] = 1 + ttb__random_below(&random, (1 << COURSES) - 1);
        open_town(&of, BLOCKS, COURSES, STUDENTS);
        descend(&of, &random);
        close_town(&of);
    }
}

/* a stands in the first of two blocks; b and c would each avoid it, and cannot both. */
static void pairs_see_a_triangle(void **state)
{
    clashes of = {.choices = {3, 5, 6}};

    (void)state;
    open_town(&of, 2, 3, 3);
    assert_int_equal(ttb__placing_bound(of.placing), 0);
    assert_int_equal(ttb__placing_step(of.placing, 0, 0), TTB_OK);
    assert_int_equal(ttb__placing_bound(of.placing), WEIGHT);
    close_town(&of);
}

/* Course c may stand in A or B, d and e too, x in B only; c and x need the same room. One student
 * chooses c, d and e. */
static ttb_partnership *town_of_one_room(void)
{
    static const uint64_t blocks[] = {BLOCK(A) | BLOCK(B), BLOCK(A) | BLOCK(B), BLOCK(A) | BLOCK(B),
                                      BLOCK(B)};
    static const char *const ids[] = {"c", "d", "e", "x"};
    ttb_partnership *given = new_town(3, 1);
    int32_t room = add_resource(given, "room", TTB_RESOURCE_ROOM, NORTH), tier;

    for (int32_t block = 0; block < 3; block++)
        assert_int_equal(ttb__set_capacity(given, room, block, 1), TTB_OK);
    for (int32_t course = 0; course < 4; course++) {
        int32_t offer = add_offer(given, add_course(given, ids[course], 1), NORTH);
        given->offers.items[offer].least_sections = given->offers.items[offer].most_sections = 1;
        given->offers.items[offer].blocks = blocks[course];
        if (course == 0 || course == 3)
            assert_int_equal(ttb__add_offer_use(given, offer, room), TTB_OK);
    }
    add_student(given, NORTH);
    for (int32_t course = 0; course < 3; course++)
        add_choice(given, 0, course);
    assert_int_equal(ttb__add_tier(given, &tier), TTB_OK);
    assert_int_equal(ttb__add_goal(given, tier, TTB_GOAL_UNMET, 1), TTB_OK);
    return given;
}

/* With e in A, c and d clash with it there and with each other in B. It was tried before that x
 * takes the room in B, which rules that out for c: only then. */
static void what_was_tried_before_rules_nothing_out(void **state)
{
    clashes of = {.given = town_of_one_room()};

    (void)state;
    assert_int_equal(ttb__town_make(of.given, &of.town), TTB_OK);
    assert_int_equal(ttb__argument_make(of.town, TTB__ARGUMENT_PLACING, 0, &of.argument), TTB_OK);
    of.argument->looks_ahead = 1;
    of.argument->students = TTB__STUDENTS_WEEKS;
    assert_int_equal(ttb__placing_make(of.town, of.argument, TTB_NONE, NULL, &of.placing), TTB_OK);
    assert_int_equal(ttb__placing_step(of.placing, 3, 0), TTB_OK);
    assert_int_equal(ttb__placing_step(of.placing, 0, 0), TTB_OK);
    ttb__placing_back(of.placing);
    ttb__placing_back(of.placing);
    assert_int_equal(ttb__placing_step(of.placing, 2, 0), TTB_OK);
    assert_int_equal(ttb__placing_bound(of.placing), WEIGHT);
    close_town(&of);
}

/* Eight sections of each of six courses in any of twelve blocks, which everyone chooses: two
 * courses have more patterns together than there are tables for. */
static void large_courses_take_little_room(void **state)
{
    enum { MANY_BLOCKS = 12, SECTIONS = 8, MANY = 100, MOST_BYTES = 256 << 20 };
    ttb__memory memory = {.most = MOST_BYTES};
    ttb__memory *before;
    clashes of = {.given = new_town(MANY_BLOCKS, 1)};
    int32_t tier, offer = 0;

    (void)state;
    for (int32_t course = 0; course < COURSES; course++) {
        char id[2] = {(char)('a' + course), '\0'};
        offer = add_offer(of.given, add_course(of.given, id, 1), NORTH);
        of.given->offers.items[offer].most_sections = SECTIONS;
    }
    for (int32_t student = 0; student < MANY; student++) {
        add_student(of.given, NORTH);
        for (int32_t course = 0; course < COURSES; course++)
            add_choice(of.given, student, course);
    }
    assert_int_equal(ttb__add_tier(of.given, &tier), TTB_OK);
    assert_int_equal(ttb__add_goal(of.given, tier, TTB_GOAL_UNMET, 1), TTB_OK);
    before = ttb__memory_enter(&memory);
    assert_int_equal(ttb__town_make(of.given, &of.town), TTB_OK);
    assert_int_equal(ttb__argument_make(of.town, TTB__ARGUMENT_PLACING, 0, &of.argument), TTB_OK);
    of.argument->looks_ahead = 1;
    assert_int_equal(ttb__placing_make(of.town, of.argument, TTB_NONE, NULL, &of.placing), TTB_OK);
    for (int32_t step = 0; step < COURSES * SECTIONS; step++) {
        offer = step % COURSES;
        assert_true(ttb__placing_has_room(of.placing, offer));
        assert_int_equal(ttb__placing_step(of.placing, offer, step / COURSES), TTB_OK);
    }
    ttb__memory_enter(before);
    close_town(&of);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bounds_are_true_at_every_node),
        cmocka_unit_test(pairs_see_a_triangle),
        cmocka_unit_test(what_was_tried_before_rules_nothing_out),
        cmocka_unit_test(large_courses_take_little_room),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
