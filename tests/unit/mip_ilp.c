/* The neutral integer program: rows as they are kept, and both texts. */
#include "test.h"

#include <string.h>

#include "mip/ilp.h"

static ttb__ilp ilp;

static int begin(void **state)
{
    (void)state;
    ttb__ilp_make(&ilp);
    return 0;
}

static int end(void **state)
{
    (void)state;
    ttb__ilp_clear(&ilp);
    return 0;
}

static int32_t add_column(int32_t number, int64_t lower, int64_t upper, int64_t cost)
{
    int32_t column = ttb__ilp_add_column(&ilp, (ttb__ilp_name){"x", 1, {number}}, lower, upper);
    ilp.columns.items[column].cost = cost;
    return column;
}

static void add_row(const char *stem, int32_t sense, int64_t side, int64_t first, int64_t second)
{
    ttb__ilp_begin_row(&ilp, (ttb__ilp_name){stem, 2, {3, 14}}, sense, side);
    ttb__ilp_add_entry(&ilp, 1, second);
    ttb__ilp_add_entry(&ilp, 0, first);
    ttb__ilp_end_row(&ilp);
}

static void small_program(void)
{
    ttb__ilp_comment(&ilp, "Two columns\tand \xc3\xa9");
    add_column(7, 0, 1, 5);
    add_column(8, -2, 9, -1);
    add_row("a", TTB__ILP_AT_MOST, 4, 1, -3);
    add_row("b", TTB__ILP_AT_LEAST, -1, -1, 1);
    add_row("c", TTB__ILP_EQUAL, 0, 2, 0);
    assert_int_equal(ttb__ilp_status(&ilp), TTB_OK);
}

static void assert_text(ttb__text *text, const char *expected)
{
    assert_int_equal(text->status, TTB_OK);
    assert_string_equal(text->bytes, expected);
    ttb__text_clear(text);
}

static void lp_text_says_everything(void **state)
{
    ttb__text text = {0};
    (void)state;
    small_program();
    ttb__ilp_to_lp(&ilp, &text);
    assert_text(&text, "\\ Two columns?and ??\n"
                       "Minimize\n cost: + 5 x_7 - x_8\n"
                       "Subject To\n"
                       " a_3_14: + x_7 - 3 x_8 <= 4\n"
                       " b_3_14: - x_7 + x_8 >= -1\n"
                       " c_3_14: + 2 x_7 = 0\n"
                       "Bounds\n -2 <= x_8 <= 9\n"
                       "Generals\n x_8\n"
                       "Binaries\n x_7\n"
                       "End\n");
}

static void mps_text_says_the_same(void **state)
{
    ttb__text text = {0};
    (void)state;
    small_program();
    assert_int_equal(ttb__ilp_to_mps(&ilp, &text), TTB_OK);
    assert_text(&text, "* Two columns?and ??\n"
                       "NAME timetable FREE\n"
                       "ROWS\n N cost\n L a_3_14\n G b_3_14\n E c_3_14\n"
                       "COLUMNS\n MARKER 'MARKER' 'INTORG'\n"
                       " x_7 cost 5\n x_7 a_3_14 1\n x_7 b_3_14 -1\n x_7 c_3_14 2\n"
                       " x_8 cost -1\n x_8 a_3_14 -3\n x_8 b_3_14 1\n"
                       " MARKER 'MARKER' 'INTEND'\n"
                       "RHS\n side a_3_14 4\n side b_3_14 -1\n"
                       "BOUNDS\n UP bound x_7 1\n LO bound x_8 -2\n UP bound x_8 9\n"
                       "ENDATA\n");
}

static void entries_of_one_column_add_up(void **state)
{
    (void)state;
    add_column(0, 0, 1, 0);
    add_column(1, 0, 1, 0);
    ttb__ilp_begin_row(&ilp, (ttb__ilp_name){"row", 0, {0}}, TTB__ILP_AT_MOST, 1);
    ttb__ilp_add_entry(&ilp, 1, 2);
    ttb__ilp_add_entry(&ilp, 0, 1);
    ttb__ilp_add_entry(&ilp, 1, 3);
    ttb__ilp_add_entry(&ilp, 0, -1);
    ttb__ilp_end_row(&ilp);
    assert_int_equal(ilp.rows.items[0].entry_count, 1);
    assert_int_equal(ilp.entries.items[0].column, 1);
    assert_int_equal(ilp.entries.items[0].amount, 5);
}

