/* One student's week: what he may sit in, and how far it takes him. */
#include "prep/tour.h"

#include "base/bits.h"

int ttb__seats_fit(const ttb__prep *prep, int32_t site, uint64_t blocks, int32_t other_site,
                   uint64_t other_blocks)
{
    if (blocks & other_blocks)
        return 0;
    if (!prep->clashes)
        return 1;
    for (uint64_t rest = blocks; rest; rest &= rest - 1) {
        int64_t seat = (int64_t)site * prep->block_count + ttb__lowest_bit(rest);
        const uint64_t *clashes = &prep->clashes[seat * prep->clash_words];
        for (uint64_t others = other_blocks; others; others &= others - 1) {
            int64_t other = (int64_t)other_site * prep->block_count + ttb__lowest_bit(others);
            if (clashes[other / 64] >> (other % 64) & 1)
                return 0;
        }
    }
    return 1;
}

int ttb__week_travel(const ttb__prep *prep, const ttb__prep_student *student, uint64_t blocks,
                     const int32_t *site_of_block, int64_t *minutes_out, int64_t *journeys_out)
{
    ttb__tour tour = ttb__week_tour(prep, NULL, student->home, blocks, site_of_block);
    *minutes_out = tour.minutes;
    *journeys_out = tour.journeys;
    return !ttb__tour_is_legal(&tour, student);
}

static int seat_rules_allow(const ttb__prep *prep, const ttb__prep_student *student,
                            int32_t request, const ttb__placement *placement)
{
    for (int32_t number = 0; number < student->seat_rule_count; number++) {
        const ttb__seat_rule *rule = &prep->seat_rules.items[student->first_seat_rule + number];
        int matches = (rule->site == TTB_NONE || rule->site == placement->site) &&
                      (!rule->blocks || rule->blocks == placement->blocks);
        if (rule->request == request && matches != rule->is_pin)
            return 0;
    }
    return 1;
}

int ttb__may_sit(const ttb__prep *prep, int32_t request, int32_t placement)
{
    const ttb__placement *place = &prep->placements.items[placement];
    const ttb__prep_student *student = &prep->students[prep->requests.items[request].student];
    int32_t site_of_block[TTB__MOST_BLOCKS];
    int64_t minutes, journeys;
    if (!seat_rules_allow(prep, student, request, place))
        return 0;
    if (place->site == student->home)
        return 1;
    if (student->courses_away < 1)
        return 0;
    for (uint64_t rest = place->blocks; rest; rest &= rest - 1)
        site_of_block[ttb__lowest_bit(rest)] = place->site;
    return !ttb__week_travel(prep, student, place->blocks, site_of_block, &minutes, &journeys);
}
