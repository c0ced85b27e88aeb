/* One town through everything: drawn, written, read, solved, checked, verified, written, read
 * again, audited, freed. Whatever differs from what it must be is a finding. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "generate.h"
#include "soak.h"

/* Everything that is made of one town; all freed at the end. */
struct visit {
    uint64_t seed, hash;
    ttb_partnership *drawn, *partnership, *copy;
    ttb_options *options;
    ttb_timetable *timetable, *read_timetable, *renamed;
    ttb_key *key;
    ttb_certificate *certificate, *read_certificate;
    ttb_reach *reach;
    ttb_report *report;
    char *text, *timetable_text, *certificate_text, *program_text;
    int64_t bytes, timetable_bytes, certificate_bytes, program_bytes;
};

static void mix(uint64_t *hash, const char *text, int64_t bytes)
{
    for (int64_t at = 0; at < bytes; at++)
        *hash = (*hash ^ (unsigned char)text[at]) * UINT64_C(0x100000001b3);
}

/* 1 if a call went well; what the report says of it, else, is a finding. */
static int went_well(struct visit *self, ttb_status status, const char *what)
{
    int64_t errors = ttb_report_count(self->report, TTB_SEVERITY_ERROR);
    if (status == TTB_OK && errors == 0)
        return 1;
    soak_found(self->seed, what,
               errors ? ttb_report_get_sentence(self->report, 0) : ttb_status_text(status));
    ttb_report_clear(self->report);
    return 0;
}

/* ---- The town and the options of its solve, from the dice of its seed */

enum { MOST_COHORT = 150, LEAST_COHORT = 12, COURSES_MOST = 30 };

static struct settings draw_settings(struct dice *dice, uint64_t seed)
{
    int32_t has_two = dice_percent(dice, 30);
    int32_t students = LEAST_COHORT + dice_below(dice, MOST_COHORT >> dice_below(dice, 4));
    struct settings set = {.students = {students, has_two ? LEAST_COHORT + students / 2 : 0},
                           .drawn_cohorts = 1 + has_two,
                           .cohorts = 1 + has_two,
                           .seats = 6 + dice_below(dice, 20),
                           .blocks = 4 + dice_below(dice, 3),
                           .has_lessons = dice_percent(dice, 60),
                           .reach_minutes = dice_percent(dice, 50) ? 40 : 0,
                           .free_percent = 6 + dice_below(dice, 40),
                           .wish_percent = dice_percent(dice, 40) ? dice_below(dice, 60) : 0,
                           .has_staff = dice_percent(dice, 40),
                           .seed = seed,
                           .name = "soak"};
    if (dice_percent(dice, 30))
        set.kinds[TTB_SITE_SCHOOL] = 1 + dice_below(dice, 2); /* little or no travel */
    if (dice_percent(dice, 30))
        set.subjects = 10 + dice_below(dice, COURSES_MOST - 10);
    settings_complete(&set);
    return set;
}

static int draw_partnership(struct visit *self, struct dice *dice)
{
    struct settings set = draw_settings(dice, self->seed);
    struct town *town = calloc(1, sizeof *town);
    int is_drawn = town && town_draw(town, &set);
    if (is_drawn && (went_well(self, ttb_partnership_new(&self->drawn), "new partnership")))
        is_drawn = town_write(town, self->drawn);
    if (town)
        town_clear(town);
    free(town);
    return is_drawn;
}

static int draw_options(struct visit *self, struct dice *dice)
{
    static const char *const keys[] = {"time_limit_ms", "work_limit", "workers", "seed",
                                       "programs"};
    const int64_t values[] = {0, 20000 + dice_below(dice, 400000), 1 + dice_below(dice, 2),
                              (int64_t)self->seed, dice_percent(dice, 80)};
    int is_set = went_well(self, ttb_options_new(&self->options), "new options");
    for (size_t option = 0; is_set && option < sizeof keys / sizeof *keys; option++)
        is_set = went_well(
            self, ttb_options_set_int(self->options, keys[option], values[option], self->report),
            keys[option]);
    return is_set;
}

/* ---- What is done with it */

static int read_partnership(struct visit *self)
{
    char hash[2][65];
    if (!went_well(self, ttb_partnership_to_json(self->drawn, &self->text, &self->bytes),
                   "write the partnership") ||
        !went_well(
            self,
            ttb_partnership_from_json(self->text, self->bytes, &self->partnership, self->report),
            "read the partnership") ||
        !went_well(self, ttb_partnership_get_hash(self->drawn, hash[0], 65), "hash") ||
        !went_well(self, ttb_partnership_get_hash(self->partnership, hash[1], 65), "hash"))
        return 0;
    if (strcmp(hash[0], hash[1]) != 0)
        soak_found(self->seed, "the partnership that was read is another one", hash[1]);
    ttb_report_clear(self->report);
    return 1;
}

/* A file that ends too early is refused, with a finding. */
static void read_half(struct visit *self)
{
    ttb_partnership *none = NULL;
    ttb_status status = ttb_partnership_from_json(self->text, self->bytes / 2, &none, self->report);
    if (status != TTB_ERR_INPUT || none || ttb_report_count(self->report, TTB_SEVERITY_ERROR) == 0)
        soak_found(self->seed, "half a partnership", ttb_status_text(status));
    ttb_partnership_free(none);
    ttb_report_clear(self->report);
}

