/* Damage to a certificate, its timetable or its partnership is always noticed. More than a thousand
 * times something is changed:
 *
 * - as files are, one digit or one seat: it is noticed whatever it is;
 * - by somebody who makes every hash anew: a changed value or bound is noticed, and whatever else
 * is accepted proves no more than what trying everything finds. */
#include <stdio.h>
#include <stdlib.h>

#include "arguments.h"
#include "brute_force.h"
#include "forged.h"

#include "model/sorted.h"
#include "text/certificate.h"
#include "text/json.h"

enum {
    TOWNS = TTB_TOWNS(120),
    ARGUMENTS = 4,
    DIGITS = 12,
    FORGERIES = 12,
    LEAST_DAMAGES = TTB_TOWNS(3000)
};

static const town_size tiny = {
    .sites = 3, .blocks = 3, .courses = 3, .students = 4, .most_choices = 3, .rules = 3};

/* What is damaged: files that belong together and prove something, and the truth. */
typedef struct scene {
    uint64_t seed;
    ttb__random random;
    ttb_partnership *partnership;
    brute truth;
    char hash[65];
    ttb__sorted sorted;
    ttb__town *town;
    ttb_certificate *certificate;
    char *text; /* of the certificate */
    int64_t bytes;
    int32_t damages, proven, trees, accepted, failures;
} scene;

static int32_t below(scene *self, int64_t most)
{
    return (int32_t)ttb__random_below(&self->random, (uint32_t)most);
}

static void fail_scene(scene *self, const char *what)
{
    self->failures++;
    print_error("seed %llu: %s\n", (unsigned long long)self->seed, what);
}

/* ---- Verifying */

/* 1 if everybody who reads these files is told that all is proven. bounds_out: of what. */
static int is_accepted(const ttb_partnership *partnership, ttb_timetable *timetable,
                       const char *text, int64_t bytes, int64_t bounds_out[TTB__GOALS])
{
    ttb_certificate *certificate = NULL;
    ttb_report *report = NULL;
    int32_t is_proven = 0;
    ttb_status status;

    assert_int_equal(ttb_report_new(&report), TTB_OK);
    status = ttb_certificate_from_json(partnership, text, bytes, &certificate, report);
    assert_true(status == TTB_OK || status == TTB_ERR_INPUT);
    if (!status)
        status = ttb_verify(partnership, timetable, certificate, &is_proven, report);
    assert_true(status == TTB_OK || status == TTB_ERR_INPUT || status == TTB_ERR_STATE);
    assert_int_equal(ttb_report_count(report, TTB_SEVERITY_ERROR) == 0,
                     is_proven || status == TTB_ERR_STATE);
    for (int32_t tier = 0; tier < ttb_certificate_tier_count(certificate); tier++)
        bounds_out[tier] = certificate->tiers[tier].bound;
    ttb_certificate_free(certificate);
    ttb_report_free(report);
    return is_proven;
}

/* Whatever the files say, it must not be accepted. */
static void assert_noticed(scene *self, const ttb_partnership *partnership,
                           ttb_timetable *timetable, const char *text, int64_t bytes,
                           const char *what)
{
    int64_t bounds[TTB__GOALS];

    self->damages++;
    if (is_accepted(partnership, timetable, text, bytes, bounds))
        fail_scene(self, what);
}

/* It may be accepted, but then its bounds are true: no more than the best of a tier where the
 * values of all earlier ones are the best. */
static void assert_true_bounds(scene *self, const brute *truth, ttb_timetable *timetable,
                               const char *text, int64_t bytes, const char *what)
{
    int64_t bounds[TTB__GOALS];

    self->damages++;
    if (!is_accepted(truth->town, timetable, text, bytes, bounds))
        return;
    self->accepted++;
    for (int32_t tier = 0; tier < truth->tier_count; tier++) {
        if (bounds[tier] > truth->best[tier])
            fail_scene(self, what);
        if (timetable->tier_values[tier] != truth->best[tier])
            return;
    }
}

/* ---- Files with a changed digit */

static void change_digits(scene *self)
{
    char *damaged = malloc((size_t)self->bytes);

    assert_non_null(damaged);
    for (int32_t change = 0; change < DIGITS; change++) {
        int64_t place = below(self, self->bytes);
        char digit = (char)('0' + below(self, 10));
        while (self->text[place % self->bytes] < '0' || self->text[place % self->bytes] > '9')
            place++;
        place %= self->bytes;
        if (self->text[place] == digit)
            digit = digit == '9' ? '0' : (char)(digit + 1);
        memcpy(damaged, self->text, (size_t)self->bytes);
        damaged[place] = digit;
        assert_noticed(self, self->partnership, self->truth.timetable, damaged, self->bytes,
                       "a changed digit is accepted");
    }
    free(damaged);
}

/* ---- Other timetables */

