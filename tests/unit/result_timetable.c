#include "town.h"

static ttb_partnership *small_town(void)
{
    ttb_partnership *town = new_town(2, 2);
    add_course(town, "art", 1);
    add_course(town, "latin", 1);
    add_student(town, NORTH);
    add_student(town, SOUTH);
    return town;
}

static void a_timetable_outlives_its_partnership(void **state)
{
    ttb_partnership *town = small_town();
    ttb_timetable *timetable = new_timetable(town);

    (void)state;
    ttb__partnership_destroy(town);
    assert_int_equal(timetable->outcome, TTB_OUTCOME_GIVEN);
    assert_int_equal(strlen(timetable->hash), 64);
    assert_int_equal(timetable->block_ids.count, 2);
    assert_string_equal(timetable->block_ids.items[1], "B");
    assert_string_equal(timetable->site_ids.items[1], "south");
    assert_string_equal(timetable->course_ids.items[0], "art");
    assert_string_equal(timetable->student_ids.items[1], "s01");
    ttb__timetable_destroy(timetable);
    ttb__timetable_destroy(NULL);
}

static void a_timetable_of_an_empty_partnership_is_empty(void **state)
{
    ttb_partnership *town = new_town(0, 0);
    ttb_timetable *timetable = new_timetable(town);

    (void)state;
    assert_codes(town, timetable, "");
    assert_int_equal(timetable->has_values, 1);
    assert_int_equal(timetable->tier_count, 4);
    ttb__timetable_destroy(timetable);
    ttb__partnership_destroy(town);
}

static void a_section_is_added_once(void **state)
{
    ttb_partnership *town = small_town();
    ttb_timetable *timetable = new_timetable(town);
    int32_t section = TTB_NONE;

    (void)state;
    assert_int_equal(ttb__timetable_add_section(timetable, 1, 1, 2, BLOCK(A), &section), TTB_OK);
    assert_int_equal(section, 0);
    assert_int_equal(ttb__timetable_add_section(timetable, 1, 1, 2, BLOCK(B), &section),
                     TTB_ERR_STATE);
    assert_int_equal(ttb__timetable_add_section(timetable, 1, 1, 1, BLOCK(B), &section), TTB_OK);
    assert_int_equal(ttb__timetable_add_section(timetable, 1, 0, 2, BLOCK(B), NULL), TTB_OK);
    assert_int_equal(ttb__timetable_add_section(timetable, 0, 1, 2, BLOCK(B), NULL), TTB_OK);
    assert_int_equal(timetable->sections.count, 4);
    ttb__timetable_destroy(timetable);
    ttb__partnership_destroy(town);
}

static void numbers_that_do_not_exist_are_refused(void **state)
{
    ttb_partnership *town = small_town();
    ttb_timetable *timetable = new_timetable(town);
    int32_t section = TTB_NONE;

    (void)state;
    assert_int_equal(ttb__timetable_add_section(timetable, 2, 0, 1, 0, NULL), TTB_ERR_NOT_FOUND);
    assert_int_equal(ttb__timetable_add_section(timetable, -1, 0, 1, 0, NULL), TTB_ERR_NOT_FOUND);
    assert_int_equal(ttb__timetable_add_section(timetable, 0, 2, 1, 0, NULL), TTB_ERR_NOT_FOUND);
    assert_int_equal(ttb__timetable_add_section(timetable, 0, -1, 1, 0, NULL), TTB_ERR_NOT_FOUND);
    assert_int_equal(ttb__timetable_add_section(timetable, 0, 0, 1, BLOCK(C), NULL),
                     TTB_ERR_NOT_FOUND);
    assert_int_equal(ttb__timetable_add_section(timetable, 0, 0, 0, 0, NULL), TTB_ERR_RANGE);
    assert_int_equal(ttb__timetable_add_section(timetable, 0, 0, 1, 0, &section), TTB_OK);
    assert_int_equal(ttb__timetable_add_seat(timetable, section, 2), TTB_ERR_NOT_FOUND);
    assert_int_equal(ttb__timetable_add_seat(timetable, section, -1), TTB_ERR_NOT_FOUND);
    assert_int_equal(ttb__timetable_add_seat(timetable, section + 1, 0), TTB_ERR_NOT_FOUND);
    assert_int_equal(timetable->sections.items[0].students.count, 0);
    ttb__timetable_destroy(timetable);
    ttb__partnership_destroy(town);
}

