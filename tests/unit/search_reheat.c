/* A light cooling that ends with a choice too many unmet goes on from there. */
#include "search_town.h"

#include "search/inside.h"

/* Art and biology, which one student takes, at home; the best timetable has both. */
typedef struct setting {
    ttb_partnership *town;
    ttb__prep *prep;
    ttb__search *search;
} setting;

static void open_in(setting *with, int32_t offer, int32_t block)
{
    assert_int_equal(ttb__move_open(with->search->state, with->prep->offer_first_slot[offer],
                                    placement_number(with->prep, offer, BLOCK(block))),
                     1);
}

static void close_slot(setting *with, int32_t offer)
{
    assert_int_equal(ttb__move_close(with->search->state, with->prep->offer_first_slot[offer]), 1);
}

/* Two sites, so that travel is about something; then a light cooling ends with one choice unmet. */
static void set_up(setting *with)
{
    *with = (setting){.town = new_town(2, 2)};
    add_ways(with->town, NORTH, SOUTH, 20);
    for (int32_t course = 0; course < 2; course++)
        (void)add_offer(with->town, add_course(with->town, course ? "biology" : "art", 1), NORTH);
    for (int32_t course = 0, student = add_student(with->town, NORTH); course < 2; course++)
        add_choice(with->town, student, course);
    with->prep = prepare(with->town, NULL);
    assert_int_equal(ttb__search_make(with->prep, 1, &with->search), TTB_OK);
    open_in(with, 0, A);
    open_in(with, 1, B);
    assert_int_equal(ttb__search_keep_if_best(with->search), 1);
    assert_int_equal(with->search->best.tiers[0], 0);
    while (!with->search->cooling.light_length)
        ttb__cooling_choose(&with->search->cooling, &with->search->best);
    close_slot(with, 1);
}

static void tear_down(setting *with)
{
    ttb__search_destroy(with->search);
    destroy(with->town, with->prep);
}

static void it_goes_on_from_that_end(void **unused)
{
    setting with;
    (void)unused;
    set_up(&with);
    assert_int_equal(ttb__search_reheat(with.search), 1);
    assert_int_equal(with.search->cooling.is_reheat, 1);
    assert_true(with.search->cooling.end > with.search->state->work);
    assert_int_equal(with.search->state->all_unmet_count, 1);
    tear_down(&with);
}

/* Each of three reheats in vain begins where the light one ended. */
static void what_gains_nothing_is_given_up(void **unused)
{
    setting with;
    (void)unused;
    set_up(&with);
    assert_int_equal(ttb__search_reheat(with.search), 1);
    for (int32_t vain = 1; vain <= 3; vain++) {
        close_slot(&with, 0);
        assert_int_equal(ttb__search_reheat(with.search), vain < 3);
        assert_int_equal(with.search->state->all_unmet_count, vain < 3 ? 1 : 2);
    }
    tear_down(&with);
}

static void it_ends_where_the_first_tier_is_at_0(void **unused)
{
    setting with;
    (void)unused;
    set_up(&with);
    assert_int_equal(ttb__search_reheat(with.search), 1);
    open_in(&with, 1, B);
    assert_int_equal(ttb__search_reheat(with.search), 0);
    tear_down(&with);
}

/* The best had two choices unmet when the light one began that ended with one. */
static void a_gain_needs_no_reheat(void **unused)
{
    setting with;
    (void)unused;
    set_up(&with);
    with.search->cooling.before[0] = 2000;
    assert_int_equal(ttb__search_reheat(with.search), 0);
    tear_down(&with);
}

/* One that is better at once, and one at full weight, have no need of it. */
static void others_are_not_reheated(void **unused)
{
    setting with;
    (void)unused;
    set_up(&with);
    with.search->cooling.is_light = 0;
    assert_int_equal(ttb__search_reheat(with.search), 0);
    with.search->cooling.is_light = 1;
    open_in(&with, 1, B);
    assert_int_equal(ttb__search_reheat(with.search), 0);
    tear_down(&with);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_goes_on_from_that_end),
        cmocka_unit_test(what_gains_nothing_is_given_up),
        cmocka_unit_test(it_ends_where_the_first_tier_is_at_0),
        cmocka_unit_test(a_gain_needs_no_reheat),
        cmocka_unit_test(others_are_not_reheated),
    };
    return cmocka_run_group_tests_name("reheat", tests, NULL, NULL);
}
