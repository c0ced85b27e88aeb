/* When lessons are, who can be at two of them, and how far it is: everything about time and travel
 * that does not depend on a timetable. */
#include <string.h>

#include "prep/parts.h"

enum { DAYS_A_WEEK = 7 };

static ttb_status make_returns(ttb__prep *prep)
{
    int32_t sites = prep->site_count;
    prep->returns = ttb__alloc((int64_t)sites * sites, sizeof *prep->returns);
    if (!prep->returns)
        return TTB_ERR_MEMORY;
    for (int32_t home = 0; home < sites; home++) {
        for (int32_t site = 0; site < sites; site++) {
            int32_t there = ttb__minutes(&prep->travel, home, site);
            int32_t back = ttb__minutes(&prep->travel, site, home);
            prep->returns[(int64_t)home * sites + site] =
                there == TTB_NONE || back == TTB_NONE ? TTB_NONE : there + back;
        }
    }
    return TTB_OK;
}

static int32_t weeks_in_cycle(const ttb_partnership *partnership)
{
    for (int64_t block = 0; block < partnership->blocks.count; block++) {
        const ttb__lessons *lessons = &partnership->blocks.items[block].lessons;
        for (int64_t lesson = 0; lesson < lessons->count; lesson++) {
            if (lessons->items[lesson].week)
                return 2;
        }
    }
    return 1;
}

/* The lesson of a site that takes the place of a block's lesson: bells have as many lessons on the
 * same days, so the n-th of a day and week stands for the n-th. */
static const ttb__lesson *lesson_at_site(const ttb_partnership *partnership, int32_t block,
                                         int32_t site, const ttb__lesson *wanted, int32_t nth)
{
    const ttb__lessons *lessons = ttb__site_lessons(partnership, block, site);
    for (int64_t lesson = 0; lesson < lessons->count; lesson++) {
        const ttb__lesson *found = &lessons->items[lesson];
        if (found->day == wanted->day && found->week == wanted->week && nth-- == 0)
            return found;
    }
    return wanted;
}

static int32_t nth_of_its_day(const ttb__lessons *lessons, int64_t lesson)
{
    int32_t nth = 0;
    for (int64_t earlier = 0; earlier < lesson; earlier++) {
        nth += lessons->items[earlier].day == lessons->items[lesson].day &&
               lessons->items[earlier].week == lessons->items[lesson].week;
    }
    return nth;
}

/* Add the lessons of one block on one day to the day that is being made. */
static ttb_status add_block_to_day(ttb__prep *prep, ttb__day *day, int32_t block, int32_t week,
                                   int32_t weekday, int64_t *time_count)
{
    const ttb_partnership *partnership = prep->partnership;
    const ttb__lessons *lessons = &partnership->blocks.items[block].lessons;
    for (int64_t lesson = 0; lesson < lessons->count; lesson++) {
        const ttb__lesson *given = &lessons->items[lesson];
        ttb__day_lesson made = {block, (int32_t)*time_count};
        if (given->day != weekday || (given->week && given->week != week))
            continue;
        if (ttb__ask())
            return TTB__STOPPED;
        for (int32_t site = 0; site < prep->site_count; site++) {
            const ttb__lesson *here =
                lesson_at_site(partnership, block, site, given, nth_of_its_day(lessons, lesson));
            prep->times[(*time_count)++] = here->start_minute;
            prep->times[(*time_count)++] = here->end_minute;
        }
        if (TTB__PUSH(&prep->day_lessons, made))
            return TTB_ERR_MEMORY;
        day->lesson_count++;
        day->blocks |= UINT64_C(1) << block;
    }
    return TTB_OK;
}

