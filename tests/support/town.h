/* Towns and timetables by hand, for tests that look inside: each call must succeed. Sites are named
 * north, south, east and west, blocks A, B, C..., students s00, s01... */
#ifndef TTB_TEST_TOWN_H
#define TTB_TEST_TOWN_H

#include <string.h>

#include "test.h"

#include "model/build.h"
#include "result/check.h"

enum { NORTH = 0, SOUTH = 1, EAST = 2, WEST = 3 };
enum { A = 0, B = 1, C = 2, D = 3, E = 4 };

#define BLOCK(number)       (UINT64_C(1) << (number))
#define CLOCK(hour, minute) ((hour)*60 + (minute))

static inline ttb_partnership *new_town(int32_t blocks, int32_t sites)
{
    static const char *const block_ids[] = {"A", "B", "C", "D", "E", "F",
                                            "G", "H", "I", "J", "K", "L"};
    static const char *const site_ids[] = {"north", "south", "east", "west"};
    ttb_partnership *town = NULL;
    int32_t number;

    assert_int_equal(ttb__partnership_make(&town), TTB_OK);
    for (int32_t block = 0; block < blocks; block++)
        assert_int_equal(ttb__add_block(town, block_ids[block], &number), TTB_OK);
    for (int32_t site = 0; site < sites; site++)
        assert_int_equal(ttb__add_site(town, site_ids[site], NULL, TTB_SITE_SCHOOL, &number),
                         TTB_OK);
    return town;
}

static inline void add_lesson(ttb_partnership *town, int32_t block, int32_t day, int32_t start,
                              int32_t end, int32_t week)
{
    ttb__lesson lesson = {day, start, end, week};
    assert_int_equal(ttb__add_lesson(town, block, lesson), TTB_OK);
}

static inline void add_bell(ttb_partnership *town, int32_t site, int32_t block, ttb__lesson lesson)
{
    assert_int_equal(ttb__add_bell(town, site, block, lesson), TTB_OK);
}

/* Each block has one lesson of 90 minutes, all on Monday, one after the other from 9:00 with breaks
 * of 30 minutes. */
static inline void add_monday(ttb_partnership *town)
{
    for (int32_t block = 0; block < town->blocks.count; block++)
        add_lesson(town, block, TTB_DAY_MON, CLOCK(9 + 2 * block, 0), CLOCK(10 + 2 * block, 30), 0);
}

static inline void add_ways(ttb_partnership *town, int32_t one, int32_t other, int32_t minutes)
{
    assert_int_equal(ttb__add_link(town, one, other, minutes), TTB_OK);
    assert_int_equal(ttb__add_link(town, other, one, minutes), TTB_OK);
}

static inline void set_limits(ttb_partnership *town, int32_t minutes, int32_t journeys,
                              int32_t away)
{
    assert_int_equal(ttb__set_limit(town, TTB_LIMIT_MINUTES_A_DAY, minutes), TTB_OK);
    assert_int_equal(ttb__set_limit(town, TTB_LIMIT_JOURNEYS_A_DAY, journeys), TTB_OK);
    assert_int_equal(ttb__set_limit(town, TTB_LIMIT_COURSES_AWAY, away), TTB_OK);
}

static inline int32_t add_course(ttb_partnership *town, const char *id, int32_t blocks)
{
    int32_t course = TTB_NONE;
    assert_int_equal(ttb__add_course(town, id, NULL, 3, NULL, blocks, &course), TTB_OK);
    return course;
}

/* An offer of up to two sections of up to three students. */
static inline int32_t add_offer(ttb_partnership *town, int32_t course, int32_t site)
{
    int32_t offer = TTB_NONE;
    assert_int_equal(ttb__add_offer(town, course, site, &offer), TTB_OK);
    assert_int_equal(ttb__set_offer_sections(town, offer, 0, 2), TTB_OK);
    assert_int_equal(ttb__set_offer_size(town, offer, 0, 3), TTB_OK);
    return offer;
}

static inline int32_t add_student(ttb_partnership *town, int32_t home)
{
    char id[4] = {'s', (char)('0' + town->students.count / 10 % 10),
                  (char)('0' + town->students.count % 10), '\0'};
    int32_t student = TTB_NONE;
    assert_int_equal(ttb__add_student(town, id, home, NULL, &student), TTB_OK);
    return student;
}

static inline void add_choice(ttb_partnership *town, int32_t student, int32_t course)
{
    assert_int_equal(ttb__add_choice(town, student, course, 1000), TTB_OK);
}

