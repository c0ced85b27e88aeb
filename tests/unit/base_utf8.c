#include "test.h"

#include <string.h>

#include "base/utf8.h"

static const struct {
    const char *bytes;
    int32_t length; /* of the first character; 0 if it is not well formed */
} characters[] = {
    {"a", 1},
    {"\x7f", 1},
    {"\xc2\x80", 2},
    {"\xdf\xbf", 2},
    {"\xe0\xa0\x80", 3},
    {"\xed\x9f\xbf", 3},
    {"\xee\x80\x80", 3},
    {"\xef\xbf\xbf", 3},
    {"\xf0\x90\x80\x80", 4},
    {"\xf4\x8f\xbf\xbf", 4},
    {"\x80", 0},             /* a continuation alone */
    {"\xbf", 0},             /* the same */
    {"\xc0\x80", 0},         /* overlong */
    {"\xc1\xbf", 0},         /* overlong */
    {"\xe0\x9f\xbf", 0},     /* overlong */
    {"\xf0\x8f\xbf\xbf", 0}, /* overlong */
    {"\xed\xa0\x80", 0},     /* a surrogate */
    {"\xed\xbf\xbf", 0},     /* a surrogate */
    {"\xf4\x90\x80\x80", 0}, /* beyond U+10FFFF */
    {"\xf5\x80\x80\x80", 0}, /* beyond U+10FFFF */
    {"\xff", 0},
    {"\xc2", 0},         /* cut off */
    {"\xe2\x82", 0},     /* cut off */
    {"\xf0\x9f\x98", 0}, /* cut off */
    {"\xc2g", 0},        /* broken by something else */
    {"\xe2\x82g", 0},
    {"\xf0\x9f\x98g", 0},
};

static void length_knows_each_form(void **state)
{
    (void)state;
    for (size_t each = 0; each < sizeof characters / sizeof *characters; each++) {
        const char *bytes = characters[each].bytes;
        assert_int_equal(ttb__utf8_length(bytes, (int64_t)strlen(bytes)), characters[each].length);
    }
}

static void length_reads_no_byte_too_many(void **state)
{
    (void)state;
    assert_int_equal(ttb__utf8_length("\xe2\x82\xac", 3), 3);
    assert_int_equal(ttb__utf8_length("\xe2\x82\xac", 2), 0);
    assert_int_equal(ttb__utf8_length("\xe2\x82\xac", 1), 0);
    assert_int_equal(ttb__utf8_length("a", 0), 0);
    assert_int_equal(ttb__utf8_length("\0", 1), 1);
}

static void ids_have_no_control_characters(void **state)
{
    (void)state;
    assert_true(ttb__is_id("S\xc3\xa9lim \xe4\xb8\xad 12/A"));
    assert_true(ttb__is_id("\xc2\xa0"));
    assert_false(ttb__is_id(""));
    assert_true(ttb__is_name(""));
    assert_false(ttb__is_id("a\nb"));
    assert_false(ttb__is_id("a\x1f"));
    assert_false(ttb__is_id("\x7f"));
    assert_false(ttb__is_id("\xc2\x80"));
    assert_false(ttb__is_id("\xc2\x9f"));
    assert_false(ttb__is_name("\xc2\x85"));
    assert_false(ttb__is_name("a\xff"));
}

static void ids_have_at_most_255_bytes(void **state)
{
    char id[257];

    (void)state;
    memset(id, 'a', sizeof id);
    id[255] = '\0';
    assert_true(ttb__is_id(id));
    id[255] = 'a';
    id[256] = '\0';
    assert_false(ttb__is_id(id));
    assert_false(ttb__is_name(id));
}

static void cleaning_leaves_one_line(void **state)
{
    char bad[] = "\xc3\xa9\t\xc3|\xc2\x85\xff\x7f\xe4\xb8";
    char good[] = "S\xc3\xa9lim \xe4\xb8\xad 12/A";

    (void)state;
    ttb__utf8_clean(bad);
    assert_string_equal(bad, "\xc3\xa9??|??????");
    ttb__utf8_clean(good);
    assert_string_equal(good, "S\xc3\xa9lim \xe4\xb8\xad 12/A");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(length_knows_each_form),
        cmocka_unit_test(length_reads_no_byte_too_many),
        cmocka_unit_test(ids_have_no_control_characters),
        cmocka_unit_test(ids_have_at_most_255_bytes),
        cmocka_unit_test(cleaning_leaves_one_line),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
