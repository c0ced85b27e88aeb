/* The look-ahead: what the next sections of a course cost at least, over all ways in which they may
 * stand. */
#include "base/bits.h"
#include "proof/placing_state.h"

/* ---- Which sections */

static int64_t options_of(const ttb__placing *placing, int32_t offer)
{
    return placing->town->offers.items[offer].place_count + 1;
}

/* 1 if a section of the offer can be looked at beside those chosen so far. */
static int can_join(const ttb__placing *placing, const ttb__ahead *ahead, int32_t offer)
{
    int32_t places = placing->town->offers.items[offer].place_count;

    if (ahead->joint_count == 0)
        return places <= TTB__MOST_PLACES;
    return places <= TTB__MOST_JOINT_PLACES &&
           placing->town->offers.items[ahead->joint[0]].place_count <= TTB__MOST_JOINT_PLACES;
}

void ttb__ahead_choose(ttb__placing *placing, int32_t course)
{
    const ttb__town *town = placing->town;
    ttb__ahead *ahead = &placing->ahead[course];
    int32_t first = town->course_first_offer[course];

    ahead->joint_count = ahead->pattern_count = 0;
    if (!ahead->capacity)
        return;
    for (int32_t number = 0; number < town->course_offer_count[course]; number++) {
        int32_t left = ttb__placing_left(placing, first + number);
        for (; left > 0 && ahead->joint_count < TTB__MOST_JOINT; left--)
            if (can_join(placing, ahead, first + number))
                ahead->joint[ahead->joint_count++] = first + number;
    }
    if (ahead->joint_count > 0)
        ahead->pattern_count = (int32_t)options_of(placing, ahead->joint[0]);
    if (ahead->joint_count > 1)
        ahead->pattern_count *= (int32_t)options_of(placing, ahead->joint[1]);
}

int32_t ttb__ahead_place(const ttb__placing *placing, int32_t course, int32_t pattern,
                         int32_t joint)
{
    const ttb__ahead *ahead = &placing->ahead[course];
    int32_t first = (int32_t)options_of(placing, ahead->joint[0]);
    int32_t option = joint ? pattern / first : pattern % first;

    return option < placing->town->offers.items[ahead->joint[joint]].place_count ? option
                                                                                 : TTB_NONE;
}

int32_t ttb__ahead_closed(const ttb__placing *placing, int32_t course, int32_t pattern)
{
    int32_t closed = 0;

    for (int32_t joint = 0; joint < placing->ahead[course].joint_count; joint++)
        if (ttb__ahead_place(placing, course, pattern, joint) == TTB_NONE)
            closed |= 1 << joint;
    return closed;
}

/* ---- What a pattern costs */

/* Both sections may stand where each may; together they may use up what both need. */
static int fit_together(const ttb__placing *placing, const ttb__ahead *ahead, int32_t place,
                        int32_t other_place)
{
    const ttb__town *town = placing->town;
    int32_t offer = ahead->joint[0], other = ahead->joint[1];
    const ttb__town_offer *at = &town->offers.items[offer];
    uint64_t blocks = ttb__town_place(town, offer, place);
    uint64_t other_blocks = ttb__town_place(town, other, other_place);

    if (!ttb__placing_fits(placing, offer, blocks) ||
        !ttb__placing_fits(placing, other, other_blocks))
        return 0;
    for (int32_t use = 0; use < at->use_count; use++)
        for (int32_t more = 0; more < town->offers.items[other].use_count; more++) {
            int32_t number = town->uses.items[at->first_use + use];
            if (number != town->uses.items[town->offers.items[other].first_use + more])
                continue;
            for (uint64_t both = blocks & other_blocks; both; both &= both - 1) {
                int32_t block = ttb__lowest_bit(both);
                if (placing->used[(int64_t)number * town->block_count + block] + 2 >
                    town->scarce.items[number].capacity[block])
                    return 0;
            }
        }
    return 1;
}

/* The change of the sections' own cost when so many more of an offer are placed. */
static int64_t sections_change(const ttb__placing *placing, int32_t offer, int32_t more,
                               int is_closed)
{
    const ttb__stand *stand = &placing->stands[offer];

    if (is_closed && !ttb__placing_may_close(placing, offer, stand->placed + more))
        return INT64_MAX;
    return ttb__placing_sections(placing, offer, stand->placed + more, is_closed) -
           ttb__placing_sections(placing, offer, stand->placed, 0);
}