static void thousands_of_sections_are_told_apart(void **state)
{
    ttb_partnership *town = small_town();
    ttb_timetable *timetable = new_timetable(town);

    (void)state;
    for (int32_t number = 1; number <= 5000; number++)
        assert_int_equal(ttb__timetable_add_section(timetable, 0, 1, number, 1, NULL), TTB_OK);
    for (int32_t number = 1; number <= 5000; number++)
        assert_int_equal(ttb__timetable_add_section(timetable, 0, 1, number, 1, NULL),
                         TTB_ERR_STATE);
    ttb__timetable_destroy(timetable);
    ttb__partnership_destroy(town);
}

static void sections_put_in_by_hand_count_too(void **state)
{
    ttb_partnership *town = small_town();
    ttb_timetable *timetable = new_timetable(town);
    ttb__section section = {.course = 1, .site = 0, .number = 1, .blocks = 1};

    (void)state;
    assert_int_equal(ttb__timetable_add_section(timetable, 0, 0, 1, 1, NULL), TTB_OK);
    assert_int_equal(TTB__PUSH(&timetable->sections, section), TTB_OK);
    assert_int_equal(ttb__timetable_add_section(timetable, 1, 0, 1, 1, NULL), TTB_ERR_STATE);
    timetable->sections.count = 0;
    assert_int_equal(ttb__timetable_add_section(timetable, 1, 0, 1, 1, NULL), TTB_OK);
    ttb__timetable_destroy(timetable);
    ttb__partnership_destroy(town);
}

static void sorting_puts_everything_in_order(void **state)
{
    ttb_partnership *town = small_town();
    ttb_timetable *timetable = new_timetable(town);
    int32_t last, first;

    (void)state;
    assert_int_equal(ttb__timetable_add_section(timetable, 1, 0, 7, 1, &last), TTB_OK);
    assert_int_equal(ttb__timetable_add_section(timetable, 0, 1, 9, 1, NULL), TTB_OK);
    assert_int_equal(ttb__timetable_add_section(timetable, 0, 0, 3, 1, NULL), TTB_OK);
    assert_int_equal(ttb__timetable_add_section(timetable, 0, 0, 2, 2, &first), TTB_OK);
    add_seat(timetable, first, 1);
    add_seat(timetable, first, 0);
    ttb__timetable_sort(timetable, 0);
    assert_int_equal(timetable->sections.items[0].number, 2);
    assert_int_equal(timetable->sections.items[0].students.items[0], 0);
    assert_int_equal(timetable->sections.items[0].students.items[1], 1);
    assert_int_equal(timetable->sections.items[1].number, 3);
    assert_int_equal(timetable->sections.items[2].site, 1);
    assert_int_equal(timetable->sections.items[3].course, 1);
    assert_int_equal(ttb__timetable_add_section(timetable, 1, 0, 7, 1, NULL), TTB_ERR_STATE);
    ttb__timetable_sort(timetable, 1);
    assert_int_equal(timetable->sections.items[0].number, 1);
    assert_int_equal(timetable->sections.items[1].number, 2);
    assert_int_equal(timetable->sections.items[2].number, 1);
    assert_int_equal(timetable->sections.items[3].number, 1);
    ttb__timetable_destroy(timetable);
    ttb__partnership_destroy(town);
}

