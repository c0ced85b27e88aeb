/* A part of the town that cannot have less of the first tier rests, while another may. */
#include "search_town.h"

#include "search/inside.h"

enum { HALVES = 2, ROUNDS = 8, RESTING = 4 };

typedef struct setting {
    ttb_partnership *town;
    ttb__prep *prep;
    ttb__search *search;
    int32_t turns[HALVES];
} setting;

/* Art and biology run in A or B, the others in C or D; one student takes all, and a choice of the
 * first half weighs half of one of the second. Nothing runs. */
static void set_up(setting *with, int32_t goal)
{
    static const char *const ids[] = {"art", "biology", "chemistry", "drama"};
    int32_t student, tier;

    *with = (setting){.town = new_town(4, 1)};
    student = add_student(with->town, NORTH);
    for (int32_t number = 0; number < 4; number++) {
        int32_t course = add_course(with->town, ids[number], 1);
        int32_t offer = add_offer(with->town, course, NORTH);
        uint64_t blocks = number < 2 ? BLOCK(A) | BLOCK(B) : BLOCK(C) | BLOCK(D);
        assert_int_equal(ttb__set_offer_blocks(with->town, offer, blocks), TTB_OK);
        assert_int_equal(ttb__add_choice(with->town, student, course, number < 2 ? 500 : 1000),
                         TTB_OK);
    }
    assert_int_equal(ttb__add_tier(with->town, &tier), TTB_OK);
    assert_int_equal(ttb__add_goal(with->town, tier, TTB_GOAL_UNMET, 2), TTB_OK);
    if (goal != TTB_GOAL_UNMET)
        assert_int_equal(ttb__add_goal(with->town, tier, goal, 1), TTB_OK);
    with->prep = prepare(with->town, NULL);
    assert_int_equal(ttb__search_make(with->prep, 1, &with->search), TTB_OK);
    assert_int_equal(ttb__search_part_count(with->search), HALVES);
}

static void tear_down(setting *with)
{
    ttb__search_destroy(with->search);
    destroy(with->town, with->prep);
}

/* The part of the first half, or of the second. */
static int32_t part_of(const setting *with, int32_t half)
{
    return ttb__search_parts(with->search)[half * 2];
}

/* So many rounds of turns. */
static void take_turns(setting *with)
{
    ttb__search *search = with->search;

    memset(with->turns, 0, sizeof with->turns);
    search->state->part = TTB_NONE;
    search->cooling.number = 0;
    for (;;) {
        search->cooling.number += ttb__search_turn_to_next_part(search);
        if (search->cooling.number > ROUNDS)
            return;
        with->turns[search->state->part == part_of(with, 1)]++;
    }
}

static void parts_have_equal_turns(void **unused)
{
    setting with;
    (void)unused;
    set_up(&with, TTB_GOAL_UNMET);
    take_turns(&with);
    assert_int_equal(with.turns[0], ROUNDS);
    assert_int_equal(with.turns[1], ROUNDS);
    tear_down(&with);
}

/* Two choices of weight 1/2 in a tier that counts them double are 2 choices; one thousandth less is
 * not all. */
static void one_at_its_bound_rests_while_the_other_is_not(void **unused)
{
    setting with;
    (void)unused;
    set_up(&with, TTB_GOAL_UNMET);
    ttb__search_bound_part(with.search, part_of(&with, 0), 1999);
    take_turns(&with);
    assert_int_equal(with.turns[0], ROUNDS);
    ttb__search_bound_part(with.search, part_of(&with, 0), 2000);
    take_turns(&with);
    assert_int_equal(with.turns[0], ROUNDS / RESTING);
    assert_int_equal(with.turns[1], ROUNDS);
    ttb__search_bound_part(with.search, part_of(&with, 1), 4000);
    take_turns(&with);
    assert_int_equal(with.turns[0], ROUNDS);
    tear_down(&with);
}

static void one_that_has_all_its_choices_rests(void **unused)
{
    setting with;
    (void)unused;
    set_up(&with, TTB_GOAL_UNMET);
    for (int32_t offer = 0; offer < 2; offer++)
        assert_int_equal(ttb__move_open(with.search->state, with.prep->offer_first_slot[offer],
                                        placement_number(with.prep, offer, BLOCK(offer ? B : A))),
                         1);
    assert_int_equal(ttb__search_keep_if_best(with.search), 1);
    take_turns(&with);
    assert_int_equal(with.turns[0], ROUNDS / RESTING);
    assert_int_equal(with.turns[1], ROUNDS);
    tear_down(&with);
}

static void none_rests_where_the_first_tier_is_about_more(void **unused)
{
    setting with;
    (void)unused;
    set_up(&with, TTB_GOAL_BALANCE);
    ttb__search_bound_part(with.search, part_of(&with, 0), INT64_MAX);
    take_turns(&with);
    assert_int_equal(with.turns[0], ROUNDS);
    tear_down(&with);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parts_have_equal_turns),
        cmocka_unit_test(one_at_its_bound_rests_while_the_other_is_not),
        cmocka_unit_test(one_that_has_all_its_choices_rests),
        cmocka_unit_test(none_rests_where_the_first_tier_is_about_more),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
