/* Blocks that are alike. Every timetable has as many copies as such blocks can change places, and a
 * tree search tries them all. So a few offers in a row may only use the first alike blocks: the
 * first offer the first, the second the first two and so on; whatever a timetable does, one of its
 * copies does that. docs/explain/integer-program.md, section 7. */
#include "formulation/compact_parts.h"

#include "base/bits.h"

/* What picking counts for a taker of an offer that is picked already, against one who is not. */
enum { SHARED = 64 };

typedef struct breaker {
    ttb__compact *compact;
    uint64_t *usable; /* [offer]: blocks of its placements */
    uint64_t named;   /* blocks that a pin names: like no other */
    uint64_t alike;   /* the blocks of the class that is being broken */
    int32_t touched;  /* how many of its first blocks the picked offers may use */
    char *is_picked;  /* [offer] */
    int64_t *worth;   /* [student] */
} breaker;

/* ---- Which blocks are alike */

static ttb_status look_up(breaker *breaking)
{
    const ttb__prep *prep = breaking->compact->prep;
    breaking->usable = ttb__alloc(prep->offer_count, sizeof *breaking->usable);
    breaking->is_picked = ttb__alloc(prep->offer_count, 1);
    breaking->worth = ttb__alloc(prep->student_count, sizeof *breaking->worth);
    if (!breaking->usable || !breaking->is_picked || !breaking->worth)
        return TTB_ERR_MEMORY;
    for (int64_t number = 0; number < prep->placements.count; number++)
        breaking->usable[prep->placements.items[number].offer] |=
            prep->placements.items[number].blocks;
    for (int64_t slot = 0; slot < prep->slots.count; slot++) {
        int32_t pinned = prep->slots.items[slot].pinned_placement;
        breaking->named |= pinned == TTB_NONE ? 0 : prep->placements.items[pinned].blocks;
    }
    for (int64_t rule = 0; rule < prep->seat_rules.count; rule++)
        breaking->named |= prep->seat_rules.items[rule].blocks;
    return TTB_OK;
}

/* 1 if changing the two blocks for each other changes nothing that any rule looks at. */
static int are_alike(const breaker *breaking, int32_t one, int32_t other)
{
    const ttb_partnership *partnership = breaking->compact->prep->partnership;
    int32_t least, most, other_least, other_most;
    if ((breaking->named >> one | breaking->named >> other) & 1)
        return 0;
    for (int64_t offer = 0; offer < partnership->offers.count; offer++) {
        if ((breaking->usable[offer] >> one ^ breaking->usable[offer] >> other) & 1)
            return 0;
    }
    for (int64_t number = 0; number < partnership->resources.count; number++) {
        const int32_t *capacity = partnership->resources.items[number].capacity;
        if (capacity[one] != capacity[other])
            return 0;
    }
    ttb__block_limits(partnership, one, &least, &most);
    ttb__block_limits(partnership, other, &other_least, &other_most);
    return least == other_least && most == other_most;
}

/* ---- Which offers are picked */

/* How many blocks the sections of an offer may touch. */
static int64_t touch(const breaker *breaking, int32_t number)
{
    const ttb_partnership *partnership = breaking->compact->prep->partnership;
    const ttb__offer *offer = &partnership->offers.items[number];
    return (int64_t)offer->most_sections * partnership->courses.items[offer->course].blocks;
}

/* What an offer's takers in one of its placements are worth: those who take picked offers too, most
 * of all, because they tell the blocks apart. */
static int64_t worth_of(const breaker *breaking, int32_t offer)
{
    const ttb__compact *compact = breaking->compact;
    const ttb__prep *prep = compact->prep;
    int64_t sum = 0;
    int32_t first = prep->offer_first_placement[offer];
    int32_t from = compact->first_of_placement[first];
    int32_t end = compact->first_of_placement[first + prep->offer_placement_count[offer]];
    for (int32_t place = from; place < end; place++) {
        int32_t seat = compact->seats_of_placement[place];
        sum += breaking->worth[prep->requests.items[compact->seats.items[seat].request].student];
    }
    return sum / prep->offer_placement_count[offer];
}

