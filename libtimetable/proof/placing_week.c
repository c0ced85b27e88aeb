/* A student whose week does not split up by choices, because of tours, limits, reserves or courses
 * of several blocks: all his weeks are tried. Where his cheapest week costs no more than it does by
 * choices, what patterns add to the latter adds up. Where it costs more, what a pattern of one
 * course adds is exact; over several courses it does not add up, so that in a sum over courses only
 * one of them counts. */
#include "base/bits.h"
#include "proof/placing_state.h"

enum { MOST_REQUESTS = 16 };

/* Steps that all students may take together when a placing is made, and what one of them may take
 * at least and at most. */
enum { STEPS_OF_ALL = 20000000, LEAST_STEPS = 500, MOST_STEPS = 20000 };

/* ---- Who */

static int may_go_away(const ttb__placing *placing, const ttb__town_student *student)
{
    const ttb__town *town = placing->town;

    for (int32_t number = 0; number < student->request_count; number++) {
        int32_t request = student->first_request + number;
        const ttb__town_class *class = &town->classes.items[town->requests.items[request].class];
        for (int32_t place = 0; place < class->option_count; place++) {
            int32_t offer = town->options.items[class->first_option + place].offer;
            if (town->offers.items[offer].site != student->home)
                return 1;
        }
    }
    return 0;
}

static int has_long_course(const ttb__placing *placing, const ttb__town_student *student)
{
    const ttb__town *town = placing->town;

    for (int32_t number = 0; number < student->request_count; number++) {
        int32_t course = town->requests.items[student->first_request + number].course;
        if (town->partnership->courses.items[course].blocks > 1)
            return 1;
    }
    return 0;
}

/* 1 if each choice can be had at home only or away only. With as many blocks as choices, limits
 * on courses away then add up by choices: placing_student.c. */
static int adds_up_away(const ttb__placing *placing, const ttb__town_student *student)
{
    const ttb__town *town = placing->town;

    for (int32_t number = 0; number < student->choice_count; number++) {
        int32_t request = student->first_request + number, at_home = 0;
        const ttb__town_class *class = &town->classes.items[town->requests.items[request].class];
        for (int32_t place = 0; place < class->option_count; place++) {
            int32_t offer = town->options.items[class->first_option + place].offer;
            at_home += town->offers.items[offer].site == student->home;
        }
        if (at_home && at_home < class->option_count)
            return 0;
    }
    return student->choice_count <= town->block_count;
}

/* Weeks connect all courses of a student: he is in one part only. */
static int is_in_part(const ttb__placing *placing, const ttb__town_student *student)
{
    return student->request_count > 0 &&
           ttb__placing_has(placing, placing->town->requests.items[student->first_request].course);
}

int ttb__placing_is_whole(const ttb__placing *placing, int32_t student)
{
    const ttb__town_student *of = &placing->town->students[student];

    if (placing->argument->students != TTB__STUDENTS_WEEKS || of->request_count > MOST_REQUESTS ||
        !is_in_part(placing, of))
        return 0;
    if (of->request_count > of->choice_count || has_long_course(placing, of))
        return 1;
    if (placing->town->has_lessons)
        return may_go_away(placing, of);
    return of->courses_away < of->choice_count && !adds_up_away(placing, of);
}

/* ---- His week, with something else for one of his requests */

/* What the request may have: the sections placed and not placed; or only those besides the joint
 * sections of its course; or only one joint section in one place. */
enum { HAS_ALL, HAS_REST, HAS_JOINT };

typedef struct variant {
    int32_t request; /* TTB_NONE: no request is different */
    int32_t kind;
    int32_t closed;       /* HAS_REST: bit j: the offer of joint section j runs no more sections */
    int32_t joint, place; /* HAS_JOINT */
} variant;

static ttb_status add_seat(ttb__placing *placing, int32_t option, int32_t place, int64_t gain)
{
    const ttb__town_option *at = &placing->town->options.items[option];
    const ttb__town_offer *offer = &placing->town->offers.items[at->offer];
    uint64_t blocks = ttb__town_place(placing->town, at->offer, place);
    int64_t sure = 0;

    if (!ttb__town_is_legal(at, place))
        return TTB_OK;
    for (uint64_t rest = blocks; rest; rest &= rest - 1)
        sure += ttb__seat_charge(placing->town, placing->goals, at, ttb__lowest_bit(rest));
    return ttb__week_add_seat(
        &placing->week, offer->site, blocks,
        placing->argument->full[at->offer] - placing->argument->viable[at->offer] - gain, sure);
}

/* Sections of the option that are placed; with `left`, those that may be placed yet. */
static ttb_status add_option(ttb__placing *placing, int32_t option, int32_t left, int64_t gain)
{
    int32_t offer = placing->town->options.items[option].offer;
    const int32_t *places;
    int32_t count = ttb__placing_stands(placing, offer, &places);
    ttb_status status = TTB_OK;

    for (int32_t number = 0; number < count && left <= 0 && !status; number++)
        status = add_seat(placing, option, places[number], gain);
    for (int32_t place = 0;
         left > 0 && place < placing->town->offers.items[offer].place_count && !status; place++)
        status = add_seat(placing, option, place, gain);
    return status;
}

