/* No placing argument proves more than what trying everything finds: random prices, random trees,
 * both views of students, on small random towns with every feature of the model. */
#include "brute_force.h"
#include "random_town.h"

#include "proof/placing.h"

enum {
    TOWNS = TTB_TOWNS(500),
    LEAST_TRIED = TTB_TOWNS(120),
    ARGUMENTS = 6,
    MOST_CHOSEN = 400,
    REPRICINGS = 2
};

static const town_size tiny = {
    .sites = 3, .blocks = 3, .courses = 3, .students = 4, .most_choices = 3, .rules = 3};

typedef struct counts {
    int32_t tried, claims, proven, parts, failures;
} counts;

/* A chooser at random, which gives up after some time. */
typedef struct chooser {
    ttb__random random;
    const ttb__town *town;
    int32_t chosen;
    int32_t goes_over; /* to other prices, now and then, and back to nodes above */
} chooser;

/* Something else than branching: TTB_NONE: no. */
static int32_t choose_otherwise(const ttb__placing *placing, chooser *any)
{
    const int32_t *offers, *places;
    uint32_t steps = (uint32_t)ttb__placing_steps(placing, &offers, &places);
    uint32_t lot = ttb__random_below(&any->random, 16);

    if (any->goes_over && lot < REPRICINGS)
        return TTB__REPRICE((int32_t)lot);
    return any->goes_over && lot == REPRICINGS
               ? TTB__GO_BACK(ttb__random_below(&any->random, steps + 1))
               : TTB_NONE;
}

static int32_t choose(ttb__placing *placing, void *user)
{
    chooser *any = user;
    int32_t first = (int32_t)ttb__random_below(&any->random, (uint32_t)any->town->offers.count);
    int32_t otherwise = choose_otherwise(placing, any);

    if (++any->chosen > MOST_CHOSEN || otherwise != TTB_NONE)
        return any->chosen > MOST_CHOSEN ? TTB_NONE : otherwise;
    for (int32_t number = 0; number < any->town->offers.count; number++) {
        int32_t offer = (first + number) % (int32_t)any->town->offers.count;
        if (ttb__placing_is_open(placing, offer))
            return offer;
    }
    return TTB_NONE;
}

static int64_t any_price(ttb__random *random, int64_t scale)
{
    return ttb__random_below(random, 2) ? 0 : ttb__random_below(random, 4000) * scale;
}

static void price_seats(ttb__random *random, const ttb__town *town, int64_t scale, int64_t *full,
                        int64_t *viable)
{
    for (int32_t offer = 0; offer < town->offers.count; offer++) {
        full[offer] = any_price(random, scale);
        viable[offer] = any_price(random, scale) / 4;
    }
}

/* Every third argument has repricings. The first argument of each town has no prices: only trees
 * count. Prices of earlier tiers are so high in the second that nothing is given up for the tier.
 */
static ttb__argument *any_argument(ttb__random *random, const ttb__town *town, int32_t tier,
                                   int32_t number)
{
    ttb__argument *made = NULL;

    assert_int_equal(ttb__argument_make(town, TTB__ARGUMENT_PLACING, tier, &made), TTB_OK);
    made->students = number % 2 ? TTB__STUDENTS_WEEKS : TTB__STUDENTS_CLASHES;
    made->looks_ahead = number != 3;
    made->scale = 1 + ttb__random_below(random, 5);
    for (int32_t earlier = 0; earlier < tier; earlier++)
        made->tiers[earlier] =
            number < 3 ? 1000 * made->scale : any_price(random, made->scale) / 500;
    if (number > 1)
        price_seats(random, town, made->scale, made->full, made->viable);
    for (int32_t repricing = 0; repricing < REPRICINGS && number % 3 == 2; repricing++) {
        assert_int_equal(ttb__argument_add_repricing(town, made), TTB_OK);
        price_seats(random, town, made->scale, made->repricings.items[repricing].full,
                    made->repricings.items[repricing].viable);
    }
    for (int64_t row = 0; row < town->rows.count && number > 1; row++)
        made->row[row] = any_price(random, made->scale);
    return made;
}

