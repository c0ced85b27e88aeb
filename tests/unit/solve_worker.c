/* What a worker's search and its bounds tell each other of the parts of the town. */
#include "prep_town.h"

#include "search/inside.h"
#include "solve/worker.h"

enum { HALVES = 2, FIRST_MARK = 50000, KNOWN = 5 };

/* Three courses in two blocks, twice: each half lacks a choice. */
static ttb_partnership *new_halves(void)
{
    static const char *const ids[] = {"art", "biology", "chemistry", "drama", "english", "french"};
    ttb_partnership *town = new_town(4, 1);
    int32_t student = add_student(town, NORTH);

    for (int32_t number = 0; number < 6; number++) {
        int32_t offer = add_offer(town, add_course(town, ids[number], 1), NORTH);
        uint64_t blocks = number < 3 ? BLOCK(A) | BLOCK(B) : BLOCK(C) | BLOCK(D);
        assert_int_equal(ttb__set_offer_blocks(town, offer, blocks), TTB_OK);
        add_choice(town, student, number);
    }
    return town;
}

/* In the first round the search hears what was known before; at its end bounds say more. */
static void what_is_proven_of_parts_goes_to_the_search(void **unused)
{
    ttb_partnership *town = new_halves();
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
