/* Sections go where a table or the leaf of a tree says, and everybody is seated there. */
#include "search_town.h"

#include "search/inside.h"
#include "search/search.h"

enum { COURSES = 3 };

/* Three courses in three blocks, which one student takes; all stand in A, where he has one. */
typedef struct setting {
    ttb_partnership *town;
    ttb__prep *prep;
    ttb__state *state;
    ttb__numbers leaf;
} setting;

static void add_standing(setting *with, int32_t offer, int32_t placement)
{
    assert_int_equal(TTB__PUSH(&with->leaf, offer), TTB_OK);
    assert_int_equal(TTB__PUSH(&with->leaf, placement), TTB_OK);
}

static int32_t placement_in(const setting *with, int32_t offer, int32_t block)
{
    return placement_number(with->prep, offer, BLOCK(block));
}

static int32_t first_slot(const setting *with, int32_t offer)
{
    return with->prep->offer_first_slot[offer];
}

static void set_up(setting *with, int is_pinned)
{
    static const char *const ids[COURSES] = {"art", "biology", "chemistry"};
    int32_t student;

    *with = (setting){.town = new_town(COURSES, 1)};
    student = add_student(with->town, NORTH);
    for (int32_t course = 0; course < COURSES; course++) {
        add_choice(with->town, student, add_course(with->town, ids[course], 1));
        (void)add_offer(with->town, course, NORTH);
    }
    if (is_pinned)
        add_rule(with->town, (ttb__rule){.kind = TTB__RULE_PIN_SECTION, .blocks = BLOCK(A)});
    with->prep = prepare(with->town, NULL);
    with->state = new_state(with->prep);
    for (int32_t offer = is_pinned; offer < COURSES; offer++)
        assert_int_equal(
            ttb__move_open(with->state, first_slot(with, offer), placement_in(with, offer, A)), 1);
    ttb__state_begin(with->state);
}

static void tear_down(setting *with)
{
    ttb__free(with->leaf.items);
    ttb__state_destroy(with->state);
    destroy(with->town, with->prep);
}

static void everything_goes_where_the_leaf_has_it(void **unused)
{
    setting with;
    int32_t target[2 * COURSES];
    (void)unused;
    set_up(&with, 0);
    assert_int_equal(with.state->all_unmet_count, 2);
    for (int32_t offer = 0; offer < COURSES; offer++)
        add_standing(&with, offer, placement_in(&with, offer, A + offer));
    assert_int_equal(ttb__leaf_target(with.state, &with.leaf, target), 1);
    assert_int_equal(ttb__move_take(with.state, target), 1);
    assert_int_equal(with.state->all_unmet_count, 0);
    for (int32_t offer = 0; offer < COURSES; offer++)
        assert_int_equal(with.state->placement_of[first_slot(&with, offer)],
                         placement_in(&with, offer, A + offer));
    assert_int_equal(ttb__move_take(with.state, target), 0);
    tear_down(&with);
}

/* Offers that it does not name stay; of one that it names a section stays where it stands already,
 * one more opens, and what it does not have closes. */
static void a_leaf_changes_its_offers_only(void **unused)
{
    setting with;
    int32_t target[2 * COURSES];
    (void)unused;
    set_up(&with, 0);
    add_standing(&with, 1, placement_in(&with, 1, C));
    add_standing(&with, 1, placement_in(&with, 1, A));
    add_standing(&with, 2, TTB_NONE);
    assert_int_equal(ttb__leaf_target(with.state, &with.leaf, target), 1);
    assert_int_equal(target[first_slot(&with, 0)], placement_in(&with, 0, A));
    assert_int_equal(target[first_slot(&with, 0) + 1], TTB_NONE);
    assert_int_equal(target[first_slot(&with, 1)], placement_in(&with, 1, A));
    assert_int_equal(target[first_slot(&with, 1) + 1], placement_in(&with, 1, C));
    assert_int_equal(target[first_slot(&with, 2)], TTB_NONE);
    assert_int_equal(ttb__move_take(with.state, target), 1);
    for (int32_t slot = 0; slot < 2 * COURSES; slot++)
        assert_int_equal(with.state->placement_of[slot], target[slot]);
    tear_down(&with);
}

static void what_cannot_be_is_refused(void **unused)
{
    setting with;
    int32_t target[2 * COURSES];
    (void)unused;
    set_up(&with, 1);
    add_standing(&with, 0, placement_in(&with, 0, B));
    assert_int_equal(ttb__leaf_target(with.state, &with.leaf, target), 0); /* pinned in A */
    with.leaf.count = 0;
    for (int32_t block = A; block <= C; block++)
        add_standing(&with, 1, placement_in(&with, 1, block));
    assert_int_equal(ttb__leaf_target(with.state, &with.leaf, target), 0); /* has two slots */
    tear_down(&with);
}