/* A claim that is one unit too high is never proven; one that is true may be. */
static void try_claim(const ttb__town *town, const ttb__argument *argument, const brute *all,
                      int64_t bound, uint64_t seed, counts *counted)
{
    chooser any = {.town = town, .goes_over = argument->repricings.count > 0};
    ttb__placing *placing = NULL;
    int64_t claim;
    int is_proven;

    ttb__random_seed(&any.random, seed);
    if (ttb__argument_claim(town, argument, bound, all->best, &claim))
        return;
    assert_int_equal(ttb__placing_make(town, argument, TTB_NONE, NULL, &placing), TTB_OK);
    assert_int_equal(ttb__placing_prove(placing, claim, choose, &any, &is_proven), TTB_OK);
    ttb__placing_destroy(placing);
    counted->claims += bound <= all->best[argument->tier] && bound > 0;
    counted->proven += is_proven && bound <= all->best[argument->tier] && bound > 0;
    if (is_proven && bound > all->best[argument->tier]) {
        counted->failures++;
        print_error("seed %llu, tier %d, students %d: %lld was proven, %lld is the least\n",
                    (unsigned long long)seed, argument->tier, argument->students, (long long)bound,
                    (long long)all->best[argument->tier]);
    }
}

/* What the parts prove one by one, without trees, is true as well. */
static void try_parts(const ttb__town *town, const ttb__argument *argument, const brute *all,
                      uint64_t seed, counts *counted)
{
    int64_t sum = ttb__argument_rows(town, argument), bound;

    for (int32_t part = 0; part < town->parts[argument->students].count; part++) {
        ttb__placing *placing = NULL;
        if (ttb__placing_make(town, argument, part, NULL, &placing))
            return;
        sum += ttb__placing_bound(placing);
        ttb__placing_destroy(placing);
    }
    bound = ttb__argument_bound(town, argument, sum, all->best);
    counted->parts += town->parts[argument->students].count > 1;
    if (bound > all->best[argument->tier]) {
        counted->failures++;
        print_error("seed %llu, tier %d, students %d: parts prove %lld, %lld is the least\n",
                    (unsigned long long)seed, argument->tier, argument->students, (long long)bound,
                    (long long)all->best[argument->tier]);
    }
}

static void try_tier(const ttb__town *town, const brute *all, int32_t tier, uint64_t seed,
                     counts *counted)
{
    int64_t unit = town->units[tier];
    ttb__random random;

    ttb__random_seed(&random, seed * 8 + (uint64_t)tier);
    for (int32_t number = 0; number < ARGUMENTS; number++) {
        ttb__argument *argument = any_argument(&random, town, tier, number);
        try_claim(town, argument, all, all->best[tier], seed, counted);
        if (unit > 0)
            try_claim(town, argument, all, all->best[tier] + unit, seed, counted);
        try_parts(town, argument, all, seed, counted);
        ttb__argument_destroy(argument);
    }
}

static void try_town(uint64_t seed, counts *counted)
{
    ttb_partnership *given = random_town(seed, tiny);
    ttb__town *town = NULL;
    brute all;

    if (brute_solve(&all, given) == BRUTE_FOUND) {
        assert_int_equal(ttb__town_make(given, &town), TTB_OK);
        counted->tried++;
        for (int32_t tier = 0; tier < all.tier_count; tier++)
            try_tier(town, &all, tier, seed, counted);
        ttb__town_destroy(town);
    }
    brute_clear(&all);
    ttb__partnership_destroy(given);
}

static void no_false_claim_is_proven(void **state)
{
    counts counted = {0};

    (void)state;
    for (uint64_t seed = 1; seed <= TOWNS; seed++)
        try_town(seed, &counted);
    print_message("%d towns, %d true claims, %d proven\n", counted.tried, counted.claims,
                  counted.proven);
    assert_int_equal(counted.failures, 0);
    assert_true(counted.tried >= LEAST_TRIED);
    assert_true(counted.proven * 4 >= counted.claims);
    assert_true(counted.parts > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_false_claim_is_proven),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
