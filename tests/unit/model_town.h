/* A small town without a finding, on which the tests of model/ build, and what they ask of
 * validation. */
#ifndef TTB_MODEL_TOWN_H
#define TTB_MODEL_TOWN_H

#include "test.h"

#include <string.h>

#include "model/build.h"
#include "model/partnership.h"

/* Three blocks; two sites, ten minutes apart; Latin at both, art (two blocks) at the college; Ann
 * at north chooses both, Ben at the college chooses Latin. */
typedef struct {
    ttb_partnership *partnership;
    int32_t blocks[3];
    int32_t north, college;
    int32_t latin, art;
    int32_t latin_north, latin_college, art_college;
    int32_t ann, ben;
} ttb__town;

static inline void town_without_people(ttb__town *town)
{
    static const char *const ids[] = {"A", "B", "C"};

    assert_int_equal(ttb__partnership_make(&town->partnership), TTB_OK);
    for (int32_t block = 0; block < 3; block++)
        assert_int_equal(ttb__add_block(town->partnership, ids[block], &town->blocks[block]),
                         TTB_OK);
    assert_int_equal(
        ttb__add_site(town->partnership, "north", "North School", TTB_SITE_SCHOOL, &town->north),
        TTB_OK);
    assert_int_equal(
        ttb__add_site(town->partnership, "college", NULL, TTB_SITE_COLLEGE, &town->college),
        TTB_OK);
    assert_int_equal(ttb__add_link(town->partnership, town->north, town->college, 10), TTB_OK);
    assert_int_equal(ttb__add_link(town->partnership, town->college, town->north, 15), TTB_OK);
    assert_int_equal(ttb__add_course(town->partnership, "latin", "Latin", 3, NULL, 1, &town->latin),
                     TTB_OK);
    assert_int_equal(ttb__add_course(town->partnership, "art", NULL, 3, NULL, 2, &town->art),
                     TTB_OK);
}

static inline void make_town(ttb__town *town)
{
    town_without_people(town);
    assert_int_equal(
        ttb__add_offer(town->partnership, town->latin, town->north, &town->latin_north), TTB_OK);
    assert_int_equal(
        ttb__add_offer(town->partnership, town->latin, town->college, &town->latin_college),
        TTB_OK);
    assert_int_equal(
        ttb__add_offer(town->partnership, town->art, town->college, &town->art_college), TTB_OK);
    assert_int_equal(ttb__add_student(town->partnership, "ann", town->north, NULL, &town->ann),
                     TTB_OK);
    assert_int_equal(ttb__add_student(town->partnership, "ben", town->college, NULL, &town->ben),
                     TTB_OK);
    assert_int_equal(ttb__add_choice(town->partnership, town->ann, town->latin, 1000), TTB_OK);
    assert_int_equal(ttb__add_choice(town->partnership, town->ann, town->art, 1000), TTB_OK);
    assert_int_equal(ttb__add_choice(town->partnership, town->ben, town->latin, 1000), TTB_OK);
}

/* For cmocka: *state is a new town. */
static inline int set_up_town(void **state)
{
    ttb__town *town = test_malloc(sizeof *town);

    make_town(town);
    *state = town;
    return 0;
}

static inline int tear_down_town(void **state)
{
    ttb__town *town = *state;

    ttb__partnership_destroy(town->partnership);
    test_free(town);
    return 0;
}

static inline uint64_t bits(int32_t one)
{
    return UINT64_C(1) << one;
}

static inline ttb__rule no_rule(int32_t kind)
{
    return (ttb__rule){.kind = kind,
                       .course = TTB_NONE,
                       .site = TTB_NONE,
                       .student = TTB_NONE,
                       .block = TTB_NONE,
                       .most = TTB_NONE,
                       .cohort = TTB_NONE};
}

static inline void add_section_rule(ttb__town *town, int32_t kind, int32_t course, int32_t site,
                                    uint64_t blocks)
{
    ttb__rule rule = no_rule(kind);

    rule.course = course;
    rule.site = site;
    rule.blocks = blocks;
    assert_int_equal(ttb__add_rule(town->partnership, &rule), TTB_OK);
}

static inline void add_seat_rule(ttb__town *town, int32_t kind, int32_t student, int32_t course,
                                 int32_t site, uint64_t blocks)
{
    ttb__rule rule = no_rule(kind);

    rule.student = student;
    rule.course = course;
    rule.site = site;
    rule.blocks = blocks;
    assert_int_equal(ttb__add_rule(town->partnership, &rule), TTB_OK);
}

/* Lessons of one hour at nine on Monday, Tuesday and Wednesday for the three blocks. */
static inline void add_lessons(ttb__town *town)
{
    for (int32_t block = 0; block < 3; block++)
        assert_int_equal(
            ttb__add_lesson(town->partnership, town->blocks[block],
                            (ttb__lesson){.day = block, .start_minute = 540, .end_minute = 600}),
            TTB_OK);
}

/* Validation finds nothing. */
static inline void assert_clean(const ttb__town *town)
{
    ttb_report *report = NULL;

    assert_int_equal(ttb_report_new(&report), TTB_OK);
    assert_int_equal(ttb__validate(town->partnership, report), TTB_OK);
    if (ttb_report_count(report, TTB_NONE) > 0)
        print_error("%s: %s\n", ttb_report_get_code(report, 0), ttb_report_get_sentence(report, 0));
    assert_int_equal(ttb_report_count(report, TTB_NONE), 0);
    ttb_report_free(report);
}

/* 1 if the report holds a finding with this severity, code and place. */
static inline int has_finding(const ttb_report *report, int32_t severity, const char *code,
                              const char *place)
{
    for (int64_t finding = 0; finding < ttb_report_count(report, TTB_NONE); finding++) {
        if (ttb_report_get_severity(report, finding) == severity &&
            strcmp(ttb_report_get_code(report, finding), code) == 0 &&
            strcmp(ttb_report_get_place(report, finding), place) == 0)
            return 1;
    }
    return 0;
}

/* Validation finds `count` things, one of which is this. */
static inline void assert_among(const ttb__town *town, int64_t count, int32_t severity,
                                const char *code, const char *place)
{
    ttb_report *report = NULL;
    ttb_status status;
    int is_there;

    assert_int_equal(ttb_report_new(&report), TTB_OK);
    status = ttb__validate(town->partnership, report);
    is_there = has_finding(report, severity, code, place);
    if (!is_there || ttb_report_count(report, TTB_NONE) != count) {
        for (int64_t finding = 0; finding < ttb_report_count(report, TTB_NONE); finding++)
            print_error("%s %s: %s\n", ttb_report_get_code(report, finding),
                        ttb_report_get_place(report, finding),
                        ttb_report_get_sentence(report, finding));
    }
    assert_true(is_there);
    assert_int_equal(ttb_report_count(report, TTB_NONE), count);
    assert_int_equal(status, ttb_report_count(report, TTB_SEVERITY_ERROR) ? TTB_ERR_INPUT : TTB_OK);
    /* The status is the same for a caller who wants no report. */
    assert_int_equal(ttb__validate(town->partnership, NULL), status);
    ttb_report_free(report);
}

/* Validation finds this and nothing else. */
static inline void assert_error(const ttb__town *town, const char *code, const char *place)
{
    assert_among(town, 1, TTB_SEVERITY_ERROR, code, place);
}

static inline void assert_warning(const ttb__town *town, const char *code, const char *place)
{
    assert_among(town, 1, TTB_SEVERITY_WARNING, code, place);
}

#define TOWN_TEST(function) cmocka_unit_test_setup_teardown(function, set_up_town, tear_down_town)

#endif
