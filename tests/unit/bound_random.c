/* No bound is above what trying everything finds, on small random towns with every feature of the
 * model; with GLPK, without it, and at damaged prices. */
#include "brute_force.h"
#include "random_town.h"

#include "bound/bound.h"
#include "bound/prices.h"

enum { TOWNS = 400, LEAST_TRIED = 100, DAMAGES = 12 };

typedef struct counts {
    int32_t tried, tiers, tight, failures;
} counts;

static const town_size tiny = {
    .sites = 3, .blocks = 3, .courses = 3, .students = 4, .most_choices = 3, .rules = 3};

static void fail_bound(counts *counted, uint64_t seed, int32_t tier, const char *what,
                       int64_t bound)
{
    counted->failures++;
    print_error("seed %llu, tier %d, %s: %lld is too high\n", (unsigned long long)seed, tier, what,
                (long long)bound);
}

/* ---- Damaged prices */

static ttb__bound_aim aim_of(const ttb__tier *tier, int64_t value)
{
    ttb__bound_aim aim = {.value = value};

    for (int32_t number = 0; number < tier->goal_count; number++)
        if (tier->goals[number].goal != TTB_GOAL_BALANCE)
            aim.weights[tier->goals[number].goal] = tier->goals[number].weight;
    return aim;
}

static int64_t any_price(ttb__random *random, int64_t scale)
{
    return ttb__random_below(random, 2) ? 0 : ttb__random_below(random, 4000) * scale;
}

static void damage_prices(ttb__random *random, const ttb__bound_task *task, ttb__prices *prices)
{
    ttb__prices_zero(task, prices);
    for (int32_t offer = 0; offer < task->prep->offer_count; offer++) {
        prices->full[offer] = any_price(random, prices->scale);
        prices->viable[offer] = any_price(random, prices->scale) / 4;
    }
    for (int64_t row = 0; row < task->rows.count; row++)
        prices->row[row] = any_price(random, prices->scale);
    for (int32_t earlier = 0; earlier < task->earlier_count; earlier++)
        prices->tier[earlier] = any_price(random, prices->scale) / 500;
}

static void try_damaged(const ttb__prep *prep, const brute *all, int32_t tier, uint64_t seed,
                        counts *counted)
{
    ttb__bound_task task;
    ttb__prices prices;
    ttb__random random;

    ttb__random_seed(&random, seed);
    assert_int_equal(ttb__bound_task_make(prep, NULL, &task), TTB_OK);
    task.aim = aim_of(&prep->tiers[tier], 0);
    for (int32_t earlier = 0; earlier < tier; earlier++)
        task.earlier[task.earlier_count++] = aim_of(&prep->tiers[earlier], all->best[earlier]);
    assert_int_equal(ttb__prices_make(&task, &prices), TTB_OK);
    for (int32_t damage = 0; damage < DAMAGES; damage++) {
        int64_t bound;
        damage_prices(&random, &task, &prices);
        assert_int_equal(ttb__prices_bound(&task, &prices, damage % 2, &bound), TTB_OK);
        if (bound > all->best[tier])
            fail_bound(counted, seed, tier, "damaged prices", bound);
    }
    ttb__prices_clear(&prices);
    ttb__bound_task_clear(&task);
}

/* ---- Towns */

static void try_tier(const ttb__prep *prep, ttb__mip_session *session, const brute *all,
                     int32_t tier, uint64_t seed, counts *counted)
{
    int64_t bound, nothing[TTB__GOALS], without;

    for (int32_t earlier = 0; earlier < TTB__GOALS; earlier++)
        nothing[earlier] = INT64_MAX;
    assert_int_equal(ttb__bound_tier(prep, session, tier, all->best, &bound), TTB_OK);
    assert_int_equal(ttb__bound_tier(prep, NULL, tier, all->best, &without), TTB_OK);
    if (bound > all->best[tier])
        fail_bound(counted, seed, tier, "with GLPK", bound);
    if (without > all->best[tier])
        fail_bound(counted, seed, tier, "without GLPK", without);
    counted->tiers++;
    counted->tight += bound == all->best[tier];
    assert_int_equal(ttb__bound_tier(prep, session, tier, nothing, &bound), TTB_OK);
    if (bound > all->best[tier])
        fail_bound(counted, seed, tier, "nothing known", bound);
    try_damaged(prep, all, tier, seed, counted);
}

static void try_town(ttb__mip_session *session, uint64_t seed, counts *counted)
{
    ttb_partnership *town = random_town(seed, tiny);
    ttb__prep *prep;
    brute all;

    if (brute_solve(&all, town) == BRUTE_FOUND) {
        assert_int_equal(ttb__prep_make(town, &prep, NULL), TTB_OK);
        counted->tried++;
        for (int32_t tier = 0; tier < all.tier_count; tier++)
            try_tier(prep, session, &all, tier, seed, counted);
        ttb__prep_destroy(prep);
    }
    brute_clear(&all);
    ttb__partnership_destroy(town);
}

static void no_bound_beats_trying_everything(void **state)
{
    counts counted = {0};
    ttb__mip_session *session;

    (void)state;
    assert_int_equal(ttb__mip_session_open(NULL, NULL, 0, &session), TTB_OK);
    for (uint64_t seed = 1; seed <= TOWNS; seed++)
        try_town(session, seed, &counted);
    assert_int_equal(ttb__mip_session_status(session), TTB_OK);
    ttb__mip_session_close(session);
    print_message("%d towns, %d tiers, %d bounds are reached\n", counted.tried, counted.tiers,
                  counted.tight);
    assert_int_equal(counted.failures, 0);
    assert_true(counted.tried >= LEAST_TRIED);
    assert_true(counted.tight * 10 >= counted.tiers * 6);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_bound_beats_trying_everything),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
