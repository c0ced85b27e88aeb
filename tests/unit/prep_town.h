/* A prepared partnership by hand, for tests of prep and of what works on it. */
#ifndef TTB_TEST_PREP_TOWN_H
#define TTB_TEST_PREP_TOWN_H

#include "town.h"

#include "prep/solution.h"

/* Validate and prepare; the report may be NULL. Both are the caller's to free. */
static inline ttb__prep *prepare(const ttb_partnership *town, ttb_report *report)
{
    ttb__prep *prep = NULL;
    assert_int_equal(ttb__validate(town, NULL), TTB_OK);
    assert_int_equal(ttb__prep_make(town, &prep, report), TTB_OK);
    return prep;
}

static inline void destroy(ttb_partnership *town, ttb__prep *prep)
{
    ttb__prep_destroy(prep);
    ttb__partnership_destroy(town);
}

static inline const ttb__placement *find_placement(const ttb__prep *prep, int32_t offer,
                                                   uint64_t blocks)
{
    for (int64_t number = 0; number < prep->placements.count; number++) {
        const ttb__placement *placement = &prep->placements.items[number];
        if (placement->offer == offer && placement->blocks == blocks)
            return placement;
    }
    return NULL;
}

static inline int32_t placement_number(const ttb__prep *prep, int32_t offer, uint64_t blocks)
{
    const ttb__placement *placement = find_placement(prep, offer, blocks);
    return placement ? (int32_t)(placement - prep->placements.items) : TTB_NONE;
}

/* The row of this kind, subject and other; NULL if there is none. */
static inline const ttb__row *find_row(const ttb__prep *prep, int32_t kind, int32_t subject,
                                       int32_t other)
{
    for (int64_t number = 0; number < prep->rows.count; number++) {
        const ttb__row *row = &prep->rows.items[number];
        if (row->kind == kind && row->subject == subject && row->other == other)
            return row;
    }
    return NULL;
}

/* How often a section in the placement counts in the row. */
static inline int32_t amount_in(const ttb__prep *prep, const ttb__row *row, int32_t offer,
                                uint64_t blocks)
{
    int32_t placement = placement_number(prep, offer, blocks);
    assert_int_not_equal(placement, TTB_NONE);
    return ttb__amount_in(prep, placement, (int32_t)(row - prep->rows.items));
}

/* A solution as a timetable that the checker can judge; its sections stand in the order of slots.
 */
static inline ttb_timetable *convert(const ttb__prep *prep, const ttb__solution *solution)
{
    ttb_timetable *timetable = new_timetable(prep->partnership);
    for (int32_t slot = 0; slot < prep->slots.count; slot++) {
        const ttb__placement *place;
        int32_t section;
        if (solution->placement_of[slot] == TTB_NONE)
            continue;
        place = &prep->placements.items[solution->placement_of[slot]];
        section = add_section(timetable, place->course, place->site, place->blocks);
        for (int32_t request = 0; request < prep->requests.count; request++) {
            if (solution->slot_of[request] == slot)
                add_seat(timetable, section, prep->requests.items[request].student);
        }
    }
    return timetable;
}

#endif
