/* An anonymous copy is the same partnership under other ids: a timetable has the same values and
 * breaks the same rules in both, the key leads there and back, and nothing in the copy says who is
 * who but what was chosen. */
#include "limited.h"
#include "random_town.h"

#include <stdlib.h>

#include "model/key.h"
#include "text/certificate.h"

enum { TOWNS = 80, WORK = 20000, MOST_FINDINGS = 200 };

/* A town, its copy, and what leads from one to the other; all freed by end_pair(). */
typedef struct pair {
    ttb_partnership *town, *copy;
    ttb_key *key;
} pair;

/* The key has been a file. */
static pair begin_pair(uint64_t seed)
{
    pair made = {.town = random_town(seed, seed % 2 ? tiny_town : small_town)};
    ttb_key *drawn = NULL;
    char *text = NULL;
    int64_t bytes;
    assert_int_equal(ttb_partnership_anonymise(made.town, TTB_NONE, &made.copy, &drawn), TTB_OK);
    assert_int_equal(ttb_key_to_json(drawn, &text, &bytes), TTB_OK);
    assert_int_equal(ttb_key_from_json(text, bytes, &made.key, NULL), TTB_OK);
    ttb_text_free(text);
    ttb_key_free(drawn);
    return made;
}

static void end_pair(pair *made)
{
    ttb_key_free(made->key);
    ttb_partnership_free(made->copy);
    ttb_partnership_free(made->town);
}

static ttb_timetable *solve(const ttb_partnership *town)
{
    ttb_timetable *timetable = NULL;
    ttb_options *options = limited_options(WORK);
    assert_int_equal(ttb_solve(town, options, NULL, NULL, NULL, &timetable, NULL, NULL), TTB_OK);
    ttb_options_free(options);
    return timetable;
}

/* Seat somebody where he has no business, and a few more. */
static void damage(ttb_timetable *timetable, uint64_t seed)
{
    town_dice dice = {.size = tiny_town};
    int32_t sections = (int32_t)timetable->sections.count;
    int32_t students = (int32_t)timetable->student_ids.count;
    ttb__random_seed(&dice.random, seed);
    for (int32_t seat = 0; seat < 3 && sections && students; seat++) {
        int32_t section = roll(&dice, sections);
        ttb_status status = ttb_timetable_add_seat(timetable, section, roll(&dice, students));
        assert_true(status == TTB_OK || status == TTB_ERR_STATE); /* he sits there already */
    }
}

/* ---- The same values, the same rules broken */

static int compare_codes(const void *one, const void *other)
{
    return strcmp(*(const char *const *)one, *(const char *const *)other);
}

static int64_t sorted_codes(const ttb_report *report, const char *codes[MOST_FINDINGS])
{
    int64_t count = ttb_report_count(report, TTB_NONE);
    assert_in_range(count, 0, MOST_FINDINGS);
    for (int64_t finding = 0; finding < count; finding++)
        codes[finding] = ttb_report_get_code(report, finding);
    qsort(codes, (size_t)count, sizeof *codes, compare_codes);
    return count;
}

static void compare_reports(const ttb_report *one, const ttb_report *other)
{
    const char *codes[MOST_FINDINGS], *other_codes[MOST_FINDINGS];
    int64_t count = sorted_codes(one, codes);
    assert_int_equal(count, sorted_codes(other, other_codes));
    for (int64_t finding = 0; finding < count; finding++)
        assert_string_equal(codes[finding], other_codes[finding]);
}

/* Returns how many findings both have. */
static int64_t compare_checks(const pair *with, ttb_timetable *timetable, ttb_timetable *renamed)
{
    ttb_report *report = NULL, *renamed_report = NULL;
    int32_t is_valid = 0, is_renamed_valid = 0;
    int64_t findings;
    assert_int_equal(ttb_report_new(&report), TTB_OK);
    assert_int_equal(ttb_report_new(&renamed_report), TTB_OK);
    assert_int_equal(ttb_check(with->town, timetable, &is_valid, report), TTB_OK);
    assert_int_equal(ttb_check(with->copy, renamed, &is_renamed_valid, renamed_report), TTB_OK);
    assert_int_equal(is_valid, is_renamed_valid);
    compare_reports(report, renamed_report);
    assert_int_equal(timetable->tier_count, renamed->tier_count);
    assert_memory_equal(timetable->tier_values, renamed->tier_values,
                        sizeof timetable->tier_values);
    assert_memory_equal(timetable->goal_values, renamed->goal_values,
                        sizeof timetable->goal_values);
    assert_int_equal(timetable->unmet_students.count, renamed->unmet_students.count);
    findings = ttb_report_count(report, TTB_NONE);
    ttb_report_free(report);
    ttb_report_free(renamed_report);
    return findings;
}

