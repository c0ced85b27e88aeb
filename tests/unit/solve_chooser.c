/* Neighbourhoods: what is chosen can be made anew, and what pays off is chosen more often. */
#include "formulation_town.h"

#include "solve/chooser.h"

enum { MUCH = 1000000000 }; /* work: programs are as large as they get */

typedef struct stage {
    ttb_partnership *town;
    ttb__prep *prep;
    ttb__solution from;
    ttb__chooser chooser;
} stage;

/* 0 if no timetable of this town is found. */
static int set_up(stage *on, uint64_t seed)
{
    memset(on, 0, sizeof *on);
    on->town = random_town(seed, small_town);
    on->prep = prepare(on->town, NULL);
    assert_int_equal(ttb__solution_make(on->prep, &on->from), TTB_OK);
    assert_int_equal(ttb__chooser_make(on->prep, seed, &on->chooser), TTB_OK);
    on->chooser.target = 12000000;
    return find_some(on->prep, seed, &on->from) && on->prep->requests.count > 0;
}

static void tear_down(stage *on)
{
    ttb__chooser_clear(&on->chooser);
    ttb__solution_clear(&on->from);
    destroy(on->town, on->prep);
}

static int holds(const int32_t *items, int64_t count, int32_t wanted)
{
    int32_t found = 0;
    for (int64_t number = 0; number < count; number++)
        found += items[number] == wanted;
    assert_true(found <= 1); /* nothing twice */
    return found;
}

static void assert_can_be_made_anew(const stage *on)
{
    const ttb__neighbourhood *free = &on->chooser.free;
    assert_true(free->most_work > 0);
    for (int64_t number = 0; number < free->slots.count; number++) {
        int32_t slot = free->slots.items[number];
        assert_int_equal(on->prep->slots.items[slot].pinned_placement, TTB_NONE);
        assert_int_equal(holds(free->slots.items, free->slots.count, slot), 1);
    }
    for (int64_t number = 0; number < free->students.count; number++)
        holds(free->students.items, free->students.count, free->students.items[number]);
    for (int32_t request = 0; request < on->prep->requests.count; request++) {
        int32_t slot = on->from.slot_of[request];
        if (slot != TTB_NONE && holds(free->slots.items, free->slots.count, slot))
            assert_int_equal(holds(free->students.items, free->students.count,
                                   on->prep->requests.items[request].student),
                             1);
    }
}

static void members_of_free_sections_are_free(void **state)
{
    int64_t slots[TTB__KIND_COUNT] = {0};
    (void)state;
    for (uint64_t seed = 1; seed <= 60; seed++) {
        stage on;
        if (set_up(&on, seed)) {
            for (int32_t number = 0; number < 20; number++) {
                assert_int_equal(ttb__chooser_choose(&on.chooser, &on.from, MUCH), TTB_OK);
                assert_can_be_made_anew(&on);
                slots[on.chooser.kind] += on.chooser.free.slots.count;
            }
        }
        tear_down(&on);
    }
    for (int32_t kind = 0; kind < TTB__KIND_COUNT; kind++)
        assert_true(slots[kind] > 0);
}

static void the_same_seed_chooses_the_same(void **state)
{
    stage one, other;
    (void)state;
    assert_true(set_up(&one, 3));
    assert_true(set_up(&other, 3));
    for (int32_t number = 0; number < 50; number++) {
        assert_int_equal(ttb__chooser_choose(&one.chooser, &one.from, MUCH), TTB_OK);
        assert_int_equal(ttb__chooser_choose(&other.chooser, &other.from, MUCH), TTB_OK);
        assert_int_equal(one.chooser.free.slots.count, other.chooser.free.slots.count);
        assert_int_equal(one.chooser.free.students.count, other.chooser.free.students.count);
        assert_memory_equal(one.chooser.free.slots.items, other.chooser.free.slots.items,
                            (size_t)one.chooser.free.slots.count * sizeof(int32_t));
    }
    tear_down(&one);
    tear_down(&other);
}

/* One kind always gains, the others never. */
static void what_gains_is_chosen_more_often(void **state)
{
    int32_t turns[TTB__KIND_COUNT] = {0};
    stage on;
    (void)state;
    assert_true(set_up(&on, 3));
    for (int32_t number = 0; number < 400; number++) {
        ttb__neighbourhood_result result = {.work = 1000000};
        assert_int_equal(ttb__chooser_choose(&on.chooser, &on.from, MUCH), TTB_OK);
        result.is_better = on.chooser.kind == TTB__KIND_COURSES;
        ttb__chooser_learn(&on.chooser, &result, result.is_better ? 5000 : 0);
        turns[on.chooser.kind]++;
    }
    for (int32_t kind = 0; kind < TTB__KIND_COUNT; kind++) {
        assert_true(turns[kind] > 4); /* none is forgotten */
        assert_true(kind == TTB__KIND_COURSES || turns[TTB__KIND_COURSES] > 3 * turns[kind]);
    }
    tear_down(&on);
}

