/* The compact program of small random partnerships, solved by GLPK, against trying everything. */
#include "prep_town.h"

#include "brute_force.h"
#include "formulation/compact.h"
#include "ilp_solve.h"
#include "random_town.h"

enum { TOWNS = 300 };

/* What is wrong with the program of a tier, NULL if nothing. */
static const char *try_tier(const ttb__prep *prep, int32_t tier, const brute *all)
{
    ttb__ilp ilp;
    int64_t unit = 0, objective = 0;
    const char *wrong = NULL;
    int32_t state;
    assert_int_equal(ttb__compact_make(prep, tier, all->best, &ilp, &unit, NULL), TTB_OK);
    state = ilp_solve(&ilp, &objective);
    if (all->state == BRUTE_NONE && state != TTB__LP_INFEASIBLE)
        wrong = "the program has a solution, and there is no timetable";
    if (all->state == BRUTE_FOUND && state != TTB__LP_OPTIMAL)
        wrong = "the program has no solution";
    if (all->state == BRUTE_FOUND && state == TTB__LP_OPTIMAL) {
        if (objective * unit < all->best[tier])
            wrong = "the program's optimum is too small";
        if (objective * unit > all->best[tier])
            wrong = "the program's optimum is too large";
    }
    ttb__ilp_clear(&ilp);
    return wrong;
}

/* Returns how many tiers were tried; *wrong says what is wrong. */
static int32_t try_town(uint64_t seed, int32_t *has_lessons, const char **wrong)
{
    ttb_partnership *town = random_town(seed, seed % 2 ? tiny_town : small_town);
    ttb__prep *prep = NULL;
    brute all;
    int32_t tried = 0;
    *wrong = NULL;
    if (brute_solve(&all, town) != BRUTE_TOO_MANY) {
        assert_int_equal(ttb__prep_make(town, &prep, NULL), TTB_OK);
        *has_lessons += prep->has_lessons;
        for (int32_t tier = 0; !*wrong && tier < prep->tier_count; tier++, tried++)
            *wrong = try_tier(prep, tier, &all);
        ttb__prep_destroy(prep);
    }
    brute_clear(&all);
    ttb_partnership_free(town);
    return tried;
}

static void optimum_is_that_of_trying_everything(void **state)
{
    int32_t tried = 0, has_lessons = 0, failed = 0;
    (void)state;
    for (uint64_t seed = 1; seed <= TOWNS; seed++) {
        const char *wrong;
        tried += try_town(seed, &has_lessons, &wrong);
        if (!wrong)
            continue;
        failed++;
        print_error("seed %llu: %s\n", (unsigned long long)seed, wrong);
    }
    print_message("%d tiers, %d towns with lessons\n", tried, has_lessons);
    assert_true(tried > TOWNS && has_lessons > TOWNS / 4);
    assert_int_equal(failed, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(optimum_is_that_of_trying_everything),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
