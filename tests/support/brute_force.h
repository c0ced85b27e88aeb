/* The best timetable of a tiny partnership, by trying everything. It asks the independent checker
 * what is allowed and what it counts, and knows nothing of prep and search: each week of each
 * student is judged by itself, each way in which the sections may run too, and then they are put
 * together, section sizes being all that is left to look at. */
#ifndef TTB_TEST_BRUTE_FORCE_H
#define TTB_TEST_BRUTE_FORCE_H

#include "town.h"

#include "base/bits.h"

/* Who has less time defines this: the limits are divided by it. */
#ifndef TTB_BRUTE_DIVISOR
#define TTB_BRUTE_DIVISOR 1
#endif

enum {
    BRUTE_REQUESTS = 8, /* of a student */
    BRUTE_STUDENTS = 8,
    BRUTE_SECTIONS = 16,
    BRUTE_WEEKS = 20000 / TTB_BRUTE_DIVISOR,  /* of a student, legal or not */
    BRUTE_WAYS = 30000 / TTB_BRUTE_DIVISOR,   /* in which the sections may run */
    BRUTE_STEPS = 3000000 / TTB_BRUTE_DIVISOR /* of seating */
};

enum { BRUTE_FOUND, BRUTE_NONE, BRUTE_TOO_MANY };

typedef struct brute_place {
    int32_t offer;
    uint64_t blocks;
} brute_place;

typedef struct brute_week {
    int32_t places[BRUTE_REQUESTS]; /* TTB_NONE: no seat */
    int64_t goals[TTB__GOALS];      /* above those of an empty timetable */
} brute_week;

typedef struct brute {
    const ttb_partnership *town;
    const ttb__tier *tiers;
    int32_t tier_count;
    TTB__ARRAY(brute_place) places;
    TTB__ARRAY(brute_week) weeks[BRUTE_STUDENTS];
    int64_t empty_goals[TTB__GOALS];
    int64_t least_goals[BRUTE_STUDENTS + 1][TTB__GOALS]; /* of the students from one on */
    int64_t ways, steps;
    /* The sections of the present way, and who sits in them. */
    int32_t section_count, sections[BRUTE_SECTIONS], sizes[BRUTE_SECTIONS];
    int32_t seat_of[BRUTE_STUDENTS][BRUTE_REQUESTS];
    /* The answer. */
    int32_t state;
    int64_t best[TTB__GOALS];
    ttb_timetable *timetable; /* one of these values; NULL: none was found */
} brute;

static inline int32_t brute_course(const brute *all, int32_t student, int32_t request)
{
    const ttb__student *of = &all->town->students.items[student];
    return request < of->choices.count ? of->choices.items[request].course
                                       : of->reserves.items[request - of->choices.count].course;
}

static inline int32_t brute_requests(const brute *all, int32_t student)
{
    const ttb__student *of = &all->town->students.items[student];
    return (int32_t)(of->choices.count + of->reserves.count);
}

static inline const ttb__offer *brute_offer(const brute *all, int32_t place)
{
    return &all->town->offers.items[all->places.items[place].offer];
}

/* ---- What the checker says of a part of a timetable */

static inline int brute_starts_with(const char *code, const char *start)
{
    return strncmp(code, start, strlen(start)) == 0;
}

/* Broken rules that no other student and no other section can mend. */
static inline int64_t brute_count(const ttb_report *report, int is_of_student)
{
    int64_t count = 0;
    for (int64_t finding = 0; finding < ttb_report_count(report, TTB_NONE); finding++) {
        const char *code = ttb_report_get_code(report, finding);
        int is_student = brute_starts_with(code, "student.") || brute_starts_with(code, "seat.") ||
                         !strcmp(code, "rule.forbid-seat") || !strcmp(code, "rule.pin-seat");
        if (!strcmp(code, "section.not-viable") || !strcmp(code, "section.too-full"))
            continue;
        count += is_student == is_of_student;
    }
    return count;
}

static inline int64_t brute_check(const brute *all, ttb_timetable *timetable, int is_of_student)
{
    ttb_report *report = NULL;
    int is_valid;
    int64_t count;
    assert_int_equal(ttb_report_new(&report), TTB_OK);
    assert_int_equal(ttb__check(all->town, timetable, &is_valid, report), TTB_OK);
    count = brute_count(report, is_of_student);
    ttb_report_free(report);
    return count;
}

