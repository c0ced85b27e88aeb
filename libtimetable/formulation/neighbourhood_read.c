/* From a point of the program to a timetable. */
#include <math.h>
#include <string.h>

#include "formulation/neighbourhood_parts.h"

/* A free slot of the offer that nothing stands in yet: the one that stood there before, else any.
 */
static int32_t take_slot(const ttb__program *program, int32_t placement,
                         const ttb__solution *improved)
{
    const ttb__prep *prep = program->prep;
    int32_t offer = prep->placements.items[placement].offer, found = TTB_NONE;
    for (int32_t slot = prep->offer_first_slot[offer]; slot < prep->offer_first_slot[offer + 1];
         slot++) {
        if (!program->is_free_slot[slot] || improved->placement_of[slot] != TTB_NONE)
            continue;
        if (program->from->placement_of[slot] == placement)
            return slot;
        if (found == TTB_NONE)
            found = slot;
    }
    return found;
}

static void place_sections(const ttb__program *program, const double *point,
                           ttb__solution *improved)
{
    for (int64_t number = 0; number < program->free->slots.count; number++)
        improved->placement_of[program->free->slots.items[number]] = TTB_NONE;
    for (int64_t number = 0; number < program->places.count; number++) {
        const ttb__place *place = &program->places.items[number];
        int64_t count = place->slot == TTB_NONE ? llround(point[place->column]) : 0;
        for (; count > 0; count--) {
            int32_t slot = take_slot(program, place->placement, improved);
            if (slot != TTB_NONE)
                improved->placement_of[slot] = place->placement;
        }
    }
}

/* The free section in this placement with the fewest students so far: sizes stay even. */
static int32_t smallest_section(const ttb__program *program, int32_t placement,
                                const ttb__solution *improved, const int32_t *sizes)
{
    const ttb__prep *prep = program->prep;
    int32_t offer = prep->placements.items[placement].offer, found = TTB_NONE;
    for (int32_t slot = prep->offer_first_slot[offer]; slot < prep->offer_first_slot[offer + 1];
         slot++) {
        if (program->is_free_slot[slot] && improved->placement_of[slot] == placement &&
            (found == TTB_NONE || sizes[slot] < sizes[found]))
            found = slot;
    }
    return found;
}

static void seat_week(const ttb__program *program, int32_t week, ttb__solution *improved,
                      int32_t *sizes)
{
    const ttb__prep_student *student =
        ttb__program_student(program, program->week_student.items[week]);
    const int32_t *options = &program->week_options.items[program->week_first.items[week]];
    for (int32_t want = 0; want < student->request_count; want++) {
        const ttb__place *place;
        int32_t slot = TTB_NONE;
        if (options[want] != TTB_NONE) {
            place = &program->places.items[program->options.items[options[want]].place];
            slot = place->slot != TTB_NONE
                       ? place->slot
                       : smallest_section(program, place->placement, improved, sizes);
        }
        if (slot != TTB_NONE)
            sizes[slot]++;
        improved->slot_of[student->first_request + want] = slot;
    }
}

ttb_status ttb__program_read(const ttb__program *program, const double *point,
                             ttb__solution *improved)
{
    int32_t *sizes = ttb__alloc(program->prep->slots.count, sizeof *sizes);
    if (!sizes)
        return TTB_ERR_MEMORY;
    place_sections(program, point, improved);
    for (int32_t week = 0; week < program->week_student.count; week++) {
        if (point[program->place_columns + week] > 0.5)
            seat_week(program, week, improved, sizes);
    }
    ttb__free(sizes);
    return ttb__solution_measure(program->prep, improved);
}
