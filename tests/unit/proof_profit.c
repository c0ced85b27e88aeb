/* The most that a block earns, against trying every set of sections. */
#include "test.h"

#include "base/random.h"
#include "proof/profit.h"

enum { CASES = 2000, TOWNS = 30, MOST_STUDENTS = 400, MOST_SECTIONS = 60 };

/* A town whose students mostly ask for what their own site has: for half of its sections, and for a
 * part of the others. Numbers are small, so that ties are frequent. */
typedef struct town_shape {
    uint32_t sites, sections, students; /* in all */
    uint32_t most, spread;            /* that a seat is worth, and how much less it may be worth */
    uint32_t least_price, most_price; /* of a section */
    uint32_t away_part;
} town_shape;

static ttb__profit any_town(ttb__random *random, town_shape shape)
{
    ttb__profit made = {.student_count = (int32_t)shape.students};

    for (uint32_t section = 0; section < shape.sections; section++) {
        uint32_t price = ttb__random_below(random, shape.most_price - shape.least_price);
        ttb__profit_section next = {shape.least_price + price, made.seats.count, 0};
        for (int32_t student = 0; student < made.student_count; student++) {
            int64_t worth = shape.most - ttb__random_below(random, shape.spread);
            ttb__profit_seat seat = {worth, student, 0};
            int is_home = section % shape.sites == (uint32_t)student % shape.sites;
            if (!ttb__random_below(random, is_home ? 2 : shape.away_part))
                assert_int_equal(TTB__PUSH(&made.seats, seat), TTB_OK);
        }
        next.seat_count = (int32_t)(made.seats.count - next.first_seat);
        assert_int_equal(TTB__PUSH(&made.sections, next), TTB_OK);
    }
    return made;
}

static ttb__profit first_town(town_shape shape)
{
    ttb__random random;

    ttb__random_seed(&random, 1);
    return any_town(&random, shape);
}

/* One site. */
static ttb__profit any_profit(ttb__random *random)
{
    town_shape shape = {.sites = 1, .students = 12};

    shape.sections = ttb__random_below(random, 10);
    shape.most = shape.spread = 1 + ttb__random_below(random, 30);
    shape.most_price = 3 * shape.most;
    return any_town(random, shape);
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

static void try_profit(ttb__profit profit)
{
    int64_t most = most_by_trying(&profit);

    assert_true(proves(&profit, most, INT64_MAX));
    assert_true(proves(&profit, most + 5, INT64_MAX));
    assert_false(proves(&profit, most - 1, INT64_MAX));
    try_search(&profit, most, 0);
    try_search(&profit, most, 7);
    ttb__profit_clear(&profit);
}

static void the_most_is_proven_and_no_less(void **state)
{
    ttb__random random;

    (void)state;
    for (uint64_t seed = 1; seed <= CASES; seed++) {
        ttb__random_seed(&random, seed);
        try_profit(any_profit(&random));
    }
}

/* More sections than one group has. */
static void so_it_is_where_sites_have_sections_of_their_own(void **state)
{
    const town_shape shape = {.sites = 3,
                              .sections = 16,
                              .students = 12,
                              .most = 20,
                              .spread = 20,
                              .most_price = 60,
                              .away_part = 12};
    ttb__random random;

    (void)state;
    for (uint64_t seed = 1; seed <= TOWNS; seed++) {
        ttb__random_seed(&random, seed);
        try_profit(any_town(&random, shape));
    }
}

/* Without groups it takes 42 million steps to prove what these sites earn. */
static void sites_are_proven_in_few_steps(void **state)
{
    const town_shape shape = {.sites = 6,
                              .sections = 60,
                              .students = 300,
                              .most = 60,
                              .spread = 20,
                              .least_price = 400,
                              .most_price = 800,
                              .away_part = 100};
    ttb__profit_search search = {.most_work = INT64_MAX};
    int64_t work = INT64_MAX;
    ttb__profit profit = first_town(shape);
    int is_proven;

    (void)state;
    assert_int_equal(ttb__profit_find_most(&profit, &search), TTB_OK);
    assert_int_equal(ttb__profit_prove(&profit, search.claim, NULL, &work, &is_proven), TTB_OK);
    assert_true(is_proven);
    assert_true(INT64_MAX - work < 10000000);
    ttb__profit_clear(&profit);
}

/* Also before the first node is looked at: groups of many alike sections are slow to fill. */
static void it_ends_soon_beyond_its_work(void **state)
{
    const town_shape shape = {.sites = 1,
                              .sections = 60,
                              .students = 400,
                              .most = 60,
                              .spread = 1,
                              .most_price = 1,
                              .away_part = 2};
    ttb__profit_search search = {.claim = 1, .most_work = 1000000};
    ttb__profit profit = first_town(shape);

    (void)state;
    assert_int_equal(ttb__profit_find_most(&profit, &search), TTB_OK);
    assert_false(search.is_proven);
    assert_true(search.work < 2000000);
    ttb__profit_clear(&profit);
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
        if (profit.sections.count == 9)
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
        cmocka_unit_test(so_it_is_where_sites_have_sections_of_their_own),
        cmocka_unit_test(sites_are_proven_in_few_steps),
        cmocka_unit_test(it_ends_soon_beyond_its_work),
        cmocka_unit_test(work_is_limited_and_counted),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
