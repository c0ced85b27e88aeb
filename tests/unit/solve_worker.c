/* What a worker's search and its bounds tell each other of the parts of the town. */
#include "prep_town.h"

#include "search/inside.h"
#include "solve/worker.h"

enum { HALVES = 2, FIRST_MARK = 50000, KNOWN = 5 };

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
    options.values[TTB__OPTION_WORK_LIMIT].number = FIRST_MARK;
    options.values[TTB__OPTION_WORKERS].number = 1;
    assert_int_equal(ttb__rounds_make(prep, &options, &rounds), TTB_OK);
    assert_int_equal(ttb__worker_make(&rounds, 0, &worker), TTB_OK);
    assert_int_equal(ttb__search_part_count(worker.search), HALVES);
    for (int32_t part = 0; part < HALVES; part++)
        rounds.part_least[part] = KNOWN;
    assert_int_equal(ttb__worker_start(&worker), TTB_OK);
    assert_int_equal(pthread_join(worker.thread, NULL), 0);
    assert_int_equal(rounds.status, TTB_OK);
    for (int32_t part = 0; part < HALVES; part++) {
        assert_int_equal(worker.search->part_least[part], KNOWN);
        assert_int_equal(rounds.part_least[part], 1000);
    }
    ttb__worker_clear(&worker);
    ttb__rounds_clear(&rounds);
    destroy(town, prep);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_proven_of_parts_goes_to_the_search),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