/* Six courses at NORTH, of which the first half runs in A or B and the other in C or D; one student
 * takes all, with these weights of a choice. */
static inline ttb_partnership *new_halves(int32_t first_weight, int32_t second_weight)
{
    static const char *const ids[] = {"art", "biology", "chemistry", "drama", "english", "french"};
    ttb_partnership *town = new_town(4, 1);
    int32_t student = add_student(town, NORTH);
    for (int32_t number = 0; number < 6; number++) {
        int is_first = number < 3;
        int32_t course = add_course(town, ids[number], 1), offer = add_offer(town, course, NORTH);
        uint64_t blocks = is_first ? BLOCK(A) | BLOCK(B) : BLOCK(C) | BLOCK(D);
        assert_int_equal(ttb__set_offer_blocks(town, offer, blocks), TTB_OK);
        assert_int_equal(
            ttb__add_choice(town, student, course, is_first ? first_weight : second_weight),
            TTB_OK);
    }
    return town;
}

static inline int32_t add_resource(ttb_partnership *town, const char *id, int32_t kind,
                                   int32_t site)
{
    int32_t resource = TTB_NONE;
    assert_int_equal(ttb__add_resource(town, id, kind, &resource), TTB_OK);
    assert_int_equal(ttb__add_resource_site(town, resource, site), TTB_OK);
    return resource;
}

static inline void add_rule(ttb_partnership *town, ttb__rule rule)
{
    assert_int_equal(ttb__add_rule(town, &rule), TTB_OK);
}

static inline ttb_timetable *new_timetable(const ttb_partnership *town)
{
    char hash[65] = {0};
    ttb_timetable *timetable = NULL;
    memset(hash, '0', sizeof hash - 1);
    assert_int_equal(ttb__timetable_make(town, hash, &timetable), TTB_OK);
    return timetable;
}

/* The next section of a course at a site. */
static inline int32_t add_section(ttb_timetable *timetable, int32_t course, int32_t site,
                                  uint64_t blocks)
{
    int32_t section = TTB_NONE, number = 1;
    for (int64_t item = 0; item < timetable->sections.count; item++)
        number += timetable->sections.items[item].course == course &&
                  timetable->sections.items[item].site == site;
    assert_int_equal(ttb__timetable_add_section(timetable, course, site, number, blocks, &section),
                     TTB_OK);
    return section;
}

static inline void add_seat(ttb_timetable *timetable, int32_t section, int32_t student)
{
    assert_int_equal(ttb__timetable_add_seat(timetable, section, student), TTB_OK);
}

/* Check, and fail unless exactly these codes come, in this order, with a space between two. */
static inline void assert_codes(const ttb_partnership *town, ttb_timetable *timetable,
                                const char *expected)
{
    char codes[1000] = "";
    ttb_report *report = NULL;
    size_t length = 0;
    int is_valid = TTB_NONE;

    assert_int_equal(ttb_report_new(&report), TTB_OK);
    assert_int_equal(ttb__check(town, timetable, &is_valid, report), TTB_OK);
    for (int64_t finding = 0; finding < ttb_report_count(report, TTB_NONE); finding++) {
        const char *code = ttb_report_get_code(report, finding);
        assert_true(length + strlen(code) + 2 < sizeof codes);
        if (length > 0)
            codes[length++] = ' ';
        memcpy(codes + length, code, strlen(code) + 1);
        length += strlen(code);
    }
    assert_string_equal(codes, expected);
    assert_int_equal(is_valid, *expected == '\0');
    ttb_report_free(report);
}

/* Check, and fail unless the only finding has this code, place and sentence. */
static inline void assert_finding(const ttb_partnership *town, ttb_timetable *timetable,
                                  const char *code, const char *place, const char *sentence)
{
    ttb_report *report = NULL;
    int is_valid = TTB_NONE;

    assert_int_equal(ttb_report_new(&report), TTB_OK);
    assert_int_equal(ttb__check(town, timetable, &is_valid, report), TTB_OK);
    assert_string_equal(ttb_report_get_sentence(report, 0), sentence);
    assert_string_equal(ttb_report_get_code(report, 0), code);
    assert_string_equal(ttb_report_get_place(report, 0), place);
    assert_int_equal(ttb_report_count(report, TTB_SEVERITY_ERROR), 1);
    assert_int_equal(is_valid, 0);
    ttb_report_free(report);
}

#endif
