#include "text/scan.h"

#include "text/document.h"
#include "text_case.h"

/* What is wrong, with the bytes in full (NUL bytes as well). */
typedef struct scan_case {
    const char *text;
    int32_t bytes; /* TTB_NONE: up to the NUL */
    const char *code, *sentence;
} scan_case;

static void assert_refused(const scan_case *each)
{
    int64_t bytes = each->bytes == TTB_NONE ? (int64_t)strlen(each->text) : each->bytes;
    ttb_report *report = NULL;
    const text_case expected = {each->text, "", each->code, "", each->sentence};
    cJSON *tree = NULL;

    assert_int_equal(ttb_report_new(&report), TTB_OK);
    assert_int_equal(ttb__document_read(each->text, bytes, &tree, report), TTB_ERR_INPUT);
    assert_null(tree);
    assert_case(report, &expected);
    assert_int_equal(strncmp(ttb_report_get_sentence(report, 0), "Line ", 5), 0);
    ttb_report_free(report);
}

static void assert_accepted(const char *text)
{
    ttb_report *report = NULL;
    cJSON *tree = NULL;

    assert_int_equal(ttb_report_new(&report), TTB_OK);
    if (ttb__document_read(text, (int64_t)strlen(text), &tree, report) != TTB_OK)
        fail_msg("%s: %s", text, ttb_report_get_sentence(report, 0));
    assert_non_null(tree);
    assert_int_equal(ttb_report_count(report, TTB_NONE), 0);
    cJSON_Delete(tree);
    ttb_report_free(report);
}

#define ASSERT_ALL_REFUSED(cases)                                                                  \
    for (size_t each = 0; each < sizeof(cases) / sizeof *(cases); each++)                          \
    assert_refused(&(cases)[each])

static void no_text_is_empty(void **state)
{
    static const scan_case cases[] = {
        {"", TTB_NONE, "json.empty", "Line 1, column 1: the text is empty"},
        {" \n\t\r\n", TTB_NONE, "json.empty", "Line 3, column 1"},
    };

    (void)state;
    ASSERT_ALL_REFUSED(cases);
}

static void text_that_ends_early_is_cut_off(void **state)
{
    static const scan_case cases[] = {
        {"{", TTB_NONE, "json.cut-off", "column 2"},
        {"[1,", TTB_NONE, "json.cut-off", "column 4"},
        {"{\"a\"", TTB_NONE, "json.cut-off", "column 5"},
        {"{\"a\":", TTB_NONE, "json.cut-off", "column 6"},
        {"[\"abc", TTB_NONE, "json.cut-off", "column 6"},
        {"[\"abc\\", TTB_NONE, "json.cut-off", "column 7"},
        {"[\"\\u12", TTB_NONE, "json.cut-off", "column 7"},
        {"[tru", TTB_NONE, "json.cut-off", "column 5"},
        {"-", TTB_NONE, "json.cut-off", "column 2"},
        {"[1.", TTB_NONE, "json.cut-off", "column 4"},
    };

    (void)state;
    ASSERT_ALL_REFUSED(cases);
}

