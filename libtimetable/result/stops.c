#include "result/stops.h"

#include <stdlib.h>

static const char *const day_names[3][7] = {
    {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"},
    {"Monday of week 1", "Tuesday of week 1", "Wednesday of week 1", "Thursday of week 1",
     "Friday of week 1", "Saturday of week 1", "Sunday of week 1"},
    {"Monday of week 2", "Tuesday of week 2", "Wednesday of week 2", "Thursday of week 2",
     "Friday of week 2", "Saturday of week 2", "Sunday of week 2"}};

const char *ttb__day_text(const ttb__checker *checker, int32_t week, int32_t day)
{
    return day_names[checker->weeks == 1 ? 0 : week][day];
}

static ttb_status add_lesson(const ttb__checker *checker, ttb__stops *stops,
                             const ttb__lesson *lesson, ttb__stop stop)
{
    stop.day = lesson->day;
    stop.start_minute = lesson->start_minute;
    stop.end_minute = lesson->end_minute;
    stop.is_every_week = lesson->week == 0;
    for (stop.week = 1; stop.week <= checker->weeks; stop.week++)
        if ((stop.is_every_week || stop.week == lesson->week) && TTB__PUSH(stops, stop) != TTB_OK)
            return TTB_ERR_MEMORY;
    return TTB_OK;
}

ttb_status ttb__stops_add(const ttb__checker *checker, ttb__stops *stops, int32_t section,
                          int32_t place)
{
    const ttb__section *item = ttb__section_at(checker, section);
    uint64_t left = item->blocks & ttb__all_blocks(checker->partnership);
    for (; left != 0; left &= left - 1) {
        int32_t block = ttb__lowest_bit(left);
        const ttb__lessons *lessons = ttb__site_lessons(checker->partnership, block, item->site);
        ttb__stop stop = {.site = item->site, .block = block, .section = section, .place = place};
        for (int64_t lesson = 0; lesson < lessons->count; lesson++)
            if (add_lesson(checker, stops, &lessons->items[lesson], stop) != TTB_OK)
                return TTB_ERR_MEMORY;
    }
    return TTB_OK;
}

/* Where lessons start and end together the site decides, so that a tour, nonsense as it may be,
 * does not hang on the order of the sections. */
static int compare_stops(const void *one, const void *other)
{
    const ttb__stop *left = one, *right = other;
    const int32_t differences[] = {left->week - right->week,
                                   left->day - right->day,
                                   left->start_minute - right->start_minute,
                                   left->end_minute - right->end_minute,
                                   left->site - right->site,
                                   left->section - right->section,
                                   left->block - right->block,
                                   left->place - right->place};
    for (size_t key = 0; key < sizeof differences / sizeof *differences; key++)
        if (differences[key] != 0)
            return differences[key];
    return 0;
}

void ttb__stops_sort(ttb__stops *stops)
{
    if (stops->count > 1)
        qsort(stops->items, (size_t)stops->count, sizeof *stops->items, compare_stops);
}

int64_t ttb__stops_of_day(const ttb__stop *first, int64_t count)
{
    int64_t stops = 1;
    while (stops < count && first[stops].week == first->week && first[stops].day == first->day)
        stops++;
    return stops;
}

/* Two lessons of every week are looked at in week 1 only. What stands between them there and not in
 * week 2 cannot make them closer, because the quickest ways keep the triangle inequality. */
static int was_seen(const ttb__stop *one, const ttb__stop *other)
{
    return one->week > 1 && one->is_every_week && other->is_every_week;
}

/* Two sections in one block are another rule's business. */
static void check_overlap(ttb__checker *checker, const ttb__person *person, const ttb__stop *one,
                          const ttb__stop *other)
{
    if (one->block == other->block)
        return;
    ttb__broken(checker, person->overlap_code, other->section, other->place,
                "%s %s has %s at %s and %s at %s at the same time on %s.", person->word, person->id,
                ttb__course_id(checker, ttb__section_at(checker, one->section)->course),
                ttb__site_id(checker, one->site),
                ttb__course_id(checker, ttb__section_at(checker, other->section)->course),
                ttb__site_id(checker, other->site),
                ttb__day_text(checker, other->week, other->day));
}

static void check_gap(ttb__checker *checker, const ttb__person *person, const ttb__stop *one,
                      const ttb__stop *other)
{
    int32_t minutes = ttb__minutes(&checker->travel, one->site, other->site);
    int32_t gap = other->start_minute - one->end_minute;
    if (minutes == TTB_NONE)
        ttb__broken(checker, person->no_way_code, other->section, other->place,
                    "%s %s has lessons at %s and then at %s on %s; there is no way.", person->word,
                    person->id, ttb__site_id(checker, one->site),
                    ttb__site_id(checker, other->site),
                    ttb__day_text(checker, other->week, other->day));
    else if (gap < minutes)
        ttb__broken(checker, person->gap_code, other->section, other->place,
                    "%s %s has %d minutes from %s to %s on %s; the way takes %d.", person->word,
                    person->id, gap, ttb__site_id(checker, one->site),
                    ttb__site_id(checker, other->site),
                    ttb__day_text(checker, other->week, other->day), minutes);
}

void ttb__check_day(ttb__checker *checker, const ttb__person *person, const ttb__stop *stops,
                    int64_t count)
{
    const ttb__stop *latest = stops; /* of those so far, the one that ends last */
    for (int64_t item = 1; item < count; item++) {
        const ttb__stop *stop = &stops[item];
        if (!was_seen(latest, stop)) {
            if (stop->start_minute < latest->end_minute)
                check_overlap(checker, person, latest, stop);
            else
                check_gap(checker, person, latest, stop);
        }
        if (stop->end_minute >= latest->end_minute)
            latest = stop;
    }
}
