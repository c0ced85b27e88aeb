/* No bound is above what trying everything finds, on small random towns with every feature of the
 * model, with GLPK and without it; and what a certificate says is proven anew. */
#include "brute_force.h"
#include "random_town.h"

#include "bound/bounds.h"
#include "proof/prove.h"

enum { TOWNS = TTB_TOWNS(400), LEAST_TRIED = TTB_TOWNS(100), LOOK = 300000 };

typedef struct counts {
    int32_t tried, tiers, tight, failures, stopped, leaves;
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

/* ---- Towns */

/* Says stop after so many questions. */
static int stop_after(void *user)
{
    int64_t *left = user;

    return --*left < 0;
}

/* Who ends a verification is told that nothing is proven, or the same as without an end. */
static void try_stops(ttb__town *town, const ttb__argument *argument,
                      const int64_t best[TTB__GOALS], int64_t proven, counts *counted)
{
    enum { MOST_STOPS = 8 };
    int64_t left = 0, bound = 0;
    ttb__poll poll = {stop_after, &left};

    town->poll = &poll;
    for (int64_t questions = 0; questions < MOST_STOPS; questions++) {
        left = questions;
        assert_int_equal(ttb__argument_prove(town, argument, best, &bound), TTB_OK);
        assert_true(bound == 0 || (bound == proven && left >= 0));
        counted->stopped += left < 0;
        if (left >= 0)
            break;
    }
    town->poll = NULL;
}

/* Every argument proves its bound again, on a town that is built anew. */
static void try_certificate(const ttb_partnership *given, ttb__bounds *bounds, const brute *all,
                            uint64_t seed, counts *counted)
{
    ttb_certificate *certificate = NULL;
    ttb__town *town = NULL;

    assert_int_equal(ttb__town_make(given, &town), TTB_OK);
    assert_int_equal(ttb__bounds_certificate(bounds, all->best, &certificate), TTB_OK);
    for (int32_t tier = 0; tier < all->tier_count; tier++) {
        const ttb__certificate_tier *of = &certificate->tiers[tier];
        int64_t proven = 0;
        for (int64_t number = 0; number < of->arguments.count; number++) {
            const ttb__argument *argument = of->arguments.items[number];
            assert_int_equal(ttb__argument_prove(town, argument, all->best, &proven), TTB_OK);
            try_stops(town, argument, all->best, proven, counted);
        }
        if (proven != of->bound)
            fail_bound(counted, seed, tier, "the bound of a certificate", of->bound);
    }
    ttb__certificate_destroy(certificate);
    ttb__town_destroy(town);
}

/* What a tree was lost at: sections that the partnership allows, offer by offer. */
static void check_leaf(const ttb_partnership *town, ttb__bounds *bounds, counts *counted)
{
    ttb__leaf leaf = ttb__bounds_take_leaf(bounds);

    for (int64_t number = 0; number < leaf.count; number++) {
        const ttb__standing *at = &leaf.items[number];
        const ttb__offer *offer = &town->offers.items[at->offer];
        int64_t sections = 0;
        for (int64_t other = 0; other < leaf.count; other++)
            sections += leaf.items[other].offer == at->offer && leaf.items[other].blocks;
        assert_true(sections <= offer->most_sections);
        assert_int_equal(at->blocks & ~offer->blocks, 0);
    }
    counted->leaves += leaf.count > 0;
    ttb__free(leaf.items);
}

/* More than the best is looked for, so that a bound may be too high. */
static void try_bounds(const ttb_partnership *town, ttb__mip_session *session, const brute *all,
                       uint64_t seed, counts *counted)
{
    ttb__bound_means means = {session, {NULL, NULL}};
    ttb__bounds *bounds = NULL;
    int64_t values[TTB__GOALS], found[TTB__GOALS] = {0};

    assert_int_equal(ttb__bounds_make(town, &bounds), TTB_OK);
    for (int32_t tier = 0; tier < all->tier_count; tier++) {
        memcpy(values, all->best, sizeof values);
        values[tier] += 1000;
        ttb__bound_effort effort = {INT64_MAX, ttb__bounds_work(bounds) + LOOK};
        assert_int_equal(ttb__bounds_improve(bounds, &means, values, tier + 1, &effort), TTB_OK);
        check_leaf(town, bounds, counted);
        assert_int_equal(ttb__bounds_commit(bounds, values, tier + 1, found), TTB_OK);
        if (found[tier] > all->best[tier])
            fail_bound(counted, seed, tier, session ? "with GLPK" : "without GLPK", found[tier]);
        counted->tiers++;
        counted->tight += found[tier] == all->best[tier];
    }
    try_certificate(town, bounds, all, seed, counted);
    ttb__bounds_destroy(bounds);
}

static void try_town(ttb__mip_session *session, uint64_t seed, counts *counted)
{
    ttb_partnership *town = random_town(seed, tiny);
    brute all;

    if (brute_solve(&all, town) == BRUTE_FOUND) {
        counted->tried++;
        try_bounds(town, session, &all, seed, counted);
        try_bounds(town, NULL, &all, seed, counted);
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
    assert_true(counted.leaves * 4 >= counted.tried);
    assert_true(counted.tried >= LEAST_TRIED);
    assert_true(counted.tight * 10 >= counted.tiers * 8);
    assert_true(counted.stopped >= counted.tried);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_bound_beats_trying_everything),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
