#include "verdict.h"

#include <stdlib.h>

#include "memory.h"
#include "numbers.h"
#include "tiers.h"

enum { USUAL_WEIGHT = 1000, MOST_GOALS = 64 };

/* What sentences need to know besides values and bounds. */
typedef struct verdict {
    const ttb_partnership *partnership;
    int64_t unmet;      /* choices */
    int counts_choices; /* every unmet choice counts 1 */
    const char *period; /* that travel is counted in */
} verdict;

/* ---- The partnership */

static int are_usual(const int64_t *weights, int64_t count)
{
    for (int64_t choice = 0; choice < count; choice++)
        if (weights[choice] != USUAL_WEIGHT)
            return 0;
    return 1;
}

static int counts_choices(const ttb_partnership *partnership)
{
    int64_t choices = 0, reserves = 0;
    if (ttb_partnership_get_reserves(partnership, NULL, NULL, NULL, 0, &reserves) != TTB_OK ||
        ttb_partnership_get_choices(partnership, NULL, NULL, NULL, 0, &choices) != TTB_OK ||
        reserves > 0 || choices == 0)
        return 0;
    int64_t *weights = need_array(choices, sizeof *weights);
    int is_usual = ttb_partnership_get_choices(partnership, NULL, NULL, weights, choices,
                                               &choices) == TTB_OK &&
                   are_usual(weights, choices);
    free(weights);
    return is_usual;
}

/* Lessons come every week, or in a cycle of two; without any, weeks are not known. */
static const char *period(const ttb_partnership *partnership)
{
    enum { MOST_LESSONS = 64 };
    int32_t weeks[MOST_LESSONS];
    int has_lessons = 0;
    for (int32_t block = 0; block < ttb_partnership_count(partnership, TTB_KIND_BLOCK); block++) {
        int64_t count = 0;
        if (ttb_partnership_get_lessons(partnership, block, TTB_NONE, NULL, NULL, NULL, weeks,
                                        MOST_LESSONS, &count) != TTB_OK)
            return "";
        has_lessons |= count > 0;
        for (int64_t lesson = 0; lesson < count; lesson++)
            if (weeks[lesson] > 0)
                return " in two weeks";
    }
    return has_lessons ? " a week" : "";
}

/* ---- The goals */

/* The goal of a tier that has only one, unweighted; TTB_NONE otherwise. */
static int32_t only_goal(const ttb_partnership *partnership, int32_t tier)
{
    int32_t goals[MOST_GOALS], weights[MOST_GOALS];
    int64_t count = 0;
    if (ttb_partnership_get_tier_goals(partnership, tier, goals, weights, MOST_GOALS, &count) !=
            TTB_OK ||
        count != 1 || weights[0] != 1)
        return TTB_NONE;
    return goals[0];
}

/* What later tiers call an earlier one: "as good on unmet choices". */
static void print_name(FILE *out, const verdict *about, int32_t tier)
{
    char name[TIER_NAME_BYTES];
    switch (only_goal(about->partnership, tier)) {
    case TTB_GOAL_UNMET:
        fputs("unmet choices", out);
        break;
    case TTB_GOAL_SECTION_COST:
        fputs("the cost of sections", out);
        break;
    case TTB_GOAL_BALANCE:
        fputs("even sections", out);
        break;
    default:
        fputs(tier_name(about->partnership, tier, name), out);
    }
}

static void print_unmet(FILE *out, const verdict *about, int64_t value)
{
    char at[NUMBER_BYTES], many[NUMBER_BYTES];
    if (value == 0) {
        fputs("Every choice is met", out);
        return;
    }
    fprintf(out, "%s %s unmet", number_grouped(about->unmet * 1000, many),
            about->unmet == 1 ? "choice is" : "choices are");
    if (!about->counts_choices)
        fprintf(out, ", with weights and reserves %s", number_grouped(value, at));
}