static ttb_status make_days(ttb__prep *prep)
{
    int64_t lesson_count = 0, time_count = 0;
    int32_t weeks = weeks_in_cycle(prep->partnership);
    for (int32_t block = 0; block < prep->block_count; block++)
        lesson_count += prep->partnership->blocks.items[block].lessons.count;
    if (lesson_count > INT32_MAX / 4 / (prep->site_count + 1))
        return TTB_ERR_TOO_LARGE;
    prep->times = ttb__alloc(lesson_count * 2 * prep->site_count * 2, sizeof *prep->times);
    if (!prep->times)
        return TTB_ERR_MEMORY;
    for (int32_t day = 0; day < weeks * DAYS_A_WEEK; day++) {
        ttb__day made = {0, (int32_t)prep->day_lessons.count, 0};
        for (int32_t block = 0; block < prep->block_count; block++) {
            ttb_status status = add_block_to_day(prep, &made, block, day / DAYS_A_WEEK + 1,
                                                 day % DAYS_A_WEEK, &time_count);
            if (status)
                return status;
        }
        if (made.lesson_count > TTB__MOST_DAY_LESSONS)
            return TTB_ERR_TOO_LARGE;
        if (made.lesson_count && TTB__PUSH(&prep->days, made))
            return TTB_ERR_MEMORY;
    }
    return TTB_OK;
}

/* 1 if one person cannot be at both lessons. */
static int lessons_clash(const ttb__prep *prep, const ttb__day_lesson *one, int32_t site,
                         const ttb__day_lesson *other, int32_t other_site)
{
    const int32_t *time = &prep->times[one->first_time + 2 * site];
    const int32_t *other_time = &prep->times[other->first_time + 2 * other_site];
    int first = time[0] <= other_time[0];
    int32_t gap = first ? other_time[0] - time[1] : time[0] - other_time[1];
    int32_t minutes = first ? ttb__minutes(&prep->travel, site, other_site)
                            : ttb__minutes(&prep->travel, other_site, site);
    return gap < 0 || minutes == TTB_NONE || gap < minutes;
}

static void mark_clash(ttb__prep *prep, int64_t seat, int64_t other)
{
    prep->clashes[seat * prep->clash_words + other / 64] |= UINT64_C(1) << (other % 64);
}

static ttb_status mark_day_clashes(ttb__prep *prep, const ttb__day_lesson *one,
                                   const ttb__day_lesson *other)
{
    int32_t blocks = prep->block_count;
    for (int32_t site = 0; site < prep->site_count; site++) {
        if (ttb__ask_at(site))
            return TTB__STOPPED;
        for (int32_t other_site = 0; other_site < prep->site_count; other_site++) {
            if (lessons_clash(prep, one, site, other, other_site)) {
                mark_clash(prep, (int64_t)site * blocks + one->block,
                           (int64_t)other_site * blocks + other->block);
                mark_clash(prep, (int64_t)other_site * blocks + other->block,
                           (int64_t)site * blocks + one->block);
            }
        }
    }
    return TTB_OK;
}

/* Every two seats that clash. Minutes keep the triangle inequality, so lessons that fit pairwise
 * make a tour that can be made. */
static ttb_status make_clashes(ttb__prep *prep)
{
    int64_t seats = (int64_t)prep->site_count * prep->block_count;
    ttb_status status = TTB_OK;
    prep->clash_words = (int32_t)((seats + 63) / 64);
    prep->clashes = ttb__alloc(seats * prep->clash_words, sizeof *prep->clashes);
    if (!prep->clashes)
        return TTB_ERR_MEMORY;
    for (int64_t day = 0; day < prep->days.count; day++) {
        const ttb__day_lesson *lessons =
            &prep->day_lessons.items[prep->days.items[day].first_lesson];
        for (int32_t one = 0; one < prep->days.items[day].lesson_count; one++) {
            for (int32_t other = 0; other < one && !status; other++) {
                if (lessons[one].block != lessons[other].block)
                    status = mark_day_clashes(prep, &lessons[one], &lessons[other]);
            }
        }
    }
    return status;
}

ttb_status ttb__prep_days(ttb__prep *prep, ttb_report *report)
{
    ttb_status status = ttb__travel_make(prep->partnership, &prep->travel);
    (void)report;
    if (!status)
        status = make_returns(prep);
    if (!status && prep->has_lessons)
        status = make_days(prep);
    if (!status && prep->has_lessons)
        status = make_clashes(prep);
    return status;
}