/* Back again it is the timetable that it was, seat by seat. */
static void compare_back(const pair *with, const ttb_timetable *timetable,
                         const ttb_timetable *renamed)
{
    ttb_partnership *back = NULL;
    ttb_timetable *renamed_back = NULL;
    char hash[65], hash_back[65];
    assert_int_equal(ttb_partnership_rename(with->copy, with->key, &back), TTB_OK);
    assert_int_equal(ttb_timetable_rename(renamed, with->key, back, &renamed_back), TTB_OK);
    assert_int_equal(ttb__timetable_hash(timetable, hash), TTB_OK);
    assert_int_equal(ttb__timetable_hash(renamed_back, hash_back), TTB_OK);
    assert_string_equal(hash, hash_back);
    assert_int_equal(ttb_partnership_get_hash(with->town, hash, 65), TTB_OK);
    assert_int_equal(ttb_partnership_get_hash(back, hash_back, 65), TTB_OK);
    assert_string_equal(hash, hash_back);
    ttb_timetable_free(renamed_back);
    ttb_partnership_free(back);
}

static void a_timetable_has_the_same_values_in_the_copy(void **state)
{
    int64_t seats = 0, findings = 0;
    (void)state;
    for (uint64_t seed = 1; seed <= TOWNS; seed++) {
        pair with = begin_pair(seed);
        ttb_timetable *timetable = solve(with.town), *renamed = NULL;
        if (seed % 3 == 0)
            damage(timetable, seed);
        assert_int_equal(ttb_timetable_rename(timetable, with.key, with.copy, &renamed), TTB_OK);
        findings += compare_checks(&with, timetable, renamed);
        compare_back(&with, timetable, renamed);
        for (int64_t section = 0; section < timetable->sections.count; section++)
            seats += timetable->sections.items[section].students.count;
        ttb_timetable_free(timetable);
        ttb_timetable_free(renamed);
        end_pair(&with);
    }
    assert_true(seats > TOWNS && findings > TOWNS / 3); /* there was something to compare */
}

/* Also a timetable that was made from the copy comes home. */
static void a_timetable_of_the_copy_comes_back(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= TOWNS / 4; seed++) {
        pair with = begin_pair(seed);
        ttb_partnership *back = NULL;
        ttb_timetable *timetable = solve(with.copy), *renamed = NULL;
        assert_int_equal(ttb_partnership_rename(with.copy, with.key, &back), TTB_OK);
        assert_int_equal(ttb_timetable_rename(timetable, with.key, back, &renamed), TTB_OK);
        pair turned = {.town = with.copy, .copy = back};
        compare_checks(&turned, timetable, renamed);
        ttb_timetable_free(timetable);
        ttb_timetable_free(renamed);
        ttb_partnership_free(back);
        end_pair(&with);
    }
}

/* ---- What the copy says of people */

static void nobody_has_his_id_in_the_copy(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= TOWNS; seed++) {
        pair with = begin_pair(seed);
        const ttb_partnership *town = with.town, *copy = with.copy;
        int32_t number;
        assert_int_equal(copy->students.count, town->students.count);
        for (int64_t student = 0; student < town->students.count; student++)
            assert_int_equal(ttb_partnership_find(copy, TTB_KIND_STUDENT,
                                                  town->students.items[student].id, &number),
                             TTB_ERR_NOT_FOUND);
        assert_int_equal(ttb_partnership_find(town, TTB_KIND_RESOURCE, "teacher", &number), TTB_OK);
        assert_int_equal(ttb_partnership_find(copy, TTB_KIND_RESOURCE, "teacher", &number),
                         TTB_ERR_NOT_FOUND);
        assert_int_equal(ttb_partnership_find(copy, TTB_KIND_RESOURCE, "room", &number), TTB_OK);
        for (int64_t student = 1; student < copy->students.count; student++)
            assert_true(
                strcmp(copy->students.items[student - 1].id, copy->students.items[student].id) < 0);
        end_pair(&with);
    }
}

/* ---- Who stands alone, counted in the plainest way */