static int64_t cost_of_one(const ttb__placing *placing, int32_t offer, int32_t place)
{
    if (place != TTB_NONE &&
        !ttb__placing_fits(placing, offer, ttb__town_place(placing->town, offer, place)))
        return INT64_MAX;
    return sections_change(placing, offer, place != TTB_NONE, place == TTB_NONE);
}

/* Two sections of one offer: none for the first is none for the second. */
static int64_t cost_of_twins(const ttb__placing *placing, const ttb__ahead *ahead, int32_t place,
                             int32_t other)
{
    if (place == TTB_NONE)
        return other == TTB_NONE ? cost_of_one(placing, ahead->joint[0], TTB_NONE) : INT64_MAX;
    if (other == TTB_NONE)
        return cost_of_one(placing, ahead->joint[0], place) == INT64_MAX
                   ? INT64_MAX
                   : sections_change(placing, ahead->joint[0], 1, 1);
    if (!fit_together(placing, ahead, place, other))
        return INT64_MAX;
    return sections_change(placing, ahead->joint[0], 2, 0);
}

static int64_t find_cost(const ttb__placing *placing, int32_t course, int32_t pattern)
{
    const ttb__ahead *ahead = &placing->ahead[course];
    int32_t place = ttb__ahead_place(placing, course, pattern, 0), other;
    int64_t cost, more;

    if (ahead->joint_count == 1)
        return cost_of_one(placing, ahead->joint[0], place);
    other = ttb__ahead_place(placing, course, pattern, 1);
    if (ahead->joint[0] == ahead->joint[1])
        return cost_of_twins(placing, ahead, place, other);
    cost = cost_of_one(placing, ahead->joint[0], place);
    more = cost_of_one(placing, ahead->joint[1], other);
    if (cost == INT64_MAX || more == INT64_MAX ||
        (place != TTB_NONE && other != TTB_NONE && !fit_together(placing, ahead, place, other)))
        return INT64_MAX;
    return cost + more;
}

int64_t ttb__ahead_cost(const ttb__placing *placing, int32_t course, int32_t pattern)
{
    return placing->is_allowed[placing->ahead[course].first_sum + pattern]
               ? find_cost(placing, course, pattern)
               : INT64_MAX;
}

void ttb__ahead_rule_out(ttb__placing *placing, int32_t course)
{
    const ttb__ahead *ahead = &placing->ahead[course];

    for (int32_t pattern = 0; pattern < ahead->pattern_count; pattern++)
        placing->is_allowed[ahead->first_sum + pattern] =
            (char)(find_cost(placing, course, pattern) != INT64_MAX);
}

/* ---- Sums */

void ttb__ahead_add(ttb__placing *placing, int32_t request, int32_t sign)
{
    const ttb__town_request *asked = &placing->town->requests.items[request];
    const ttb__ahead *ahead = &placing->ahead[asked->course];
    const int64_t *deltas = placing->deltas + placing->first_delta[request];
    int64_t *sums = placing->sums + ahead->first_sum;
    int64_t *credit = placing->credit_sums + ahead->first_sum;

    if (placing->credited[asked->student] == TTB__ADDS_UP && asked->is_reserve)
        return;
    if (placing->credited[asked->student] != TTB__ADDS_UP)
        sums = placing->whole_sums + ahead->first_sum;
    for (int32_t pattern = 0; pattern < ahead->pattern_count; pattern++)
        sums[pattern] += sign * deltas[pattern];
    if (placing->credited[asked->student] == request)
        for (int32_t pattern = 0; pattern < ahead->pattern_count; pattern++)
            credit[pattern] += sign * deltas[pattern];
}

void ttb__ahead_find_least(ttb__placing *placing, int32_t course)
{
    ttb__ahead *ahead = &placing->ahead[course];
    const int64_t *sums = placing->sums + ahead->first_sum;
    const int64_t *credit = placing->credit_sums + ahead->first_sum;
    int64_t least = placing->never, least_alone = placing->never;

    for (int32_t pattern = 0; pattern < ahead->pattern_count; pattern++) {
        int64_t cost = ttb__ahead_cost(placing, course, pattern);
        if (cost == INT64_MAX)
            continue;
        cost += sums[pattern];
        least_alone = cost < least_alone ? cost : least_alone;
        cost += credit[pattern];
        least = cost < least ? cost : least;
    }
    if (!ahead->pattern_count)
        least = least_alone = 0;
    placing->look_ahead += least - ahead->least;
    placing->look_alone += least_alone - ahead->least_alone;
    ahead->least = least;
    ahead->least_alone = least_alone;
}
