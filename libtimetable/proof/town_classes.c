/* Requests that look alike, and what a seat surely costs them: docs/explain/proof.md, section 2. */
#include <stdlib.h>
#include <string.h>

#include "base/bits.h"
#include "proof/town.h"

enum { KEY_PARTS = 9 };

/* What makes two requests alike. A request with seat rules of its own is alike to itself only. */
typedef struct request_key {
    int64_t parts[KEY_PARTS];
    int32_t request;
} request_key;

/* While classes are made: the seat rules of each request side by side. */
typedef struct class_maker {
    ttb__town *town;
    request_key *keys;
    int32_t *first_rule; /* [request], request count + 2, into rules */
    int32_t *rules;
} class_maker;

enum { COURSE, IS_RESERVE, HOME, MINUTES, JOURNEYS, AWAY, WEIGHT, NET_WEIGHT, RULED };

static int compare_keys(const void *one, const void *other)
{
    const request_key *left = one, *right = other;

    for (int part = 0; part < KEY_PARTS; part++)
        if (left->parts[part] != right->parts[part])
            return left->parts[part] < right->parts[part] ? -1 : 1;
    return left->request < right->request ? -1 : left->request > right->request;
}

static int are_alike(const request_key *one, const request_key *other)
{
    return memcmp(one->parts, other->parts, sizeof one->parts) == 0;
}

/* ---- Keys */

/* Blocks that a student can have away from home at once: those of his longest courses, as many as
 * he may take. */
static int32_t most_blocks_away(const ttb__town *town, const ttb__town_student *student)
{
    int32_t by_length[TTB__MOST_COURSE_BLOCKS + 1] = {0}, blocks = 0;
    int32_t courses = student->choice_count;

    if (courses > student->courses_away)
        courses = student->courses_away;
    for (int32_t number = 0; number < student->request_count; number++) {
        int32_t course = town->requests.items[student->first_request + number].course;
        by_length[town->partnership->courses.items[course].blocks]++;
    }
    for (int32_t length = TTB__MOST_COURSE_BLOCKS; length > 0; length--) {
        int32_t taken = by_length[length] < courses ? by_length[length] : courses;
        blocks += taken * length;
        courses -= taken;
    }
    return blocks;
}

static int64_t best_reserve(const ttb__town *town, const ttb__town_student *student)
{
    int64_t best = 0;

    for (int32_t number = student->choice_count; number < student->request_count; number++) {
        int64_t weight = town->requests.items[student->first_request + number].weight;
        best = weight > best ? weight : best;
    }
    return best;
}

static void fill_keys(const class_maker *maker, int32_t number)
{
    const ttb__town *town = maker->town;
    const ttb__town_student *student = &town->students[number];
    int64_t reserve = best_reserve(town, student);
    int32_t away = most_blocks_away(town, student);

    for (int32_t place = 0; place < student->request_count; place++) {
        int32_t request = student->first_request + place;
        const ttb__town_request *asked = &town->requests.items[request];
        int64_t *parts = maker->keys[request].parts;
        int64_t net = asked->weight > reserve ? asked->weight - reserve : 0;
        parts[COURSE] = asked->course;
        parts[IS_RESERVE] = asked->is_reserve;
        parts[HOME] = student->home;
        parts[MINUTES] = student->minutes_a_day;
        parts[JOURNEYS] = student->journeys_a_day;
        parts[AWAY] = away;
        parts[WEIGHT] = asked->weight;
        parts[NET_WEIGHT] = asked->is_reserve ? 0 : net;
        parts[RULED] =
            maker->first_rule[request] < maker->first_rule[request + 1] ? request + 1 : 0;
        maker->keys[request].request = request;
    }
}

/* ---- Seat rules by request: counted, summed, filled */

/* The request of a student for a course, TTB_NONE if there is none. */
static int32_t find_request(const ttb__town *town, int32_t student, int32_t course)
{
    const ttb__town_student *of = &town->students[student];

    for (int32_t number = 0; number < of->request_count; number++)
        if (town->requests.items[of->first_request + number].course == course)
            return of->first_request + number;
    return TTB_NONE;
}

