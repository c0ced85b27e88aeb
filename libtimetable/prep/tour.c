#include "prep/tour.h"

#include "base/bits.h"

/* A key holds the home and the site of each block in a byte: sites up to 254, blocks up to 7. */
enum { KNOWN_TOURS = 1 << 13, MOST_KEY_SITES = 254, MOST_KEY_BLOCKS = 7 };

struct ttb__tours {
    uint64_t keys[KNOWN_TOURS]; /* 0: empty */
    ttb__tour tours[KNOWN_TOURS];
};

ttb_status ttb__tours_make(ttb__tours **tours_out)
{
    *tours_out = ttb__alloc(1, sizeof **tours_out);
    return *tours_out ? TTB_OK : TTB_ERR_MEMORY;
}

void ttb__tours_destroy(ttb__tours *tours)
{
    ttb__free(tours);
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

/* Add the tour of a day: home, the sites of its lessons, home. */
static void add_day(const ttb__prep *prep, const ttb__day *day, int32_t home, uint64_t blocks,
                    const int32_t *site_of_block, ttb__tour *tour)
{
    int32_t sites[TTB__MOST_DAY_LESSONS + 1], at = home, minutes = 0, journeys = 0;
    int32_t count = day_sites(prep, day, blocks, site_of_block, sites);
    sites[count++] = home;
    for (int32_t stop = 0; stop < count; stop++) {
        int32_t leg = ttb__minutes(&prep->travel, at, sites[stop]);
        if (sites[stop] == at)
            continue;
        if (leg == TTB_NONE) {
            tour->is_possible = 0;
            return;
        }
        minutes += leg;
        journeys++;
        at = sites[stop];
    }
    tour->minutes += minutes;
    tour->journeys += journeys;
    if (minutes > tour->most_minutes)
        tour->most_minutes = minutes;
    if (journeys > tour->most_journeys)
        tour->most_journeys = journeys;
}

ttb__tour ttb__day_tour(const ttb__prep *prep, const ttb__day *day, int32_t home, uint64_t blocks,
                        const int32_t *site_of_block)
{
    ttb__tour tour = {.is_possible = 1};
    add_day(prep, day, home, blocks & day->blocks, site_of_block, &tour);
    return tour;
}

/* With abstract blocks the limit of minutes holds for each return, and that of journeys for
 * nothing. */
static void add_returns(const ttb__prep *prep, int32_t home, uint64_t away,
                        const int32_t *site_of_block, ttb__tour *tour)
{
    for (uint64_t rest = away; rest; rest &= rest - 1) {
        int32_t minutes = ttb__return_minutes(prep, home, site_of_block[ttb__lowest_bit(rest)]);
        if (minutes == TTB_NONE) {
            tour->is_possible = 0;
            return;
        }
        tour->minutes += minutes;
        tour->journeys += 2;
        if (minutes > tour->most_minutes)
            tour->most_minutes = minutes;
    }
}

static ttb__tour work_out(const ttb__prep *prep, int32_t home, uint64_t blocks, uint64_t away,
                          const int32_t *site_of_block)
{
    ttb__tour tour = {.is_possible = 1};
    if (!prep->has_lessons)
        add_returns(prep, home, away, site_of_block, &tour);
    for (int64_t day = 0; tour.is_possible && day < prep->days.count; day++) {
        if (prep->days.items[day].blocks & away)
            add_day(prep, &prep->days.items[day], home, blocks, site_of_block, &tour);
    }
    return tour;
}

ttb__tour ttb__week_tour(const ttb__prep *prep, ttb__tours *tours, int32_t home, uint64_t blocks,
                         const int32_t *site_of_block)
{
    uint64_t away = 0, key = (uint64_t)home + 1, place;
    ttb__tour tour = {.is_possible = 1};
    for (uint64_t rest = blocks; rest; rest &= rest - 1) {
        int32_t block = ttb__lowest_bit(rest), site = site_of_block[block];
        if (site != home)
            away |= UINT64_C(1) << block;
        key |= (uint64_t)(site + 1) << ((8 * block + 8) & 63);
    }
    if (!away)
        return tour;
    if (!tours || prep->block_count > MOST_KEY_BLOCKS || prep->site_count > MOST_KEY_SITES)
        return work_out(prep, home, blocks, away, site_of_block);
    place = (key * UINT64_C(0x9e3779b97f4a7c15)) >> 51; /* its top 13 bits */
    if (tours->keys[place] != key) {
        tours->keys[place] = key;
        tours->tours[place] = work_out(prep, home, blocks, away, site_of_block);
    }
    return tours->tours[place];
}