static void blocks_and_students_break_ties_when_sorting(void **state)
{
    ttb_partnership *town = small_town();
    ttb_timetable *timetable = new_timetable(town);
    const uint64_t blocks[] = {2, 1, 1, 1, 1};
    const int32_t students[] = {0, 1, 0, TTB_NONE, 0};

    (void)state;
    for (int32_t item = 0; item < 5; item++) {
        ttb__section section = {.blocks = blocks[item]};
        assert_int_equal(TTB__PUSH(&timetable->sections, section), TTB_OK);
        if (students[item] != TTB_NONE)
            add_seat(timetable, item, students[item]);
    }
    add_seat(timetable, 2, 1); /* as one other section has it, and somebody more */
    ttb__timetable_sort(timetable, 1);
    assert_int_equal(timetable->sections.items[0].students.count, 0);
    assert_int_equal(timetable->sections.items[1].students.items[0], 0);
    assert_int_equal(timetable->sections.items[1].students.count, 1);
    assert_int_equal(timetable->sections.items[2].students.items[0], 0);
    assert_int_equal(timetable->sections.items[2].students.count, 2);
    assert_int_equal(timetable->sections.items[3].students.items[0], 1);
    assert_true(timetable->sections.items[4].blocks == 2);
    assert_int_equal(timetable->sections.items[4].number, 5);
    ttb__timetable_destroy(timetable);
    ttb__partnership_destroy(town);
}

static void each_offer_is_numbered_from_1(void **state)
{
    ttb_partnership *town = small_town();
    ttb_timetable *timetable = new_timetable(town);
    const int32_t courses[] = {0, 0, 1, 1, 1}, sites[] = {0, 0, 0, 1, 1};
    const int32_t numbers[] = {1, 2, 1, 1, 2};

    (void)state;
    for (int32_t item = 4; item >= 0; item--)
        assert_int_equal(
            ttb__timetable_add_section(timetable, courses[item], sites[item], item + 10, 1, NULL),
            TTB_OK);
    ttb__timetable_sort(timetable, 1);
    for (int32_t item = 0; item < 5; item++) {
        assert_int_equal(timetable->sections.items[item].course, courses[item]);
        assert_int_equal(timetable->sections.items[item].site, sites[item]);
        assert_int_equal(timetable->sections.items[item].number, numbers[item]);
    }
    ttb__timetable_destroy(timetable);
    ttb__partnership_destroy(town);
}

static void changes_make_values_forgotten(void **state)
{
    ttb_partnership *town = small_town();
    ttb_timetable *timetable = new_timetable(town);
    int is_valid = 0;

    (void)state;
    assert_int_equal(ttb__check(town, timetable, &is_valid, NULL), TTB_OK);
    assert_int_equal(timetable->has_values, 1);
    int32_t section = add_section(timetable, 0, 0, 1);
    assert_int_equal(timetable->has_values, 0);
    assert_int_equal(ttb__check(town, timetable, &is_valid, NULL), TTB_OK);
    assert_int_equal(timetable->has_values, 1);
    add_seat(timetable, section, 0);
    assert_int_equal(timetable->has_values, 0);
    ttb__timetable_destroy(timetable);
    ttb__partnership_destroy(town);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_timetable_outlives_its_partnership),
        cmocka_unit_test(a_timetable_of_an_empty_partnership_is_empty),
        cmocka_unit_test(a_section_is_added_once),
        cmocka_unit_test(numbers_that_do_not_exist_are_refused),
        cmocka_unit_test(thousands_of_sections_are_told_apart),
        cmocka_unit_test(sections_put_in_by_hand_count_too),
        cmocka_unit_test(sorting_puts_everything_in_order),
        cmocka_unit_test(blocks_and_students_break_ties_when_sorting),
        cmocka_unit_test(each_offer_is_numbered_from_1),
        cmocka_unit_test(changes_make_values_forgotten),
    };
    return cmocka_run_group_tests_name("timetable", tests, NULL, NULL);
}
