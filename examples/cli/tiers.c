#include "tiers.h"

#include <stdlib.h>
#include <string.h>

#include "numbers.h"

enum { MOST_GOALS = 64 };

static const struct outcome_words {
    int32_t outcome;
    const char *word, *sentence;
} OUTCOMES[] = {
    {TTB_OUTCOME_UNKNOWN, "unknown", "No valid timetable was found; there may be one."},
    {TTB_OUTCOME_FEASIBLE, "feasible", "A valid timetable was found."},
    {TTB_OUTCOME_OPTIMAL, "optimal", "The best timetable was found, and proven to be the best."},
    {TTB_OUTCOME_INFEASIBLE, "infeasible", "No timetable can keep every rule."},
    {TTB_OUTCOME_GIVEN, "given", "The timetable was given, not solved for."},
};
enum { OUTCOME_COUNT = sizeof OUTCOMES / sizeof OUTCOMES[0] };

static const struct stop_words {
    int32_t stop;
    const char *word, *sentence;
} STOPS[] = {
    {TTB_STOP_DONE, "done", "nothing was left to do"},
    {TTB_STOP_TIME, "time", "the time limit was reached"},
    {TTB_STOP_WORK, "work", "the work limit was reached"},
    {TTB_STOP_GAP, "gap", "the wanted gap was reached"},
    {TTB_STOP_CANCELLED, "cancelled", "it was asked to stop"},
    {TTB_STOP_MEMORY, "memory", "the memory limit was reached"},
};
enum { STOP_COUNT = sizeof STOPS / sizeof STOPS[0] };

static const struct outcome_words *outcome_words(int32_t outcome)
{
    for (int i = 0; i < OUTCOME_COUNT; i++)
        if (OUTCOMES[i].outcome == outcome)
            return &OUTCOMES[i];
    return &OUTCOMES[0];
}

static const struct stop_words *stop_words(int32_t stop)
{
    for (int i = 0; i < STOP_COUNT; i++)
        if (STOPS[i].stop == stop)
            return &STOPS[i];
    return &STOPS[0];
}

const char *outcome_word(int32_t outcome)
{
    return outcome_words(outcome)->word;
}

const char *outcome_sentence(int32_t outcome)
{
    return outcome_words(outcome)->sentence;
}

const char *stop_word(int32_t stop)
{
    return stop_words(stop)->word;
}

const char *stop_sentence(int32_t stop)
{
    return stop_words(stop)->sentence;
}

const char *tier_name(const ttb_partnership *partnership, int32_t tier, char name[TIER_NAME_BYTES])
{
    int32_t goals[MOST_GOALS], weights[MOST_GOALS];
    int64_t count = 0;
    size_t used = 0;
    name[0] = 0;
    if (ttb_partnership_get_tier_goals(partnership, tier, goals, weights, MOST_GOALS, &count) !=
        TTB_OK)
        return name;
    for (int64_t goal = 0; goal < count && used < TIER_NAME_BYTES; goal++) {
        const char *plus = goal > 0 ? " + " : "", *text = ttb_goal_name(goals[goal]);
        int added = weights[goal] == 1
                        ? snprintf(name + used, TIER_NAME_BYTES - used, "%s%s", plus, text)
                        : snprintf(name + used, TIER_NAME_BYTES - used, "%s%d x %s", plus,
                                   (int)weights[goal], text);
        used += (size_t)added;
    }
    return name;
}

/* Whether a solve proved bounds for this timetable. */
static int has_bounds(const ttb_timetable *timetable)
{
    return ttb_timetable_get_outcome(timetable) != TTB_OUTCOME_GIVEN;
}

void print_tiers(FILE *out, const ttb_partnership *partnership, const ttb_timetable *timetable,
                 int with_bounds)
{
    char name[TIER_NAME_BYTES], at[NUMBER_BYTES], least[NUMBER_BYTES];
    for (int32_t tier = 0; tier < ttb_timetable_tier_count(timetable); tier++) {
        int64_t value = 0, bound = 0;
        if (ttb_timetable_get_tier(timetable, tier, &value, &bound) != TTB_OK)
            continue;
        fprintf(out, "  %s %s", tier_name(partnership, tier, name), number_of_mille(value, at));
        if (with_bounds && has_bounds(timetable))
            fprintf(out, " (cannot be less than %s)", number_of_mille(bound, least));
        fputc('\n', out);
    }
}

void goals_of_tier_json(json_writer *json, const ttb_partnership *partnership, int32_t tier)
{
    int32_t goals[MOST_GOALS], weights[MOST_GOALS];
    int64_t count = 0;
    if (ttb_partnership_get_tier_goals(partnership, tier, goals, weights, MOST_GOALS, &count) !=
        TTB_OK)
        count = 0;
    json_open_array(json, "goals");
    for (int64_t goal = 0; goal < count; goal++) {
        json_open_object(json, NULL);
        json_text(json, "goal", ttb_goal_name(goals[goal]));
        json_int(json, "weight", weights[goal]);
        json_close(json);
    }
    json_close(json);
}

void tiers_json(json_writer *json, const ttb_partnership *partnership,
                const ttb_timetable *timetable, int with_bounds)
{
    json_open_array(json, "tiers");
    for (int32_t tier = 0; tier < ttb_timetable_tier_count(timetable); tier++) {
        int64_t value = 0, bound = 0;
        if (ttb_timetable_get_tier(timetable, tier, &value, &bound) != TTB_OK)
            continue;
        json_open_object(json, NULL);
        json_mille(json, "value", value);
        if (with_bounds && has_bounds(timetable))
            json_mille(json, "bound", bound);
        goals_of_tier_json(json, partnership, tier);
        json_close(json);
    }
    json_close(json);
    json_open_object(json, "goals");
    for (int32_t goal = 0; ttb_goal_name(goal); goal++) {
        int64_t value = 0;
        if (ttb_timetable_get_goal(timetable, goal, &value) == TTB_OK)
            json_mille(json, ttb_goal_name(goal), value);
    }
    json_close(json);
}