/* The offer whose takers are worth most for each block that it may touch, TTB_NONE if none leaves a
 * block of the class untouched. */
static int32_t pick(const breaker *breaking)
{
    int32_t best = TTB_NONE;
    int64_t best_worth = 0, room = ttb__bit_count(breaking->alike) - breaking->touched;
    for (int32_t offer = 0; offer < breaking->compact->prep->offer_count; offer++) {
        int64_t worth, touched = touch(breaking, offer);
        if (breaking->is_picked[offer] || !(breaking->usable[offer] & breaking->alike) ||
            touched >= room)
            continue;
        worth = worth_of(breaking, offer) / touched;
        if (worth <= best_worth)
            continue;
        best_worth = worth;
        best = offer;
    }
    return best;
}

static void count_takers(breaker *breaking, int32_t offer)
{
    const ttb__compact *compact = breaking->compact;
    int32_t first = compact->prep->offer_first_placement[offer];
    for (int32_t place = compact->first_of_placement[first];
         place < compact->first_of_placement[first + 1]; place++) {
        int32_t seat = compact->seats_of_placement[place];
        breaking
            ->worth[compact->prep->requests.items[compact->seats.items[seat].request].student] +=
            SHARED;
    }
}

/* The first so many blocks of a set. */
static uint64_t first_blocks(uint64_t blocks, int32_t count)
{
    uint64_t first = 0;
    for (uint64_t rest = blocks; rest && count > 0; rest &= rest - 1, count--)
        first |= rest & (~rest + 1);
    return first;
}

/* The offer stands in the blocks that the picked ones touch or in the next ones. */
static void restrict_offer(breaker *breaking, int32_t offer)
{
    ttb__compact *compact = breaking->compact;
    int32_t first = compact->prep->offer_first_placement[offer];
    uint64_t left;
    breaking->touched += (int32_t)touch(breaking, offer);
    left = breaking->alike & ~first_blocks(breaking->alike, breaking->touched);
    for (int32_t number = first; number < first + compact->prep->offer_placement_count[offer];
         number++) {
        if (compact->prep->placements.items[number].blocks & left)
            compact->most[number] = 0;
    }
    breaking->is_picked[offer] = 1;
    count_takers(breaking, offer);
}

/* Classes are broken one after the other: what changes places in one leaves the others alone. */
static void break_class(breaker *breaking)
{
    const ttb__prep *prep = breaking->compact->prep;
    int32_t offer;
    breaking->touched = 0;
    for (int32_t number = 0; number < prep->offer_count; number++)
        breaking->is_picked[number] = 0;
    for (int32_t student = 0; student < prep->student_count; student++)
        breaking->worth[student] = 1;
    while ((offer = pick(breaking)) != TTB_NONE)
        restrict_offer(breaking, offer);
}

ttb_status ttb__compact_break_symmetry(ttb__compact *compact)
{
    breaker breaking = {.compact = compact};
    int32_t blocks = compact->prep->has_lessons ? 0 : compact->prep->block_count;
    uint64_t seen = 0;
    ttb_status status = look_up(&breaking);
    for (int64_t number = 0; number < compact->prep->placements.count; number++)
        compact->most[number] = INT32_MAX;
    for (int32_t block = 0; !status && block < blocks; block++) {
        breaking.alike = UINT64_C(1) << block;
        for (int32_t other = block + 1; other < blocks; other++) {
            if (!(seen >> other & 1) && are_alike(&breaking, block, other))
                breaking.alike |= UINT64_C(1) << other;
        }
        if (!(seen >> block & 1) && (breaking.alike & (breaking.alike - 1)))
            break_class(&breaking);
        seen |= breaking.alike;
    }
    ttb__free(breaking.usable);
    ttb__free(breaking.is_picked);
    ttb__free(breaking.worth);
    return status;
}