/* The request that a rule is about, TTB_NONE if it is not about a seat that was asked for. */
static int32_t ruled_request(const ttb__town *town, int64_t number)
{
    const ttb__rule *rule = &town->partnership->rules.items[number];

    if (rule->kind != TTB__RULE_PIN_SEAT && rule->kind != TTB__RULE_FORBID_SEAT)
        return TTB_NONE;
    return find_request(town, rule->student, rule->course);
}

static void sort_rules(class_maker *maker)
{
    const ttb__town *town = maker->town;
    int32_t *first = maker->first_rule;

    for (int64_t rule = 0; rule < town->partnership->rules.count; rule++) {
        int32_t request = ruled_request(town, rule);
        if (request != TTB_NONE)
            first[request + 2]++;
    }
    for (int64_t request = 0; request < town->requests.count; request++)
        first[request + 2] += first[request + 1];
    for (int64_t rule = 0; rule < town->partnership->rules.count; rule++) {
        int32_t request = ruled_request(town, rule);
        if (request != TTB_NONE)
            maker->rules[first[request + 1]++] = (int32_t)rule;
    }
}

/* ---- What a seat surely costs: a tour is at least as long as its longest return, and that is at
 * least their mean, so each block away is charged its share. Formula 5. */

static int64_t share_of_day(const ttb__town_day *day, int64_t away)
{
    int64_t blocks = ttb__bit_count(day->blocks);

    return away > 0 && away < blocks ? away : blocks;
}

static ttb_status add_charges(ttb__town *town, int64_t way, int64_t away, int32_t is_away)
{
    for (int32_t block = 0; block < town->block_count; block++) {
        int64_t minutes = town->has_lessons ? 0 : 1000 * way;
        int64_t journeys = town->has_lessons || !is_away ? 0 : 2000;
        for (int64_t number = 0; is_away && number < town->days.count; number++) {
            const ttb__town_day *day = &town->days.items[number];
            if (day->blocks >> block & 1) {
                minutes += 1000 * way / share_of_day(day, away);
                journeys += 2000 / share_of_day(day, away);
            }
        }
        if (TTB__PUSH(&town->charges, minutes) || TTB__PUSH(&town->charges, journeys))
            return TTB_ERR_MEMORY;
    }
    return TTB_OK;
}

/* ---- Options */

/* With one seat alone every day that has a lesson is a way there and back. */
static int may_learn_at(const ttb__town *town, const request_key *key, int32_t site)
{
    int32_t way = ttb__town_return(town, (int32_t)key->parts[HOME], site);

    if (site == key->parts[HOME])
        return 1;
    if (way == TTB_NONE || !key->parts[AWAY] || way > key->parts[MINUTES])
        return 0;
    return !town->has_lessons || key->parts[JOURNEYS] >= 2;
}

static int rules_allow(const class_maker *maker, int32_t request, int32_t site, uint64_t place)
{
    for (int32_t at = maker->first_rule[request]; at < maker->first_rule[request + 1]; at++) {
        const ttb__rule *rule = &maker->town->partnership->rules.items[maker->rules[at]];
        int matches = (rule->site == TTB_NONE || rule->site == site) &&
                      (!rule->blocks || ttb__town_mask(maker->town, rule->blocks) == place);
        if (matches != (rule->kind == TTB__RULE_PIN_SEAT))
            return 0;
    }
    return 1;
}

static uint64_t legal_places(const class_maker *maker, const request_key *key, int32_t offer)
{
    const ttb__town *town = maker->town;
    const ttb__town_offer *at = &town->offers.items[offer];
    uint64_t legal = at->place_count < 64 ? (UINT64_C(1) << at->place_count) - 1 : ~UINT64_C(0);

    for (int32_t place = 0; key->parts[RULED] && place < at->place_count && place < 64; place++)
        if (!rules_allow(maker, key->request, at->site, ttb__town_place(town, offer, place)))
            legal &= ~(UINT64_C(1) << place);
    return legal;
}

