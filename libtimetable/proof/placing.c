#include "proof/placing_state.h"

#include <string.h>

#include "base/bits.h"

enum { STUDENTS_A_POLL = 64 };

/* ---- Sections */

int ttb__placing_fits(const ttb__placing *placing, int32_t offer, uint64_t blocks)
{
    const ttb__town *town = placing->town;
    const ttb__town_offer *at = &town->offers.items[offer];

    for (int32_t use = 0; use < at->use_count; use++) {
        int32_t number = town->uses.items[at->first_use + use];
        const ttb__town_scarce *scarce = &town->scarce.items[number];
        if (placing->used_in_week[number] + at->course_blocks > scarce->week_capacity)
            return 0;
        for (uint64_t rest = blocks; rest; rest &= rest - 1) {
            int32_t block = ttb__lowest_bit(rest);
            if (placing->used[(int64_t)number * town->block_count + block] >=
                scarce->capacity[block])
                return 0;
        }
    }
    return 1;
}

int ttb__placing_may_close(const ttb__placing *placing, int32_t offer, int32_t placed)
{
    return placed >= placing->town->offers.items[offer].least &&
           !placing->stands[offer].always_runs;
}

int64_t ttb__placing_sections(const ttb__placing *placing, int32_t offer, int32_t placed,
                              int is_closed)
{
    const ttb__town_offer *at = &placing->town->offers.items[offer];
    int64_t price = placing->stands[offer].price, links = placing->stands[offer].links;
    int64_t count = placed;

    if (!is_closed && price < 0)
        count = at->most;
    else if (!is_closed && placed < at->least)
        count = at->least;
    if (count > 0)
        return price * count - links;
    return !is_closed && at->most > 0 && price < links ? price - links : 0;
}

/* What a section costs whatever its seats are priced at. */
static int64_t price_without_seats(const ttb__placing *placing, int32_t offer, int64_t price)
{
    const ttb__offer *given = ttb__town_given(placing->town, offer);

    return price + placing->argument->full[offer] * given->most_size -
           placing->argument->viable[offer] * given->least_size;
}

/* A section without students that costs nothing and uses nothing up may always run. */
static void set_prices(ttb__placing *placing, int64_t *prices, int64_t *links)
{
    ttb__argument_links(placing->town, placing->argument, links);
    ttb__argument_sections(placing->town, placing->argument, placing->goals, prices);
    if (placing->part == TTB_NONE)
        placing->constant = ttb__argument_rows(placing->town, placing->argument);
    for (int32_t offer = 0; offer < placing->town->offers.count; offer++) {
        ttb__stand *stand = &placing->stands[offer];
        stand->price = prices[offer];
        stand->links = links[offer];
        stand->last = TTB_NONE;
        stand->always_runs = price_without_seats(placing, offer, prices[offer]) <= 0 &&
                             !placing->town->offers.items[offer].use_count &&
                             !ttb__town_given(placing->town, offer)->least_size;
        stand->is_closed = !ttb__placing_has(placing, placing->town->offers.items[offer].course);
        placing->sections += ttb__placing_sections(placing, offer, 0, stand->is_closed);
    }
}

/* ---- Making */

static ttb_status make_stands(ttb__placing *placing)
{
    const ttb__town *town = placing->town;
    int64_t offers = town->offers.count, sections = 0;
    int64_t *prices = ttb__alloc(offers, sizeof *prices);
    int64_t *links = ttb__alloc(offers, sizeof *links);

    placing->stands = ttb__alloc(offers, sizeof *placing->stands);
    placing->first_stand = ttb__alloc(offers, sizeof *placing->first_stand);
    placing->used = ttb__alloc(town->scarce.count * town->block_count, sizeof *placing->used);
    placing->used_in_week = ttb__alloc(town->scarce.count, sizeof *placing->used_in_week);
    if (!prices || !links || !placing->stands || !placing->first_stand || !placing->used ||
        !placing->used_in_week) {
        ttb__free(prices);
        ttb__free(links);
        return TTB_ERR_MEMORY;
    }
    set_prices(placing, prices, links);
    ttb__free(prices);
    ttb__free(links);
    for (int32_t offer = 0; offer < offers; offer++) {
        placing->first_stand[offer] = (int32_t)sections;
        sections += town->offers.items[offer].most;
    }
    if (sections > INT32_MAX / 2)
        return TTB_ERR_TOO_LARGE;
    placing->stand_places = ttb__alloc(sections, sizeof *placing->stand_places);
    return placing->stand_places ? TTB_OK : TTB_ERR_MEMORY;
}

