/* Branching: the ways to go on from where a placing stands. */
#include "base/bits.h"
#include "proof/placing_state.h"

int64_t ttb__placing_bound(const ttb__placing *placing)
{
    return placing->constant + placing->students + placing->sections + placing->look_ahead +
           placing->joint;
}

int ttb__placing_is_open(const ttb__placing *placing, int32_t offer)
{
    return ttb__placing_left(placing, offer) > 0;
}

int32_t ttb__placing_stands(const ttb__placing *placing, int32_t offer, const int32_t **places_out)
{
    *places_out = placing->stand_places + placing->first_stand[offer];
    return placing->stands[offer].placed;
}

const ttb__town *ttb__placing_town(const ttb__placing *placing)
{
    return placing->town;
}

int ttb__placing_looks_at(const ttb__placing *placing, int32_t course)
{
    return ttb__placing_has(placing, course);
}

int64_t ttb__placing_steps(const ttb__placing *placing, const int32_t **offers_out,
                           const int32_t **places_out)
{
    *offers_out = placing->steps.items;
    *places_out = placing->step_places.items;
    return placing->steps.count;
}

int64_t ttb__placing_work(const ttb__placing *placing)
{
    return placing->work;
}

/* ---- Ways to go on */

static int are_alike(const ttb__placing *placing)
{
    return !placing->town->has_lessons || placing->argument->students == TTB__STUDENTS_CLASHES;
}

/* Of blocks that are alike and that no section has touched, a place takes the first ones. */
static int is_first_of_alike(const ttb__placing *placing, uint64_t blocks)
{
    for (uint64_t rest = blocks & ~placing->touched; are_alike(placing) && rest; rest &= rest - 1) {
        int32_t block = ttb__lowest_bit(rest);
        uint64_t before =
            placing->town->alike[block] & ~placing->touched & ((UINT64_C(1) << block) - 1);
        if (before & ~blocks)
            return 0;
    }
    return 1;
}

/* Sections of an offer are alike: among touched blocks they come in the order of their places.
 * Those that touch new blocks come first in some order of every set of sections, so none is lost.
 */
static int is_in_order(const ttb__placing *placing, int32_t offer, int32_t place, uint64_t blocks)
{
    return blocks & ~placing->touched || place >= placing->stands[offer].last;
}

/* Which of the joint sections of its course is the next of the offer; TTB_NONE if it is not among
 * those that are looked at. */
static int32_t joint_of(const ttb__placing *placing, int32_t offer)
{
    const ttb__ahead *ahead = &placing->ahead[placing->town->offers.items[offer].course];

    for (int32_t joint = 0; joint < ahead->joint_count; joint++)
        if (ahead->joint[joint] == offer)
            return joint;
    return TTB_NONE;
}

/* What a pattern costs by one way to count; INT64_MAX: it is ruled out. */
typedef int64_t (*cost_fn)(const ttb__placing *placing, int32_t course, int32_t pattern);

/* Beside all students who count for one course only. */
static int64_t cost_alone(const ttb__placing *placing, int32_t course, int32_t pattern)
{
    int64_t at = placing->ahead[course].first_sum + pattern;
    int64_t cost = ttb__ahead_cost(placing, course, pattern);

    return cost < INT64_MAX ? cost + placing->sums[at] + placing->whole_sums[at] : cost;
}

/* Beyond the whole bound. */
static int64_t margin_of(const ttb__placing *placing, int32_t course, int32_t pattern)
{
    return placing->pairs.margins[placing->ahead[course].first_sum + pattern];
}

/* The least cost when a joint section of the offer stands in each of its places (the last: in
 * none), over all patterns of its course that agree. */
static void find_leasts(const ttb__placing *placing, int32_t offer, int32_t joint, cost_fn cost_of,
                        int64_t leasts[TTB__MOST_CHILDREN])
{
    int32_t course = placing->town->offers.items[offer].course;
    int32_t places = placing->town->offers.items[offer].place_count;

    for (int32_t place = 0; place <= places; place++)
        leasts[place] = placing->never;
    for (int32_t pattern = 0; pattern < placing->ahead[course].pattern_count; pattern++) {
        int32_t place = ttb__ahead_place(placing, course, pattern, joint);
        int64_t cost = cost_of(placing, course, pattern);
        place = place == TTB_NONE ? places : place;
        leasts[place] = cost < leasts[place] ? cost : leasts[place];
    }
}

static void set_bounds(const ttb__placing *placing, int32_t offer, int32_t count,
                       ttb__child children[])
{
    const ttb__town_offer *at = &placing->town->offers.items[offer];
    int64_t bound = ttb__placing_bound(placing);
    int64_t others = bound - placing->joint - placing->look_ahead + placing->look_alone -
                     placing->ahead[at->course].least_alone;
    int64_t leasts[TTB__MOST_CHILDREN], margins[TTB__MOST_CHILDREN] = {0};
    int32_t joint = joint_of(placing, offer);

    if (joint != TTB_NONE)
        find_leasts(placing, offer, joint, cost_alone, leasts);
    if (joint != TTB_NONE && placing->pairs.has_margins)
        find_leasts(placing, offer, joint, margin_of, margins);
    for (int32_t child = 0; child < count; child++) {
        int32_t place = children[child].place == TTB_NONE ? at->place_count : children[child].place;
        int64_t alone = joint != TTB_NONE ? others + leasts[place] : bound;
        int64_t with = bound + margins[place];
        children[child].bound = alone > with ? alone : with;
    }
}

int32_t ttb__placing_children(const ttb__placing *placing, int32_t offer,
                              ttb__child children[TTB__MOST_CHILDREN])
{
    int32_t places = placing->town->offers.items[offer].place_count, count = 0;

    if (places > TTB__MOST_PLACES)
        return 0;
    for (int32_t place = 0; place < places; place++) {
        uint64_t blocks = ttb__town_place(placing->town, offer, place);
        if (ttb__placing_fits(placing, offer, blocks) && is_first_of_alike(placing, blocks) &&
            is_in_order(placing, offer, place, blocks))
            children[count++].place = place;
    }
    if (ttb__placing_may_close(placing, offer, placing->stands[offer].placed))
        children[count++].place = TTB_NONE;
    set_bounds(placing, offer, count, children);
    return count;
}
