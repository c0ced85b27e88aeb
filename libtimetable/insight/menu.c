#include "insight/menu.h"

#include <stdlib.h>
#include <string.h>

#include "base/bits.h"
#include "result/cycle.h"

enum { MINUTES_A_DAY = 1440, DAYS_A_WEEK = 7, MOST_CHOSEN = 3 };

ttb_status ttb__menu_make(const ttb_partnership *partnership, const ttb__travel *travel,
                          int32_t home, ttb__menu *menu_out)
{
    const int32_t *limits = partnership->limits;
    int32_t away = limits[TTB_LIMIT_COURSES_AWAY];
    memset(menu_out, 0, sizeof *menu_out);
    menu_out->partnership = partnership;
    menu_out->travel = travel;
    menu_out->home = home;
    menu_out->weeks = ttb__has_lessons(partnership) ? ttb__cycle_weeks(partnership) : 0;
    menu_out->first_at = ttb__alloc(partnership->sites.count, sizeof *menu_out->first_at);
    if (menu_out->first_at == NULL)
        return TTB_ERR_MEMORY;
    for (int64_t site = 0; site < partnership->sites.count; site++)
        menu_out->first_at[site] = TTB_NONE;
    /* Gaps are a matter of two lessons; only sums over a day or over courses are not. */
    menu_out->needs_home = away != TTB_NONE && away < MOST_CHOSEN;
    menu_out->is_pairwise =
        (menu_out->weeks == 0 || (limits[TTB_LIMIT_MINUTES_A_DAY] == TTB_NONE &&
                                  limits[TTB_LIMIT_JOURNEYS_A_DAY] == TTB_NONE));
    return TTB_OK;
}

void ttb__menu_clear(ttb__menu *menu)
{
    ttb__free(menu->at_home);
    ttb__free(menu->fitting);
    ttb__free(menu->spans.items);
    ttb__free(menu->list.items);
    ttb__free(menu->first_at);
    memset(menu, 0, sizeof *menu);
}

static int compare_spans(const void *one, const void *other)
{
    const ttb__span *left = one, *right = other;
    if (left->start != right->start)
        return left->start < right->start ? -1 : 1;
    return (left->end > right->end) - (left->end < right->end);
}

static ttb_status add_spans(ttb__menu *menu, const ttb__lessons *lessons, uint32_t *days)
{
    for (int64_t item = 0; item < lessons->count; item++) {
        const ttb__lesson *lesson = &lessons->items[item];
        for (int32_t week = 1; week <= menu->weeks; week++) {
            int32_t day = (week - 1) * DAYS_A_WEEK + lesson->day;
            ttb__span span = {day * MINUTES_A_DAY + lesson->start_minute,
                              day * MINUTES_A_DAY + lesson->end_minute};
            if (lesson->week != 0 && lesson->week != week)
                continue;
            *days |= UINT32_C(1) << day;
            if (TTB__PUSH(&menu->spans, span) != TTB_OK)
                return TTB_ERR_MEMORY;
        }
    }
    return TTB_OK;
}

static ttb_status add_option(ttb__menu *menu, uint64_t blocks, int32_t site)
{
    ttb__menu_option option = {.blocks = blocks,
                               .site = site,
                               .next = menu->first_at[site],
                               .first_span = (int32_t)menu->spans.count};
    for (uint64_t left = blocks; left != 0; left &= left - 1) {
        int32_t block = ttb__lowest_bit(left);
        const ttb__lessons *lessons = ttb__site_lessons(menu->partnership, block, site);
        if (add_spans(menu, lessons, &option.days) != TTB_OK)
            return TTB_ERR_MEMORY;
    }
    option.span_count = (int32_t)menu->spans.count - option.first_span;
    if (option.span_count > 1)
        qsort(menu->spans.items + option.first_span, (size_t)option.span_count,
              sizeof *menu->spans.items, compare_spans);
    if (TTB__PUSH(&menu->list, option) != TTB_OK)
        return TTB_ERR_MEMORY;
    menu->first_at[site] = (int32_t)menu->list.count - 1;
    return TTB_OK;
}

ttb_status ttb__menu_find(ttb__menu *menu, uint64_t blocks, int32_t site, int32_t *option_out)
{
    int32_t option = menu->first_at[site];
    while (option != TTB_NONE && menu->list.items[option].blocks != blocks)
        option = menu->list.items[option].next;
    if (option == TTB_NONE) {
        if (add_option(menu, blocks, site) != TTB_OK)
            return TTB_ERR_MEMORY;
        option = menu->first_at[site];
    }
    *option_out = option;
    return TTB_OK;
}

/* A student on his way through the lessons of a cycle. */
typedef struct walk {
    int32_t day, site, end; /* where he is, and since when; day TTB_NONE: at home */
    int32_t minutes, journeys;
} walk;

