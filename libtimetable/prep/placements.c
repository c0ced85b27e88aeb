/* Placements: every way in which a section of an offer may stand. */
#include "base/bits.h"
#include "prep/parts.h"

/* Blocks in which an offer's sections may stand by site, list, prohibitions and resources that are
 * there at all. */
static uint64_t usable_blocks(const ttb__prep *prep, const uint64_t *forbidden, int32_t number)
{
    const ttb_partnership *partnership = prep->partnership;
    const ttb__offer *offer = &partnership->offers.items[number];
    uint64_t blocks = ttb__offer_blocks(partnership, number) & ~forbidden[number];
    for (int64_t use = 0; use < offer->uses.count; use++) {
        const ttb__resource *resource = &partnership->resources.items[offer->uses.items[use]];
        for (int32_t block = 0; block < prep->block_count; block++) {
            if (resource->capacity[block] < 1)
                blocks &= ~(UINT64_C(1) << block);
        }
        if (resource->week_capacity != TTB_NONE &&
            resource->week_capacity < partnership->courses.items[offer->course].blocks)
            blocks = 0;
    }
    return blocks;
}

/* Every choice of `wanted` blocks out of `blocks`. */
static ttb_status add_placements(ttb__prep *prep, int32_t offer, uint64_t blocks, int32_t wanted)
{
    int32_t bits[TTB__MOST_BLOCKS], count = 0;
    ttb__placement placement = {offer,
                                prep->partnership->offers.items[offer].course,
                                prep->partnership->offers.items[offer].site,
                                0,
                                0,
                                0};
    for (uint64_t rest = blocks; rest; rest &= rest - 1)
        bits[count++] = ttb__lowest_bit(rest);
    if (wanted > count)
        return TTB_OK;
    for (int32_t first = 0; first < count; first++) {
        for (int32_t second = wanted > 1 ? first + 1 : count - 1; second < count; second++) {
            for (int32_t third = wanted > 2 ? second + 1 : count - 1; third < count; third++) {
                placement.blocks = UINT64_C(1) << bits[first];
                placement.blocks |= wanted > 1 ? UINT64_C(1) << bits[second] : 0;
                placement.blocks |= wanted > 2 ? UINT64_C(1) << bits[third] : 0;
                if (prep->placements.count >= TTB__MOST_PLACEMENTS)
                    return TTB_ERR_TOO_LARGE;
                if (TTB__PUSH(&prep->placements, placement))
                    return TTB_ERR_MEMORY;
            }
        }
    }
    return TTB_OK;
}

static uint64_t *forbidden_blocks(const ttb_partnership *partnership)
{
    uint64_t *forbidden = ttb__alloc(partnership->offers.count, sizeof *forbidden);
    for (int64_t number = 0; forbidden && number < partnership->rules.count; number++) {
        const ttb__rule *rule = &partnership->rules.items[number];
        if (rule->kind == TTB__RULE_FORBID_SECTION)
            forbidden[ttb__find_offer(partnership, rule->course, rule->site)] |= rule->blocks;
    }
    return forbidden;
}

static ttb_status add_course(ttb__prep *prep, const uint64_t *forbidden, int32_t number)
{
    const ttb__course *course = &prep->partnership->courses.items[number];
    ttb_status status = ttb__ask_at(number);
    prep->course_first_placement[number] = (int32_t)prep->placements.count;
    for (int64_t place = 0; !status && place < course->offers.count; place++) {
        int32_t offer = course->offers.items[place];
        int64_t first = prep->placements.count;
        if (prep->partnership->offers.items[offer].most_sections > 0)
            status =
                add_placements(prep, offer, usable_blocks(prep, forbidden, offer), course->blocks);
        prep->offer_first_placement[offer] = (int32_t)first;
        prep->offer_placement_count[offer] = (int32_t)(prep->placements.count - first);
    }
    return status;
}

ttb_status ttb__prep_placements(ttb__prep *prep, ttb_report *report)
{
    ttb_status status = TTB_ERR_MEMORY;
    uint64_t *forbidden = forbidden_blocks(prep->partnership);
    (void)report;
    prep->course_first_placement =
        ttb__alloc(prep->course_count + 1, sizeof *prep->course_first_placement);
    prep->offer_first_placement =
        ttb__alloc(prep->offer_count, sizeof *prep->offer_first_placement);
    prep->offer_placement_count =
        ttb__alloc(prep->offer_count, sizeof *prep->offer_placement_count);
    if (!forbidden || !prep->course_first_placement || !prep->offer_first_placement ||
        !prep->offer_placement_count)
        goto done;
    status = TTB_OK;
    for (int32_t course = 0; !status && course < prep->course_count; course++)
        status = add_course(prep, forbidden, course);
    prep->course_first_placement[prep->course_count] = (int32_t)prep->placements.count;
done:
    ttb__free(forbidden);
    return status;
}

int32_t ttb__find_placement(const ttb__prep *prep, int32_t offer, uint64_t blocks)
{
    int32_t first = prep->offer_first_placement[offer];
    for (int32_t number = 0; number < prep->offer_placement_count[offer]; number++) {
        if (prep->placements.items[first + number].blocks == blocks)
            return first + number;
    }
    return TTB_NONE;
}
