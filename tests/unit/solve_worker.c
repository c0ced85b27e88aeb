/* What a worker's search and its bounds tell each other of the parts of the town, and how they
 * share the work with programs. */
#include "prep_town.h"

#include "base/random.h"
#include "search/inside.h"
#include "solve/worker.h"

enum { HALVES = 2, FIRST_MARK = 50000, KNOWN = 5, COURSES = 16, WORK = 60000000 };

/* One worker alone, with so much work. */
static void set_up(ttb__rounds *rounds, ttb__worker *worker, const ttb__prep *prep,
                   ttb_options *options, int64_t work)
{
    options->values[TTB__OPTION_WORK_LIMIT].number = work;
    options->values[TTB__OPTION_WORKERS].number = 1;
    assert_int_equal(ttb__rounds_make(prep, options, rounds), TTB_OK);
    assert_int_equal(ttb__worker_make(rounds, 0, worker), TTB_OK);
}

static void run_alone(ttb__rounds *rounds, ttb__worker *worker)
{
    assert_int_equal(ttb__worker_start(worker), TTB_OK);
    assert_int_equal(pthread_join(worker->thread, NULL), 0);
    assert_int_equal(rounds->status, TTB_OK);
}

/* Each half lacks a choice, because it has three courses in two blocks. In the first round the
 * search hears what was known before; at its end bounds say more. */
static void what_is_proven_of_parts_goes_to_the_search(void **unused)
{
    ttb_partnership *town = new_halves(1000, 1000);
    ttb__prep *prep = prepare(town, NULL);
    ttb_options options;
    ttb__rounds rounds;
    ttb__worker worker;

    (void)unused;
    ttb__options_reset(&options);
    set_up(&rounds, &worker, prep, &options, FIRST_MARK);
    assert_int_equal(ttb__search_part_count(worker.search), HALVES);
    for (int32_t part = 0; part < HALVES; part++)
        rounds.part_least[part] = KNOWN;
    run_alone(&rounds, &worker);
    for (int32_t part = 0; part < HALVES; part++) {
        assert_int_equal(worker.search->part_least[part], KNOWN);
        assert_int_equal(rounds.part_least[part], 1000);
    }
    ttb__worker_clear(&worker);
    ttb__rounds_clear(&rounds);
    destroy(town, prep);
}

/* Sixteen courses at two of three sites each, and ninety students who take any four of them, so
 * that many travel. */
static ttb_partnership *new_busy_town(void)
{
    static const char *const ids[COURSES] = {"a", "b", "c", "d", "e", "f", "g", "h",
                                             "i", "j", "k", "l", "m", "n", "o", "p"};
    ttb_partnership *town = new_town(5, 3);
    ttb__random random;
    ttb__random_seed(&random, 1);
    add_ways(town, NORTH, SOUTH, 10);
    add_ways(town, NORTH, EAST, 20);
    add_ways(town, SOUTH, EAST, 15);
    for (int32_t course = 0; course < COURSES; course++) {
        add_course(town, ids[course], 1);
        for (int32_t site = 0; site < 2; site++)
            assert_int_equal(
                ttb__set_offer_size(town, add_offer(town, course, (course + site) % 3), 0, 12),
                TTB_OK);
    }
    for (int32_t number = 0; number < 90; number++) {
        int32_t student = add_student(town, number % 3);
        for (int32_t part = 0; part < 4; part++)
            add_choice(town, student, 4 * part + (int32_t)ttb__random_below(&random, 4));
    }
    return town;
}

/* What each had in the end. */
typedef struct shares {
    int64_t search, bounds, programs;
} shares;

static shares share_work(const ttb__prep *prep, int32_t has_programs)
{
    ttb_options options;
    ttb__rounds rounds;
    ttb__worker worker;
    shares had;

    ttb__options_reset(&options);
    options.values[TTB__OPTION_PROGRAMS].number = has_programs;
    set_up(&rounds, &worker, prep, &options, WORK);
    run_alone(&rounds, &worker);
    had = (shares){ttb__search_work(worker.search), worker.bound_work, worker.programs.taken};
    ttb__worker_clear(&worker);
    ttb__rounds_clear(&rounds);
    return had;
}

/* Programs take their work from bounds, about: bounds go by steps that cannot be cut. */
static void programs_share_the_work_of_bounds(void **unused)
{
    ttb_partnership *town = new_busy_town();
    ttb__prep *prep = prepare(town, NULL);
    shares without = share_work(prep, 0), with = share_work(prep, 1);

    (void)unused;
    assert_int_equal(without.programs, 0);
    assert_true(with.programs > 0 && with.programs <= with.bounds);
    assert_true(with.bounds + with.programs <= without.bounds * 5 / 4);
    destroy(town, prep);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_proven_of_parts_goes_to_the_search),
        cmocka_unit_test(programs_share_the_work_of_bounds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