static ttb__search *new_search(const setting *with)
{
    atomic_int stop = 0;
    ttb__search *search;
    assert_int_equal(ttb__search_make(with->prep, 1, &search), TTB_OK);
    assert_int_equal(ttb__search_run(search, 50000, &stop), TTB_OK);
    assert_int_equal(ttb__search_best(search)->tiers[0], 0);
    return search;
}

/* As if nothing ran and nobody sat anywhere. */
static void forget(ttb__search *search, const ttb__prep *prep)
{
    ttb__solution nothing;
    assert_int_equal(ttb__solution_make(prep, &nothing), TTB_OK);
    nothing.is_valid = 1;
    assert_int_equal(ttb__solution_measure(prep, &nothing), TTB_OK);
    ttb__search_adopt(search, &nothing);
    ttb__solution_clear(&nothing);
}

/* A leaf with the courses in the first block and so many later ones each: choices unmet then. */
static int64_t unmet_after_leaf(setting *with, ttb__search *search, int32_t first, int32_t step)
{
    atomic_int stop = 0;
    with->leaf.count = 0;
    for (int32_t offer = 0; offer < COURSES; offer++)
        add_standing(with, offer, placement_in(with, offer, first + offer * step));
    assert_int_equal(ttb__search_take_leaf(search, &with->leaf, &stop), TTB_OK);
    return ttb__search_best(search)->tiers[0] / 1000;
}

/* A search takes over what is better, and keeps its best where a leaf is worse. */
static void a_search_tries_a_leaf(void **unused)
{
    setting with;
    ttb__search *search;
    (void)unused;
    set_up(&with, 0);
    search = new_search(&with);
    assert_int_equal(unmet_after_leaf(&with, search, A, 0), 0);
    forget(search, with.prep);
    assert_int_equal(unmet_after_leaf(&with, search, A, 1), 0);
    ttb__search_destroy(search);
    tear_down(&with);
}

/* The first leaf is better than nothing, the second no better than the first, but near to what is.
 */
static void a_leaf_that_is_no_gain_is_cooled(void **unused)
{
    setting with;
    ttb__search *search;
    (void)unused;
    set_up(&with, 0);
    search = new_search(&with);
    forget(search, with.prep);
    assert_int_equal(unmet_after_leaf(&with, search, A, 0), COURSES - 1);
    assert_int_equal(unmet_after_leaf(&with, search, B, 0), 0);
    ttb__search_destroy(search);
    tear_down(&with);
}

/* The same cooling from there on, with the same chances. */
static void assert_same_search(const ttb__search *one, const ttb__search *other)
{
    ttb__solution stands[2];
    const ttb__prep *prep = one->prep;
    assert_int_equal(ttb__solution_make(prep, &stands[0]), TTB_OK);
    assert_int_equal(ttb__solution_make(prep, &stands[1]), TTB_OK);
    ttb__state_save(one->state, &stands[0]);
    ttb__state_save(other->state, &stands[1]);
    assert_memory_equal(stands[0].slot_of, stands[1].slot_of,
                        (size_t)prep->requests.count * sizeof(int32_t));
    assert_memory_equal(stands[0].placement_of, stands[1].placement_of,
                        (size_t)prep->slots.count * sizeof(int32_t));
    assert_memory_equal(&one->state->random, &other->state->random, sizeof(ttb__random));
    assert_memory_equal(&one->steps, &other->steps, sizeof(ttb__steps));
    assert_int_equal(one->state->work, other->state->work);
    assert_int_equal(one->cooling.end, other->cooling.end);
    ttb__solution_clear(&stands[0]);
    ttb__solution_clear(&stands[1]);
}

/* Whether a leaf is a gain or none. */
static void a_cooling_goes_on_as_if_no_leaf_had_been(void **unused)
{
    atomic_int stop = 0;
    setting with;
    (void)unused;
    set_up(&with, 0);
    for (int32_t is_gain = 0; is_gain < 2; is_gain++) {
        ttb__search *one = new_search(&with), *other = new_search(&with);
        int64_t work = ttb__search_work(one), leaf_work;
        if (is_gain)
            forget(one, with.prep);
        assert_int_equal(unmet_after_leaf(&with, one, A, is_gain), 0);
        leaf_work = ttb__search_work(one) - work;
        assert_true(leaf_work > 0);
        assert_same_search(one, other);
        assert_int_equal(ttb__search_run(one, work + leaf_work + 1000, &stop), TTB_OK);
        assert_int_equal(ttb__search_run(other, work + 1000, &stop), TTB_OK);
        assert_same_search(one, other);
        ttb__search_destroy(one);
        ttb__search_destroy(other);
    }
    tear_down(&with);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(everything_goes_where_the_leaf_has_it),
        cmocka_unit_test(a_leaf_changes_its_offers_only),
        cmocka_unit_test(what_cannot_be_is_refused),
        cmocka_unit_test(a_search_tries_a_leaf),
        cmocka_unit_test(a_leaf_that_is_no_gain_is_cooled),
        cmocka_unit_test(a_cooling_goes_on_as_if_no_leaf_had_been),
    };
    return cmocka_run_group_tests_name("leaf", tests, NULL, NULL);
}
