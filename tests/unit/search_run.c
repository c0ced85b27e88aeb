/* A search repeats: slices of work make no difference, and a stop is seen. */
#include "prep_town.h"

#include "random_town.h"
#include "search/search.h"

enum { WORK = 120000 };

static ttb__search *new_search(const ttb__prep *prep, uint64_t seed)
{
    ttb__search *search = NULL;
    assert_int_equal(ttb__search_make(prep, seed, &search), TTB_OK);
    return search;
}

static void run_to(ttb__search *search, int64_t work)
{
    atomic_int stop = 0;
    assert_int_equal(ttb__search_run(search, work, &stop), TTB_OK);
}

static int are_equal(const ttb__prep *prep, const ttb__search *one, const ttb__search *other)
{
    const ttb__solution *best = ttb__search_best(one), *others = ttb__search_best(other);
    return ttb__search_work(one) == ttb__search_work(other) && best->is_valid == others->is_valid &&
           !memcmp(best->tiers, others->tiers, sizeof best->tiers) &&
           !memcmp(best->placement_of, others->placement_of,
                   (size_t)prep->slots.count * sizeof(int32_t)) &&
           !memcmp(best->slot_of, others->slot_of, (size_t)prep->requests.count * sizeof(int32_t));
}

/* Run one search straight, and another of the same seed in slices. */
static void slices_make_no_difference(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 40; seed++) {
        ttb_partnership *town = random_town(seed, small_town);
        ttb__prep *prep = prepare(town, NULL);
        if (!prep->is_impossible) {
            ttb__search *straight = new_search(prep, seed), *sliced = new_search(prep, seed);
            run_to(straight, WORK);
            for (int64_t mark = 7000; mark < WORK; mark += 7000)
                run_to(sliced, mark);
            run_to(sliced, WORK);
            if (!are_equal(prep, straight, sliced))
                fail_msg("seed %llu", (unsigned long long)seed);
            ttb__search_destroy(straight);
            ttb__search_destroy(sliced);
        }
        destroy(town, prep);
    }
}

/* The best timetable by the checker, and by its own tiers. */
static void the_best_is_valid_and_measured(void **state)
{
    int32_t valid = 0;
    (void)state;
    for (uint64_t seed = 1; seed <= 60; seed++) {
        ttb_partnership *town = random_town(seed, small_town);
        ttb__prep *prep = prepare(town, NULL);
        if (!prep->is_impossible) {
            ttb__search *search = new_search(prep, seed);
            const ttb__solution *best = ttb__search_best(search);
            int is_valid;
            run_to(search, WORK);
            ttb_timetable *timetable = convert(prep, best);
            assert_int_equal(ttb__check(town, timetable, &is_valid, NULL), TTB_OK);
            for (int32_t tier = 0; best->is_valid && tier < prep->tier_count; tier++)
                is_valid &= best->tiers[tier] == timetable->tier_values[tier];
            if (best->is_valid && !is_valid)
                fail_msg("seed %llu", (unsigned long long)seed);
            valid += best->is_valid;
            ttb__timetable_destroy(timetable);
            ttb__search_destroy(search);
        }
        destroy(town, prep);
    }
    assert_true(valid > 30);
}

static void a_stop_is_seen_at_once(void **state)
{
    ttb_partnership *town = random_town(2, small_town);
    ttb__prep *prep = prepare(town, NULL);
    ttb__search *search = new_search(prep, 1);
    atomic_int stop = 1;
    (void)state;
    assert_int_equal(ttb__search_run(search, INT64_MAX, &stop), TTB_OK);
    assert_true(ttb__search_work(search) < 1000000);
    ttb__search_destroy(search);
    destroy(town, prep);
}

static void work_done_is_not_done_again(void **state)
{
    ttb_partnership *town = random_town(2, small_town);
    ttb__prep *prep = prepare(town, NULL);
    ttb__search *search = new_search(prep, 1);
    int64_t work;
    (void)state;
    run_to(search, WORK);
    work = ttb__search_work(search);
    run_to(search, WORK);
    run_to(search, 0);
    assert_int_equal(ttb__search_work(search), work);
    ttb__search_destroy(search);
    destroy(town, prep);
}

/* A timetable from elsewhere is the best until a better one is found. */
static void an_adopted_timetable_is_kept(void **state)
{
    ttb_partnership *town = random_town(2, small_town);
    ttb__prep *prep = prepare(town, NULL);
    ttb__search *first = new_search(prep, 1), *second = new_search(prep, 2);
    (void)state;
    run_to(first, WORK);
    assert_true(ttb__search_best(first)->is_valid);
    ttb__search_adopt(second, ttb__search_best(first));
    run_to(second, WORK);
    assert_false(ttb__solution_is_better(prep, ttb__search_best(first), ttb__search_best(second)));
    ttb__search_destroy(first);
    ttb__search_destroy(second);
    destroy(town, prep);
}

/* Make a search and run it, with one allocation failing; 0 once there are not so many. */
static int fails_at(const ttb__prep *prep, uint64_t seed, int64_t allocation)
{
    ttb__search *search = NULL;
    atomic_int stop = 0;
    ttb_status status;
    int is_reached;
    ttb__fault_set(allocation, 0);
    status = ttb__search_make(prep, seed, &search);
    assert_int_equal(search != NULL, status == TTB_OK);
    if (!status)
        status = ttb__search_run(search, 30000, &stop);
    is_reached = ttb__fault_count() >= allocation;
    ttb__fault_set(0, 0);
    assert_int_equal(status, is_reached ? TTB_ERR_MEMORY : TTB_OK);
    ttb__search_destroy(search);
    return is_reached;
}

/* A move is left half done then; nothing may read what it has not placed. */
static void a_search_without_memory_says_so(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 20; seed++) {
        ttb_partnership *town = random_town(seed, small_town);
        ttb__prep *prep = prepare(town, NULL);
        int64_t allocation = 1;
        while (!prep->is_impossible && fails_at(prep, seed, allocation))
            allocation++;
        destroy(town, prep);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(slices_make_no_difference),
        cmocka_unit_test(the_best_is_valid_and_measured),
        cmocka_unit_test(a_stop_is_seen_at_once),
        cmocka_unit_test(work_done_is_not_done_again),
        cmocka_unit_test(an_adopted_timetable_is_kept),
        cmocka_unit_test(a_search_without_memory_says_so),
    };
    return cmocka_run_group_tests_name("search", tests, NULL, NULL);
}