static void what_is_not_json_has_line_and_column(void **state)
{
    static const scan_case cases[] = {
        {"[1,]", TTB_NONE, "json.syntax", "column 4: a comma stands before a closing bracket"},
        {"{\"a\":1,}", TTB_NONE, "json.syntax", "a comma stands before a closing bracket"},
        {"[1 2]", TTB_NONE, "json.syntax", "column 4: a comma or ] is expected"},
        {"{\"a\":1 \"b\":2}", TTB_NONE, "json.syntax", "a comma or } is expected"},
        {"{\"a\" 1}", TTB_NONE, "json.syntax", "a colon is expected"},
        {"{a:1}", TTB_NONE, "json.syntax", "a key in double quotes"},
        {"{1:1}", TTB_NONE, "json.syntax", "a key in double quotes"},
        {"['a']", TTB_NONE, "json.syntax", "a value is expected"},
        {"[1]]", TTB_NONE, "json.syntax", "column 4: there is more text after the end"},
        {"{} x", TTB_NONE, "json.syntax", "column 4: there is more text after the end"},
        {"[1]\n\n  [2]", TTB_NONE, "json.syntax", "Line 3, column 3"},
        {"// note\n1", TTB_NONE, "json.syntax", "a value is expected"},
        {"[1]/**/", TTB_NONE, "json.syntax", "more text"},
        {"[True]", TTB_NONE, "json.syntax", "a value is expected"},
        {"[nul]", TTB_NONE, "json.syntax", "column 2"},
        {"[NaN]", TTB_NONE, "json.syntax", "a value is expected"},
        {"[Infinity]", TTB_NONE, "json.syntax", "a value is expected"},
        {"[-Infinity]", TTB_NONE, "json.syntax", "a digit is expected"},
        {"<html>", TTB_NONE, "json.syntax", "Line 1, column 1"},
        {"[1]\0", 4, "json.syntax", "NUL"},
        {"\0[1]", 4, "json.syntax", "NUL"},
        {"[1,\f2]", TTB_NONE, "json.syntax", "a value is expected"},
        {"[1\x0b]", TTB_NONE, "json.syntax", "column 3"},
        {"[\xC2\xA0"
         "1]",
         TTB_NONE, "json.syntax", "a value is expected"},
    };

    (void)state;
    ASSERT_ALL_REFUSED(cases);
}

static void numbers_keep_the_grammar_and_are_exact(void **state)
{
    static const scan_case cases[] = {
        {"[007]", TTB_NONE, "json.number", "leading zeros"},
        {"[-01]", TTB_NONE, "json.number", "leading zeros"},
        {"[00]", TTB_NONE, "json.number", "leading zeros"},
        {"[1.]", TTB_NONE, "json.syntax", "a digit is expected"},
        {"[-.5]", TTB_NONE, "json.syntax", "a digit is expected"},
        {"[.5]", TTB_NONE, "json.syntax", "a value is expected"},
        {"[+1]", TTB_NONE, "json.syntax", "a value is expected"},
        {"[0x10]", TTB_NONE, "json.syntax", "a comma or ] is expected"},
        {"[1e400]", TTB_NONE, "json.number", "column 2: a number has an exponent"},
        {"[1e-400]", TTB_NONE, "json.number", "exponent"},
        {"[1E3]", TTB_NONE, "json.number", "exponent"},
        {"[1e]", TTB_NONE, "json.number", "exponent"},
        {"[9007199254740993]", TTB_NONE, "json.number", "15 significant digits"},
        {"[9223372036854775807]", TTB_NONE, "json.number", "15 significant digits"},
        {"[0.1000000000000001]", TTB_NONE, "json.number", "15 significant digits"},
        {"[-123456789012345.5]", TTB_NONE, "json.number", "15 significant digits"},
        {"[10000000000000000000000]", TTB_NONE, "json.number", "15 significant digits"},
    };

    (void)state;
    ASSERT_ALL_REFUSED(cases);
    assert_accepted("[0, -0, 0.0, 0.000000000000000000001, 123456789012345, 1.23456789012345]");
    assert_accepted("[9007199254740992, -9007199254740992, 999999999999999]");
}

