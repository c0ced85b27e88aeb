/* What must hold of every solve, tried on small random partnerships: the checker accepts the
 * timetable, no bound is above the best, and where everything can be tried the solve finds the
 * best. */
#ifndef TTB_TEST_RANDOM_TOWNS_H
#define TTB_TEST_RANDOM_TOWNS_H

#include <stdio.h>
#include <stdlib.h>

#include "brute_force.h"
#include "limited.h"
#include "random_town.h"

#include "proof/certificate.h"

enum { SHORT_WORK = 200000, LONG_WORK = 6000000 };

typedef struct town_counts {
    int32_t feasible, optimal, infeasible, unknown, tried, slow, failures;
} town_counts;

static void fail_town(town_counts *counts, uint64_t seed, const char *what)
{
    counts->failures++;
    print_error("seed %llu: %s; repeat with the seed as the program's argument\n",
                (unsigned long long)seed, what);
}

/* The certificate that a solve gives proves the bounds that it gives. */
static void verify_certificate(const ttb_partnership *town, uint64_t seed, ttb_timetable *timetable,
                               const ttb_certificate *certificate)
{
    int32_t is_proven = 0;
    ttb_report *report = NULL;
    if (!certificate)
        return;
    assert_int_equal(ttb_report_new(&report), TTB_OK);
    assert_int_equal(ttb_verify(town, timetable, certificate, &is_proven, report), TTB_OK);
    if (!is_proven)
        fail_msg("seed %llu: a certificate does not verify: %s", (unsigned long long)seed,
                 ttb_report_get_sentence(report, 0));
    for (int32_t tier = 0; tier < certificate->tier_count; tier++)
        assert_int_equal(certificate->tiers[tier].bound, timetable->tier_bounds[tier]);
    ttb_report_free(report);
}

static ttb_timetable *solve_town(const ttb_partnership *town, uint64_t seed, int64_t work)
{
    ttb_timetable *timetable = NULL;
    ttb_certificate *certificate = NULL;
    ttb_options *options = limited_options(work);
    ttb_status status;
    assert_int_equal(ttb_options_set_int(options, "seed", (int64_t)seed, NULL), TTB_OK);
    status = ttb_solve(town, options, NULL, NULL, NULL, &timetable, &certificate, NULL);
    ttb_options_free(options);
    if (status)
        print_error("a solve says %s\n", ttb_status_text(status));
    verify_certificate(town, seed, timetable, certificate);
    ttb_certificate_free(certificate);
    return timetable;
}

/* The checker accepts it, values are its own, and no bound is above its value. */
static void check_feasible(const ttb_partnership *town, uint64_t seed, ttb_timetable *timetable,
                           town_counts *counts)
{
    int64_t values[TTB__GOALS];
    int32_t is_valid = 0;
    memcpy(values, timetable->tier_values, sizeof values);
    if (ttb_check(town, timetable, &is_valid, NULL) != TTB_OK || !is_valid)
        fail_town(counts, seed, "the checker rejects the timetable");
    for (int32_t tier = 0; tier < timetable->tier_count; tier++) {
        if (timetable->tier_values[tier] != values[tier])
            fail_town(counts, seed, "a value is not the checker's");
        if (timetable->tier_bounds[tier] > values[tier])
            fail_town(counts, seed, "a bound is above the value");
    }
}

/* The solve missed the best: more work must find it. */
static void try_longer(const ttb_partnership *town, uint64_t seed, const brute *all,
                       town_counts *counts)
{
    ttb_timetable *timetable = solve_town(town, seed, LONG_WORK);
    counts->slow++;
    if (!timetable || compare_best(all, timetable) != 0)
        fail_town(counts, seed, "the best timetable is not found");
    ttb_timetable_free(timetable);
}

static void compare_with_brute_force(const ttb_partnership *town, uint64_t seed,
                                     const ttb_timetable *timetable, town_counts *counts)
{
    brute all;
    int32_t outcome = ttb_timetable_get_outcome(timetable), state = brute_solve(&all, town);
    if (state != BRUTE_TOO_MANY)
        counts->tried++;
    if (state == BRUTE_NONE && is_found(outcome))
        fail_town(counts, seed, "a timetable where there is none");
    if (state == BRUTE_FOUND && outcome == TTB_OUTCOME_INFEASIBLE)
        fail_town(counts, seed, "infeasible, but there is a timetable");
    if (state == BRUTE_FOUND && outcome != TTB_OUTCOME_INFEASIBLE) {
        int worse = compare_best(&all, timetable);
        if (worse < 0)
            fail_town(counts, seed, "better than the best");
        if (is_found(outcome) && is_bound_wrong(&all, timetable))
            fail_town(counts, seed, "a bound is above the best");
        if (worse > 0 && outcome == TTB_OUTCOME_OPTIMAL)
            fail_town(counts, seed, "proven best, but there is a better one");
        else if (worse > 0)
            try_longer(town, seed, &all, counts);
    }
    brute_clear(&all);
}

static void try_town(uint64_t seed, town_counts *counts)
{
    ttb_partnership *town = random_town(seed, seed % 2 ? tiny_town : small_town);
    ttb_timetable *timetable = solve_town(town, seed, SHORT_WORK);
    if (!timetable) {
        fail_town(counts, seed, "the solve fails");
    } else {
        int32_t outcome = ttb_timetable_get_outcome(timetable);
        counts->feasible += is_found(outcome);
        counts->optimal += outcome == TTB_OUTCOME_OPTIMAL;
        counts->infeasible += outcome == TTB_OUTCOME_INFEASIBLE;
        counts->unknown += outcome == TTB_OUTCOME_UNKNOWN;
        if (is_found(outcome))
            check_feasible(town, seed, timetable, counts);
        compare_with_brute_force(town, seed, timetable, counts);
    }
    ttb_timetable_free(timetable);
    ttb_partnership_free(town);
}

static town_counts try_towns(uint64_t first, uint64_t last)
{
    town_counts counts = {0};
    for (uint64_t seed = first; seed <= last; seed++)
        try_town(seed, &counts);
    print_message(
        "%d feasible (%d optimal), %d infeasible, %d unknown; %d by brute force, %d needed more "
        "work, %d wrong\n",
        counts.feasible, counts.optimal, counts.infeasible, counts.unknown, counts.tried,
        counts.slow, counts.failures);
    return counts;
}

/* A program with a seed as its argument tries that partnership alone, and writes it. */
static int repeat_town(const char *argument)
{
    uint64_t seed = strtoull(argument, NULL, 10);
    ttb_partnership *town = random_town(seed, seed % 2 ? tiny_town : small_town);
    char *text = NULL;
    int64_t bytes;
    if (ttb_partnership_to_json(town, &text, &bytes) == TTB_OK)
        fputs(text, stdout);
    ttb_text_free(text);
    ttb_partnership_free(town);
    return try_towns(seed, seed).failures != 0;
}

#endif
