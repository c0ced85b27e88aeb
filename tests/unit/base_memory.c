#include "test.h"

#include "base/checked.h"
#include "base/memory.h"

static void alloc_zeroes_and_never_returns_null_for_nothing(void **state)
{
    unsigned char *bytes = ttb__alloc(1000, 1);
    void *nothing = ttb__alloc(0, 8);

    (void)state;
    assert_non_null(bytes);
    for (int byte = 0; byte < 1000; byte++)
        assert_int_equal(bytes[byte], 0);
    assert_non_null(nothing);
    ttb__free(nothing);
    ttb__free(bytes);
    ttb__free(NULL);
}

static void sizes_that_overflow_are_refused(void **state)
{
    char *kept = ttb__copy_text("kept");

    (void)state;
    assert_null(ttb__alloc(INT64_MAX, 2));
    assert_null(ttb__alloc(INT64_MAX / 8 + 1, 8));
    assert_null(ttb__alloc(1, SIZE_MAX));
    assert_null(ttb__alloc(-1, 1));
    assert_null(ttb__resize(kept, INT64_MAX, 16));
    assert_string_equal(kept, "kept");
    ttb__free(kept);
}

static void checked_arithmetic_says_when_it_overflows(void **state)
{
    int64_t result = 0;

    (void)state;
    assert_false(ttb__add_overflows(INT64_MAX - 1, 1, &result));
    assert_true(result == INT64_MAX);
    assert_true(ttb__add_overflows(INT64_MAX, 1, &result));
    assert_true(ttb__add_overflows(INT64_MIN, -1, &result));
    assert_false(ttb__multiply_overflows(INT64_MIN, 1, &result));
    assert_true(ttb__multiply_overflows(INT64_MIN, -1, &result));
    assert_true(ttb__multiply_overflows(INT64_C(1) << 32, INT64_C(1) << 31, &result));
}

static void what_a_thread_holds_is_counted_where_it_has_entered(void **state)
{
    ttb__memory memory = {0};
    char *before = ttb__alloc(1000, 1), *text;

    (void)state;
    assert_null(ttb__memory_enter(&memory));
    text = ttb__alloc(1000, 1);
    assert_in_range(memory.held, 1000, 1100);
    text = ttb__resize(text, 5000, 1);
    assert_in_range(memory.held, 5000, 5100);
    text = ttb__resize(text, 100, 1);
    assert_in_range(memory.held, 100, 5100);
    ttb__free(text);
    assert_int_equal(memory.held, 0);
    ttb__free(before);
    assert_true(memory.held <= -1000);
    assert_ptr_equal(ttb__memory_enter(NULL), &memory);
    ttb__free(ttb__alloc(1000, 1));
    assert_true(memory.held <= -1000);
    assert_false(ttb__memory_is_reached());
}

static void beyond_the_limit_nothing_is_allocated(void **state)
{
    ttb__memory memory = {.most = 10000};
    char *text, *more;

    (void)state;
    (void)ttb__memory_enter(&memory);
    text = ttb__alloc(6000, 1);
    assert_non_null(text);
    assert_false(ttb__memory_is_reached());
    assert_null(ttb__alloc(6000, 1));
    assert_true(ttb__memory_is_reached());
    assert_null(ttb__resize(text, 12000, 1));
    assert_null(ttb__alloc(INT64_MAX / 2, 1));
    assert_in_range(memory.held, 6000, 6100);
    more = ttb__alloc(3000, 1);
    assert_non_null(more);
    ttb__free(more);
    ttb__free(text);
    assert_int_equal(memory.held, 0);
    (void)ttb__memory_enter(NULL);
}

static void pushing_keeps_what_was_pushed(void **state)
{
    TTB__ARRAY(int32_t) numbers = {0};

    (void)state;
    for (int32_t number = 0; number < 10000; number++)
        assert_int_equal(TTB__PUSH(&numbers, number), TTB_OK);
    assert_int_equal(numbers.count, 10000);
    assert_true(numbers.capacity >= numbers.count && numbers.capacity < 2 * 10000);
    for (int32_t number = 0; number < 10000; number++)
        assert_int_equal(numbers.items[number], number);
    ttb__free(numbers.items);
}

static void reserve_makes_room_at_once_and_refuses_overflow(void **state)
{
    TTB__ARRAY(int64_t) numbers = {0};

    (void)state;
    assert_int_equal(TTB__RESERVE(&numbers, 1000), TTB_OK);
    assert_true(numbers.capacity >= 1000);
    assert_int_equal(TTB__PUSH(&numbers, 7), TTB_OK);
    assert_int_equal(TTB__RESERVE(&numbers, INT64_MAX), TTB_ERR_MEMORY);
    assert_int_equal(TTB__RESERVE(&numbers, INT64_MAX / 4), TTB_ERR_MEMORY);
    assert_int_equal(numbers.count, 1);
    assert_int_equal(numbers.items[0], 7);
    ttb__free(numbers.items);
}

static void a_failed_push_leaves_the_array_as_it_was(void **state)
{
    TTB__ARRAY(int32_t) numbers = {0};
    int32_t *items;

    (void)state;
    while (numbers.count == 0 || numbers.count < numbers.capacity)
        assert_int_equal(TTB__PUSH(&numbers, 1), TTB_OK);
    items = numbers.items;
    ttb__fault_set(1, 0);
    assert_int_equal(TTB__PUSH(&numbers, 2), TTB_ERR_MEMORY);
    assert_ptr_equal(numbers.items, items);
    assert_int_equal(numbers.count, numbers.capacity);
    assert_int_equal(TTB__PUSH(&numbers, 2), TTB_OK);
    ttb__fault_set(0, 0);
    ttb__free(numbers.items);
}

static void faults_hit_one_allocation_or_all_that_follow(void **state)
{
    void *blocks[3];

    (void)state;
    for (int fails_ever_after = 0; fails_ever_after < 2; fails_ever_after++) {
        ttb__fault_set(2, fails_ever_after);
        for (int block = 0; block < 3; block++)
            blocks[block] = ttb__alloc(1, 1);
        assert_int_equal(ttb__fault_count(), 3);
        ttb__fault_set(0, 0);
        assert_non_null(blocks[0]);
        assert_null(blocks[1]);
        assert_int_equal(blocks[2] != NULL, !fails_ever_after);
        ttb__free(blocks[0]);
        ttb__free(blocks[2]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(alloc_zeroes_and_never_returns_null_for_nothing),
        cmocka_unit_test(sizes_that_overflow_are_refused),
        cmocka_unit_test(checked_arithmetic_says_when_it_overflows),
        cmocka_unit_test(what_a_thread_holds_is_counted_where_it_has_entered),
        cmocka_unit_test(beyond_the_limit_nothing_is_allocated),
        cmocka_unit_test(pushing_keeps_what_was_pushed),
        cmocka_unit_test(reserve_makes_room_at_once_and_refuses_overflow),
        cmocka_unit_test(a_failed_push_leaves_the_array_as_it_was),
        cmocka_unit_test(faults_hit_one_allocation_or_all_that_follow),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