static void text_in_quotes_is_clean(void **state)
{
    static const scan_case cases[] = {
        {"[\"a\nb\"]", TTB_NONE, "json.string", "Line 1, column 4"},
        {"[\"a\x01\"]", TTB_NONE, "json.string", "control character"},
        {"[\"a\0\"]", 6, "json.string", "NUL"},
        {"[\"\\x\"]", TTB_NONE, "json.string", "column 3: this escape is not one of JSON's"},
        {"[\"\\'\"]", TTB_NONE, "json.string", "escape"},
        {"[\"\\\0\"]", 6, "json.string", "escape"},
        {"[\"\\u0000\"]", TTB_NONE, "json.string", "\\u0000 is not allowed"},
        {"[\"\\uZZZZ\"]", TTB_NONE, "json.syntax", "four hex digits"},
        {"[\"\\u12\"]", TTB_NONE, "json.syntax", "four hex digits"},
        {"[\"\\ud800\"]", TTB_NONE, "json.string", "surrogate"},
        {"[\"\\udc00\"]", TTB_NONE, "json.string", "surrogate"},
        {"[\"\\ud800\\n\"]", TTB_NONE, "json.string", "surrogate"},
        {"[\"\\ud800\\u0041\"]", TTB_NONE, "json.string", "surrogate"},
        {"[\"\\ud800\\uD8zz\"]", TTB_NONE, "json.syntax", "four hex digits"},
        {"[\"\\ud800\\ue000\"]", TTB_NONE, "json.string", "surrogate"},
        {"[\"\\ud800\\", TTB_NONE, "json.string", "surrogate"},
        {"{\"a\\u0000\":1}", TTB_NONE, "json.string", "\\u0000"},
    };

    (void)state;
    ASSERT_ALL_REFUSED(cases);
    assert_accepted("[\"\\uD7FF\\uE000\\uDBFF\\uDFFF\"]");
    assert_accepted(
        "[\"\\u00e9\\uD83D\\uDE00\\\"\\\\\\/\\b\\f\\n\\r\\t\xC3\xA9\xF0\x9F\x98\x80\x7F\"]");
}

static void bytes_are_utf8(void **state)
{
    static const scan_case cases[] = {
        {"[\"\xFF\"]", TTB_NONE, "json.utf8", "column 3"},
        {"[\"\xC0\xAF\"]", TTB_NONE, "json.utf8", "not UTF-8"},
        {"[\"\xED\xA0\x80\"]", TTB_NONE, "json.utf8", "not UTF-8"},
        {"[\"\xF4\x90\x80\x80\"]", TTB_NONE, "json.utf8", "not UTF-8"},
        {"[\"caf\xE9\"]", TTB_NONE, "json.utf8", "column 6"},
        {"[\"\xC3\xA9\xC3\xA9\xFF\"]", TTB_NONE, "json.utf8", "column 5"},
        {"\xFF\xFE[\0]\0", 6, "json.utf8", "column 1"},
        {"[\"\xE2\x82", TTB_NONE, "json.utf8", "not UTF-8"},
        {"\xEF\xBB\xBF{}", TTB_NONE, "json.byte-order-mark", "save it as UTF-8 without one"},
    };

    (void)state;
    ASSERT_ALL_REFUSED(cases);
}

static void nesting_has_a_limit(void **state)
{
    char text[2 * 33 + 1];
    const scan_case deep = {text, TTB_NONE, "json.depth", "column 33"};

    (void)state;
    memset(text, '[', 33);
    memset(text + 33, ']', 33);
    text[66] = '\0';
    assert_refused(&deep);
    text[65] = '\0';
    assert_accepted(text + 1);
}

static void sizes_have_a_limit(void **state)
{
    ttb_report *report = NULL;

    (void)state;
    assert_int_equal(ttb_report_new(&report), TTB_OK);
    assert_int_equal(ttb__json_scan("", (int64_t)TTB__MOST_JSON_BYTES + 1, report),
                     TTB_ERR_TOO_LARGE);
    assert_string_equal(ttb_report_get_code(report, 0), "json.too-large");
    ttb_report_free(report);
}

static void good_text_is_accepted(void **state)
{
    (void)state;
    assert_accepted("{}");
    assert_accepted(" [ ] ");
    assert_accepted("{\"a\":[true,false,null,{\"b\":\"\"}],\"c\":-1.5}\r\n");
    assert_accepted("\"text\"");
}

static void no_report_is_needed(void **state)
{
    (void)state;
    assert_int_equal(ttb__json_scan("[", 1, NULL), TTB_ERR_INPUT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_text_is_empty),
        cmocka_unit_test(text_that_ends_early_is_cut_off),
        cmocka_unit_test(what_is_not_json_has_line_and_column),
        cmocka_unit_test(numbers_keep_the_grammar_and_are_exact),
        cmocka_unit_test(text_in_quotes_is_clean),
        cmocka_unit_test(bytes_are_utf8),
        cmocka_unit_test(nesting_has_a_limit),
        cmocka_unit_test(sizes_have_a_limit),
        cmocka_unit_test(good_text_is_accepted),
        cmocka_unit_test(no_report_is_needed),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