static void sizes_follow_the_work(void **state)
{
    ttb__neighbourhood_result little = {.work = 1000}, much = {.work = 1000000000, .is_cut = 1};
    ttb__kind_record *record;
    int64_t first;
    stage on;
    (void)state;
    assert_true(set_up(&on, 3));
    record = &on.chooser.kinds[on.chooser.kind];
    record->students = first = 9;
    ttb__chooser_learn(&on.chooser, &little, 0);
    assert_true(record->students > first || record->students == on.prep->student_count);
    for (int32_t number = 0; number < 100; number++)
        ttb__chooser_learn(&on.chooser, &little, 0);
    assert_int_equal(record->students, on.prep->student_count);
    for (int32_t number = 0; number < 100; number++)
        ttb__chooser_learn(&on.chooser, &much, 0);
    assert_true(record->students >= 1 && record->students <= first);
    tear_down(&on);
}

/* What takes the work that is wanted stays as it is; what takes more and still ends shrinks less
 * than what is cut. */
static void sizes_near_the_wanted_work_change_little(void **state)
{
    ttb__neighbourhood_result right = {.work = 9000000}, more = {.work = 15000000};
    ttb__kind_record *record;
    stage on;
    uint64_t seed = 1;
    (void)state;
    while (!set_up(&on, seed) || on.prep->student_count < 9) {
        tear_down(&on);
        seed++;
    }
    record = &on.chooser.kinds[on.chooser.kind];
    record->students = 9;
    ttb__chooser_learn(&on.chooser, &right, 0);
    assert_int_equal(record->students, 9);
    ttb__chooser_learn(&on.chooser, &more, 0);
    assert_int_equal(record->students, 8);
    tear_down(&on);
}

static void programs_grow_with_the_work_so_far(void **state)
{
    stage on;
    (void)state;
    assert_true(set_up(&on, 3));
    assert_int_equal(ttb__chooser_choose(&on.chooser, &on.from, 1000), TTB_OK);
    assert_int_equal(on.chooser.target, 500000);
    assert_int_equal(ttb__chooser_choose(&on.chooser, &on.from, 64000000), TTB_OK);
    assert_int_equal(on.chooser.target, 2000000);
    assert_int_equal(on.chooser.free.most_work, 4000000);
    assert_int_equal(ttb__chooser_choose(&on.chooser, &on.from, MUCH), TTB_OK);
    assert_int_equal(on.chooser.target, 12000000);
    tear_down(&on);
}

static void seats_free_everybody_and_no_section(void **state)
{
    stage on;
    (void)state;
    assert_true(set_up(&on, 3));
    assert_int_equal(ttb__chooser_choose_seats(&on.chooser), TTB_OK);
    assert_int_equal(on.chooser.free.students.count, on.prep->student_count);
    assert_int_equal(on.chooser.free.slots.count, 0);
    assert_ptr_equal(on.chooser.free.prices, on.chooser.prices);
    tear_down(&on);
}

/* Choices without a section that could run, and sections without anybody who asks for them. */
static void nothing_is_free_where_nothing_can_be_drawn(void **state)
{
    (void)state;
    for (int32_t has_offer = 0; has_offer < 2; has_offer++) {
        stage on = {.town = new_town(2, 1)};
        int32_t course = add_course(on.town, "art", 1);
        if (has_offer)
            add_offer(on.town, course, NORTH);
        else
            add_choice(on.town, add_student(on.town, NORTH), course);
        on.prep = prepare(on.town, NULL);
        assert_int_equal(ttb__solution_make(on.prep, &on.from), TTB_OK);
        assert_int_equal(ttb__chooser_make(on.prep, 1, &on.chooser), TTB_OK);
        for (int32_t number = 0; number < 50; number++) {
            assert_int_equal(ttb__chooser_choose(&on.chooser, &on.from, MUCH), TTB_OK);
            assert_int_equal(on.chooser.free.slots.count, 0);
            assert_int_equal(on.chooser.free.students.count, 0);
        }
        tear_down(&on);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(members_of_free_sections_are_free),
        cmocka_unit_test(the_same_seed_chooses_the_same),
        cmocka_unit_test(what_gains_is_chosen_more_often),
        cmocka_unit_test(sizes_follow_the_work),
        cmocka_unit_test(sizes_near_the_wanted_work_change_little),
        cmocka_unit_test(programs_grow_with_the_work_so_far),
        cmocka_unit_test(seats_free_everybody_and_no_section),
        cmocka_unit_test(nothing_is_free_where_nothing_can_be_drawn),
    };
    return cmocka_run_group_tests_name("chooser", tests, NULL, NULL);
}
