/* The week: when blocks are taught, and whether one person can attend what he has. */
#include "generate.h"

enum { DAYS = 5, SHORT_MINUTES = 100, LONG_MINUTES = 150, FIRST_START = 8 * 60 + 50 };

/* Five blocks of five hours a week. Monday to Wednesday A, B and C have a lesson each, in turns, so
 * that every two of them meet once across the morning break and twice or more across lunch or a
 * whole lesson; on Thursday and Friday D and E fill half a day each. */
static const int32_t five_blocks[SLOTS] = {0, 1, 2, 1, 2, 0, 2, 0, 1, 3, -1, 4, 4, -1, 3};

/* Any other number of blocks takes turns, three lessons a day. */
int32_t week_block_of_slot(const struct town *town, int32_t slot)
{
    const int32_t blocks = town->set.blocks;
    if (blocks == 5)
        return five_blocks[slot];
    return slot < SLOTS / blocks * blocks ? slot % blocks : -1;
}

static int is_half_day(const struct town *town, int32_t day)
{
    return town->set.blocks == 5 && day >= 3;
}

/* The morning break is 20 minutes, Tuesdays 15; lunch an hour, on days of two halves 70 minutes. */
void week_slot_times(const struct town *town, int32_t site, int32_t slot, int32_t *start_minute,
                     int32_t *end_minute)
{
    static const int32_t breaks[DAYS] = {20, 15, 20, 20, 20};
    const int32_t day = slot / SLOTS_A_DAY, time_of_day = slot % SLOTS_A_DAY;
    const int32_t minutes = is_half_day(town, day) ? LONG_MINUTES : SHORT_MINUTES;
    int32_t start = FIRST_START;
    if (is_half_day(town, day))
        start += time_of_day == 2 ? LONG_MINUTES + 70 : 0;
    else if (time_of_day >= 1)
        start += SHORT_MINUTES + breaks[day] + (time_of_day == 2 ? SHORT_MINUTES + 60 : 0);
    if (site != TTB_NONE)
        start += town->sites[site].late_minutes;
    *start_minute = start;
    *end_minute = start + minutes;
}

static int gap_is_enough(const struct town *town, int32_t from, int32_t from_slot, int32_t to,
                         int32_t to_slot)
{
    int32_t start, end, unused;
    week_slot_times(town, from, from_slot, &unused, &end);
    week_slot_times(town, to, to_slot, &start, &unused);
    return start - end >= town->minutes[from][to];
}

/* Home is TTB_NONE for a teacher, who has neither a way from home nor limits. */
static int day_is_possible(const struct town *town, int32_t home, const int32_t *places,
                           int32_t day)
{
    int32_t here = home, last_slot = -1, minutes = 0, journeys = 0;
    for (int32_t slot = day * SLOTS_A_DAY; slot < (day + 1) * SLOTS_A_DAY; slot++) {
        const int32_t block = week_block_of_slot(town, slot);
        const int32_t there = block >= 0 ? places[block] : -1;
        if (there < 0)
            continue;
        if (here >= 0 && there != here) {
            if (last_slot >= 0 && !gap_is_enough(town, here, last_slot, there, slot))
                return 0;
            minutes += town->minutes[here][there];
            journeys++;
        }
        here = there;
        last_slot = slot;
    }
    if (home >= 0 && here != home) {
        minutes += town->minutes[here][home];
        journeys++;
    }
    return home < 0 || (minutes <= MINUTES_A_DAY && journeys <= JOURNEYS_A_DAY);
}

static int returns_are_short(const struct town *town, int32_t home, const int32_t *places)
{
    for (int32_t block = 0; block < town->set.blocks; block++) {
        const int32_t there = places[block];
        if (there >= 0 && home >= 0 &&
            town->minutes[home][there] + town->minutes[there][home] > MINUTES_A_DAY)
            return 0;
    }
    return 1;
}

int week_is_possible(const struct town *town, int32_t home, const int32_t *places)
{
    if (!town->set.has_lessons)
        return returns_are_short(town, home, places);
    for (int32_t day = 0; day < DAYS; day++)
        if (!day_is_possible(town, home, places, day))
            return 0;
    return 1;
}

int week_is_possible_for_teacher(const struct town *town, const int32_t *places)
{
    return week_is_possible(town, TTB_NONE, places);
}
