#include "bound/filling.h"

#include <string.h>

ttb_status ttb__filling_make(int64_t students, int64_t sections, ttb__filling *filling_out)
{
    *filling_out = (ttb__filling){.first = ttb__alloc(students, sizeof(int64_t)),
                                  .second = ttb__alloc(students, sizeof(int64_t)),
                                  .seat_of = ttb__alloc(students, sizeof(int32_t)),
                                  .section_of = ttb__alloc(students, sizeof(int32_t)),
                                  .drops = ttb__alloc(sections, sizeof(int64_t)),
                                  .swaps = ttb__alloc(sections, sizeof(int64_t))};
    return filling_out->first && filling_out->second && filling_out->seat_of &&
                   filling_out->section_of && filling_out->drops && filling_out->swaps
               ? TTB_OK
               : TTB_ERR_MEMORY;
}

void ttb__filling_clear(ttb__filling *filling)
{
    ttb__free(filling->first);
    ttb__free(filling->second);
    ttb__free(filling->seat_of);
    ttb__free(filling->section_of);
    ttb__free(filling->drops);
    ttb__free(filling->swaps);
    *filling = (ttb__filling){0};
}

/* ---- Students take their seats */

static void take_seats(ttb__filling *filling, const ttb__profit *profit, int32_t number)
{
    const ttb__profit_section *section = &profit->sections.items[number];

    for (int32_t place = 0; place < section->seat_count; place++) {
        int32_t seat = (int32_t)section->first_seat + place;
        int32_t student = profit->seats.items[seat].student;
        int64_t worth = profit->seats.items[seat].worth;
        if (worth > filling->first[student]) {
            filling->second[student] = filling->first[student];
            filling->first[student] = worth;
            filling->seat_of[student] = seat;
            filling->section_of[student] = number;
        } else if (worth > filling->second[student]) {
            filling->second[student] = worth;
        }
    }
    filling->work += section->seat_count;
}

int64_t ttb__filling_seat(ttb__filling *filling, const ttb__profit *profit, const char *is_running)
{
    int64_t earned = 0;

    for (int32_t student = 0; student < profit->student_count; student++) {
        filling->first[student] = filling->second[student] = 0;
        filling->seat_of[student] = filling->section_of[student] = TTB_NONE;
    }
    for (int32_t number = 0; number < profit->sections.count; number++) {
        if (!is_running[number])
            continue;
        earned -= profit->sections.items[number].price;
        take_seats(filling, profit, number);
    }
    for (int32_t student = 0; student < profit->student_count; student++)
        earned += filling->first[student];
    filling->work += 2 * (int64_t)profit->student_count;
    return earned;
}

int64_t ttb__filling_earned(ttb__filling *filling, const ttb__profit *profit,
                            const char *is_running)
{
    int64_t earned = 0;

    memset(filling->first, 0, (size_t)profit->student_count * sizeof *filling->first);
    for (int64_t number = 0; number < profit->sections.count; number++) {
        const ttb__profit_section *section = &profit->sections.items[number];
        const ttb__profit_seat *seats = profit->seats.items + section->first_seat;
        if (!is_running[number])
            continue;
        earned -= section->price;
        for (int32_t place = 0; place < section->seat_count; place++) {
            int64_t *first = &filling->first[seats[place].student];
            if (seats[place].worth <= *first)
                continue;
            earned += seats[place].worth - *first;
            *first = seats[place].worth;
        }
        filling->work += section->seat_count;
    }
    return earned;
}

/* ---- Moves */

typedef struct move {
    int32_t added, dropped; /* TTB_NONE: none */
    int64_t gain;
} move;

static void keep_better(int64_t gain, int32_t added, int32_t dropped, move *best)
{
    if (gain > best->gain)
        *best = (move){added, dropped, gain};
}

/* What it gains to let each section that runs run no more. */
static void find_drops(ttb__filling *filling, const ttb__profit *profit, const char *is_running,
                       move *best)
{
    for (int32_t number = 0; number < profit->sections.count; number++)
        filling->drops[number] = is_running[number] ? profit->sections.items[number].price : 0;
    for (int32_t student = 0; student < profit->student_count; student++)
        if (filling->section_of[student] != TTB_NONE)
            filling->drops[filling->section_of[student]] -=
                filling->first[student] - filling->second[student];
    for (int32_t number = 0; number < profit->sections.count; number++)
        if (is_running[number])
            keep_better(filling->drops[number], TTB_NONE, number, best);
}

/* To add a section, alone or in place of another: a student whose first seat goes has his second,
 * or the new one. */
static void find_adds(ttb__filling *filling, const ttb__profit *profit, const char *is_running,
                      int32_t number, move *best)
{
    const ttb__profit_section *section = &profit->sections.items[number];
    int64_t gain = -section->price;

    memset(filling->swaps, 0, (size_t)profit->sections.count * sizeof *filling->swaps);
    for (int32_t place = 0; place < section->seat_count; place++) {
        const ttb__profit_seat *seat = &profit->seats.items[section->first_seat + place];
        int64_t first = filling->first[seat->student], second = filling->second[seat->student];
        int64_t more = seat->worth > first ? seat->worth - first : 0;
        gain += more;
        if (filling->section_of[seat->student] != TTB_NONE && seat->worth > second)
            filling->swaps[filling->section_of[seat->student]] += seat->worth - second - more;
    }
    keep_better(gain, number, TTB_NONE, best);
    for (int32_t other = 0; other < profit->sections.count; other++)
        if (is_running[other])
            keep_better(gain + filling->drops[other] + filling->swaps[other], number, other, best);
    filling->work += section->seat_count + profit->sections.count / 4;
}

int64_t ttb__filling_improve(ttb__filling *filling, const ttb__profit *profit, char *is_running)
{
    move best;

    do {
        best = (move){TTB_NONE, TTB_NONE, 0};
        (void)ttb__filling_seat(filling, profit, is_running);
        find_drops(filling, profit, is_running, &best);
        for (int32_t number = 0; number < profit->sections.count; number++)
            if (!is_running[number] && profit->sections.items[number].seat_count)
                find_adds(filling, profit, is_running, number, &best);
        if (best.added != TTB_NONE)
            is_running[best.added] = 1;
        if (best.dropped != TTB_NONE)
            is_running[best.dropped] = 0;
    } while (best.gain > 0);
    return ttb__filling_seat(filling, profit, is_running);
}
