/* Steps of a placing, and taking them back: what a step changes is saved first. */
#include <string.h>

#include "base/bits.h"
#include "proof/placing_state.h"

/* ---- Who is touched: takers of the course */

void ttb__for_each_touched(ttb__placing *placing, int32_t course, ttb__visit_fn visit)
{
    for (int32_t at = placing->first_taker[course]; at < placing->first_taker[course + 1]; at++)
        if (ttb__placing_touches(placing, placing->takers[at]))
            visit(placing, placing->town->requests.items[placing->takers[at]].student);
}

static void take_out(ttb__placing *placing, int32_t student)
{
    const ttb__town_student *of = &placing->town->students[student];

    placing->students -= placing->least[student];
    for (int32_t number = 0; number < of->request_count; number++)
        ttb__ahead_add(placing, of->first_request + number, -1);
    ttb__pairs_add(placing, student, -1);
}

static void put_in(ttb__placing *placing, int32_t student)
{
    const ttb__town_student *of = &placing->town->students[student];

    placing->students += placing->least[student];
    for (int32_t number = 0; number < of->request_count; number++)
        ttb__ahead_add(placing, of->first_request + number, 1);
    ttb__pairs_add(placing, student, 1);
}

void ttb__placing_look(ttb__placing *placing, int32_t student)
{
    ttb__placing_student(placing, student);
    put_in(placing, student);
}

/* ---- Steps */

static void use_up(ttb__placing *placing, int32_t offer, uint64_t blocks, int32_t sign)
{
    const ttb__town *town = placing->town;
    const ttb__town_offer *at = &town->offers.items[offer];

    for (int32_t use = 0; use < at->use_count; use++) {
        int32_t number = town->uses.items[at->first_use + use];
        placing->used_in_week[number] += sign * at->course_blocks;
        for (uint64_t rest = blocks; rest; rest &= rest - 1)
            placing->used[(int64_t)number * town->block_count + ttb__lowest_bit(rest)] += sign;
    }
}

static void stand_in(ttb__placing *placing, int32_t offer, int32_t place)
{
    ttb__stand *stand = &placing->stands[offer];
    uint64_t blocks = ttb__town_place(placing->town, offer, place);

    placing->stand_places[placing->first_stand[offer] + stand->placed++] = place;
    use_up(placing, offer, blocks, 1);
    if (!(blocks & ~placing->touched) && place > stand->last)
        stand->last = place;
    placing->touched |= blocks;
}

static void find_least(ttb__placing *placing, int32_t course)
{
    if (placing->ahead[course].found_in == placing->round)
        return;
    placing->ahead[course].found_in = placing->round;
    ttb__ahead_find_least(placing, course);
}

static void find_least_of_courses(ttb__placing *placing, int32_t student)
{
    const ttb__town_student *of = &placing->town->students[student];

    for (int32_t number = 0; number < of->request_count; number++)
        find_least(placing, placing->town->requests.items[of->first_request + number].course);
}

/* What a course adds is looked at again where one of its takers was touched, or where rows may have
 * less room than before. */
static void find_leasts(ttb__placing *placing, int32_t course, int32_t offer)
{
    int is_scarce = placing->town->offers.items[offer].use_count > 0;

    placing->round++;
    find_least(placing, course);
    ttb__for_each_touched(placing, course, find_least_of_courses);
    for (int32_t other = 0; is_scarce && other < placing->town->partnership->courses.count; other++)
        find_least(placing, other);
}

ttb_status ttb__placing_step(ttb__placing *placing, int32_t offer, int32_t place)
{
    const ttb__town_offer *at = &placing->town->offers.items[offer];
    ttb__stand *stand = &placing->stands[offer];

    if (TTB__RESERVE(&placing->steps, 1) || TTB__RESERVE(&placing->step_places, 1) ||
        ttb__save(placing, offer))
        return TTB_ERR_MEMORY;
    placing->steps.items[placing->steps.count++] = offer;
    placing->step_places.items[placing->step_places.count++] = place;
    ttb__for_each_touched(placing, at->course, take_out);
    placing->sections -= ttb__placing_sections(placing, offer, stand->placed, stand->is_closed);
    if (place == TTB_NONE)
        stand->is_closed = 1;
    else
        stand_in(placing, offer, place);
    placing->sections += ttb__placing_sections(placing, offer, stand->placed, stand->is_closed);
    ttb__ahead_choose(placing, at->course);
    ttb__ahead_rule_out(placing, at->course);
    ttb__for_each_touched(placing, at->course, ttb__placing_look);
    find_leasts(placing, at->course, offer);
    ttb__pairs_pass(placing);
    return placing->status;
}

static void take_away(ttb__placing *placing, int32_t offer)
{
    ttb__stand *stand = &placing->stands[offer];
    int32_t place = placing->stand_places[placing->first_stand[offer] + --stand->placed];

    use_up(placing, offer, ttb__town_place(placing->town, offer, place), -1);
}

void ttb__placing_back(ttb__placing *placing)
{
    int32_t offer = placing->steps.items[--placing->steps.count];
    int32_t course = placing->town->offers.items[offer].course;
    int was_closed = placing->step_places.items[--placing->step_places.count] == TTB_NONE;

    ttb__for_each_touched(placing, course, take_out);
    ttb__restore_rest(placing, offer);
    if (!was_closed)
        take_away(placing, offer);
    ttb__ahead_choose(placing, course);
    ttb__restore_students(placing, course);
    ttb__for_each_touched(placing, course, put_in);
    ttb__restore_passed(placing);
    placing->pairs.has_margins = 0;
}

ttb_status ttb__placing_try(ttb__placing *placing, int32_t offer, int32_t place, int64_t *bound_out)
{
    ttb__pairs *pairs = &placing->pairs;
    size_t bytes = (size_t)placing->pattern_capacity * sizeof *pairs->margins;
    int32_t had_margins = pairs->has_margins;
    ttb_status status;

    if (had_margins)
        memcpy(pairs->kept_margins, pairs->margins, bytes);
    status = ttb__placing_step(placing, offer, place);
    if (status)
        return status;
    *bound_out = ttb__placing_bound(placing);
    ttb__placing_back(placing);
    if (had_margins)
        memcpy(pairs->margins, pairs->kept_margins, bytes);
    pairs->has_margins = had_margins;
    return TTB_OK;
}