static int solve(struct visit *self)
{
    if (!went_well(self,
                   ttb_solve(self->partnership, self->options, NULL, NULL, NULL, &self->timetable,
                             &self->certificate, self->report),
                   "solve") ||
        !went_well(
            self,
            ttb_timetable_to_json(self->timetable, &self->timetable_text, &self->timetable_bytes),
            "write the timetable"))
        return 0;
    mix(&self->hash, self->timetable_text, self->timetable_bytes);
    if (!self->certificate)
        return 1;
    if (!went_well(self,
                   ttb_certificate_to_json(self->partnership, self->certificate,
                                           &self->certificate_text, &self->certificate_bytes),
                   "write the certificate"))
        return 0;
    mix(&self->hash, self->certificate_text, self->certificate_bytes);
    return 1;
}

/* The checker accepts the timetable and finds the values that the solve says; so does the one that
 * is read from its file. */
static void check(struct visit *self)
{
    int32_t is_valid = 0;
    int64_t value, bound, checked, unused;
    if (!went_well(self,
                   ttb_timetable_from_json(self->partnership, self->timetable_text,
                                           self->timetable_bytes, &self->read_timetable,
                                           self->report),
                   "read the timetable") ||
        !went_well(self,
                   ttb_check(self->partnership, self->read_timetable, &is_valid, self->report),
                   "check"))
        return;
    if (!is_valid)
        soak_found(self->seed, "the checker rejects the timetable", "");
    for (int32_t tier = 0; tier < ttb_timetable_tier_count(self->timetable); tier++) {
        if (ttb_timetable_get_tier(self->timetable, tier, &value, &bound) != TTB_OK ||
            ttb_timetable_get_tier(self->read_timetable, tier, &checked, &unused) != TTB_OK ||
            value != checked || bound > value)
            soak_found(self->seed, "a value is not the checker's, or below its bound", "");
    }
}

static void verify(struct visit *self)
{
    int32_t is_proven = 0;
    if (!went_well(self,
                   ttb_certificate_from_json(self->partnership, self->certificate_text,
                                             self->certificate_bytes, &self->read_certificate,
                                             self->report),
                   "read the certificate") ||
        !went_well(self,
                   ttb_verify(self->partnership, self->timetable, self->read_certificate,
                              &is_proven, self->report),
                   "verify"))
        return;
    if (!is_proven)
        soak_found(self->seed, "the certificate does not verify", "");
}

/* In an anonymous copy, drawn by chance, the timetable has the same values. */
static void rename_timetable(struct visit *self)
{
    int32_t is_valid = 0;
    int64_t value, renamed;
    if (!went_well(self,
                   ttb_partnership_anonymise(self->partnership, TTB_NONE, &self->copy, &self->key),
                   "anonymise") ||
        !went_well(self,
                   ttb_timetable_rename(self->timetable, self->key, self->copy, &self->renamed),
                   "rename the timetable") ||
        !went_well(self, ttb_check(self->copy, self->renamed, &is_valid, self->report),
                   "check the renamed timetable"))
        return;
    for (int32_t goal = 0; ttb_goal_name(goal); goal++) {
        if (ttb_timetable_get_goal(self->timetable, goal, &value) != TTB_OK ||
            ttb_timetable_get_goal(self->renamed, goal, &renamed) != TTB_OK || value != renamed)
            soak_found(self->seed, "another value in the anonymous copy", ttb_goal_name(goal));
    }
}

static void audit(struct visit *self)
{
    int64_t homes = 0;
    if (went_well(
            self,
            ttb_reach_new(self->partnership, self->timetable, TTB_NONE, TTB_NONE, &self->reach),
            "audit") &&
        went_well(self, ttb_reach_get_homes(self->reach, NULL, NULL, 0, &homes), "homes"))
        mix(&self->hash, (const char *)&homes, (int64_t)sizeof homes);
    if (went_well(self,
                  ttb_partnership_to_ilp(self->partnership, NULL, 0, TTB_ILP_MPS,
                                         &self->program_text, &self->program_bytes, self->report),
                  "write the integer program"))
        mix(&self->hash, self->program_text, self->program_bytes);
}

static void visit_town(struct visit *self)
{
    struct dice dice;
    dice_seed(&dice, self->seed, 900);
    if (!went_well(self, ttb_report_new(&self->report), "new report") ||
        !draw_partnership(self, &dice) || !draw_options(self, &dice) || !read_partnership(self))
        return;
    read_half(self);
    if (!solve(self))
        return;
    if (ttb_timetable_get_outcome(self->timetable) == TTB_OUTCOME_FEASIBLE ||
        ttb_timetable_get_outcome(self->timetable) == TTB_OUTCOME_OPTIMAL) {
        check(self);
        verify(self);
        rename_timetable(self);
    }
    if (self->seed % 4 == 0)
        audit(self);
}

static void clear(struct visit *self)
{
    ttb_text_free(self->text);
    ttb_text_free(self->timetable_text);
    ttb_text_free(self->certificate_text);
    ttb_text_free(self->program_text);
    ttb_reach_free(self->reach);
    ttb_timetable_free(self->renamed);
    ttb_key_free(self->key);
    ttb_partnership_free(self->copy);
    ttb_certificate_free(self->read_certificate);
    ttb_certificate_free(self->certificate);
    ttb_timetable_free(self->read_timetable);
    ttb_timetable_free(self->timetable);
    ttb_options_free(self->options);
    ttb_partnership_free(self->partnership);
    ttb_partnership_free(self->drawn);
    ttb_report_free(self->report);
}

uint64_t soak_town(uint64_t seed)
{
    struct visit self = {.seed = seed};
    visit_town(&self);
    clear(&self);
    return self.hash;
}