/* Choices by course: counted, summed, filled. */
static ttb_status make_takers(ttb__placing *placing)
{
    const ttb__town *town = placing->town;
    int64_t courses = town->partnership->courses.count;
    int32_t *first = ttb__alloc(courses + 2, sizeof *first);

    placing->first_taker = first;
    placing->takers = ttb__alloc(town->requests.count, sizeof *placing->takers);
    if (!first || !placing->takers)
        return TTB_ERR_MEMORY;
    for (int64_t number = 0; number < town->requests.count; number++)
        first[town->requests.items[number].course + 2]++;
    for (int64_t course = 0; course < courses; course++)
        first[course + 2] += first[course + 1];
    for (int32_t number = 0; number < town->requests.count; number++)
        placing->takers[first[town->requests.items[number].course + 1]++] = number;
    return TTB_OK;
}

/* How many patterns of a course there may ever be. */
static int64_t most_patterns(const ttb__placing *placing, int32_t course)
{
    const ttb__town *town = placing->town;
    int64_t most = 0;

    if (!placing->argument->looks_ahead || !ttb__placing_has(placing, course))
        return 0;
    for (int32_t number = 0; number < town->course_offer_count[course]; number++) {
        int64_t places = town->offers.items[town->course_first_offer[course] + number].place_count;
        if (places <= TTB__MOST_PLACES && places > most)
            most = places;
    }
    if (!most)
        return 0;
    return most <= TTB__MOST_JOINT_PLACES ? (most + 1) * (most + 1)
           : most > (TTB__MOST_JOINT_PLACES + 1) * (TTB__MOST_JOINT_PLACES + 1)
               ? most + 1
               : (TTB__MOST_JOINT_PLACES + 1) * (TTB__MOST_JOINT_PLACES + 1);
}

static ttb_status make_look_ahead(ttb__placing *placing)
{
    const ttb__town *town = placing->town;
    int64_t courses = town->partnership->courses.count, sums = 0, deltas = 0;

    placing->ahead = ttb__alloc(courses, sizeof *placing->ahead);
    placing->first_delta = ttb__alloc(town->requests.count, sizeof *placing->first_delta);
    if (!placing->ahead || !placing->first_delta)
        return TTB_ERR_MEMORY;
    for (int32_t course = 0; course < courses; course++) {
        placing->ahead[course].first_sum = sums;
        placing->ahead[course].capacity = most_patterns(placing, course);
        sums += placing->ahead[course].capacity;
    }
    for (int64_t number = 0; number < town->requests.count; number++) {
        placing->first_delta[number] = deltas;
        deltas += placing->ahead[town->requests.items[number].course].capacity;
    }
    placing->pattern_capacity = sums;
    placing->sums = ttb__alloc(sums, sizeof *placing->sums);
    placing->whole_sums = ttb__alloc(sums, sizeof *placing->whole_sums);
    placing->credit_sums = ttb__alloc(sums, sizeof *placing->credit_sums);
    placing->is_allowed = ttb__alloc(sums, sizeof *placing->is_allowed);
    placing->deltas = ttb__alloc(deltas, sizeof *placing->deltas);
    return placing->sums && placing->whole_sums && placing->credit_sums && placing->is_allowed &&
                   placing->deltas
               ? TTB_OK
               : TTB_ERR_MEMORY;
}

static ttb_status make_students(ttb__placing *placing)
{
    int64_t students = placing->town->partnership->students.count;

    placing->least = ttb__alloc(students, sizeof *placing->least);
    placing->is_whole = ttb__alloc(students, sizeof *placing->is_whole);
    placing->credited = ttb__alloc(students, sizeof *placing->credited);
    return placing->least && placing->is_whole && placing->credited ? TTB_OK : TTB_ERR_MEMORY;
}

/* Pinned sections stand from the beginning, and are never taken back. */
static ttb_status place_pinned(ttb__placing *placing)
{
    ttb_status status = TTB_OK;

    for (int32_t offer = 0; offer < placing->town->offers.count; offer++) {
        const ttb__town_offer *at = &placing->town->offers.items[offer];
        int32_t pins = ttb__placing_has(placing, at->course) ? at->pinned_count : 0;
        for (int32_t pin = 0; pin < pins && !status; pin++) {
            status = ttb__placing_step(placing, offer,
                                       placing->town->pinned.items[at->first_pinned + pin]);
            placing->saved.count = placing->steps.count = placing->step_places.count = 0;
        }
        placing->stands[offer].last = TTB_NONE; /* order is for sections that are alike */
    }
    return status ? status : placing->status;
}

