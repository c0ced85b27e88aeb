/* Clashes as cliques: of any spots that pairwise exclude each other the person is at one at most.
 * One row of a clique is tighter than a row for each pair: halves satisfy every pair. */
#include "formulation/compact_parts.h"

#include "base/bits.h"

static ttb_status find_spot(ttb__spots *spots, int32_t site, int32_t block, int32_t *spot_out)
{
    ttb__spot spot = {site, block};
    for (int32_t number = 0; number < spots->items.count; number++) {
        if (spots->items.items[number].site == site && spots->items.items[number].block == block) {
            *spot_out = number;
            return TTB_OK;
        }
    }
    *spot_out = (int32_t)spots->items.count;
    return TTB__PUSH(&spots->items, spot);
}

ttb_status ttb__spots_add(ttb__spots *spots, int32_t site, uint64_t blocks, int32_t column,
                          int32_t owner)
{
    ttb_status status = TTB_OK;
    for (uint64_t rest = blocks; !status && rest; rest &= rest - 1) {
        ttb__spot_member member = {0, column, owner};
        status = find_spot(spots, site, ttb__lowest_bit(rest), &member.spot);
        if (!status)
            status = TTB__PUSH(&spots->members, member);
    }
    return status;
}

void ttb__spots_clear(ttb__spots *spots)
{
    ttb__free(spots->items.items);
    ttb__free(spots->members.items);
    ttb__free(spots->clash);
    *spots = (ttb__spots){0};
}

ttb_status ttb__spots_clash(const ttb__prep *prep, ttb__spots *spots)
{
    int64_t count = spots->items.count;
    spots->clash = ttb__alloc(count * count, 1);
    if (!spots->clash)
        return TTB_ERR_MEMORY;
    for (int64_t one = 0; one < count; one++) {
        const ttb__spot *spot = &spots->items.items[one];
        for (int64_t other = 0; other < count; other++) {
            const ttb__spot *next = &spots->items.items[other];
            spots->clash[one * count + other] =
                (char)(one != other && !ttb__seats_fit(prep, spot->site, UINT64_C(1) << spot->block,
                                                       next->site, UINT64_C(1) << next->block));
        }
    }
    return TTB_OK;
}

/* ---- Rows */

typedef struct writer {
    ttb__compact *compact;
    const ttb__spots *spots;
    ttb__ilp_name name; /* of the next row */
    char *is_inside;    /* [spot]: in the clique that is being made */
    char *is_kept;      /* [spot * count + other]: some clique has both */
    ttb__numbers columns;
} writer;

static int clashes(const ttb__spots *spots, int64_t one, int64_t other)
{
    return spots->clash[one * spots->items.count + other];
}

/* Add every spot that clashes with all that are inside, first come first served. */
static void grow(writer *with)
{
    int64_t count = with->spots->items.count;
    for (int64_t spot = 0; spot < count; spot++) {
        int fits = !with->is_inside[spot];
        for (int64_t other = 0; fits && other < count; other++)
            fits = !with->is_inside[other] || clashes(with->spots, spot, other);
        if (fits)
            with->is_inside[spot] = 1;
    }
}

/* The columns of the clique, each once, though a long course may stand in several of its spots.
 * Returns how many owners they have: one, or several (2). */
static int32_t list_columns(writer *with)
{
    int32_t owners = 0, owner = TTB_NONE;
    with->columns.count = 0;
    for (int64_t number = 0; number < with->spots->members.count; number++) {
        const ttb__spot_member *member = &with->spots->members.items[number];
        int64_t place = 0;
        if (!with->is_inside[member->spot])
            continue;
        if (!owners || member->owner != owner)
            owners = owners ? 2 : 1;
        owner = member->owner;
        while (place < with->columns.count && with->columns.items[place] != member->column)
            place++;
        if (place == with->columns.count && TTB__PUSH(&with->columns, member->column))
            with->compact->ilp->status = TTB_ERR_MEMORY;
    }
    return owners;
}

/* Write the clique that is inside, unless another row says as much, and empty it. */
static void write_clique(writer *with)
{
    ttb__ilp *ilp = with->compact->ilp;
    int64_t count = with->spots->items.count;
    grow(with);
    if (list_columns(with) > 1) {
        ttb__ilp_begin_row(ilp, with->name, TTB__ILP_AT_MOST, 1);
        for (int64_t column = 0; column < with->columns.count; column++)
            ttb__ilp_add_entry(ilp, with->columns.items[column], 1);
        ttb__ilp_end_row(ilp);
        with->name.numbers[1]++;
    }
    for (int64_t one = 0; one < count; one++) {
        for (int64_t other = 0; with->is_inside[one] && other < count; other++) {
            if (with->is_inside[other])
                with->is_kept[one * count + other] = 1;
        }
    }
    for (int64_t spot = 0; spot < count; spot++)
        with->is_inside[spot] = 0;
}

/* A clique from each block, which its spots share; those of one block are no clash among
 * themselves only where there is one. */
static void write_blocks(writer *with)
{
    const ttb__spots *spots = with->spots;
    for (int32_t block = 0; block < with->compact->prep->block_count; block++) {
        int is_there = 0;
        for (int64_t spot = 0; spot < spots->items.count; spot++) {
            with->is_inside[spot] = (char)(spots->items.items[spot].block == block);
            is_there |= with->is_inside[spot];
        }
        if (is_there)
            write_clique(with);
    }
}

/* A clique from each pair that no clique has yet. */
static void write_pairs(writer *with)
{
    int64_t count = with->spots->items.count;
    for (int64_t one = 0; one < count; one++) {
        for (int64_t other = one + 1; other < count; other++) {
            if (!clashes(with->spots, one, other) || with->is_kept[one * count + other])
                continue;
            with->is_inside[one] = with->is_inside[other] = 1;
            write_clique(with);
        }
    }
}

ttb_status ttb__spots_write(ttb__compact *compact, const ttb__spots *spots, const char *stem,
                            int32_t person)
{
    int64_t count = spots->items.count;
    writer with = {.compact = compact, .spots = spots, .name = {stem, 2, {person, 0}}};
    with.is_inside = ttb__alloc(count, 1);
    with.is_kept = ttb__alloc(count * count, 1);
    if (with.is_inside && with.is_kept) {
        write_blocks(&with);
        write_pairs(&with);
    } else {
        compact->ilp->status = TTB_ERR_MEMORY;
    }
    ttb__free(with.is_inside);
    ttb__free(with.is_kept);
    ttb__free(with.columns.items);
    return compact->ilp->status;
}
