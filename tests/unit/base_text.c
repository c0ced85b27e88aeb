#include "test.h"

#include <string.h>

#include "base/memory.h"
#include "base/text.h"

/* Take what was written, compare it, free it. */
static void assert_text(ttb__text *text, const char *expected)
{
    char *bytes = NULL;
    int64_t length = 0;

    assert_int_equal(ttb__text_take(text, &bytes, &length), TTB_OK);
    assert_string_equal(bytes, expected);
    assert_int_equal(length, strlen(expected));
    ttb__free(bytes);
}

static void nothing_added_is_an_empty_text(void **state)
{
    ttb__text text = {0};

    (void)state;
    assert_text(&text, "");
    assert_text(&text, "");
}

static void additions_follow_each_other(void **state)
{
    ttb__text text = {0};

    (void)state;
    for (int round = 0; round < 100; round++) {
        ttb__text_add(&text, "block ");
        ttb__text_add_bytes(&text, "Axyz", 1);
    }
    assert_int_equal(text.length, 700);
    assert_memory_equal(text.bytes + 693, "block A", 8);
    ttb__text_clear(&text);
    assert_null(text.bytes);
}

static void whole_numbers(void **state)
{
    ttb__text text = {0};

    (void)state;
    ttb__text_add_int(&text, 0);
    ttb__text_add(&text, " ");
    ttb__text_add_int(&text, -7);
    ttb__text_add(&text, " ");
    ttb__text_add_int(&text, INT64_MAX);
    ttb__text_add(&text, " ");
    ttb__text_add_int(&text, INT64_MIN);
    assert_text(&text, "0 -7 9223372036854775807 -9223372036854775808");
}

static void thousandths_lose_trailing_zeros(void **state)
{
    static const struct {
        int64_t value;
        const char *expected;
    } cases[] = {
        {0, "0"},
        {1, "0.001"},
        {10, "0.01"},
        {1500, "1.5"},
        {2000, "2"},
        {-1, "-0.001"},
        {-1500, "-1.5"},
        {123456, "123.456"},
        {INT64_MAX, "9223372036854775.807"},
        {INT64_MIN, "-9223372036854775.808"},
    };

    (void)state;
    for (size_t each = 0; each < sizeof cases / sizeof *cases; each++) {
        ttb__text text = {0};
        ttb__text_add_thousandths(&text, cases[each].value);
        assert_text(&text, cases[each].expected);
    }
}

static void formats(void **state)
{
    ttb__text text = {0};

    (void)state;
    ttb__text_format(&text, "course \"%s\" has %d of %lld seats, 50%%", "latin", -3, 1LL << 40);
    assert_text(&text, "course \"latin\" has -3 of 1099511627776 seats, 50%");
    ttb__text_format(&text, "%s", "");
    assert_text(&text, "");
    ttb__text_format(&text, "%u", 1U); /* one that C has and we do not */
    assert_int_equal(text.status, TTB_ERR_INTERNAL);
    ttb__text_clear(&text);
}

static void json_escapes_what_it_must(void **state)
{
    ttb__text text = {0};

    (void)state;
    ttb__text_add_json(&text, "");
    assert_text(&text, "\"\"");
    ttb__text_add_json(&text, "a\"b\\c/d\n\t\b\f\r\x01\x1f\x7f \xc3\xa9");
    assert_text(&text, "\"a\\\"b\\\\c/d\\n\\t\\b\\f\\r\\u0001\\u001f\x7f \xc3\xa9\"");
}

static void a_failure_is_remembered_until_the_end(void **state)
{
    ttb__text text = {0};
    char *bytes = (char *)&text;
    int64_t length = 1;

    (void)state;
    ttb__text_add(&text, "a");
    ttb__fault_set(1, 0);
    ttb__text_add(&text, "longer than what there is room for");
    ttb__fault_set(0, 0);
    ttb__text_add(&text, "b");
    assert_int_equal(text.status, TTB_ERR_MEMORY);
    assert_int_equal(ttb__text_take(&text, &bytes, &length), TTB_ERR_MEMORY);
    assert_null(bytes);
    assert_int_equal(length, 0);
    assert_null(text.bytes);
    assert_text(&text, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_added_is_an_empty_text),
        cmocka_unit_test(additions_follow_each_other),
        cmocka_unit_test(whole_numbers),
        cmocka_unit_test(thousandths_lose_trailing_zeros),
        cmocka_unit_test(formats),
        cmocka_unit_test(json_escapes_what_it_must),
        cmocka_unit_test(a_failure_is_remembered_until_the_end),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
