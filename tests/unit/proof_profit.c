/* The most that a block earns, against trying every set of sections. */
#include "test.h"

#include "base/random.h"
#include "proof/profit.h"

enum { CASES = 2000, MOST_STUDENTS = 12, MOST_SECTIONS = 9 };

/* Small numbers, so that ties are frequent. */
static ttb__profit any_profit(ttb__random *random)
{
    ttb__profit made = {0};
    uint32_t sections = ttb__random_below(random, MOST_SECTIONS + 1);
    uint32_t most = 1 + ttb__random_below(random, 30);

    made.student_count = 1 + (int32_t)ttb__random_below(random, MOST_STUDENTS);
    for (uint32_t section = 0; section < sections; section++) {
        ttb__profit_section next = {ttb__random_below(random, 3 * most), made.seats.count, 0};
        for (int32_t student = 0; student < made.student_count; student++) {
            ttb__profit_seat seat = {1 + ttb__random_below(random, most), student, 0};
            if (ttb__random_below(random, 2))
                assert_int_equal(TTB__PUSH(&made.seats, seat), TTB_OK);
        }
        next.seat_count = (int32_t)(made.seats.count - next.first_seat);
        assert_int_equal(TTB__PUSH(&made.sections, next), TTB_OK);
    }
    return made;
}

static int64_t earned_by(const ttb__profit *profit, uint32_t set)
{
    int64_t best[MOST_STUDENTS] = {0}, sum = 0;

    for (int64_t number = 0; number < profit->sections.count; number++) {
        const ttb__profit_section *section = &profit->sections.items[number];
        const ttb__profit_seat *seats = profit->seats.items + section->first_seat;
        if (!(set >> number & 1))
            continue;
        sum -= section->price;
        for (int32_t seat = 0; seat < section->seat_count; seat++)
            if (seats[seat].worth > best[seats[seat].student])
                best[seats[seat].student] = seats[seat].worth;
    }
    for (int32_t student = 0; student < MOST_STUDENTS; student++)
        sum += best[student];
    return sum;
}

static int64_t most_by_trying(const ttb__profit *profit)
{
    int64_t most = 0;

    for (uint32_t set = 0; set < UINT32_C(1) << profit->sections.count; set++) {
        int64_t earned = earned_by(profit, set);
        most = earned > most ? earned : most;
    }
    return most;
}

static int proves(const ttb__profit *profit, int64_t claim, int64_t work)
{
    int is_proven;

    assert_int_equal(ttb__profit_prove(profit, claim, NULL, &work, &is_proven), TTB_OK);
    return is_proven;
}

static void try_search(const ttb__profit *profit, int64_t most, int64_t slack)
{
    char is_running[MOST_SECTIONS];
    ttb__profit_search search = {.slack = slack, .most_work = INT64_MAX, .is_running = is_running};
    uint32_t set = 0;

    assert_int_equal(ttb__profit_find_most(profit, &search), TTB_OK);
    assert_int_equal(search.is_proven, 1);
    assert_true(search.claim >= most);
    assert_true(search.found <= most && search.found + slack >= most);
    for (int32_t section = 0; section < profit->sections.count; section++)
        set |= (uint32_t)is_running[section] << section;
    assert_int_equal(search.found, search.found ? earned_by(profit, set) : 0);
    assert_true(search.claim <= search.found + slack);
}

static void the_most_is_proven_and_no_less(void **state)
{
    ttb__random random;

    (void)state;
    for (uint64_t seed = 1; seed <= CASES; seed++) {
        ttb__profit profit;
        int64_t most;
        ttb__random_seed(&random, seed);
        profit = any_profit(&random);
        most = most_by_trying(&profit);
        assert_true(proves(&profit, most, INT64_MAX));
        assert_true(proves(&profit, most + 5, INT64_MAX));
        assert_false(proves(&profit, most - 1, INT64_MAX));
        try_search(&profit, most, 0);
        try_search(&profit, most, 7);
        ttb__profit_clear(&profit);
    }
}

static void work_is_limited_and_counted(void **state)
{
    ttb__random random;
    ttb__profit profit;
    int64_t work = INT64_MAX;
    int is_proven;

    (void)state;
    ttb__random_seed(&random, 8);
    do {
        profit = any_profit(&random);
        if (profit.sections.count == MOST_SECTIONS)
            break;
        ttb__profit_clear(&profit);
    } while (1);
    assert_int_equal(ttb__profit_prove(&profit, most_by_trying(&profit), NULL, &work, &is_proven),
                     TTB_OK);
    assert_true(is_proven);
    assert_true(proves(&profit, most_by_trying(&profit), INT64_MAX - work));
    assert_false(proves(&profit, most_by_trying(&profit), -1));
    ttb__profit_clear(&profit);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_most_is_proven_and_no_less),
        cmocka_unit_test(work_is_limited_and_counted),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