/* A copy of the timetable without one seat or section (by place, TTB_NONE: with all), and with the
 * blocks of another one in a section. */
static ttb_timetable *copy_timetable(const scene *self, int32_t lost_seat, int32_t lost_section,
                                     int32_t moved_section, uint64_t blocks)
{
    const ttb_timetable *from = self->truth.timetable;
    ttb_timetable *copy = NULL;
    int32_t seats = 0;

    assert_int_equal(ttb__timetable_make(self->partnership, self->hash, &copy), TTB_OK);
    for (int32_t number = 0; number < from->sections.count; number++) {
        const ttb__section *section = &from->sections.items[number];
        int32_t made = TTB_NONE;
        if (number != lost_section)
            assert_int_equal(ttb__timetable_add_section(
                                 copy, section->course, section->site, section->number,
                                 number == moved_section ? blocks : section->blocks, &made),
                             TTB_OK);
        for (int64_t seat = 0; seat < section->students.count; seat++, seats++)
            if (made != TTB_NONE && seats != lost_seat)
                add_seat(copy, made, section->students.items[seat]);
    }
    return copy;
}

static int32_t count_seats(const ttb_timetable *timetable)
{
    int64_t seats = 0;

    for (int64_t section = 0; section < timetable->sections.count; section++)
        seats += timetable->sections.items[section].students.count;
    return (int32_t)seats;
}

/* A copy in which one student sits in another section. */
static ttb_timetable *move_student(scene *self, int32_t seat)
{
    const ttb_timetable *from = self->truth.timetable;
    ttb_timetable *copy = copy_timetable(self, seat, TTB_NONE, TTB_NONE, 0);
    int32_t section = 0, to = below(self, from->sections.count - 1);

    for (; seat >= from->sections.items[section].students.count; section++)
        seat -= (int32_t)from->sections.items[section].students.count;
    add_seat(copy, to < section ? to : to + 1, from->sections.items[section].students.items[seat]);
    return copy;
}

/* Another timetable, as files have it, and with a certificate that says it is of this one. */
static void try_timetable(scene *self, ttb_timetable *changed)
{
    char *text = NULL;
    int64_t bytes;

    assert_noticed(self, self->partnership, changed, self->text, self->bytes,
                   "another timetable is accepted");
    assert_int_equal(ttb__timetable_hash(changed, self->certificate->timetable), TTB_OK);
    assert_int_equal(ttb__certificate_to_json(self->town, self->certificate, &text, &bytes),
                     TTB_OK);
    assert_true_bounds(self, &self->truth, changed, text, bytes,
                       "too much is proven of another timetable");
    ttb__free(text);
    assert_int_equal(ttb__timetable_hash(self->truth.timetable, self->certificate->timetable),
                     TTB_OK);
    ttb_timetable_free(changed);
}

static void change_timetable(scene *self)
{
    const ttb_timetable *timetable = self->truth.timetable;
    int32_t seats = count_seats(timetable), sections = (int32_t)timetable->sections.count;

    if (seats)
        try_timetable(self, copy_timetable(self, below(self, seats), TTB_NONE, TTB_NONE, 0));
    if (seats && sections > 1)
        try_timetable(self, move_student(self, below(self, seats)));
    if (sections) {
        int32_t moved = below(self, sections);
        uint64_t blocks = timetable->sections.items[moved].blocks ^
                          BLOCK(below(self, self->partnership->blocks.count));
        try_timetable(self, copy_timetable(self, TTB_NONE, below(self, sections), TTB_NONE, 0));
        try_timetable(self, copy_timetable(self, TTB_NONE, TTB_NONE, moved, blocks));
    }
}

/* The timetable's file says more of itself than the certificate does. */
static void boast(scene *self)
{
    ttb_timetable *timetable = self->truth.timetable;
    int32_t tier = below(self, timetable->tier_count);
    int64_t bound = self->certificate->tiers[tier].bound;

    timetable->tier_bounds[tier] = bound + 1;
    assert_noticed(self, self->partnership, timetable, self->text, self->bytes,
                   "a larger bound in the timetable is accepted");
    timetable->tier_bounds[tier] = 0;
    if (bound == timetable->tier_values[tier])
        return;
    timetable->outcome = TTB_OUTCOME_OPTIMAL;
    assert_noticed(self, self->partnership, timetable, self->text, self->bytes,
                   "an unproven optimum is accepted");
    timetable->outcome = TTB_OUTCOME_GIVEN;
}

/* ---- Other partnerships */

