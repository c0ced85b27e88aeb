/* No argument of blocks proves more than what trying everything finds: random prices on small
 * random towns with every feature of the model, and claims that are exactly true. */
#include "brute_force.h"
#include "random_town.h"

#include "proof/blocks.h"
#include "proof/prove.h"

enum { TOWNS = TTB_TOWNS(300), LEAST_TRIED = TTB_TOWNS(120), ARGUMENTS = 8 };

static const town_size tiny = {
    .sites = 3, .blocks = 3, .courses = 3, .students = 4, .most_choices = 3, .rules = 3};

typedef struct counts {
    int32_t tried, bounds, tight, failures;
} counts;

static int64_t any_price(ttb__random *random, int64_t scale, uint32_t most)
{
    return ttb__random_below(random, 2) ? 0 : ttb__random_below(random, most) * scale;
}

/* Every second argument has only prices of seats and sections, for which blocks matter most. */
static ttb__argument *any_argument(ttb__random *random, const ttb__town *town, int32_t tier,
                                   int32_t number)
{
    ttb__argument *made = NULL;

    assert_int_equal(ttb__argument_make(town, TTB__ARGUMENT_BLOCKS, tier, &made), TTB_OK);
    made->students = number % 4 < 2 ? TTB__STUDENTS_WEEKS : TTB__STUDENTS_CLASHES;
    made->scale = 1 + ttb__random_below(random, 5);
    for (int32_t earlier = 0; earlier < tier; earlier++)
        made->tiers[earlier] =
            number < 5 ? 100 * made->scale : any_price(random, made->scale, 4000) / 500;
    for (int32_t offer = 0; offer < town->offers.count; offer++) {
        made->section[offer] = any_price(random, made->scale, 3000);
        if (number % 2)
            continue;
        made->full[offer] = any_price(random, made->scale, 2000);
        made->viable[offer] = any_price(random, made->scale, 1000);
    }
    for (int64_t row = 0; row < town->rows.count && number % 2 == 0; row++)
        made->row[row] = any_price(random, made->scale, 4000);
    return made;
}

/* A seat is worth up to what it costs to go without it. */
static void price_seats(ttb__random *random, const ttb__blocks *blocks, ttb__argument *argument)
{
    for (int64_t number = 0; number < blocks->town->requests.count; number++) {
        int64_t most = blocks->skips[number];
        if (most < 1 || most > 100000 * argument->scale)
            most = 100000 * argument->scale;
        argument->seat[number] = most * ttb__random_below(random, 5) / 4;
    }
}

static void claim_the_truth(ttb__random *random, const ttb__town *town, ttb__argument *argument)
{
    ttb__blocks *blocks = NULL;
    ttb__profit profit = {0};

    assert_int_equal(ttb__blocks_make(town, argument, &blocks), TTB_OK);
    price_seats(random, blocks, argument);
    for (int64_t number = 0; number < blocks->blocks.count; number++) {
        ttb__profit_search search = {.most_work = INT64_MAX};
        assert_int_equal(ttb__priced_block_profit(&blocks->blocks.items[number], argument->seat,
                                                  argument->section, &profit),
                         TTB_OK);
        assert_int_equal(ttb__profit_find_most(&profit, &search), TTB_OK);
        assert_int_equal(TTB__PUSH(&argument->claims, search.claim), TTB_OK);
    }
    ttb__profit_clear(&profit);
    ttb__blocks_destroy(blocks);
}

static void try_bound(const ttb__town *town, const ttb__argument *argument, const brute *all,
                      uint64_t seed, counts *counted)
{
    int64_t bound;

    assert_int_equal(ttb__argument_prove(town, argument, all->best, &bound), TTB_OK);
    counted->bounds += bound > 0;
    counted->tight += bound > 0 && bound == all->best[argument->tier];
    if (bound <= all->best[argument->tier])
        return;
    counted->failures++;
    print_error("seed %llu, tier %d, students %d: %lld was proven, %lld is the least\n",
                (unsigned long long)seed, argument->tier, argument->students, (long long)bound,
                (long long)all->best[argument->tier]);
}

/* A claim that is too low proves nothing. */
static void try_false_claim(const ttb__town *town, ttb__argument *argument)
{
    int64_t sum;
    int is_proven;

    for (int64_t number = 0; number < argument->claims.count; number++) {
        argument->claims.items[number]--;
        assert_int_equal(ttb__argument_check(town, argument, &sum, &is_proven), TTB_OK);
        assert_int_equal(is_proven, 0);
        argument->claims.items[number]++;
    }
    argument->claims.count--;
    assert_int_equal(ttb__argument_check(town, argument, &sum, &is_proven), TTB_OK);
    assert_int_equal(is_proven, 0);
}

static void try_town(uint64_t seed, counts *counted)
{
    ttb_partnership *given = random_town(seed, tiny);
    ttb__town *town = NULL;
    ttb__random random;
    brute all;

    ttb__random_seed(&random, seed);
    if (brute_solve(&all, given) == BRUTE_FOUND) {
        assert_int_equal(ttb__town_make(given, &town), TTB_OK);
        counted->tried++;
        for (int32_t turn = 0; turn < all.tier_count * ARGUMENTS; turn++) {
            ttb__argument *argument =
                any_argument(&random, town, turn / ARGUMENTS, turn % ARGUMENTS);
            claim_the_truth(&random, town, argument);
            try_bound(town, argument, &all, seed, counted);
            try_false_claim(town, argument);
            ttb__argument_destroy(argument);
        }
        ttb__town_destroy(town);
    }
    brute_clear(&all);
    ttb__partnership_destroy(given);
}

static void no_bound_is_too_high(void **state)
{
    counts counted = {0};

    (void)state;
    for (uint64_t seed = 1; seed <= TOWNS; seed++)
        try_town(seed, &counted);
    print_message("%d towns, %d bounds, %d tight\n", counted.tried, counted.bounds, counted.tight);
    assert_int_equal(counted.failures, 0);
    assert_true(counted.tried >= LEAST_TRIED);
    assert_true(counted.bounds >= counted.tried);
    assert_true(counted.tight > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_bound_is_too_high),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
