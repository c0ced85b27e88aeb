/* Offers, where their sections may stand, and what they use up. */
#include <stdlib.h>
#include <string.h>

#include "base/bits.h"
#include "proof/town.h"

enum { MOST_PLACES = 4000000 };

/* ---- Order */

typedef struct offer_key {
    const char *course, *site;
    int32_t offer;
} offer_key;

static int compare_keys(const void *one, const void *other)
{
    const offer_key *left = one, *right = other;
    int order = strcmp(left->course, right->course);

    return order ? order : strcmp(left->site, right->site);
}

static ttb_status order_offers(ttb__town *town)
{
    const ttb_partnership *partnership = town->partnership;
    int64_t count = partnership->offers.count;
    offer_key *keys = ttb__alloc(count, sizeof *keys);
    ttb_status status = keys ? TTB_OK : TTB_ERR_MEMORY;

    for (int32_t number = 0; !status && number < count; number++) {
        const ttb__offer *given = &partnership->offers.items[number];
        keys[number] = (offer_key){partnership->courses.items[given->course].id,
                                   partnership->sites.items[given->site].id, number};
    }
    if (!status)
        qsort(keys, (size_t)count, sizeof *keys, compare_keys);
    for (int64_t place = 0; !status && place < count; place++) {
        const ttb__offer *given = &partnership->offers.items[keys[place].offer];
        ttb__town_offer made = {.number = keys[place].offer,
                                .course = given->course,
                                .site = given->site,
                                .course_blocks = partnership->courses.items[given->course].blocks};
        town->offer_at[made.number] = (int32_t)place;
        if (!town->course_offer_count[given->course]++)
            town->course_first_offer[given->course] = (int32_t)place;
        status = TTB__PUSH(&town->offers, made);
    }
    ttb__free(keys);
    return status;
}

/* ---- Places */

/* Blocks that no rule forbids the offer, in which its site is open and every resource is there. */
static uint64_t usable_blocks(const ttb__town *town, int32_t offer, uint64_t forbidden)
{
    const ttb_partnership *partnership = town->partnership;
    const ttb__offer *given = ttb__town_given(town, offer);
    uint64_t blocks = ttb__offer_blocks(partnership, town->offers.items[offer].number) & ~forbidden;

    for (int64_t use = 0; use < given->uses.count; use++) {
        const ttb__resource *resource = &partnership->resources.items[given->uses.items[use]];
        for (int32_t block = 0; block < town->block_count; block++)
            if (resource->capacity[block] < 1)
                blocks &= ~(UINT64_C(1) << block);
        if (resource->week_capacity != TTB_NONE &&
            resource->week_capacity < town->offers.items[offer].course_blocks)
            blocks = 0;
    }
    return ttb__town_mask(town, blocks);
}

static ttb_status add_place(ttb__town *town, ttb__town_offer *offer, uint64_t place)
{
    if (town->places.count >= MOST_PLACES)
        return TTB_ERR_TOO_LARGE;
    offer->place_count++;
    return TTB__PUSH(&town->places, place);
}

/* Add every set of `wanted` blocks of `rest` that contains `chosen`, lowest blocks first. */
static ttb_status add_places(ttb__town *town, ttb__town_offer *offer, uint64_t chosen,
                             uint64_t rest, int32_t wanted)
{
    ttb_status status = TTB_OK;

    if (!wanted)
        return add_place(town, offer, chosen);
    for (; rest && !status; rest &= rest - 1)
        status =
            add_places(town, offer, chosen | (rest & (~rest + 1)), rest & (rest - 1), wanted - 1);
    return status;
}

static uint64_t *find_forbidden(const ttb_partnership *partnership)
{
    uint64_t *forbidden = ttb__alloc(partnership->offers.count, sizeof *forbidden);

    for (int64_t number = 0; forbidden && number < partnership->rules.count; number++) {
        const ttb__rule *rule = &partnership->rules.items[number];
        if (rule->kind == TTB__RULE_FORBID_SECTION)
            forbidden[ttb__find_offer(partnership, rule->course, rule->site)] |= rule->blocks;
    }
    return forbidden;
}

