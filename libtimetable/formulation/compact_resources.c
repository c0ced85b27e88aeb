/* Teachers with lessons: one section at a time, and time for the way between two sites. Rooms, and
 * teachers of abstract blocks, are prepared rows (compact_sections.c). */
#include "formulation/compact_parts.h"

static int uses(const ttb__offer *offer, int32_t resource)
{
    for (int64_t use = 0; use < offer->uses.count; use++) {
        if (offer->uses.items[use] == resource)
            return 1;
    }
    return 0;
}

/* Sections of one placement may be several, so that an owner has at most one only where the offer
 * runs one; the placement is its own owner otherwise, and no row is left out for it. */
static ttb_status add_offer(ttb__compact *compact, int32_t offer, ttb__spots *spots)
{
    const ttb__prep *prep = compact->prep;
    int32_t first = prep->offer_first_placement[offer];
    int is_single = prep->partnership->offers.items[offer].most_sections == 1;
    ttb_status status = TTB_OK;
    for (int32_t number = first; !status && number < first + prep->offer_placement_count[offer];
         number++) {
        const ttb__placement *placement = &prep->placements.items[number];
        int32_t owner = is_single ? offer : prep->offer_count + number;
        if (compact->most[number])
            status = ttb__spots_add(spots, placement->site, placement->blocks,
                                    compact->stands[number], owner);
    }
    return status;
}

static ttb_status add_teacher(ttb__compact *compact, int32_t resource)
{
    const ttb_partnership *partnership = compact->prep->partnership;
    ttb__spots spots = {0};
    ttb_status status = TTB_OK;
    for (int32_t offer = 0; !status && offer < partnership->offers.count; offer++) {
        if (uses(&partnership->offers.items[offer], resource))
            status = add_offer(compact, offer, &spots);
    }
    if (!status)
        status = ttb__spots_clash(compact->prep, &spots);
    if (!status)
        status = ttb__spots_write(compact, &spots, "teacher", resource);
    ttb__spots_clear(&spots);
    return status;
}

ttb_status ttb__compact_resources(ttb__compact *compact)
{
    const ttb_partnership *partnership = compact->prep->partnership;
    ttb_status status = TTB_OK;
    for (int32_t number = 0; !status && number < partnership->resources.count; number++) {
        if (compact->prep->has_lessons &&
            partnership->resources.items[number].kind == TTB_RESOURCE_TEACHER)
            status = add_teacher(compact, number);
    }
    return status;
}
