#include "base/bits.h"
#include "model/validation.h"

/* What pins of sections have taken so far. */
typedef struct {
    int32_t *sections; /* by offer */
    int32_t *uses;     /* [resource * (blocks + 1) + block], the week's last */
} taken_so_far;

/* The first block of the pin in which its section cannot stand. */
static void check_pinned_blocks(ttb__validation *validation, int64_t place, int32_t offer)
{
    const ttb_partnership *partnership = validation->partnership;
    const ttb__rule *rule = &partnership->rules.items[place];
    const char *course = partnership->courses.items[rule->course].id;
    const char *site = partnership->sites.items[rule->site].id;
    uint64_t not_usable = rule->blocks & ~validation->usable[offer];
    int32_t needed = partnership->courses.items[rule->course].blocks;
    int32_t block;

    if (ttb__bit_count(rule->blocks) != needed)
        ttb__note_warning(validation, "pin.blocks-count",
                          ttb__file_place(validation, "/rules/%d", (int)place),
                          "\"%s\" at \"%s\" is pinned to %d block(s), but its sections have %d",
                          course, site, (int)ttb__bit_count(rule->blocks), (int)needed);
    if (!not_usable)
        return;
    block = ttb__lowest_bit(not_usable);
    ttb__note_warning(validation, "pin.closed",
                      ttb__file_place(validation, "/rules/%d", (int)place),
                      "\"%s\" at \"%s\" is pinned to block \"%s\", but %s", course, site,
                      partnership->blocks.items[block].id, ttb__why_not(validation, offer, block));
}

static void count_section(ttb__validation *validation, int64_t place, int32_t number,
                          taken_so_far *taken)
{
    const ttb_partnership *partnership = validation->partnership;
    const ttb__offer *offer = &partnership->offers.items[number];

    for (uint64_t left = partnership->rules.items[place].blocks; left; left &= left - 1)
        validation->in_blocks[ttb__lowest_bit(left)]++;
    if (++taken->sections[number] == offer->most_sections + 1)
        ttb__note_warning(validation, "pin.too-many-sections",
                          ttb__file_place(validation, "/rules/%d", (int)place),
                          "More sections of \"%s\" at \"%s\" are pinned than may run (%d)",
                          partnership->courses.items[offer->course].id,
                          partnership->sites.items[offer->site].id, (int)offer->most_sections);
}

/* 1 if one more use is the first beyond the limit. */
static int goes_beyond(int32_t *uses, int32_t limit)
{
    return ++*uses == limit + 1;
}

/* A block in which the resource has no capacity at all is the business of pin.closed. */
static void count_uses(ttb__validation *validation, int64_t place, int32_t number,
                       taken_so_far *taken)
{
    const ttb_partnership *partnership = validation->partnership;
    const ttb__numbers *uses = &partnership->offers.items[number].uses;
    int64_t columns = partnership->blocks.count + 1;

    for (int64_t use = 0; use < uses->count; use++) {
        const ttb__resource *resource = &partnership->resources.items[uses->items[use]];
        int32_t *row = taken->uses + uses->items[use] * columns;
        int is_beyond = 0;
        for (uint64_t left = partnership->rules.items[place].blocks; left; left &= left - 1) {
            int32_t block = ttb__lowest_bit(left), capacity = resource->capacity[block];
            is_beyond |= goes_beyond(&row[block], capacity) && capacity > 0;
            is_beyond |= resource->week_capacity != TTB_NONE &&
                         goes_beyond(&row[columns - 1], resource->week_capacity);
        }
        if (is_beyond)
            ttb__note_warning(
                validation, "pin.resource-full",
                ttb__file_place(validation, "/rules/%d", (int)place),
                "With this section of \"%s\" at \"%s\", pinned sections use resource "
                "\"%s\" more than its capacity allows",
                partnership->courses.items[partnership->offers.items[number].course].id,
                partnership->sites.items[partnership->offers.items[number].site].id, resource->id);
    }
}

void ttb__validate_section_pins(ttb__validation *validation)
{
    const ttb_partnership *partnership = validation->partnership;
    taken_so_far taken = {
        .sections = ttb__alloc(partnership->offers.count, sizeof *taken.sections),
        .uses = ttb__alloc(partnership->resources.count * (partnership->blocks.count + 1),
                           sizeof *taken.uses),
    };

    if (!taken.sections || !taken.uses) {
        validation->status = TTB_ERR_MEMORY;
        goto done;
    }
    for (int64_t place = 0;
         place < partnership->rules.count && !ttb__validation_ends(validation, place); place++) {
        const ttb__rule *rule = &partnership->rules.items[place];
        int32_t offer;
        if (rule->kind != TTB__RULE_PIN_SECTION)
            continue;
        offer = ttb__find_offer(partnership, rule->course, rule->site);
        check_pinned_blocks(validation, place, offer);
        count_section(validation, place, offer, &taken);
        count_uses(validation, place, offer, &taken);
    }
done:
    ttb__free(taken.uses);
    ttb__free(taken.sections);
}