static inline int32_t brute_section(const brute *all, ttb_timetable *timetable, int32_t place)
{
    const ttb__offer *offer = brute_offer(all, place);
    return add_section(timetable, offer->course, offer->site, all->places.items[place].blocks);
}

/* Pinned seats of everybody else, who has none here. */
static inline int64_t brute_other_pins(const brute *all, int32_t student)
{
    int64_t count = 0;
    for (int64_t rule = 0; rule < all->town->rules.count; rule++)
        count += all->town->rules.items[rule].kind == TTB__RULE_PIN_SEAT &&
                 all->town->rules.items[rule].student != student;
    return count;
}

/* ---- Weeks */

static inline void brute_add_places(brute *all)
{
    for (int32_t offer = 0; offer < all->town->offers.count; offer++) {
        const ttb__offer *given = &all->town->offers.items[offer];
        for (uint64_t blocks = 1; blocks <= ttb__all_blocks(all->town); blocks++) {
            brute_place place = {offer, blocks};
            if (given->most_sections > 0 && !(blocks & ~ttb__offer_blocks(all->town, offer)) &&
                ttb__bit_count(blocks) == all->town->courses.items[given->course].blocks)
                assert_int_equal(TTB__PUSH(&all->places, place), TTB_OK);
        }
    }
}

static inline void brute_judge_week(brute *all, int32_t student, brute_week *week)
{
    ttb_timetable *timetable = new_timetable(all->town);
    for (int32_t request = 0; request < brute_requests(all, student); request++) {
        if (week->places[request] != TTB_NONE)
            add_seat(timetable, brute_section(all, timetable, week->places[request]), student);
    }
    if (brute_check(all, timetable, 1) == brute_other_pins(all, student)) {
        for (int32_t goal = 0; goal < TTB__GOALS; goal++)
            week->goals[goal] = timetable->goal_values[goal] - all->empty_goals[goal];
        week->goals[TTB_GOAL_UNMET] += all->empty_goals[TTB_GOAL_UNMET];
        for (int64_t choice = 0; choice < all->town->students.count; choice++) {
            const ttb__choices *choices = &all->town->students.items[choice].choices;
            for (int64_t place = 0; choice != student && place < choices->count; place++)
                week->goals[TTB_GOAL_UNMET] -= choices->items[place].weight;
        }
        week->goals[TTB_GOAL_SECTION_COST] = week->goals[TTB_GOAL_BALANCE] = 0;
        assert_int_equal(TTB__PUSH(&all->weeks[student], *week), TTB_OK);
    }
    ttb__timetable_destroy(timetable);
}

static inline void brute_add_weeks(brute *all, int32_t student, int32_t request, uint64_t used,
                                   brute_week *week)
{
    if (request == brute_requests(all, student)) {
        brute_judge_week(all, student, week);
        return;
    }
    for (int32_t place = 0; place < all->places.count; place++) {
        uint64_t blocks = all->places.items[place].blocks;
        if (brute_offer(all, place)->course != brute_course(all, student, request) || blocks & used)
            continue;
        week->places[request] = place;
        brute_add_weeks(all, student, request + 1, used | blocks, week);
    }
    week->places[request] = TTB_NONE;
    brute_add_weeks(all, student, request + 1, used, week);
}

/* 1 if all weeks can be tried. */
static inline int brute_is_small(const brute *all)
{
    if (all->town->students.count > BRUTE_STUDENTS || all->town->blocks.count > 8)
        return 0;
    for (int32_t student = 0; student < all->town->students.count; student++) {
        int64_t weeks = 1;
        if (brute_requests(all, student) > BRUTE_REQUESTS)
            return 0;
        for (int32_t request = 0; request < brute_requests(all, student); request++) {
            int64_t places = 1;
            for (int32_t place = 0; place < all->places.count; place++)
                places += brute_offer(all, place)->course == brute_course(all, student, request);
            weeks *= places;
            if (weeks > BRUTE_WEEKS)
                return 0;
        }
    }
    return 1;
}

