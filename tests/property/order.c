/* The order of things in a file never matters, and names change proven values only. */
#include "limited.h"
#include "shuffled_town.h"

enum { TOWNS = 60, WORK = 120000 };

/* certificate_out: its text, NULL if there is none, to be freed with ttb_text_free(); may be NULL.
 */
static ttb_timetable *solve(const ttb_partnership *town, char **certificate_out)
{
    ttb_timetable *timetable = NULL;
    ttb_certificate *certificate = NULL;
    int64_t bytes;
    ttb_options *options = limited_options(WORK);
    assert_int_equal(ttb_solve(town, options, NULL, NULL, NULL, &timetable, &certificate, NULL),
                     TTB_OK);
    if (certificate_out)
        *certificate_out = NULL;
    if (certificate_out && certificate)
        assert_int_equal(ttb_certificate_to_json(town, certificate, certificate_out, &bytes),
                         TTB_OK);
    ttb_certificate_free(certificate);
    ttb_options_free(options);
    return timetable;
}

static const ttb__section *find_section(const ttb_timetable *timetable, int32_t course,
                                        int32_t site, int32_t number)
{
    for (int64_t item = 0; item < timetable->sections.count; item++) {
        const ttb__section *section = &timetable->sections.items[item];
        if (section->course == course && section->site == site && section->number == number)
            return section;
    }
    return NULL;
}

static int has_student(const ttb__section *section, int32_t student)
{
    for (int64_t seat = 0; seat < section->students.count; seat++) {
        if (section->students.items[seat] == student)
            return 1;
    }
    return 0;
}

/* 1 if both are one timetable, what is numbered otherwise being the same by its id. */
static int are_the_same(const shuffling *with, const ttb_timetable *one, const ttb_timetable *other)
{
    if (one->sections.count != other->sections.count || one->outcome != other->outcome ||
        one->stop != other->stop || one->run.work != other->run.work ||
        memcmp(one->tier_values, other->tier_values, sizeof one->tier_values) != 0 ||
        memcmp(one->tier_bounds, other->tier_bounds, sizeof one->tier_bounds) != 0)
        return 0;
    for (int64_t item = 0; item < one->sections.count; item++) {
        const ttb__section *section = &one->sections.items[item];
        const ttb__section *found = find_section(other, with->courses[section->course],
                                                 with->sites[section->site], section->number);
        if (!found || found->blocks != shuffled_mask(with, section->blocks) ||
            found->students.count != section->students.count)
            return 0;
        for (int64_t seat = 0; seat < section->students.count; seat++) {
            if (!has_student(found, with->students[section->students.items[seat]]))
                return 0;
        }
    }
    return 1;
}

/* Both solves give the same certificate, and it is one for both. */
static void compare_certificates(const ttb_partnership *town, ttb_timetable *timetable,
                                 const char *one, const char *other)
{
    ttb_certificate *certificate = NULL;
    int32_t is_proven = 0;
    assert_int_equal(one == NULL, other == NULL);
    if (!one)
        return;
    assert_string_equal(one, other);
    assert_int_equal(ttb_certificate_from_json(town, one, (int64_t)strlen(one), &certificate, NULL),
                     TTB_OK);
    assert_int_equal(ttb_verify(town, timetable, certificate, &is_proven, NULL), TTB_OK);
    assert_int_equal(is_proven, 1);
    ttb_certificate_free(certificate);
}

static void the_order_of_things_does_not_matter(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= TOWNS; seed++) {
        ttb_partnership *town = random_town(seed, small_town), *shuffled;
        char *text, *other_text;
        ttb_timetable *one = solve(town, &text), *other;
        shuffling with;
        char hash[65], same_hash[65];
        shuffled = shuffled_town(town, seed, 0, &with);
        assert_int_equal(ttb_partnership_get_hash(town, hash, 65), TTB_OK);
        assert_int_equal(ttb_partnership_get_hash(shuffled, same_hash, 65), TTB_OK);
        assert_string_equal(hash, same_hash);
        other = solve(shuffled, &other_text);
        if (!are_the_same(&with, one, other))
            fail_msg("seed %llu", (unsigned long long)seed);
        compare_certificates(shuffled, other, text, other_text);
        ttb_text_free(text);
        ttb_text_free(other_text);
        ttb_timetable_free(one);
        ttb_timetable_free(other);
        ttb_partnership_free(town);
        ttb_partnership_free(shuffled);
    }
}

/* A partnership in another order has the same hash, but other numbers: a handle of one is refused
 * by the other, where its numbers would mean other things, and a file of one is a file of the
 * other. */
static void numbers_of_another_order_are_refused(void **state)
{
    int32_t refused = 0;
    (void)state;
    for (uint64_t seed = 1; seed <= TOWNS; seed++) {
        ttb_partnership *town = random_town(seed, small_town), *shuffled;
        ttb_timetable *timetable = solve(town, NULL);
        ttb_reach *reach = NULL;
        shuffling with;
        int32_t is_valid;
        int64_t count;
        shuffled = shuffled_town(town, seed, 0, &with);
        ttb_status status = ttb_check(shuffled, timetable, &is_valid, NULL);
        assert_true(status == TTB_OK || status == TTB_ERR_STATE);
        refused += status == TTB_ERR_STATE;
        for (int64_t student = 0; status == TTB_OK && student < town->students.count; student++)
            assert_string_equal(town->students.items[student].id,
                                shuffled->students.items[student].id);
        assert_int_equal(ttb_reach_new(shuffled, timetable, TTB_NONE, TTB_NONE, &reach), status);
        assert_int_equal(ttb_timetable_get_unmet(timetable, shuffled, NULL, NULL, 0, &count),
                         status);
        ttb_reach_free(reach);
        ttb_timetable_free(timetable);
        ttb_partnership_free(shuffled);
        ttb_partnership_free(town);
    }
    assert_true(refused > TOWNS / 2);
}

static int is_proven(const ttb_timetable *timetable, int32_t tier)
{
    return timetable->outcome != TTB_OUTCOME_INFEASIBLE && timetable->has_values &&
           timetable->tier_values[tier] == timetable->tier_bounds[tier];
}

/* Tiers in front that are proven by both have the same values; infeasible stays infeasible. */
static void names_change_no_proven_value(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= TOWNS; seed++) {
        ttb_partnership *town = random_town(seed, small_town), *renamed;
        ttb_timetable *one = solve(town, NULL), *other;
        shuffling with;
        renamed = shuffled_town(town, seed, 1, &with);
        other = solve(renamed, NULL);
        assert_int_equal(one->outcome == TTB_OUTCOME_INFEASIBLE,
                         other->outcome == TTB_OUTCOME_INFEASIBLE);
        for (int32_t tier = 0;
             tier < one->tier_count && is_proven(one, tier) && is_proven(other, tier); tier++) {
            if (one->tier_values[tier] != other->tier_values[tier])
                fail_msg("seed %llu, tier %d", (unsigned long long)seed, tier);
        }
        ttb_timetable_free(one);
        ttb_timetable_free(other);
        ttb_partnership_free(town);
        ttb_partnership_free(renamed);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_order_of_things_does_not_matter),
        cmocka_unit_test(numbers_of_another_order_are_refused),
        cmocka_unit_test(names_change_no_proven_value),
    };
    return cmocka_run_group_tests_name("order", tests, NULL, NULL);
}