static ttb_status begin(ttb__placing *placing, const ttb__poll *poll)
{
    const ttb__town *town = placing->town;

    for (int32_t course = 0; course < town->partnership->courses.count; course++) {
        ttb__ahead_choose(placing, course);
        ttb__ahead_rule_out(placing, course);
    }
    for (int32_t student = 0; student < town->partnership->students.count; student++) {
        if (poll && student % STUDENTS_A_POLL == 0 && poll->must_stop(poll->user))
            return TTB_ERR_RANGE;
        placing->is_whole[student] = (char)ttb__placing_is_whole(placing, student);
        ttb__placing_look(placing, student);
    }
    for (int32_t course = 0; course < town->partnership->courses.count; course++)
        ttb__ahead_find_least(placing, course);
    ttb__pairs_pass(placing);
    return place_pinned(placing);
}

ttb_status ttb__placing_make(const ttb__town *town, const ttb__argument *argument, int32_t part,
                             const ttb__poll *poll, ttb__placing **placing_out)
{
    ttb__placing *placing = ttb__alloc(1, sizeof *placing);
    ttb_status status = TTB_ERR_RANGE;

    *placing_out = NULL;
    if (!placing)
        return TTB_ERR_MEMORY;
    placing->town = town;
    placing->argument = argument;
    placing->part = part;
    placing->aim = INT64_MAX;
    placing->blocks =
        part == TTB_NONE ? ~UINT64_C(0) : town->parts[argument->students].blocks[part];
    placing->task.block_count = town->block_count;
    placing->never =
        (INT64_C(1) << 59) / (town->requests.count + town->partnership->courses.count + 1);
    if (placing->never > TTB__NO_SEAT / 2)
        placing->never = TTB__NO_SEAT / 2;
    if (ttb__argument_goals(town, argument, placing->goals))
        status = make_stands(placing);
    if (!status)
        status = ttb__seat_costs_make(town, argument, placing->goals, &placing->costs);
    if (!status)
        status = make_takers(placing);
    if (!status)
        status = make_students(placing);
    if (!status)
        status = make_look_ahead(placing);
    if (!status)
        status = ttb__pairs_make(placing);
    if (!status)
        status = ttb__week_make(town, placing->goals[TTB_GOAL_TRAVEL],
                                placing->goals[TTB_GOAL_JOURNEYS], &placing->week);
    if (!status)
        status = begin(placing, poll);
    if (status)
        ttb__placing_destroy(placing);
    else
        *placing_out = placing;
    return status;
}

ttb_status ttb__placing_again(const ttb__placing *placing, const ttb__argument *argument,
                              int64_t steps, ttb__placing **placing_out)
{
    ttb_status status =
        ttb__placing_make(placing->town, argument, placing->part, NULL, placing_out);

    if (!status) {
        (*placing_out)->aim = placing->aim;
        ttb__pairs_pass(*placing_out);
    }
    for (int64_t step = 0; step < steps && !status; step++)
        status = ttb__placing_step(*placing_out, placing->steps.items[step],
                                   placing->step_places.items[step]);
    if (status) {
        ttb__placing_destroy(*placing_out);
        *placing_out = NULL;
    }
    return status;
}

void ttb__placing_destroy(ttb__placing *placing)
{
    if (!placing)
        return;
    ttb__free(placing->stands);
    ttb__free(placing->first_stand);
    ttb__free(placing->stand_places);
    ttb__free(placing->used);
    ttb__free(placing->used_in_week);
    ttb__seat_costs_clear(&placing->costs);
    ttb__free(placing->first_taker);
    ttb__free(placing->takers);
    ttb__free(placing->least);
    ttb__free(placing->is_whole);
    ttb__free(placing->credited);
    ttb__free(placing->ahead);
    ttb__free(placing->first_delta);
    ttb__free(placing->sums);
    ttb__free(placing->whole_sums);
    ttb__free(placing->credit_sums);
    ttb__free(placing->is_allowed);
    ttb__free(placing->deltas);
    ttb__pairs_clear(&placing->pairs);
    ttb__week_clear(&placing->week);
    ttb__free(placing->saved.items);
    ttb__free(placing->steps.items);
    ttb__free(placing->step_places.items);
    ttb__free(placing);
}
