/* The compact program of small random partnerships, solved by GLPK, against trying everything. */
#include "prep_town.h"

#include "base/report.h"
#include "brute_force.h"
#include "formulation/compact.h"
#include "ilp_solve.h"
#include "random_town.h"

enum { TOWNS = TTB_TOWNS(300) };

/* What is wrong with the program of a tier, NULL if nothing. */
static const char *try_tier(const ttb__prep *prep, int32_t tier, const brute *all)
{
    ttb__ilp ilp;
    int64_t unit = 0, objective = 0;
    const char *wrong = NULL;
    int32_t state;
    assert_int_equal(ttb__compact_make(prep, tier, all->best, &ilp, &unit, NULL), TTB_OK);
    state = ilp_solve(&ilp, &objective);
    if (all->state == BRUTE_NONE && state != TTB__LP_INFEASIBLE)
        wrong = "the program has a solution, and there is no timetable";
    if (all->state == BRUTE_FOUND && state != TTB__LP_OPTIMAL)
        wrong = "the program has no solution";
    if (all->state == BRUTE_FOUND && state == TTB__LP_OPTIMAL) {
        if (objective * unit < all->best[tier])
            wrong = "the program's optimum is too small";
        if (objective * unit > all->best[tier])
            wrong = "the program's optimum is too large";
    }
    ttb__ilp_clear(&ilp);
    return wrong;
}

/* Returns how many tiers were tried; *wrong says what is wrong. */
static int32_t try_town(uint64_t seed, int32_t *has_lessons, const char **wrong)
{
    ttb_partnership *town = random_town(seed, seed % 2 ? tiny_town : small_town);
    ttb__prep *prep = NULL;
    brute all;
    int32_t tried = 0;
    *wrong = NULL;
    if (brute_solve(&all, town) != BRUTE_TOO_MANY) {
        assert_int_equal(ttb__prep_make(town, &prep, NULL), TTB_OK);
        *has_lessons += prep->has_lessons;
        for (int32_t tier = 0; !*wrong && tier < prep->tier_count; tier++, tried++)
            *wrong = try_tier(prep, tier, &all);
        ttb__prep_destroy(prep);
    }
    brute_clear(&all);
    ttb_partnership_free(town);
    return tried;
}

static void optimum_is_that_of_trying_everything(void **state)
{
    int32_t tried = 0, has_lessons = 0, failed = 0;
    (void)state;
    for (uint64_t seed = 1; seed <= TOWNS; seed++) {
        const char *wrong;
        tried += try_town(seed, &has_lessons, &wrong);
        if (!wrong)
            continue;
        failed++;
        print_error("seed %llu: %s\n", (unsigned long long)seed, wrong);
    }
    print_message("%d tiers, %d towns with lessons\n", tried, has_lessons);
    assert_true(tried > TOWNS && has_lessons > TOWNS / 4);
    assert_int_equal(failed, 0);
}

/* ---- What the program looks like */

static ttb_status make_ilp(const ttb_partnership *town, int32_t tier, ttb__ilp *ilp,
                           ttb_report *report)
{
    static const int64_t earlier[TTB__GOALS] = {0};
    int64_t unit;
    ttb__prep *prep = NULL;
    ttb_status status = ttb__prep_make(town, &prep, NULL);
    ttb__ilp_make(ilp);
    if (!status)
        status = ttb__compact_make(prep, tier, earlier, ilp, &unit, report);
    ttb__prep_destroy(prep);
    return status;
}

/* How many columns, or rows, have names with this stem and, unless it is TTB_NONE, first number. */
static int32_t count_columns(const ttb__ilp *ilp, const char *stem, int32_t first)
{
    int32_t count = 0;
    for (int64_t column = 0; column < ilp->columns.count; column++) {
        const ttb__ilp_name *name = &ilp->columns.items[column].name;
        count += !strcmp(name->stem, stem) && (first == TTB_NONE || name->numbers[0] == first);
    }
    return count;
}

static int32_t count_rows(const ttb__ilp *ilp, const char *stem)
{
    int32_t count = 0;
    for (int64_t row = 0; row < ilp->rows.count; row++)
        count += !strcmp(ilp->rows.items[row].name.stem, stem);
    return count;
}