static ttb_status add_options(const class_maker *maker, const request_key *key,
                              ttb__town_class *class)
{
    ttb__town *town = maker->town;
    int32_t first = town->course_first_offer[class->course], home = (int32_t)key->parts[HOME];
    ttb_status status = ttb__ask_at(town->classes.count);

    class->first_option = (int32_t)town->options.count;
    for (int32_t number = 0; number < town->course_offer_count[class->course] && !status;
         number++) {
        const ttb__town_offer *at = &town->offers.items[first + number];
        ttb__town_option option = {
            .offer = first + number, .first_charge = town->charges.count, .way = 0};
        if (!at->place_count || !may_learn_at(town, key, at->site))
            continue;
        option.legal = legal_places(maker, key, first + number);
        if (!option.legal)
            continue;
        option.way = at->site == home ? 0 : ttb__town_return(town, home, at->site);
        class->option_count++;
        status = add_charges(town, option.way, key->parts[AWAY], at->site != home);
        if (!status)
            status = TTB__PUSH(&town->options, option);
    }
    return town->options.count > INT32_MAX / 2 ? TTB_ERR_TOO_LARGE : status;
}

/* ---- Classes */

static int is_pinned(const class_maker *maker, int32_t request)
{
    for (int32_t at = maker->first_rule[request]; at < maker->first_rule[request + 1]; at++)
        if (maker->town->partnership->rules.items[maker->rules[at]].kind == TTB__RULE_PIN_SEAT)
            return 1;
    return 0;
}

static ttb_status add_class(const class_maker *maker, const request_key *key, int32_t count)
{
    ttb__town_class made = {.request = key->request,
                            .count = count,
                            .course = (int32_t)key->parts[COURSE],
                            .is_reserve = (int32_t)key->parts[IS_RESERVE],
                            .weight = key->parts[WEIGHT],
                            .net_weight = key->parts[NET_WEIGHT],
                            .is_pinned = is_pinned(maker, key->request)};
    ttb_status status = add_options(maker, key, &made);

    return status ? status : TTB__PUSH(&maker->town->classes, made);
}

/* A class for each run of equal keys. */
static ttb_status group(const class_maker *maker)
{
    ttb__town *town = maker->town;
    ttb_status status = TTB_OK;

    for (int64_t first = 0, end; first < town->requests.count && !status; first = end) {
        for (end = first;
             end < town->requests.count && are_alike(&maker->keys[end], &maker->keys[first]); end++)
            town->requests.items[maker->keys[end].request].class = (int32_t)town->classes.count;
        status = add_class(maker, &maker->keys[first], (int32_t)(end - first));
    }
    return status;
}

/* Classes stand by course, because the course is the first part of the key. */
static ttb_status index_courses(ttb__town *town)
{
    int64_t courses = town->partnership->courses.count;

    town->course_first_class = ttb__alloc(courses + 1, sizeof *town->course_first_class);
    if (!town->course_first_class)
        return TTB_ERR_MEMORY;
    for (int64_t class = 0; class < town->classes.count; class ++)
        town->course_first_class[town->classes.items[class].course + 1]++;
    for (int64_t course = 0; course < courses; course++)
        town->course_first_class[course + 1] += town->course_first_class[course];
    return TTB_OK;
}

static ttb_status make_classes(class_maker *maker)
{
    const ttb__town *town = maker->town;

    sort_rules(maker);
    for (int32_t student = 0; student < town->partnership->students.count; student++)
        fill_keys(maker, student);
    if (ttb__ask())
        return TTB__STOPPED;
    if (town->requests.count > 1)
        qsort(maker->keys, (size_t)town->requests.count, sizeof *maker->keys, compare_keys);
    return group(maker);
}

static void number_seats(ttb__town *town)
{
    for (int64_t number = 0; number < town->requests.count; number++) {
        ttb__town_request *request = &town->requests.items[number];
        request->first_seat = town->seat_count;
        town->seat_count += town->classes.items[request->class].option_count;
    }
}

ttb_status ttb__town_classes(ttb__town *town)
{
    class_maker maker = {.town = town};
    ttb_status status = TTB_ERR_MEMORY;

    maker.keys = ttb__alloc(town->requests.count, sizeof *maker.keys);
    maker.first_rule = ttb__alloc(town->requests.count + 2, sizeof *maker.first_rule);
    maker.rules = ttb__alloc(town->partnership->rules.count, sizeof *maker.rules);
    if (maker.keys && maker.first_rule && maker.rules)
        status = make_classes(&maker);
    if (!status)
        status = index_courses(town);
    if (!status)
        number_seats(town);
    ttb__free(maker.rules);
    ttb__free(maker.first_rule);
    ttb__free(maker.keys);
    return status;
}