static void print_value(FILE *out, const verdict *about, int32_t tier, int64_t value)
{
    char at[NUMBER_BYTES], name[TIER_NAME_BYTES];
    int32_t goal = only_goal(about->partnership, tier);
    number_grouped(value, at);
    if (goal == TTB_GOAL_UNMET)
        print_unmet(out, about, value);
    else if (goal == TTB_GOAL_SECTION_COST)
        fprintf(out, "The sections cost %s", at);
    else if ((goal == TTB_GOAL_TRAVEL || goal == TTB_GOAL_JOURNEYS) && value == 0)
        fputs("Nobody travels", out);
    else if (goal == TTB_GOAL_TRAVEL)
        fprintf(out, "Travel is %s minutes%s", at, about->period);
    else if (goal == TTB_GOAL_JOURNEYS)
        fprintf(out, "Students make %s journeys%s", at, about->period);
    else if (goal == TTB_GOAL_BALANCE && value == 0)
        fputs("Sections are as even as can be", out);
    else if (goal == TTB_GOAL_BALANCE)
        fprintf(out, "Sections are uneven by %s", at);
    else
        fprintf(out, "The sum %s is %s", tier_name(about->partnership, tier, name), at);
}

/* ---- The bounds */

/* "no timetable that is as good on unmet choices and the cost of sections": of later tiers. */
static void print_no_timetable(FILE *out, const verdict *about, int32_t tier)
{
    fputs("no timetable", out);
    for (int32_t earlier = 0; earlier < tier; earlier++) {
        fputs(earlier == 0 ? " that is as good on " : earlier + 1 < tier ? ", " : " and ", out);
        print_name(out, about, earlier);
    }
    fputs(" has less", out);
}

static void print_tier(FILE *out, const verdict *about, int32_t tier, int64_t value, int64_t bound)
{
    char least[NUMBER_BYTES], saved[NUMBER_BYTES];
    print_value(out, about, tier, value);
    if (value > 0 && bound <= 0) {
        fputs("; how much less would be possible is not proven", out);
    } else if (value > 0 && bound == value) {
        fputs(": ", out);
        print_no_timetable(out, about, tier);
    } else if (value > 0) {
        fputs("; ", out);
        print_no_timetable(out, about, tier);
        fprintf(out, " than %s (at most %s could be saved)", number_grouped(bound, least),
                number_of_most_share(value - bound, value, saved));
    }
    fputs(".\n", out);
}

void print_verdict(FILE *out, const ttb_partnership *partnership, const ttb_timetable *timetable,
                   const ttb_certificate *certificate)
{
    verdict about = {partnership, 0, counts_choices(partnership), period(partnership)};
    if (ttb_timetable_get_unmet(timetable, partnership, NULL, NULL, 0, &about.unmet) != TTB_OK)
        no_memory();
    for (int32_t tier = 0; tier < ttb_certificate_tier_count(certificate); tier++) {
        int64_t value = 0, bound = 0, unused = 0;
        if (ttb_timetable_get_tier(timetable, tier, &value, &unused) == TTB_OK &&
            ttb_certificate_get_tier(certificate, tier, &unused, &bound) == TTB_OK)
            print_tier(out, &about, tier, value, bound);
    }
}

void verdict_json(json_writer *json, const ttb_partnership *partnership,
                  const ttb_timetable *timetable, const ttb_certificate *certificate, int is_proven)
{
    json_open_array(json, "tiers");
    for (int32_t tier = 0; tier < ttb_timetable_tier_count(timetable); tier++) {
        int64_t value = 0, bound = 0, unused = 0;
        if (ttb_timetable_get_tier(timetable, tier, &value, &unused) != TTB_OK)
            continue;
        json_open_object(json, NULL);
        json_mille(json, "value", value);
        if (is_proven && ttb_certificate_get_tier(certificate, tier, &unused, &bound) == TTB_OK)
            json_mille(json, "bound", bound);
        goals_of_tier_json(json, partnership, tier);
        json_close(json);
    }
    json_close(json);
}

int verdict_is_best(const ttb_certificate *certificate)
{
    for (int32_t tier = 0; tier < ttb_certificate_tier_count(certificate); tier++) {
        int64_t value = 0, bound = 0;
        if (ttb_certificate_get_tier(certificate, tier, &value, &bound) != TTB_OK || value != bound)
            return 0;
    }
    return 1;
}