/* Courses of one section at the first site; each student takes them all. */
static ttb_partnership *new_school(int32_t blocks, int32_t courses, int32_t students)
{
    static const char *const ids[] = {"art", "biology", "chemistry", "drama", "english", "french"};
    ttb_partnership *town = new_town(blocks, 2);
    for (int32_t course = 0; course < courses; course++)
        assert_int_equal(ttb__set_offer_sections(
                             town, add_offer(town, add_course(town, ids[course], 1), NORTH), 0, 1),
                         TTB_OK);
    for (int32_t student = 0; student < students; student++) {
        add_student(town, NORTH);
        for (int32_t course = 0; course < courses; course++)
            add_choice(town, student, course);
    }
    return town;
}

/* Offers are picked one after the other: one has one block, the next has two. */
static void alike_blocks_are_told_apart(void **state)
{
    ttb_partnership *town = new_school(4, 5, 2);
    ttb__ilp ilp;
    (void)state;
    assert_int_equal(make_ilp(town, 0, &ilp, NULL), TTB_OK);
    assert_int_equal(count_columns(&ilp, "run", TTB_NONE), 1 + 2 + 3 + 4 + 4);
    ttb__ilp_clear(&ilp);
    add_rule(town, (ttb__rule){.kind = TTB__RULE_BLOCK_SECTIONS, .block = C, .most = 4});
    assert_int_equal(make_ilp(town, 0, &ilp, NULL), TTB_OK);
    assert_int_equal(count_columns(&ilp, "run", TTB_NONE), 2 + 3 + 4 + 4 + 4);
    ttb__ilp_clear(&ilp);
    add_monday(town);
    assert_int_equal(make_ilp(town, 0, &ilp, NULL), TTB_OK);
    assert_int_equal(count_columns(&ilp, "run", TTB_NONE), 5 * 4);
    ttb__ilp_clear(&ilp);
    ttb_partnership_free(town);
}

/* Days have columns only where travel counts; before that rows keep the limits of a day. */
static void days_have_columns_where_travel_counts(void **state)
{
    ttb_partnership *town = new_school(3, 3, 1);
    ttb__ilp ilp;
    (void)state;
    add_monday(town);
    add_ways(town, NORTH, SOUTH, 30);
    for (int32_t course = 0; course < 3; course++)
        add_offer(town, course, SOUTH);
    set_limits(town, TTB_NONE, 2, TTB_NONE);
    assert_int_equal(make_ilp(town, 0, &ilp, NULL), TTB_OK);
    assert_int_equal(count_columns(&ilp, "tour", TTB_NONE), 0);
    assert_int_equal(count_rows(&ilp, "limit"), 1); /* south, home, south */
    ttb__ilp_clear(&ilp);
    assert_int_equal(make_ilp(town, 2, &ilp, NULL), TTB_OK);
    /* South in one block, the first two, the last two, all three; or with nothing in the middle. */
    assert_int_equal(count_columns(&ilp, "tour", TTB_NONE), 7);
    assert_int_equal(count_rows(&ilp, "limit"), 0);
    ttb__ilp_clear(&ilp);
    ttb_partnership_free(town);
}

/* Six lessons a day at four sites are more days than there are columns for. */
static void too_many_days_are_relaxed(void **state)
{
    ttb_partnership *town = new_town(6, 4);
    ttb_report *report = NULL;
    ttb__ilp ilp;
    (void)state;
    add_monday(town);
    add_student(town, NORTH);
    for (int32_t course = 0; course < 6; course++) {
        char id[2] = {(char)('a' + course), 0};
        int32_t number = add_course(town, id, 1);
        add_choice(town, 0, number);
        for (int32_t site = NORTH; site <= WEST; site++)
            add_offer(town, number, site);
    }
    for (int32_t site = SOUTH; site <= WEST; site++)
        add_ways(town, NORTH, site, 10);
    assert_int_equal(ttb_report_new(&report), TTB_OK);
    assert_int_equal(make_ilp(town, 1, &ilp, report), TTB_OK);
    assert_int_equal(ttb_report_count(report, TTB_NONE), 0);
    ttb__ilp_clear(&ilp);
    assert_int_equal(make_ilp(town, 2, &ilp, report), TTB_OK);
    assert_int_equal(ttb_report_count(report, TTB_SEVERITY_WARNING), 1);
    assert_string_equal(ttb_report_get_code(report, 0), "ilp.days-relaxed");
    assert_int_equal(count_columns(&ilp, "tour", TTB_NONE), 0);
    ttb__ilp_clear(&ilp);
    ttb_report_free(report);
    ttb_partnership_free(town);
}

