/* Each code that validation can find stands in docs/reference/findings.md with its severity, and
 * each that stands there under "Partnership" is one of them and has a test. */
#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const sources[] = {
    "libtimetable/model/validate_block_sections.c", "libtimetable/model/validate_blocks.c",
    "libtimetable/model/validate_offers.c",         "libtimetable/model/validate_reach.c",
    "libtimetable/model/validate_resources.c",      "libtimetable/model/validate_seat_pins.c",
    "libtimetable/model/validate_section_pins.c",   "libtimetable/model/validate_students.c",
    "libtimetable/model/validate_tiers.c"};
static const char *const tests_of_codes[] = {"tests/unit/model_errors.c", "tests/unit/model_pins.c",
                                             "tests/unit/model_warnings.c"};

/* The text of a file of the source tree. */
static char *read_source(const char *path)
{
    const char *top = getenv("TTB_SOURCE_DIR");
    char name[1024];
    char *text;
    FILE *file;
    long bytes;

    snprintf(name, sizeof name, "%s/%s", top ? top : ".", path);
    file = fopen(name, "rb");
    if (!file)
        fail_msg("cannot open %s", name);
    assert_int_equal(fseek(file, 0, SEEK_END), 0);
    bytes = ftell(file);
    assert_true(bytes > 0);
    rewind(file);
    text = test_calloc((size_t)bytes + 1, 1);
    assert_int_equal(fread(text, 1, (size_t)bytes, file), bytes);
    fclose(file);
    return text;
}

/* The files of a list in one text. */
static char *read_all(const char *const *paths, size_t count)
{
    char *all = test_calloc(1, 1);

    for (size_t path = 0; path < count; path++) {
        char *text = read_source(paths[path]);
        size_t before = strlen(all), more = strlen(text);
        all = test_realloc(all, before + more + 1);
        memcpy(all + before, text, more + 1);
        test_free(text);
    }
    return all;
}

/* The next code, which stands between two marks: letters, a dot, letters, as "choice.twice". NULL
 * if there is none. What follows it is in *rest. */
static const char *next_code(const char *text, char mark, char code[64], const char **rest)
{
    for (text = strchr(text, mark); text; text = strchr(text + 1, mark)) {
        size_t first = strspn(text + 1, "abcdefghijklmnopqrstuvwxyz");
        size_t second =
            text[1 + first] == '.' ? strspn(text + 2 + first, "abcdefghijklmnopqrstuvwxyz-") : 0;
        size_t length = first + 1 + second;
        if (first == 0 || second == 0 || text[1 + length] != mark || length >= 64)
            continue;
        memcpy(code, text + 1, length);
        code[length] = '\0';
        *rest = text + 1 + length;
        return code;
    }
    return NULL;
}

/* The table under "Partnership", up to the next heading. */
static char *read_table(void)
{
    char *text = read_source("docs/reference/findings.md");
    char *table = strstr(text, "\n## Partnership\n");
    char *next;
    char *copy;

    assert_non_null(table);
    next = strstr(table + 1, "\n## ");
    if (next)
        *next = '\0';
    copy = test_calloc(strlen(table) + 1, 1);
    memcpy(copy, table, strlen(table));
    test_free(text);
    return copy;
}

static int holds(const char *text, char mark, const char *code)
{
    char quoted[80];

    snprintf(quoted, sizeof quoted, "%c%s%c", mark, code, mark);
    return strstr(text, quoted) != NULL;
}

static void each_code_is_documented(void **state)
{
    char *source = read_all(sources, sizeof sources / sizeof *sources);
    char *table = read_table();
    const char *rest = source;
    char code[64];
    int count = 0;

    (void)state;
    for (; next_code(rest, '"', code, &rest); count++) {
        if (!holds(table, '`', code))
            fail_msg("%s is not in docs/reference/findings.md", code);
    }
    assert_true(count >= 30);
    test_free(table);
    test_free(source);
}

static void each_documented_code_is_found_and_tested(void **state)
{
    char *source = read_all(sources, sizeof sources / sizeof *sources);
    char *tests = read_all(tests_of_codes, sizeof tests_of_codes / sizeof *tests_of_codes);
    char *table = read_table();
    const char *rest = table;
    char code[64];

    (void)state;
    while (next_code(rest, '`', code, &rest)) {
        if (!holds(source, '"', code))
            fail_msg("%s is documented but never found", code);
        if (!holds(tests, '"', code))
            fail_msg("%s has no test", code);
    }
    test_free(table);
    test_free(tests);
    test_free(source);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_code_is_documented),
        cmocka_unit_test(each_documented_code_is_found_and_tested),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