static inline void brute_make(brute *all, const ttb_partnership *town)
{
    ttb_timetable *empty = new_timetable(town);
    memset(all, 0, sizeof *all);
    all->town = town;
    all->tiers = ttb__tiers(town, &all->tier_count);
    all->state = BRUTE_NONE;
    brute_add_places(all);
    brute_check(all, empty, 1);
    memcpy(all->empty_goals, empty->goal_values, sizeof all->empty_goals);
    ttb__timetable_destroy(empty);
    if (!brute_is_small(all)) {
        all->state = BRUTE_TOO_MANY;
        return;
    }
    for (int32_t student = (int32_t)town->students.count - 1; student >= 0; student--) {
        brute_week week = {{0}, {0}};
        brute_add_weeks(all, student, 0, 0, &week);
        for (int32_t goal = 0; goal < TTB__GOALS; goal++) {
            int64_t least = all->weeks[student].count ? INT64_MAX : 0;
            for (int64_t number = 0; number < all->weeks[student].count; number++) {
                if (all->weeks[student].items[number].goals[goal] < least)
                    least = all->weeks[student].items[number].goals[goal];
            }
            all->least_goals[student][goal] = least + all->least_goals[student + 1][goal];
        }
    }
}

static inline void brute_clear(brute *all)
{
    ttb__timetable_destroy(all->timetable);
    ttb__free(all->places.items);
    for (int32_t student = 0; student < BRUTE_STUDENTS; student++)
        ttb__free(all->weeks[student].items);
}

/* ---- Seats for the sections of one way */

/* 1 if these goals, and the least that the other students add, cannot beat the best. */
static inline int brute_is_hopeless(const brute *all, const int64_t *goals, int32_t student)
{
    if (all->state == BRUTE_NONE)
        return 0;
    for (int32_t tier = 0; tier < all->tier_count; tier++) {
        int64_t value = 0;
        for (int32_t number = 0; number < all->tiers[tier].goal_count; number++) {
            int32_t goal = all->tiers[tier].goals[number].goal;
            value += (goals[goal] + all->least_goals[student][goal]) *
                     all->tiers[tier].goals[number].weight;
        }
        if (value != all->best[tier])
            return value > all->best[tier];
    }
    return 1;
}

/* Everybody sits: the checker says whether it is valid, and what it is worth. */
static inline void brute_judge(brute *all)
{
    ttb_timetable *timetable = new_timetable(all->town);
    int is_valid, is_better = all->state == BRUTE_NONE;
    for (int32_t section = 0; section < all->section_count; section++)
        brute_section(all, timetable, all->sections[section]);
    for (int32_t student = 0; student < all->town->students.count; student++) {
        for (int32_t request = 0; request < brute_requests(all, student); request++) {
            if (all->seat_of[student][request] != TTB_NONE)
                add_seat(timetable, all->seat_of[student][request], student);
        }
    }
    assert_int_equal(ttb__check(all->town, timetable, &is_valid, NULL), TTB_OK);
    for (int32_t tier = 0; !is_better && tier < all->tier_count; tier++) {
        if (timetable->tier_values[tier] > all->best[tier])
            break;
        is_better = timetable->tier_values[tier] < all->best[tier];
    }
    if (is_valid && is_better) {
        all->state = BRUTE_FOUND;
        memcpy(all->best, timetable->tier_values, sizeof all->best);
        ttb__timetable_destroy(all->timetable);
        all->timetable = timetable;
    } else {
        ttb__timetable_destroy(timetable);
    }
}

static inline int brute_are_viable(const brute *all)
{
    for (int32_t section = 0; section < all->section_count; section++) {
        if (all->sizes[section] < brute_offer(all, all->sections[section])->least_size)
            return 0;
    }
    return 1;
}

static inline void brute_seat(brute *all, int32_t student, const int64_t *goals);

/* Give the student a seat for each request of the week in turn, in every section where it is. */
static inline void brute_seat_week(brute *all, int32_t student, const brute_week *week,
                                   int32_t request, const int64_t *goals)
{
    if (request == brute_requests(all, student)) {
        brute_seat(all, student + 1, goals);
        return;
    }
    all->seat_of[student][request] = TTB_NONE;
    if (week->places[request] == TTB_NONE) {
        brute_seat_week(all, student, week, request + 1, goals);
        return;
    }
    for (int32_t section = 0; section < all->section_count; section++) {
        if (all->sections[section] != week->places[request] ||
            all->sizes[section] >= brute_offer(all, all->sections[section])->most_size)
            continue;
        all->sizes[section]++;
        all->seat_of[student][request] = section;
        brute_seat_week(all, student, week, request + 1, goals);
        all->sizes[section]--;
    }
}