/* Every allocation fails once: the status says so, and nothing leaks. */
static void memory_may_run_out(void **state)
{
    (void)state;
    for (uint64_t seed = 2; seed <= 8; seed += 2) {
        ttb_partnership *town = random_town(seed, small_town);
        int32_t last;
        ttb_status status = TTB_ERR_MEMORY;
        (void)ttb__tiers(town, &last);
        for (int64_t fault = 1; status; fault++) {
            ttb__ilp ilp;
            ttb__fault_set(fault, 0);
            status = make_ilp(town, last - 1, &ilp, NULL);
            ttb__fault_set(0, 0);
            assert_true(status == TTB_OK || status == TTB_ERR_MEMORY);
            ttb__ilp_clear(&ilp);
        }
        ttb_partnership_free(town);
    }
}

/* ---- How large it would be */

enum { MANY = 1000, MOST_BYTES = 32 << 20 };

/* The last tier, with a column for each day, as text; where it may hold so many bytes. */
static ttb_status write_last(const ttb_partnership *town, int64_t most, ttb__text *text,
                             ttb_report *report, int64_t *rows_out)
{
    ttb__memory memory = {0};
    ttb__memory *before;
    ttb__ilp ilp;
    ttb_status status;
    int32_t tiers;
    (void)ttb__tiers(town, &tiers);
    atomic_init(&memory.most, most);
    before = ttb__memory_enter(&memory);
    status = make_ilp(town, tiers - 1, &ilp, report);
    *rows_out = ilp.rows.count;
    if (!status)
        ttb__ilp_to_lp(&ilp, text);
    ttb__ilp_clear(&ilp);
    (void)ttb__memory_enter(before);
    return status;
}

static ttb_partnership *travelling_school(void)
{
    ttb_partnership *town = new_school(5, 6, 0);
    for (int32_t number = 0; number < MANY; number++) {
        char id[] = {'s', (char)('0' + number / 100), (char)('0' + number / 10 % 10),
                     (char)('0' + number % 10), '\0'};
        int32_t student = TTB_NONE;
        assert_int_equal(ttb__add_student(town, id, NORTH, NULL, &student), TTB_OK);
        for (int32_t course = 0; course < 6; course++)
            add_choice(town, student, course);
    }
    add_monday(town);
    add_ways(town, NORTH, SOUTH, 30);
    for (int32_t course = 0; course < 6; course++)
        assert_int_equal(ttb__set_offer_sections(town, add_offer(town, course, SOUTH), 0, 1),
                         TTB_OK);
    return town;
}

/* Trying some students leaves no trace. */
static void a_program_with_room_is_the_same(void **state)
{
    ttb_partnership *town = travelling_school();
    ttb__text without = {0}, with = {0};
    int64_t rows, other_rows;
    (void)state;
    assert_int_equal(write_last(town, 0, &without, NULL, &rows), TTB_OK);
    assert_int_equal(write_last(town, INT64_C(1) << 32, &with, NULL, &other_rows), TTB_OK);
    assert_int_equal(rows, other_rows);
    assert_string_equal(without.bytes, with.bytes);
    ttb__text_clear(&without);
    ttb__text_clear(&with);
    ttb_partnership_free(town);
}

/* Before the rows of each student are made it is said how large it would be. */
static void a_program_without_room_is_refused_early(void **state)
{
    ttb_partnership *town = travelling_school();
    ttb__text text = {0};
    ttb_report report = {0};
    int64_t rows, early_rows;
    (void)state;
    assert_int_equal(write_last(town, 0, &text, NULL, &rows), TTB_OK);
    assert_int_equal(write_last(town, MOST_BYTES, &text, &report, &early_rows), TTB_ERR_TOO_LARGE);
    assert_true(early_rows < rows);
    assert_int_equal(ttb_report_count(&report, TTB_NONE), 1);
    assert_string_equal(ttb_report_get_code(&report, 0), "memory.limit");
    assert_non_null(strstr(ttb_report_get_sentence(&report, 0), "it may have 32"));
    ttb__report_clear(&report);
    ttb__text_clear(&text);
    ttb_partnership_free(town);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(optimum_is_that_of_trying_everything),
        cmocka_unit_test(alike_blocks_are_told_apart),
        cmocka_unit_test(days_have_columns_where_travel_counts),
        cmocka_unit_test(too_many_days_are_relaxed),
        cmocka_unit_test(memory_may_run_out),
        cmocka_unit_test(a_program_with_room_is_the_same),
        cmocka_unit_test(a_program_without_room_is_refused_early),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
