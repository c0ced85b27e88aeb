/* Lessons, clashes and tours. */
#include "prep_town.h"

#include "base/random.h"
#include "prep/tour.h"
#include "random_town.h"

/* Two sites, 30 minutes apart; blocks A and B on Monday from 9:00 and 11:00 for 90 minutes. */
static ttb_partnership *monday_town(int32_t minutes)
{
    ttb_partnership *town = new_town(2, 2);
    add_monday(town);
    add_ways(town, NORTH, SOUTH, minutes);
    return town;
}

static void lessons_with_time_for_the_way_fit(void **state)
{
    ttb_partnership *town = monday_town(30);
    ttb__prep *prep = prepare(town, NULL);
    (void)state;
    assert_true(ttb__seats_fit(prep, NORTH, BLOCK(A), SOUTH, BLOCK(B)));
    assert_true(ttb__seats_fit(prep, SOUTH, BLOCK(B), NORTH, BLOCK(A)));
    destroy(town, prep);
}

static void lessons_without_time_for_the_way_clash(void **state)
{
    ttb_partnership *town = monday_town(31);
    ttb__prep *prep = prepare(town, NULL);
    (void)state;
    assert_false(ttb__seats_fit(prep, NORTH, BLOCK(A), SOUTH, BLOCK(B)));
    assert_true(ttb__seats_fit(prep, SOUTH, BLOCK(A), SOUTH, BLOCK(B)));
    destroy(town, prep);
}

static void the_same_block_never_fits(void **state)
{
    ttb_partnership *town = new_town(2, 2);
    ttb__prep *prep = prepare(town, NULL);
    (void)state;
    assert_false(ttb__seats_fit(prep, NORTH, BLOCK(A), SOUTH, BLOCK(A) | BLOCK(B)));
    assert_true(ttb__seats_fit(prep, NORTH, BLOCK(A), SOUTH, BLOCK(B)));
    destroy(town, prep);
}

static void only_the_way_that_is_travelled_counts(void **state)
{
    ttb_partnership *town = new_town(2, 2);
    (void)state;
    add_monday(town);
    assert_int_equal(ttb__add_link(town, NORTH, SOUTH, 30), TTB_OK);
    ttb__prep *prep = prepare(town, NULL);
    assert_true(ttb__seats_fit(prep, NORTH, BLOCK(A), SOUTH, BLOCK(B)));
    assert_false(ttb__seats_fit(prep, SOUTH, BLOCK(A), NORTH, BLOCK(B)));
    destroy(town, prep);
}

static void own_bells_change_the_gap(void **state)
{
    ttb_partnership *town = monday_town(31);
    (void)state;
    add_bell(town, SOUTH, B, (ttb__lesson){TTB_DAY_MON, CLOCK(11, 1), CLOCK(12, 30), 0});
    ttb__prep *prep = prepare(town, NULL);
    assert_true(ttb__seats_fit(prep, NORTH, BLOCK(A), SOUTH, BLOCK(B)));
    assert_false(ttb__seats_fit(prep, SOUTH, BLOCK(A), NORTH, BLOCK(B)));
    destroy(town, prep);
}

static void lessons_of_different_weeks_never_clash(void **state)
{
    ttb_partnership *town = new_town(2, 2);
    (void)state;
    add_lesson(town, A, TTB_DAY_MON, CLOCK(9, 0), CLOCK(10, 0), 1);
    add_lesson(town, B, TTB_DAY_MON, CLOCK(9, 0), CLOCK(10, 0), 2);
    ttb__prep *prep = prepare(town, NULL);
    assert_int_equal(prep->days.count, 2);
    assert_true(ttb__seats_fit(prep, NORTH, BLOCK(A), SOUTH, BLOCK(B)));
    destroy(town, prep);
}

/* The tour of a student from north whose two blocks are at these sites. */
static ttb__tour tour_of(const ttb__prep *prep, int32_t first, int32_t second)
{
    int32_t sites[] = {first, second};
    return ttb__week_tour(prep, NULL, NORTH, BLOCK(A) | BLOCK(B), sites);
}

static void a_day_at_one_site_is_one_return(void **state)
{
    ttb_partnership *town = monday_town(15);
    ttb__prep *prep = prepare(town, NULL);
    ttb__tour tour = tour_of(prep, SOUTH, SOUTH);
    (void)state;
    assert_int_equal(tour.minutes, 30);
    assert_int_equal(tour.journeys, 2);
    assert_int_equal(tour.most_minutes, 30);
    tour = tour_of(prep, NORTH, SOUTH);
    assert_int_equal(tour.minutes, 30);
    destroy(town, prep);
}

static void abstract_blocks_are_a_return_each(void **state)
{
    ttb_partnership *town = new_town(2, 2);
    (void)state;
    add_ways(town, NORTH, SOUTH, 15);
    ttb__prep *prep = prepare(town, NULL);
    ttb__tour tour = tour_of(prep, SOUTH, SOUTH);
    assert_int_equal(tour.minutes, 60);
    assert_int_equal(tour.journeys, 4);
    assert_int_equal(tour.most_minutes, 30);
    assert_int_equal(tour.most_journeys, 0);
    destroy(town, prep);
}

