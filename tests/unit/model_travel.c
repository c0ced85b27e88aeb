#include <stdio.h>

#include "base/random.h"
#include "model/travel.h"
#include "model_town.h"

static ttb_partnership *with_sites(int32_t count)
{
    ttb_partnership *partnership = NULL;
    char id[16];
    int32_t site;

    assert_int_equal(ttb__partnership_make(&partnership), TTB_OK);
    for (int32_t number = 0; number < count; number++) {
        snprintf(id, sizeof id, "s%d", (int)number);
        assert_int_equal(ttb__add_site(partnership, id, NULL, TTB_SITE_SCHOOL, &site), TTB_OK);
    }
    return partnership;
}

static void assert_minutes(const ttb_partnership *partnership, int32_t from, int32_t to,
                           int32_t minutes)
{
    ttb__travel travel;
    int32_t found;

    assert_int_equal(ttb__travel_make(partnership, &travel), TTB_OK);
    assert_int_equal(ttb__minutes(&travel, from, to), minutes);
    assert_int_equal(ttb__travel_find(partnership, from, to, &found), TTB_OK);
    assert_int_equal(found, minutes);
    ttb__travel_clear(&travel);
}

static void no_sites_have_no_travel(void **state)
{
    ttb_partnership *partnership = with_sites(0);
    ttb__travel travel;

    (void)state;
    assert_int_equal(ttb__travel_make(partnership, &travel), TTB_OK);
    assert_int_equal(travel.sites, 0);
    ttb__travel_clear(&travel);
    ttb__partnership_destroy(partnership);
}

static void links_are_one_way_and_the_quickest_way_counts(void **state)
{
    ttb_partnership *partnership = with_sites(4);

    (void)state;
    assert_int_equal(ttb__add_link(partnership, 0, 1, 30), TTB_OK);
    assert_int_equal(ttb__add_link(partnership, 0, 2, 10), TTB_OK);
    assert_int_equal(ttb__add_link(partnership, 2, 1, 15), TTB_OK);
    assert_minutes(partnership, 0, 0, 0);
    assert_minutes(partnership, 0, 1, 25);
    assert_minutes(partnership, 1, 0, TTB_NONE);
    assert_minutes(partnership, 0, 3, TTB_NONE);
    assert_int_equal(ttb__add_link(partnership, 1, 3, 0), TTB_OK);
    assert_minutes(partnership, 0, 3, 25);
    assert_minutes(partnership, 1, 3, 0);
    ttb__partnership_destroy(partnership);
}

enum { TOWN_SITES = 24, NO_WAY = 1000000 };

static void add_random_links(ttb_partnership *partnership, ttb__random *random, int32_t *minutes)
{
    for (int32_t from = 0; from < TOWN_SITES; from++) {
        for (int32_t to = 0; to < TOWN_SITES; to++) {
            int32_t *cell = &minutes[from * TOWN_SITES + to];
            *cell = from == to ? 0 : NO_WAY;
            if (from == to || ttb__random_below(random, 8) != 0)
                continue;
            *cell = (int32_t)ttb__random_below(random, 60);
            assert_int_equal(ttb__add_link(partnership, from, to, *cell), TTB_OK);
        }
    }
}

/* Floyd and Warshall's way, as another method to compare with. */
static void relax_all(int32_t *minutes)
{
    for (int32_t by = 0; by < TOWN_SITES; by++) {
        for (int32_t from = 0; from < TOWN_SITES; from++) {
            for (int32_t to = 0; to < TOWN_SITES; to++) {
                int32_t way = minutes[from * TOWN_SITES + by] + minutes[by * TOWN_SITES + to];
                if (way < minutes[from * TOWN_SITES + to])
                    minutes[from * TOWN_SITES + to] = way;
            }
        }
    }
}

static void random_towns_agree_with_another_method(void **state)
{
    int32_t minutes[TOWN_SITES * TOWN_SITES];
    ttb__random random;

    (void)state;
    ttb__random_seed(&random, 7);
    for (int32_t round = 0; round < 50; round++) {
        ttb_partnership *partnership = with_sites(TOWN_SITES);
        ttb__travel travel;
        add_random_links(partnership, &random, minutes);
        relax_all(minutes);
        assert_int_equal(ttb__travel_make(partnership, &travel), TTB_OK);
        for (int32_t cell = 0; cell < TOWN_SITES * TOWN_SITES; cell++)
            assert_int_equal(travel.minutes[cell],
                             minutes[cell] >= NO_WAY ? TTB_NONE : minutes[cell]);
        ttb__travel_clear(&travel);
        ttb__partnership_destroy(partnership);
    }
}

/* Links against the order of settling, so that each site is improved many times. */
static void many_improvements_stay_within_the_heap(void **state)
{
    ttb_partnership *partnership = with_sites(60);

    (void)state;
    for (int32_t from = 0; from < 60; from++) {
        for (int32_t to = from + 1; to < 60; to++)
            assert_int_equal(
                ttb__add_link(partnership, from, to, to == from + 1 ? 1 : 4 * (to - from)), TTB_OK);
    }
    assert_minutes(partnership, 0, 59, 59);
    ttb__partnership_destroy(partnership);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_sites_have_no_travel),
        cmocka_unit_test(links_are_one_way_and_the_quickest_way_counts),
        cmocka_unit_test(random_towns_agree_with_another_method),
        cmocka_unit_test(many_improvements_stay_within_the_heap),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
