/* Prices for block columns: what they prove by hand, on random towns, and in slices. */
#include "brute_force.h"
#include "random_town.h"

#include "bound/columns.h"
#include "proof/prove.h"

enum { TOWNS = 60, MOST_WORK = 3000000, SLICE = 20000 };

static const town_size tiny = {
    .sites = 3, .blocks = 3, .courses = 3, .students = 4, .most_choices = 3, .rules = 3};

static const ttb__bound_means no_means = {NULL, {NULL, NULL}};

static ttb__columns *begin(const ttb__town *town, int32_t tier)
{
    ttb__argument *prices = NULL;
    ttb__columns *columns = NULL;

    assert_int_equal(ttb__argument_make(town, TTB__ARGUMENT_PLACING, tier, &prices), TTB_OK);
    prices->scale = 16;
    for (int32_t earlier = 0; earlier < tier; earlier++)
        prices->tiers[earlier] = 100 * prices->scale;
    assert_int_equal(ttb__columns_make(town, prices, &columns), TTB_OK);
    ttb__argument_destroy(prices);
    return columns;
}

/* The bound of the argument, which has to prove what it says. */
static int64_t bound_of(const ttb__columns *columns, const ttb__town *town,
                        const int64_t earlier[TTB__GOALS])
{
    ttb__argument *argument = NULL;
    int64_t said, sum, bound;
    int is_proven;

    assert_int_equal(ttb__columns_argument(columns, &argument, &said), TTB_OK);
    assert_int_equal(ttb__argument_check(town, argument, &sum, &is_proven), TTB_OK);
    assert_int_equal(is_proven, 1);
    assert_int_equal(sum, said);
    bound = ttb__argument_bound(town, argument, sum, earlier);
    ttb__argument_destroy(argument);
    return bound;
}

/* Each of three students loses one of two courses that stand in the only block. */
static void a_block_seats_a_student_once(void **state)
{
    ttb_partnership *given = new_town(1, 1);
    int32_t one = add_course(given, "art", 1), other = add_course(given, "latin", 1);
    int64_t earlier[TTB__GOALS] = {0};
    ttb__columns *columns;
    ttb__town *town = NULL;

    (void)state;
    add_offer(given, one, 0);
    add_offer(given, other, 0);
    for (int32_t number = 0; number < 3; number++) {
        int32_t student = add_student(given, 0);
        add_choice(given, student, one);
        add_choice(given, student, other);
    }
    assert_int_equal(ttb__validate(given, NULL), TTB_OK);
    assert_int_equal(ttb__town_make(given, &town), TTB_OK);
    columns = begin(town, 0);
    assert_int_equal(bound_of(columns, town, earlier), 0);
    assert_int_equal(ttb__columns_run(columns, &no_means, INT64_MAX), TTB_OK);
    assert_true(ttb__columns_is_done(columns));
    assert_int_equal(bound_of(columns, town, earlier), 3000);
    ttb__columns_destroy(columns);
    ttb__town_destroy(town);
    ttb__partnership_destroy(given);
}

static void try_tier(const ttb__town *town, const brute *all, int32_t tier)
{
    ttb__columns *whole = begin(town, tier), *sliced = begin(town, tier);
    int64_t bound;

    assert_int_equal(ttb__columns_run(whole, &no_means, MOST_WORK), TTB_OK);
    bound = bound_of(whole, town, all->best);
    assert_true(bound <= all->best[tier]);
    for (int64_t work = 0; work < MOST_WORK; work += SLICE)
        assert_int_equal(ttb__columns_run(sliced, &no_means, work), TTB_OK);
    assert_int_equal(ttb__columns_run(sliced, &no_means, MOST_WORK), TTB_OK);
    assert_int_equal(bound_of(sliced, town, all->best), bound);
    assert_int_equal(ttb__columns_work(sliced), ttb__columns_work(whole));
    ttb__columns_destroy(whole);
    ttb__columns_destroy(sliced);
}

static void arguments_prove_what_they_say_in_any_slices(void **state)
{
    int32_t tried = 0;

    (void)state;
    for (uint64_t seed = 1; seed <= TOWNS; seed++) {
        ttb_partnership *given = random_town(seed, tiny);
        ttb__town *town = NULL;
        brute all;
        if (brute_solve(&all, given) == BRUTE_FOUND) {
            assert_int_equal(ttb__town_make(given, &town), TTB_OK);
            for (int32_t tier = 0; tier < all.tier_count; tier++)
                try_tier(town, &all, tier);
            ttb__town_destroy(town);
            tried++;
        }
        brute_clear(&all);
        ttb__partnership_destroy(given);
    }
    assert_true(tried * 3 >= TOWNS);
}

static int stop(void *user)
{
    (void)user;
    return 1;
}

static void the_poll_stops_it(void **state)
{
    ttb_partnership *given = random_town(3, tiny);
    ttb__bound_means means = {NULL, {stop, NULL}};
    ttb__columns *columns;
    ttb__town *town = NULL;

    (void)state;
    assert_int_equal(ttb__town_make(given, &town), TTB_OK);
    columns = begin(town, 0);
    assert_int_equal(ttb__columns_run(columns, &means, INT64_MAX), TTB_OK);
    assert_int_equal(ttb__columns_work(columns), 0);
    ttb__columns_destroy(columns);
    ttb__town_destroy(town);
    ttb__partnership_destroy(given);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_block_seats_a_student_once),
        cmocka_unit_test(arguments_prove_what_they_say_in_any_slices),
        cmocka_unit_test(the_poll_stops_it),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
