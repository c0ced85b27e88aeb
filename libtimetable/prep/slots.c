/* Slots: the sections that may run. Pins take the first slots of their offer. */
#include "base/report.h"
#include "prep/parts.h"

static ttb_status add_slots(ttb__prep *prep)
{
    for (int32_t offer = 0; offer < prep->offer_count; offer++) {
        ttb__slot slot = {offer, TTB_NONE};
        int32_t most = prep->partnership->offers.items[offer].most_sections;
        if (ttb__ask_at(offer))
            return TTB__STOPPED;
        prep->offer_first_slot[offer] = (int32_t)prep->slots.count;
        for (int32_t number = 0; number < most; number++) {
            if (TTB__PUSH(&prep->slots, slot))
                return TTB_ERR_MEMORY;
        }
        if (prep->slots.count > INT32_MAX / 2)
            return TTB_ERR_TOO_LARGE;
    }
    prep->offer_first_slot[prep->offer_count] = (int32_t)prep->slots.count;
    return TTB_OK;
}

static ttb_status report_pin(ttb__prep *prep, const ttb__rule *rule, ttb_report *report,
                             const char *why)
{
    prep->is_impossible = 1;
    return ttb__report_error(report, "infeasible.pin-section", "/rules",
                             "A section of %s at %s is pinned, but %s.",
                             prep->partnership->courses.items[rule->course].id,
                             prep->partnership->sites.items[rule->site].id, why);
}

static ttb_status pin_slot(ttb__prep *prep, const ttb__rule *rule, ttb_report *report)
{
    int32_t offer = ttb__find_offer(prep->partnership, rule->course, rule->site);
    int32_t placement = ttb__find_placement(prep, offer, rule->blocks);
    if (placement == TTB_NONE)
        return report_pin(prep, rule, report, "it cannot stand in these blocks");
    for (int32_t slot = prep->offer_first_slot[offer]; slot < prep->offer_first_slot[offer + 1];
         slot++) {
        if (prep->slots.items[slot].pinned_placement == TTB_NONE) {
            prep->slots.items[slot].pinned_placement = placement;
            return TTB_OK;
        }
    }
    return report_pin(prep, rule, report, "more are pinned than may run");
}

ttb_status ttb__prep_slots(ttb__prep *prep, ttb_report *report)
{
    ttb_status status;
    prep->offer_first_slot = ttb__alloc(prep->offer_count + 1, sizeof *prep->offer_first_slot);
    if (!prep->offer_first_slot)
        return TTB_ERR_MEMORY;
    status = add_slots(prep);
    for (int64_t number = 0; !status && number < prep->partnership->rules.count; number++) {
        const ttb__rule *rule = &prep->partnership->rules.items[number];
        status = ttb__ask_at(number);
        if (!status && rule->kind == TTB__RULE_PIN_SECTION)
            status = pin_slot(prep, rule, report);
    }
    return status;
}
