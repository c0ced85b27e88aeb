/* The values of a solution from nothing: for those who do not keep sums. */
#include <string.h>

#include "base/bits.h"
#include "prep/solution.h"

static void measure_student(const ttb__prep *prep, const ttb__solution *solution,
                            const ttb__prep_student *student, int64_t goals[TTB__GOALS])
{
    int32_t site_of_block[TTB__MOST_BLOCKS];
    uint64_t used = 0;
    int64_t minutes, journeys;
    for (int32_t request = student->first_request;
         request < student->first_request + student->request_count; request++) {
        const ttb__request *asked = &prep->requests.items[request];
        int32_t slot = solution->slot_of[request];
        const ttb__placement *placement;
        if (slot == TTB_NONE) {
            goals[TTB_GOAL_UNMET] += asked->is_reserve ? 0 : asked->weight;
            continue;
        }
        goals[TTB_GOAL_UNMET] -= asked->is_reserve ? asked->weight : 0;
        placement = &prep->placements.items[solution->placement_of[slot]];
        used |= placement->blocks;
        for (uint64_t rest = placement->blocks; rest; rest &= rest - 1)
            site_of_block[ttb__lowest_bit(rest)] = placement->site;
    }
    ttb__week_travel(prep, student, used, site_of_block, &minutes, &journeys);
    goals[TTB_GOAL_TRAVEL] += minutes * 1000;
    goals[TTB_GOAL_JOURNEYS] += journeys * 1000;
}

static void measure_offer(const ttb__prep *prep, const ttb__solution *solution, int32_t offer,
                          const int32_t *sizes, int64_t goals[TTB__GOALS])
{
    int64_t sections = 0, students = 0, squares = 0, whole, over;
    for (int32_t slot = prep->offer_first_slot[offer]; slot < prep->offer_first_slot[offer + 1];
         slot++) {
        if (solution->placement_of[slot] == TTB_NONE)
            continue;
        sections++;
        students += sizes[slot];
        squares += (int64_t)sizes[slot] * sizes[slot];
    }
    if (!sections)
        return;
    whole = students / sections;
    over = students % sections;
    goals[TTB_GOAL_SECTION_COST] += sections * prep->partnership->offers.items[offer].cost;
    goals[TTB_GOAL_BALANCE] +=
        1000 * (squares - over * (whole + 1) * (whole + 1) - (sections - over) * whole * whole);
}

ttb_status ttb__solution_measure(const ttb__prep *prep, ttb__solution *solution)
{
    int64_t goals[TTB__GOALS] = {0};
    int32_t *sizes = ttb__alloc(prep->slots.count, sizeof *sizes);
    if (!sizes)
        return TTB_ERR_MEMORY;
    for (int64_t request = 0; request < prep->requests.count; request++) {
        if (solution->slot_of[request] != TTB_NONE)
            sizes[solution->slot_of[request]]++;
    }
    for (int32_t student = 0; student < prep->student_count; student++)
        measure_student(prep, solution, &prep->students[student], goals);
    for (int32_t offer = 0; offer < prep->offer_count; offer++)
        measure_offer(prep, solution, offer, sizes, goals);
    ttb__free(sizes);
    memset(solution->tiers, 0, sizeof solution->tiers);
    for (int32_t number = 0; number < prep->tier_count; number++) {
        const ttb__tier *tier = &prep->tiers[number];
        for (int32_t goal = 0; goal < tier->goal_count; goal++)
            solution->tiers[number] += tier->goals[goal].weight * goals[tier->goals[goal].goal];
    }
    return TTB_OK;
}