static ttb_status make_places(ttb__town *town)
{
    uint64_t *forbidden = find_forbidden(town->partnership);
    ttb_status status = forbidden ? TTB_OK : TTB_ERR_MEMORY;

    for (int32_t number = 0; !status && number < town->offers.count; number++) {
        ttb__town_offer *offer = &town->offers.items[number];
        uint64_t usable = usable_blocks(town, number, forbidden[offer->number]);
        offer->first_place = (int32_t)town->places.count;
        status = ttb__ask_at(number);
        if (!status && ttb__town_given(town, number)->most_sections > 0)
            status = add_places(town, offer, 0, usable, offer->course_blocks);
    }
    ttb__free(forbidden);
    return status;
}

/* ---- Pinned sections */

static int32_t find_place(const ttb__town *town, const ttb__town_offer *offer, uint64_t blocks)
{
    for (int32_t place = 0; place < offer->place_count; place++)
        if (town->places.items[offer->first_place + place] == blocks)
            return place;
    return TTB_NONE;
}

static ttb_status add_pins(ttb__town *town, const ttb__numbers *pins)
{
    for (int64_t number = 0; number < pins->count; number++) {
        const ttb__rule *rule = &town->partnership->rules.items[pins->items[number]];
        int32_t at = town->offer_at[ttb__find_offer(town->partnership, rule->course, rule->site)];
        ttb__town_offer *offer = &town->offers.items[at];
        int32_t place = find_place(town, offer, ttb__town_mask(town, rule->blocks));
        if (ttb__ask_at(number))
            return TTB__STOPPED;
        if (place == TTB_NONE || offer->pinned_count >= ttb__town_given(town, at)->most_sections) {
            town->is_impossible = 1;
            continue;
        }
        if (!offer->pinned_count++)
            offer->first_pinned = (int32_t)town->pinned.count;
        if (TTB__PUSH(&town->pinned, place))
            return TTB_ERR_MEMORY;
    }
    return TTB_OK;
}

typedef struct pin_key {
    int32_t offer, rule;
    uint64_t blocks;
} pin_key;

static int compare_pins(const void *one, const void *other)
{
    const pin_key *left = one, *right = other;

    if (left->offer != right->offer)
        return left->offer < right->offer ? -1 : 1;
    return left->blocks < right->blocks ? -1 : left->blocks > right->blocks;
}

/* Pins by offer, then by blocks in canonical order. */
static ttb_status make_pins(ttb__town *town)
{
    TTB__ARRAY(pin_key) keys = {0};
    ttb__numbers pins = {0};
    ttb_status status = TTB_OK;

    for (int32_t number = 0; !status && number < town->partnership->rules.count; number++) {
        const ttb__rule *rule = &town->partnership->rules.items[number];
        pin_key key = {0, number, ttb__town_mask(town, rule->blocks)};
        if (rule->kind != TTB__RULE_PIN_SECTION)
            continue;
        key.offer = town->offer_at[ttb__find_offer(town->partnership, rule->course, rule->site)];
        status = TTB__PUSH(&keys, key);
    }
    if (!status && keys.count > 1)
        qsort(keys.items, (size_t)keys.count, sizeof *keys.items, compare_pins);
    for (int64_t key = 0; !status && key < keys.count; key++)
        status = TTB__PUSH(&pins, keys.items[key].rule);
    if (!status)
        status = add_pins(town, &pins);
    ttb__free(pins.items);
    ttb__free(keys.items);
    return status;
}

ttb_status ttb__town_offers(ttb__town *town)
{
    int64_t courses = town->partnership->courses.count;
    ttb_status status;

    town->offer_at = ttb__alloc(town->partnership->offers.count, sizeof *town->offer_at);
    town->course_first_offer = ttb__alloc(courses, sizeof *town->course_first_offer);
    town->course_offer_count = ttb__alloc(courses, sizeof *town->course_offer_count);
    if (!town->offer_at || !town->course_first_offer || !town->course_offer_count)
        return TTB_ERR_MEMORY;
    status = order_offers(town);
    if (!status)
        status = make_places(town);
    return status ? status : make_pins(town);
}