static void an_empty_row_is_dropped_or_never_kept(void **state)
{
    (void)state;
    ttb__ilp_begin_row(&ilp, (ttb__ilp_name){"holds", 0, {0}}, TTB__ILP_AT_MOST, 0);
    ttb__ilp_end_row(&ilp);
    ttb__ilp_begin_row(&ilp, (ttb__ilp_name){"holds", 0, {0}}, TTB__ILP_AT_LEAST, -1);
    ttb__ilp_end_row(&ilp);
    assert_int_equal(ilp.rows.count, 0);
    ttb__ilp_begin_row(&ilp, (ttb__ilp_name){"falls", 0, {0}}, TTB__ILP_EQUAL, 1);
    ttb__ilp_end_row(&ilp);
    ttb__ilp_begin_row(&ilp, (ttb__ilp_name){"falls", 1, {1}}, TTB__ILP_AT_MOST, -1);
    ttb__ilp_end_row(&ilp);
    assert_int_equal(ilp.rows.count, 2);
    assert_int_equal(ilp.columns.count, 1);
    assert_int_equal(ilp.columns.items[0].upper, 0);
    assert_int_equal(ilp.entries.count, 2);
}

static void an_empty_program_has_a_column_and_a_row(void **state)
{
    ttb__text text = {0};
    (void)state;
    ttb__ilp_finish(&ilp);
    ttb__ilp_finish(&ilp);
    ttb__ilp_to_lp(&ilp, &text);
    assert_text(&text, "Minimize\n cost: 0 never\nSubject To\n nothing: + never <= 0\n"
                       "Bounds\n never = 0\nGenerals\n never\nEnd\n");
    assert_int_equal(ttb__ilp_to_mps(&ilp, &text), TTB_OK);
    assert_non_null(strstr(text.bytes, " FX bound never 0\n"));
    ttb__text_clear(&text);
}

static void lines_stay_short(void **state)
{
    ttb__text text = {0};
    size_t longest = 0;
    (void)state;
    for (int32_t column = 0; column < 500; column++)
        add_column(1000000 * column, 0, column % 2 ? 1 : 1000, 123456789);
    ttb__ilp_begin_row(&ilp, (ttb__ilp_name){"row", 0, {0}}, TTB__ILP_AT_MOST, INT64_MAX);
    for (int32_t column = 0; column < 500; column++)
        ttb__ilp_add_entry(&ilp, column, -INT64_MAX);
    ttb__ilp_end_row(&ilp);
    ttb__ilp_to_lp(&ilp, &text);
    assert_int_equal(text.status, TTB_OK);
    for (const char *line = text.bytes; *line; line += strcspn(line, "\n") + 1) {
        if (strcspn(line, "\n") > longest)
            longest = strcspn(line, "\n");
    }
    assert_in_range(longest, 60, 110);
    ttb__text_clear(&text);
}

static void a_failed_allocation_is_remembered(void **state)
{
    ttb__text text = {0};
    (void)state;
    small_program();
    ttb__ilp_clear(&ilp);
    ttb__fault_set(1, 1);
    ttb__ilp_comment(&ilp, "none");
    ttb__ilp_add_column(&ilp, (ttb__ilp_name){"x", 0, {0}}, 0, 1);
    ttb__ilp_begin_row(&ilp, (ttb__ilp_name){"a", 0, {0}}, TTB__ILP_AT_MOST, 1);
    ttb__ilp_add_entry(&ilp, 0, 1);
    ttb__ilp_end_row(&ilp);
    ttb__ilp_finish(&ilp);
    ttb__fault_set(0, 0);
    assert_int_equal(ttb__ilp_status(&ilp), TTB_ERR_MEMORY);
    assert_int_equal(ilp.columns.count + ilp.rows.count + ilp.entries.count, 0);
    ttb__ilp_clear(&ilp);
    small_program();
    for (int64_t fault = 1; fault <= 3; fault++) {
        ttb__fault_set(fault, 0);
        assert_int_equal(ttb__ilp_to_mps(&ilp, &text), TTB_ERR_MEMORY);
        ttb__text_clear(&text);
    }
    ttb__fault_set(0, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(lp_text_says_everything, begin, end),
        cmocka_unit_test_setup_teardown(mps_text_says_the_same, begin, end),
        cmocka_unit_test_setup_teardown(entries_of_one_column_add_up, begin, end),
        cmocka_unit_test_setup_teardown(an_empty_row_is_dropped_or_never_kept, begin, end),
        cmocka_unit_test_setup_teardown(an_empty_program_has_a_column_and_a_row, begin, end),
        cmocka_unit_test_setup_teardown(lines_stay_short, begin, end),
        cmocka_unit_test_setup_teardown(a_failed_allocation_is_remembered, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
