#include "audit.h"

#include <stdlib.h>

#include "memory.h"

static const struct reason {
    int32_t reason;
    const char *word, *sentence;
} REASONS[] = {
    {TTB_REACH_OK, "ok", "reachable"},
    {TTB_REACH_NOT_RUN, "not-run", "no section of it runs"},
    {TTB_REACH_CLOSED, "closed", "it cannot run: its blocks are closed or forbidden"},
    {TTB_REACH_TRAVEL, "travel", "too far away, or beyond the limits on travel"},
    {TTB_REACH_NO_SEAT, "no-seat", "reachable, but every seat is taken"},
};

static const struct reason *find_reason(int32_t reason)
{
    for (size_t i = 1; i < sizeof REASONS / sizeof REASONS[0]; i++)
        if (REASONS[i].reason == reason)
            return &REASONS[i];
    return &REASONS[0];
}

const char *reason_word(int32_t reason)
{
    return find_reason(reason)->word;
}

const char *reason_sentence(int32_t reason)
{
    return find_reason(reason)->sentence;
}

int is_reachable(const audit_course *course)
{
    return course->reason == TTB_REACH_OK || course->reason == TTB_REACH_NO_SEAT;
}

static ttb_status read_courses(audit_home *self, const ttb_reach *reach, int32_t home)
{
    ttb_status status =
        ttb_reach_get_courses(reach, home, NULL, NULL, NULL, NULL, NULL, 0, &self->count);
    if (status != TTB_OK)
        return status;
    int64_t count = self->count;
    int32_t *numbers = need_array(5 * count, sizeof *numbers);
    status = ttb_reach_get_courses(reach, home, numbers, numbers + count, numbers + 2 * count,
                                   numbers + 3 * count, numbers + 4 * count, count, &self->count);
    self->courses = need_array(count, sizeof *self->courses);
    for (int64_t i = 0; i < count && status == TTB_OK; i++) {
        self->courses[i] = (audit_course){numbers[i], numbers[count + i], numbers[2 * count + i],
                                          numbers[3 * count + i], numbers[4 * count + i]};
        int can_reach = is_reachable(&self->courses[i]);
        self->reachable += can_reach;
        self->with_seats += can_reach && self->courses[i].has_free_seats;
    }
    free(numbers);
    return status;
}

static ttb_status read_home(audit_home *self, const ttb_reach *reach, int32_t home)
{
    ttb_status status = read_courses(self, reach, home);
    if (status == TTB_OK)
        status = ttb_reach_get_share(reach, home, 2, &self->pairs, &self->pairs_with_seats);
    if (status == TTB_OK)
        status = ttb_reach_get_share(reach, home, 3, &self->triples, &self->triples_with_seats);
    return status;
}

ttb_status audit_read(audit *self, const ttb_reach *reach)
{
    *self = (audit){0};
    ttb_status status = ttb_reach_get_homes(reach, NULL, NULL, 0, &self->homes);
    int64_t count = self->homes;
    int32_t *sites = need_array(count, sizeof *sites),
            *cohorts = need_array(count, sizeof *cohorts);
    self->items = need_array(count, sizeof *self->items);
    if (status == TTB_OK)
        status = ttb_reach_get_homes(reach, sites, cohorts, count, &self->homes);
    for (int64_t home = 0; home < count && status == TTB_OK; home++) {
        self->items[home].site = sites[home];
        self->items[home].cohort = cohorts[home];
        status = read_home(&self->items[home], reach, (int32_t)home);
    }
    free(sites);
    free(cohorts);
    return status;
}

void audit_free(audit *self)
{
    for (int64_t home = 0; home < self->homes && self->items; home++)
        free(self->items[home].courses);
    free(self->items);
    *self = (audit){0};
}