static void a_lesson_of_every_week_counts_twice_in_two(void **state)
{
    ttb_partnership *town = new_town(2, 2);
    (void)state;
    add_lesson(town, A, TTB_DAY_MON, CLOCK(9, 0), CLOCK(10, 0), 0);
    add_lesson(town, B, TTB_DAY_TUE, CLOCK(9, 0), CLOCK(10, 0), 2);
    add_ways(town, NORTH, SOUTH, 15);
    ttb__prep *prep = prepare(town, NULL);
    assert_int_equal(tour_of(prep, SOUTH, NORTH).minutes, 60);
    assert_int_equal(tour_of(prep, NORTH, SOUTH).minutes, 30);
    assert_int_equal(tour_of(prep, SOUTH, SOUTH).most_minutes, 30);
    destroy(town, prep);
}

static void a_tour_without_a_way_is_impossible(void **state)
{
    ttb_partnership *town = new_town(2, 2);
    (void)state;
    add_monday(town);
    ttb__prep *prep = prepare(town, NULL);
    assert_false(tour_of(prep, NORTH, SOUTH).is_possible);
    assert_true(tour_of(prep, NORTH, NORTH).is_possible);
    destroy(town, prep);
}

static void limits_of_a_day_hold_for_each_day(void **state)
{
    ttb_partnership *town = monday_town(15);
    ttb__prep *prep = prepare(town, NULL);
    ttb__tour tour = tour_of(prep, SOUTH, SOUTH);
    ttb__prep_student student = {.minutes_a_day = 30, .journeys_a_day = 2};
    (void)state;
    assert_true(ttb__tour_is_legal(&tour, &student));
    student.minutes_a_day = 29;
    assert_false(ttb__tour_is_legal(&tour, &student));
    student.minutes_a_day = 30;
    student.journeys_a_day = 1;
    assert_false(ttb__tour_is_legal(&tour, &student));
    destroy(town, prep);
}

/* Random weeks, each asked for several times: with what was worked out before and without. */
static void try_tours(const ttb_partnership *town, const ttb__prep *prep, ttb__random *random)
{
    ttb__tours *tours = NULL;
    assert_int_equal(ttb__tours_make(&tours), TTB_OK);
    for (int32_t round = 0; round < 500; round++) {
        int32_t sites[TTB__MOST_BLOCKS];
        int32_t home = (int32_t)ttb__random_below(random, (uint32_t)prep->site_count);
        uint64_t blocks = ttb__random_next(random) & ttb__all_blocks(town);
        if (round % 2)
            blocks &= ttb__random_next(random) & ttb__random_next(random); /* few of them */
        for (int32_t block = 0; block < prep->block_count; block++)
            sites[block] = (int32_t)ttb__random_below(random, (uint32_t)prep->site_count);
        ttb__tour with = ttb__week_tour(prep, tours, home, blocks, sites);
        ttb__tour without = ttb__week_tour(prep, NULL, home, blocks, sites);
        assert_memory_equal(&with, &without, sizeof with);
    }
    ttb__tours_destroy(tours);
}

static void a_memory_of_tours_changes_nothing(void **state)
{
    ttb__random random;
    (void)state;
    ttb__random_seed(&random, 1);
    for (uint64_t seed = 1; seed <= 30; seed++) {
        ttb_partnership *town = random_town(seed, small_town);
        ttb__prep *prep = prepare(town, NULL);
        try_tours(town, prep, &random);
        destroy(town, prep);
    }
}

/* More blocks than a key of the memory has room for: the ninth is no second first one. */
static void weeks_of_many_blocks_are_told_apart(void **state)
{
    static const char *const ids[] = {"G", "H", "I"};
    ttb_partnership *town = new_town(6, 2);
    ttb__random random;
    ttb__prep *prep;
    int32_t number;
    (void)state;
    for (int32_t more = 0; more < 3; more++)
        assert_int_equal(ttb__add_block(town, ids[more], &number), TTB_OK);
    for (int32_t block = 0; block < 9; block++)
        for (int32_t day = TTB_DAY_MON; day <= (block < 8 ? TTB_DAY_MON : TTB_DAY_TUE); day++)
            add_lesson(town, block, day, CLOCK(7, 0) + 100 * block, CLOCK(8, 0) + 100 * block, 0);
    add_ways(town, NORTH, SOUTH, 10);
    prep = prepare(town, NULL);
    ttb__random_seed(&random, 1);
    try_tours(town, prep, &random);
    destroy(town, prep);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lessons_with_time_for_the_way_fit),
        cmocka_unit_test(lessons_without_time_for_the_way_clash),
        cmocka_unit_test(the_same_block_never_fits),
        cmocka_unit_test(only_the_way_that_is_travelled_counts),
        cmocka_unit_test(own_bells_change_the_gap),
        cmocka_unit_test(lessons_of_different_weeks_never_clash),
        cmocka_unit_test(a_day_at_one_site_is_one_return),
        cmocka_unit_test(abstract_blocks_are_a_return_each),
        cmocka_unit_test(a_lesson_of_every_week_counts_twice_in_two),
        cmocka_unit_test(a_tour_without_a_way_is_impossible),
        cmocka_unit_test(limits_of_a_day_hold_for_each_day),
        cmocka_unit_test(a_memory_of_tours_changes_nothing),
        cmocka_unit_test(weeks_of_many_blocks_are_told_apart),
    };
    return cmocka_run_group_tests_name("days", tests, NULL, NULL);
}