/* Turn one screw; 0 if there is none to turn. */
static int change_screw(scene *self, int32_t which)
{
    ttb_partnership *town = self->partnership;
    ttb__student *student =
        town->students.count ? &town->students.items[below(self, town->students.count)] : NULL;
    ttb__offer *offer =
        town->offers.count ? &town->offers.items[below(self, town->offers.count)] : NULL;

    if (which == 0 && student && student->choices.count)
        return (int)(student->choices.items[0].weight += 1000);
    if (which == 1 && offer)
        return ++offer->most_size;
    if (which == 2 && student && student->choices.count > 1)
        return (int)student->choices.count--;
    if (which == 3 && town->links.count)
        return ++town->links.items[below(self, town->links.count)].minutes;
    return 0;
}

static void change_partnership(scene *self)
{
    for (int32_t which = 0; which < 4; which++) {
        ttb_partnership *before = self->partnership;
        ttb_timetable *changed;
        char hash[65], *forged;
        brute truth;
        self->partnership = random_town(self->seed, tiny);
        if (change_screw(self, which) && ttb__validate(self->partnership, NULL) == TTB_OK) {
            changed = copy_timetable(self, TTB_NONE, TTB_NONE, TTB_NONE, 0);
            assert_noticed(self, self->partnership, changed, self->text, self->bytes,
                           "another partnership is accepted");
            assert_int_equal(ttb__partnership_hash(self->partnership, hash), TTB_OK);
            memcpy(changed->hash, hash, sizeof hash);
            forged = forge_text(self->text, self->hash, hash);
            if (brute_solve(&truth, self->partnership) == BRUTE_FOUND)
                assert_true_bounds(self, &truth, changed, forged, (int64_t)strlen(forged),
                                   "too much is proven of another partnership");
            brute_clear(&truth);
            free(forged);
            ttb_timetable_free(changed);
        }
        ttb__partnership_destroy(self->partnership);
        self->partnership = before;
    }
}

/* ---- Forged certificates: the hash of their content is right */

static ttb__argument *any_argument_of(scene *self)
{
    ttb__certificate_tier *tier =
        &self->certificate->tiers[below(self, self->certificate->tier_count)];

    return tier->arguments.items[below(self, tier->arguments.count)];
}

static int64_t another(scene *self, int64_t number)
{
    static const int64_t steps[] = {1, -1, 1000, -1000, 1000000, INT64_C(1) << 41};

    return number + steps[below(self, sizeof steps / sizeof *steps)];
}

/* Change one number of a list, if it has any. */
static void change_number(scene *self, int64_t *numbers, int64_t count)
{
    int64_t *number = count ? &numbers[below(self, count)] : NULL;

    if (number)
        *number = another(self, *number);
    if (number && *number < 0)
        *number = 0;
}

/* A claim may have any sign. */
static void change_claim(scene *self, ttb__argument *argument)
{
    int64_t *claim = argument->claims.count
                         ? &argument->claims.items[below(self, argument->claims.count)]
                         : NULL;

    if (claim)
        *claim = another(self, *claim);
}

static void change_tree(scene *self, ttb__argument *argument)
{
    ttb__numbers *tree = &argument->tree;
    int32_t offer = below(self, self->town->offers.count);

    if (tree->count && below(self, 2))
        tree->items[below(self, tree->count)] = offer;
    else if (tree->count && below(self, 2))
        tree->count--;
    else
        assert_int_equal(TTB__PUSH(tree, offer), TTB_OK);
}

static void change_argument(scene *self, int32_t which)
{
    ttb__argument *argument = any_argument_of(self);

    if (argument->kind == TTB__ARGUMENT_SECTIONS)
        return;
    if (which == 0)
        change_number(self, argument->full, self->town->offers.count);
    else if (which == 1)
        change_number(self, argument->viable, self->town->offers.count);
    else if (which == 2)
        change_number(self, argument->row, self->town->rows.count);
    else if (which == 3)
        change_number(self, argument->tiers, argument->tier);
    else if (which == 4)
        change_claim(self, argument);
    else if (which == 5 && argument->kind == TTB__ARGUMENT_PLACING)
        change_tree(self, argument);
    else if (which == 5 || which == 8)
        change_number(self, argument->seat, self->town->requests.count);
    else if (which == 9)
        change_number(self, argument->section, self->town->offers.count);
    else if (which == 10 && argument->repricings.count > 0)
        change_number(self, argument->repricings.items[0].full, self->town->offers.count);
    else if (which == 11 && argument->link)
        change_number(self, argument->link, self->town->seat_count);
    else if (which == 6)
        argument->students = !argument->students;
    else
        argument->scale = 1 + argument->scale % 5;
}

/* The proven bound is claimed for what was changed, so that nothing but the proof stands in the
 * way. */
static void claim_what_is_proven(scene *self)
{
    for (int32_t tier = 0; tier < self->certificate->tier_count; tier++) {
        ttb__certificate_tier *of = &self->certificate->tiers[tier];
        of->bound = 0;
        for (int64_t number = 0; number < of->arguments.count; number++) {
            int64_t bound;
            assert_int_equal(ttb__argument_prove(self->town, of->arguments.items[number],
                                                 self->truth.best, &bound),
                             TTB_OK);
            of->bound = bound > of->bound ? bound : of->bound;
        }
    }
}

