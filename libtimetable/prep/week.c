/* One student's week: what he may sit in, and how far it takes him. */
#include "prep/prep.h"

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

/* Sites of a day's lessons in order of start; their number. */
static int32_t day_sites(const ttb__prep *prep, const ttb__day *day, uint64_t blocks,
                         const int32_t *site_of_block, int32_t *sites_out)
{
    int32_t starts[TTB__MOST_DAY_LESSONS], count = 0;
    for (int32_t number = 0; number < day->lesson_count && count < TTB__MOST_DAY_LESSONS;
         number++) {
        const ttb__day_lesson *lesson = &prep->day_lessons.items[day->first_lesson + number];
        int32_t site, start, place = count;
        if (!(blocks >> lesson->block & 1))
            continue;
        site = site_of_block[lesson->block];
        start = prep->times[lesson->first_time + 2 * site];
        for (; place > 0 && starts[place - 1] > start; place--) {
            starts[place] = starts[place - 1];
            sites_out[place] = sites_out[place - 1];
        }
        starts[place] = start;
        sites_out[place] = site;
        count++;
    }
    return count;
}

/* The tour of a day: home, the sites of its lessons, home. */
static int day_travel(const ttb__prep *prep, const ttb__prep_student *student, const ttb__day *day,
                      uint64_t blocks, const int32_t *site_of_block, int64_t *minutes_out,
                      int64_t *journeys_out)
{
    int32_t sites[TTB__MOST_DAY_LESSONS + 1], at = student->home;
    int32_t count = day_sites(prep, day, blocks, site_of_block, sites);
    int32_t minutes = 0, journeys = 0;
    sites[count++] = student->home;
    for (int32_t stop = 0; stop < count; stop++) {
        if (sites[stop] != at) {
            int32_t leg = ttb__minutes(&prep->travel, at, sites[stop]);
            if (leg == TTB_NONE)
                return 1;
            minutes += leg;
            journeys++;
            at = sites[stop];
        }
    }
    *minutes_out += minutes;
    *journeys_out += journeys;
    return minutes > student->minutes_a_day || journeys > student->journeys_a_day;
}

static int abstract_travel(const ttb__prep *prep, const ttb__prep_student *student, uint64_t blocks,
                           const int32_t *site_of_block, int64_t *minutes_out,
                           int64_t *journeys_out)
{
    for (uint64_t rest = blocks; rest; rest &= rest - 1) {
        int32_t site = site_of_block[ttb__lowest_bit(rest)];
        int32_t minutes = ttb__return_minutes(prep, student->home, site);
        if (site == student->home)
            continue;
        if (minutes == TTB_NONE || minutes > student->minutes_a_day)
            return 1;
        *minutes_out += minutes;
        *journeys_out += 2;
    }
    return 0;
}

int ttb__week_travel(const ttb__prep *prep, const ttb__prep_student *student, uint64_t blocks,
                     const int32_t *site_of_block, int64_t *minutes_out, int64_t *journeys_out)
{
    uint64_t away = 0;
    *minutes_out = *journeys_out = 0;
    for (uint64_t rest = blocks; rest; rest &= rest - 1) {
        if (site_of_block[ttb__lowest_bit(rest)] != student->home)
            away |= rest & (~rest + 1);
    }
    if (!away)
        return 0;
    if (!prep->has_lessons)
        return abstract_travel(prep, student, away, site_of_block, minutes_out, journeys_out);
    for (int64_t day = 0; day < prep->days.count; day++) {
        if (prep->days.items[day].blocks & away &&
            day_travel(prep, student, &prep->days.items[day], blocks, site_of_block, minutes_out,
                       journeys_out))
            return 1;
    }
    return 0;
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