/* Every site here is in reach of home, there and back, so there is a way between any two. */
static void make_leg(const ttb__menu *menu, walk *student, int32_t site)
{
    student->journeys += student->site != site;
    student->minutes += ttb__minutes(menu->travel, student->site, site);
    student->site = site;
}

/* Go home after the last lesson of a day: 0 if that breaks a limit. */
static int end_day(const ttb__menu *menu, walk *student)
{
    const int32_t *limits = menu->partnership->limits;
    make_leg(menu, student, menu->home);
    return (limits[TTB_LIMIT_MINUTES_A_DAY] == TTB_NONE ||
            student->minutes <= limits[TTB_LIMIT_MINUTES_A_DAY]) &&
           (limits[TTB_LIMIT_JOURNEYS_A_DAY] == TTB_NONE ||
            student->journeys <= limits[TTB_LIMIT_JOURNEYS_A_DAY]);
}

static int attend(const ttb__menu *menu, walk *student, ttb__span span, int32_t site)
{
    int32_t day = span.start / MINUTES_A_DAY;
    if (day != student->day) {
        if (student->day != TTB_NONE && !end_day(menu, student))
            return 0;
        *student = (walk){.day = day, .site = menu->home};
    } else if (span.start - student->end < ttb__minutes(menu->travel, student->site, site)) {
        return 0;
    }
    student->end = span.end;
    make_leg(menu, student, site);
    return 1;
}

/* Of these options, the one whose next lesson is the earliest: TTB_NONE if none has one left. */
static int32_t find_next(const ttb__menu *menu, const int32_t *chosen, int32_t count,
                         const int32_t *attended)
{
    int32_t earliest = TTB_NONE, start = INT32_MAX;
    for (int32_t place = 0; place < count; place++) {
        const ttb__menu_option *option = &menu->list.items[chosen[place]];
        if (attended[place] == option->span_count)
            continue;
        const ttb__span *span = &menu->spans.items[option->first_span + attended[place]];
        if (span->start < start) {
            earliest = place;
            start = span->start;
        }
    }
    return earliest;
}

static int can_walk(const ttb__menu *menu, const int32_t *chosen, int32_t count)
{
    int32_t attended[MOST_CHOSEN] = {0};
    walk student = {.day = TTB_NONE, .site = menu->home};
    for (;;) {
        int32_t place = find_next(menu, chosen, count, attended);
        if (place == TTB_NONE)
            return end_day(menu, &student);
        const ttb__menu_option *option = &menu->list.items[chosen[place]];
        ttb__span span = menu->spans.items[option->first_span + attended[place]++];
        if (!attend(menu, &student, span, option->site))
            return 0;
    }
}

static int fits_beside(const ttb__menu *menu, int32_t one, int32_t other)
{
    const ttb__menu_option *first = &menu->list.items[one], *second = &menu->list.items[other];
    int32_t most_away = menu->partnership->limits[TTB_LIMIT_COURSES_AWAY];
    int32_t away = (first->site != menu->home) + (second->site != menu->home);
    if (first->blocks & second->blocks || (most_away != TTB_NONE && away > most_away))
        return 0;
    return menu->weeks == 0 || can_walk(menu, (const int32_t[]){one, other}, 2);
}

ttb_status ttb__menu_match(ttb__menu *menu)
{
    int32_t count = (int32_t)menu->list.count;
    menu->words = (count + 63) / 64;
    menu->fitting = ttb__alloc(count * menu->words, sizeof *menu->fitting);
    menu->at_home = ttb__alloc(menu->words, sizeof *menu->at_home);
    if (menu->fitting == NULL || menu->at_home == NULL)
        return TTB_ERR_MEMORY;
    for (int32_t option = menu->first_at[menu->home]; option != TTB_NONE;
         option = menu->list.items[option].next)
        menu->at_home[option / 64] |= UINT64_C(1) << option % 64;
    for (int32_t one = 0; one < count; one++)
        for (int32_t other = 0; other < one; other++)
            if (fits_beside(menu, one, other)) {
                menu->fitting[one * menu->words + other / 64] |= UINT64_C(1) << other % 64;
                menu->fitting[other * menu->words + one / 64] |= UINT64_C(1) << one % 64;
            }
    return TTB_OK;
}

/* On a day on which only two of them have lessons, they are known to fit. */
int ttb__menu_fits_three(const ttb__menu *menu, int32_t one, int32_t other, int32_t third)
{
    const ttb__menu_option *options = menu->list.items;
    return menu->is_pairwise || !(options[one].days & options[other].days & options[third].days) ||
           can_walk(menu, (const int32_t[]){one, other, third}, 3);
}