static ttb_status add_options(ttb__placing *placing, const ttb__town_request *asked,
                              const variant *other, int64_t worth)
{
    const ttb__town_class *class = &placing->town->classes.items[asked->class];
    const ttb__ahead *ahead = &placing->ahead[class->course];
    ttb_status status = TTB_OK;

    for (int32_t number = 0; number < class->option_count && !status; number++) {
        int32_t option = class->first_option + number;
        int32_t offer = placing->town->options.items[option].offer;
        int32_t left = ttb__placing_left(placing, offer);
        int64_t gain = worth - ttb__seat_link(&placing->costs, asked, number);
        if (other && other->kind == HAS_JOINT) {
            if (ahead->joint[other->joint] == offer)
                status = add_seat(placing, option, other->place, gain);
            continue;
        }
        for (int32_t joint = 0; other && joint < ahead->joint_count; joint++)
            if (ahead->joint[joint] == offer)
                left = other->closed >> joint & 1 ? 0 : left - 1;
        status = add_option(placing, option, left, gain);
    }
    return status;
}

static ttb_status add_want(ttb__placing *placing, int32_t request, const variant *other)
{
    const ttb__town_request *asked = &placing->town->requests.items[request];
    const ttb__town_class *class = &placing->town->classes.items[asked->class];
    int64_t worth = asked->weight * placing->goals[TTB_GOAL_UNMET];
    int64_t skip = asked->is_reserve ? 0 : worth;
    ttb_status status;

    if (class->is_pinned || (other && other->kind == HAS_JOINT))
        skip = placing->never;
    status = ttb__week_add_want(&placing->week, asked->is_reserve, skip);
    return status ? status : add_options(placing, asked, other, asked->is_reserve ? worth : 0);
}

static int64_t most_steps(const ttb__placing *placing)
{
    int64_t students = placing->town->partnership->students.count;
    int64_t steps = students ? STEPS_OF_ALL / students : MOST_STEPS;

    steps = steps > LEAST_STEPS ? steps : LEAST_STEPS;
    return steps < MOST_STEPS ? steps : MOST_STEPS;
}

/* The least cost of his week with the variant, as far as this part goes; `unknown` where there are
 * too many weeks. */
static int64_t least_week(ttb__placing *placing, int32_t student, const variant *other,
                          int64_t unknown)
{
    const ttb__town_student *of = &placing->town->students[student];
    int64_t least;
    int is_known;

    ttb__week_begin(&placing->week, of);
    for (int32_t number = 0; number < of->request_count && !placing->status; number++) {
        int32_t request = of->first_request + number;
        if (ttb__placing_has(placing, placing->town->requests.items[request].course))
            placing->status = add_want(placing, request, other->request == request ? other : NULL);
    }
    if (placing->status)
        return unknown;
    ttb__week_sort(&placing->week);
    least = ttb__week_least(&placing->week, placing->never, most_steps(placing), &placing->work,
                            &is_known);
    return is_known ? least : unknown;
}

/* ---- Patterns */

static void find_deltas(ttb__placing *placing, int32_t student, int32_t request, int64_t least)
{
    const ttb__ahead *ahead = &placing->ahead[placing->town->requests.items[request].course];
    int64_t *deltas = placing->deltas + placing->first_delta[request];
    int64_t rest[1 << TTB__MOST_JOINT], joints[TTB__MOST_JOINT][TTB__MOST_PLACES];
    int32_t course = placing->town->requests.items[request].course;

    for (int32_t closed = 0; closed < 1 << ahead->joint_count; closed++) {
        variant other = {request, HAS_REST, closed, 0, 0};
        rest[closed] = least_week(placing, student, &other, least);
    }
    for (int32_t joint = 0; joint < ahead->joint_count; joint++) {
        int32_t places = placing->town->offers.items[ahead->joint[joint]].place_count;
        for (int32_t place = 0; place < places; place++) {
            variant other = {request, HAS_JOINT, 0, joint, place};
            joints[joint][place] = least_week(placing, student, &other, least);
        }
    }
    for (int32_t pattern = 0; pattern < ahead->pattern_count; pattern++) {
        int64_t with = rest[ttb__ahead_closed(placing, course, pattern)];
        for (int32_t joint = 0; joint < ahead->joint_count; joint++) {
            int32_t place = ttb__ahead_place(placing, course, pattern, joint);
            if (place != TTB_NONE && joints[joint][place] < with)
                with = joints[joint][place];
        }
        deltas[pattern] = with > least ? with - least : 0;
    }
}

int ttb__placing_whole_student(ttb__placing *placing, int32_t student)
{
    const ttb__town_student *of = &placing->town->students[student];
    const variant nothing = {TTB_NONE, HAS_ALL, 0, 0, 0};
    int64_t least = least_week(placing, student, &nothing, placing->least[student]);

    if (least <= placing->least[student])
        return 0;
    placing->credited[student] = TTB_NONE;
    placing->least[student] = least;
    for (int32_t number = 0; number < of->request_count; number++) {
        int32_t request = of->first_request + number;
        if (!placing->ahead[placing->town->requests.items[request].course].pattern_count)
            continue;
        if (placing->credited[student] == TTB_NONE)
            placing->credited[student] = request;
        find_deltas(placing, student, request, least);
    }
    return 1;
}