static void write_and_try(scene *self, int must_be_noticed)
{
    char *text = NULL;
    int64_t bytes;

    assert_int_equal(ttb__certificate_to_json(self->town, self->certificate, &text, &bytes),
                     TTB_OK);
    if (must_be_noticed)
        assert_noticed(self, self->partnership, self->truth.timetable, text, bytes,
                       "a forged value or bound is accepted");
    else
        assert_true_bounds(self, &self->truth, self->truth.timetable, text, bytes,
                           "too much is proven");
    ttb__free(text);
}

/* The certificate as it was read from its file. */
static void read_again(scene *self)
{
    ttb_certificate_free(self->certificate);
    assert_int_equal(ttb__certificate_from_json(self->town, self->hash, self->text, self->bytes,
                                                &self->certificate, NULL),
                     TTB_OK);
}

static void forge(scene *self)
{
    for (int32_t which = 0; which < FORGERIES; which++) {
        change_argument(self, which);
        write_and_try(self, 0);
        claim_what_is_proven(self);
        write_and_try(self, 0);
        read_again(self);
    }
    for (int32_t tier = 0; tier < self->certificate->tier_count; tier++) {
        self->certificate->tiers[tier].bound += below(self, 2) ? 1000 : 1;
        write_and_try(self, 1);
        read_again(self);
        if (self->certificate->tiers[tier].bound > 0) {
            self->certificate->tiers[tier].bound--;
            write_and_try(self, 1);
            read_again(self);
        }
        self->certificate->tiers[tier].value = another(self, self->truth.best[tier]);
        write_and_try(self, 1);
        read_again(self);
    }
}

/* ---- Towns */

static void make_files(scene *self)
{
    int64_t bounds[TTB__GOALS];

    assert_int_equal(ttb__partnership_hash(self->partnership, self->hash), TTB_OK);
    memcpy(self->truth.timetable->hash, self->hash, sizeof self->hash);
    assert_int_equal(ttb__sorted_make(self->partnership, &self->sorted), TTB_OK);
    assert_int_equal(ttb__town_make(self->sorted.partnership, &self->town), TTB_OK);
    self->certificate = any_certificate(&self->random, self->town, self->truth.best, ARGUMENTS);
    memcpy(self->certificate->partnership, self->hash, sizeof self->hash);
    assert_int_equal(ttb__timetable_hash(self->truth.timetable, self->certificate->timetable),
                     TTB_OK);
    assert_int_equal(
        ttb__certificate_to_json(self->town, self->certificate, &self->text, &self->bytes), TTB_OK);
    if (!is_accepted(self->partnership, self->truth.timetable, self->text, self->bytes, bounds))
        fail_scene(self, "a certificate that proves what it says is refused");
    for (int32_t tier = 0; tier < self->truth.tier_count; tier++) {
        const ttb__certificate_tier *of = &self->certificate->tiers[tier];
        self->proven += bounds[tier] > 0;
        for (int64_t number = 0; number < of->arguments.count; number++)
            self->trees += of->arguments.items[number]->tree.count > 0;
        if (bounds[tier] > self->truth.best[tier])
            fail_scene(self, "too much is proven from the beginning");
    }
}

static void try_town(scene *self)
{
    self->partnership = random_town(self->seed, tiny);
    ttb__random_seed(&self->random, self->seed);
    if (brute_solve(&self->truth, self->partnership) == BRUTE_FOUND &&
        self->partnership->offers.count > 0) {
        make_files(self);
        change_digits(self);
        change_timetable(self);
        boast(self);
        change_partnership(self);
        forge(self);
        ttb_certificate_free(self->certificate);
        ttb__town_destroy(self->town);
        ttb__sorted_clear(&self->sorted);
        ttb__free(self->text);
    }
    brute_clear(&self->truth);
    ttb__partnership_destroy(self->partnership);
}

static void damage_is_noticed(void **state)
{
    scene all = {.seed = 0};

    (void)state;
    for (uint64_t seed = 1; seed <= TOWNS; seed++) {
        scene one = {.seed = seed};
        try_town(&one);
        all.damages += one.damages;
        all.proven += one.proven;
        all.trees += one.trees;
        all.accepted += one.accepted;
        all.failures += one.failures;
    }
    print_message(
        "%d damages, %d of them true all the same; %d bounds above 0 and %d trees before\n",
        all.damages, all.accepted, all.proven, all.trees);
    assert_int_equal(all.failures, 0);
    assert_true(all.damages >= LEAST_DAMAGES);
    assert_true(all.proven >= TOWNS / 2);
    assert_true(all.trees >= TOWNS / 8);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(damage_is_noticed),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