/* Seat this student and all after him, in every way that may be the best. */
static inline void brute_seat(brute *all, int32_t student, const int64_t *goals)
{
    if (++all->steps > BRUTE_STEPS || brute_is_hopeless(all, goals, student))
        return;
    if (student == all->town->students.count) {
        if (brute_are_viable(all))
            brute_judge(all);
        return;
    }
    for (int64_t number = 0; number < all->weeks[student].count; number++) {
        const brute_week *week = &all->weeks[student].items[number];
        int64_t sums[TTB__GOALS];
        for (int32_t goal = 0; goal < TTB__GOALS; goal++)
            sums[goal] = goals[goal] + week->goals[goal];
        brute_seat_week(all, student, week, 0, sums);
    }
}

/* ---- Ways in which the sections may run */

static inline void brute_try_way(brute *all)
{
    ttb_timetable *timetable = new_timetable(all->town);
    int64_t goals[TTB__GOALS] = {0};
    int is_allowed;
    for (int32_t section = 0; section < all->section_count; section++)
        brute_section(all, timetable, all->sections[section]);
    is_allowed = !brute_check(all, timetable, 0);
    goals[TTB_GOAL_SECTION_COST] = timetable->goal_values[TTB_GOAL_SECTION_COST];
    ttb__timetable_destroy(timetable);
    if (is_allowed)
        brute_seat(all, 0, goals);
}

/* Every way from this place on, with `left` more sections of its offer. */
static inline void brute_try_ways(brute *all, int32_t place, int32_t left)
{
    int32_t next_left = left;
    if (all->ways > BRUTE_WAYS || all->steps > BRUTE_STEPS)
        return;
    if (place == all->places.count) {
        all->ways++;
        brute_try_way(all);
        return;
    }
    if (place + 1 < all->places.count &&
        all->places.items[place + 1].offer != all->places.items[place].offer)
        next_left = brute_offer(all, place + 1)->most_sections;
    brute_try_ways(all, place + 1, next_left);
    if (left > 0 && all->section_count < BRUTE_SECTIONS) {
        all->sections[all->section_count++] = place;
        brute_try_ways(all, place, left - 1);
        all->section_count--;
    }
}

/* The best values of all tiers; BRUTE_NONE: no timetable keeps every rule. Clear it afterwards. */
static inline int32_t brute_solve(brute *all, const ttb_partnership *town)
{
    brute_make(all, town);
    if (all->state == BRUTE_TOO_MANY)
        return all->state;
    brute_try_ways(all, 0, all->places.count ? brute_offer(all, 0)->most_sections : 0);
    if (all->ways > BRUTE_WAYS || all->steps > BRUTE_STEPS)
        all->state = BRUTE_TOO_MANY;
    return all->state;
}

/* The same for the sections of a timetable as they stand: the best seats. */
static inline int32_t brute_solve_seats(brute *all, const ttb_partnership *town,
                                        const ttb_timetable *timetable)
{
    brute_make(all, town);
    if (all->state == BRUTE_TOO_MANY || timetable->sections.count > BRUTE_SECTIONS)
        return all->state = BRUTE_TOO_MANY;
    for (int64_t number = 0; number < timetable->sections.count; number++) {
        const ttb__section *section = &timetable->sections.items[number];
        int32_t offer = ttb__find_offer(town, section->course, section->site), place = 0;
        while (all->places.items[place].offer != offer ||
               all->places.items[place].blocks != section->blocks)
            place++;
        all->sections[all->section_count++] = place;
    }
    brute_try_way(all);
    if (all->steps > BRUTE_STEPS)
        all->state = BRUTE_TOO_MANY;
    return all->state;
}

/* ---- What a solve found, beside the best */

static inline int is_found(int32_t outcome)
{
    return outcome == TTB_OUTCOME_FEASIBLE || outcome == TTB_OUTCOME_OPTIMAL;
}

/* -1, 0 or 1: the timetable is better than the best that there is, as good, or worse. */
static inline int compare_best(const brute *all, const ttb_timetable *timetable)
{
    if (!is_found(ttb_timetable_get_outcome(timetable)))
        return 1;
    for (int32_t tier = 0; tier < all->tier_count; tier++) {
        if (timetable->tier_values[tier] != all->best[tier])
            return timetable->tier_values[tier] < all->best[tier] ? -1 : 1;
    }
    return 0;
}

/* A bound holds for timetables that are as good on every earlier tier. */
static inline int is_bound_wrong(const brute *all, const ttb_timetable *timetable)
{
    for (int32_t tier = 0; tier < all->tier_count; tier++) {
        if (timetable->tier_bounds[tier] > all->best[tier])
            return 1;
        if (timetable->tier_values[tier] < all->best[tier])
            return 0;
    }
    return 0;
}

#endif
