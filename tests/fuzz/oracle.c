/* A small town rolled from the input's bytes, solved by little work: what the solve says holds for
 * the checker, for the verifier, and beside the best that there is, by brute force. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define TTB_BRUTE_DIVISOR 40
#include "brute_force.h"
#include "fuzz.h"
#include "random_town.h"

#include "proof/certificate.h"

static const town_size middle_town = {4, 2, 4, 6, 3, 3};

static void broken(const char *what)
{
    fprintf(stderr, "%s\n", what);
    abort();
}

/* ---- Solving */

static ttb_options *roll_options(town_dice *dice)
{
    static const int64_t works[] = {1, 10, 100, 1000, 5000, 20000};
    ttb_options *options = NULL;

    assert_int_equal(ttb_options_new(&options), TTB_OK);
    assert_int_equal(ttb_options_set_int(options, "time_limit_ms", 0, NULL), TTB_OK);
    assert_int_equal(ttb_options_set_int(options, "work_limit", works[roll(dice, 6)], NULL),
                     TTB_OK);
    assert_int_equal(ttb_options_set_int(options, "seed", roll(dice, 256), NULL), TTB_OK);
    assert_int_equal(ttb_options_set_int(options, "seating", roll(dice, 4) > 0, NULL), TTB_OK);
    assert_int_equal(ttb_options_set_int(options, "programs", roll(dice, 4) > 0, NULL), TTB_OK);
    assert_int_equal(ttb_options_set_int(options, "workers", 1 + roll(dice, 8) / 7, NULL), TTB_OK);
    return options;
}

/* ---- What must hold */

static void judge_certificate(const ttb_partnership *town, ttb_timetable *timetable,
                              const ttb_certificate *certificate)
{
    int32_t is_proven = 0;

    if (!certificate)
        broken("a timetable without a certificate");
    if (ttb_verify(town, timetable, certificate, &is_proven, NULL) != TTB_OK || !is_proven)
        broken("a certificate that does not verify");
    for (int32_t tier = 0; tier < certificate->tier_count; tier++)
        if (certificate->tiers[tier].bound != timetable->tier_bounds[tier])
            broken("another bound in the certificate");
}

static void judge_found(const ttb_partnership *town, ttb_timetable *timetable)
{
    int64_t values[TTB__GOALS];
    int32_t is_valid = 0, is_optimal = timetable->outcome == TTB_OUTCOME_OPTIMAL;

    memcpy(values, timetable->tier_values, sizeof values);
    if (ttb_check(town, timetable, &is_valid, NULL) != TTB_OK || !is_valid)
        broken("a timetable that the checker rejects");
    for (int32_t tier = 0; tier < timetable->tier_count; tier++) {
        if (timetable->tier_values[tier] != values[tier])
            broken("a value that is not the checker's");
        if (timetable->tier_bounds[tier] > values[tier])
            broken("a bound above the value");
        if (is_optimal && timetable->tier_bounds[tier] < values[tier])
            broken("optimal, with a bound below the value");
    }
}

static void judge_none(const ttb_timetable *timetable, const ttb_certificate *certificate)
{
    if (timetable->sections.count != 0 || certificate)
        broken("no timetable, but sections or a certificate");
}

static void compare_with_best(const ttb_partnership *town, const ttb_timetable *timetable)
{
    brute all;
    int32_t outcome = ttb_timetable_get_outcome(timetable), state = brute_solve(&all, town);

    if (state == BRUTE_NONE && is_found(outcome))
        broken("a timetable where there is none");
    if (state == BRUTE_FOUND && outcome == TTB_OUTCOME_INFEASIBLE)
        broken("infeasible, but there is a timetable");
    if (state == BRUTE_FOUND && is_found(outcome)) {
        int worse = compare_best(&all, timetable);
        if (worse < 0)
            broken("better than the best");
        if (is_bound_wrong(&all, timetable))
            broken("a bound above the best");
        if (worse > 0 && outcome == TTB_OUTCOME_OPTIMAL)
            broken("optimal, but there is a better one");
    }
    brute_clear(&all);
}

static void solve_and_judge(const ttb_partnership *town, const ttb_options *options)
{
    ttb_timetable *timetable = NULL;
    ttb_certificate *certificate = NULL;

    if (ttb_solve(town, options, NULL, NULL, NULL, &timetable, &certificate, NULL) != TTB_OK)
        broken("a solve that fails");
    if (is_found(ttb_timetable_get_outcome(timetable))) {
        judge_certificate(town, timetable, certificate);
        judge_found(town, timetable);
    } else {
        judge_none(timetable, certificate);
    }
    compare_with_best(town, timetable);
    ttb_certificate_free(certificate);
    ttb_timetable_free(timetable);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t bytes)
{
    town_dice dice = {.bytes = data, .end = data + bytes};
    ttb_options *options;
    ttb_partnership *town;

    if (bytes == 0)
        return 0;
    ttb__random_seed(&dice.random, bytes);
    options = roll_options(&dice);
    dice.size = roll(&dice, 4) ? tiny_town : middle_town;
    town = roll_town(&dice);
    if (ttb__validate(town, NULL) == TTB_OK)
        solve_and_judge(town, options);
    ttb__partnership_destroy(town);
    ttb_options_free(options);
    return 0;
}