static int has_choice(const ttb__student *student, int32_t course)
{
    for (int64_t choice = 0; choice < student->choices.count; choice++)
        if (student->choices.items[choice].course == course)
            return 1;
    return 0;
}

static int chose_the_same(const ttb__student *one, const ttb__student *other)
{
    for (int64_t choice = 0; choice < one->choices.count; choice++)
        if (!has_choice(other, one->choices.items[choice].course))
            return 0;
    return one->choices.count == other->choices.count;
}

static int ask_the_same(const ttb__choices *one, const ttb__choices *other)
{
    for (int64_t choice = 0; choice < one->count && choice < other->count; choice++)
        if (one->items[choice].course != other->items[choice].course ||
            one->items[choice].weight != other->items[choice].weight)
            return 0;
    return one->count == other->count;
}

static int are_alike(const ttb__student *one, const ttb__student *other)
{
    return one->home == other->home && one->cohort == other->cohort && !one->seat_rules &&
           !other->seat_rules && memcmp(one->limits, other->limits, sizeof one->limits) == 0 &&
           ask_the_same(&one->choices, &other->choices) &&
           ask_the_same(&one->reserves, &other->reserves);
}

static int64_t count_alone(const ttb_partnership *town,
                           int (*are_same)(const ttb__student *, const ttb__student *))
{
    int64_t alone = 0;
    for (int64_t student = 0; student < town->students.count; student++) {
        int64_t others = 0;
        for (int64_t other = 0; other < town->students.count; other++)
            others += other != student &&
                      are_same(&town->students.items[student], &town->students.items[other]);
        alone += others == 0;
    }
    return alone;
}

static void those_who_stand_alone_are_counted(void **state)
{
    int64_t alone = 0, together = 0;
    (void)state;
    for (uint64_t seed = 1; seed <= TOWNS; seed++) {
        ttb_partnership *town = random_town(seed, small_town);
        int64_t by_choices = -1, by_all = -1;
        assert_int_equal(ttb_partnership_count_unique(town, &by_choices, &by_all), TTB_OK);
        assert_int_equal(by_choices, count_alone(town, chose_the_same));
        assert_int_equal(by_all, count_alone(town, are_alike));
        assert_true(by_all >= by_choices);
        alone += by_choices;
        together += town->students.count - by_all;
        ttb_partnership_free(town);
    }
    assert_true(alone > 0 && together > 0);
}

/* ---- No memory */

/* Every step once; the first that fails ends it. */
static ttb_status go_all_the_way(const ttb_partnership *town, const ttb_timetable *timetable)
{
    ttb_partnership *copy = NULL, *back = NULL;
    ttb_timetable *renamed = NULL;
    ttb_key *key = NULL, *read = NULL;
    char *text = NULL;
    int64_t bytes = 0, alone;
    ttb_status status = ttb_partnership_anonymise(town, 1, &copy, &key);
    if (!status)
        status = ttb_key_to_json(key, &text, &bytes);
    if (!status)
        status = ttb_key_from_json(text, bytes, &read, NULL);
    if (!status)
        status = ttb_timetable_rename(timetable, read, copy, &renamed);
    if (!status)
        status = ttb_partnership_rename(copy, read, &back);
    if (!status)
        status = ttb_partnership_count_unique(copy, &alone, NULL);
    ttb_partnership_free(copy);
    ttb_partnership_free(back);
    ttb_timetable_free(renamed);
    ttb_key_free(key);
    ttb_key_free(read);
    ttb_text_free(text);
    return status;
}

static void without_memory_a_call_says_so(void **state)
{
    ttb_partnership *town = random_town(2, small_town);
    ttb_timetable *timetable = solve(town);
    ttb_status status = TTB_ERR_MEMORY;
    int64_t failing = 0;
    (void)state;
    while (status == TTB_ERR_MEMORY) {
        ttb__fault_set(++failing, 0);
        status = go_all_the_way(town, timetable);
        ttb__fault_set(0, 0);
    }
    assert_int_equal(status, TTB_OK);
    assert_true(failing > 100);
    ttb_timetable_free(timetable);
    ttb_partnership_free(town);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_timetable_has_the_same_values_in_the_copy),
        cmocka_unit_test(a_timetable_of_the_copy_comes_back),
        cmocka_unit_test(nobody_has_his_id_in_the_copy),
        cmocka_unit_test(those_who_stand_alone_are_counted),
        cmocka_unit_test(without_memory_a_call_says_so),
    };
    return cmocka_run_group_tests_name("anonymise", tests, NULL, NULL);
}
