/* The least loss when courses share blocks, by Russian doll search (Verfaillie, Lemaitre and Schiex
 * 1996): solved for the first member, the first two, and so on, where each answer bounds what the
 * members not yet placed will lose among themselves. */
#include <string.h>

#include "base/bits.h"
#include "bound/clashes.h"

/* ---- What one student loses */

/* Which member a student takes in each block; TTB_NONE: none. */
typedef struct week {
    int32_t member[TTB__MOST_BLOCKS];
    int32_t loss;
} week;

/* Find blocks for a member, moving others to other blocks of theirs (Kuhn 1955). 1 if it worked. */
static int find_block(const uint64_t *stands, week *taken, uint64_t blocks, int32_t member,
                      uint64_t *tried)
{
    for (uint64_t left = blocks & ~*tried; left; left = blocks & ~*tried) {
        int32_t block = ttb__lowest_bit(left), other = taken->member[block];
        *tried |= UINT64_C(1) << block;
        if (other == TTB_NONE || find_block(stands, taken, stands[other], other, tried)) {
            taken->member[block] = member;
            return 1;
        }
    }
    return 0;
}

/* The most that a student can have of these members, which all stand somewhere. */
static void fill_week(const ttb__sharing *sharing, const uint64_t *stands, uint64_t members,
                      week *taken)
{
    for (int32_t block = 0; block < sharing->blocks; block++)
        taken->member[block] = TTB_NONE;
    taken->loss = 0;
    for (; members; members &= members - 1) {
        int32_t member = ttb__lowest_bit(members);
        uint64_t tried = 0;
        taken->loss += !find_block(stands, taken, stands[member], member, &tried);
    }
}

/* Blocks that a newcomer can have without loss: free ones, and those whose member can move on to
 * such a block. */
static uint64_t open_blocks(const ttb__sharing *sharing, const uint64_t *stands, const week *taken)
{
    uint64_t open = 0, before;

    do {
        before = open;
        for (int32_t block = 0; block < sharing->blocks; block++) {
            int32_t member = taken->member[block];
            if (member == TTB_NONE || stands[member] & open)
                open |= UINT64_C(1) << block;
        }
    } while (open != before);
    return open;
}

/* ---- Where a member may stand */

typedef struct layouts {
    uint64_t blocks[TTB__MOST_LAYOUTS];
    int64_t losses[TTB__MOST_LAYOUTS];
    int32_t count;
} layouts;

/* Every set of so many blocks. Blocks from `used` on are empty and alike, so only sets that use the
 * first of them are kept. */
static void list_layouts(const ttb__sharing *sharing, int32_t member, int32_t used, layouts *list)
{
    int32_t sections = sharing->sections[member];
    uint64_t blocks = (UINT64_C(1) << sections) - 1;

    list->count = 0;
    list->blocks[0] = 0;
    if (sections >= sharing->blocks) {
        list->blocks[list->count++] = ~UINT64_C(0) >> (64 - sharing->blocks);
        return;
    }
    for (; blocks && blocks >> sharing->blocks == 0 && list->count < TTB__MOST_LAYOUTS;
         blocks = ttb__next_mask(blocks)) {
        uint64_t fresh = used < 64 ? blocks >> used : 0;
        if ((fresh & (fresh + 1)) == 0)
            list->blocks[list->count++] = blocks;
    }
}

/* What is lost more in each layout when the member comes to others that stand already. */
static void add_losses(ttb__sharing *sharing, const uint64_t *stands, int32_t member,
                       uint64_t others, layouts *list)
{
    memset(list->losses, 0, sizeof list->losses);
    for (int64_t number = 0; number < sharing->wishes.count; number++) {
        const ttb__sharing_wish *wish = &sharing->wishes.items[number];
        uint64_t open;
        week taken;
        if (!(wish->members >> member & 1) || !(wish->members & others))
            continue;
        sharing->steps++;
        fill_week(sharing, stands, wish->members & others, &taken);
        open = open_blocks(sharing, stands, &taken);
        for (int32_t layout = 0; layout < list->count; layout++)
            list->losses[layout] += list->blocks[layout] & open ? 0 : wish->weight;
    }
}

/* ---- The search */

static int32_t blocks_used(int32_t used, uint64_t blocks)
{
    while (used < 64 && blocks >> used)
        used++;
    return used;
}

enum { LOOK_EVERY = 64 };

/* Poll is asked now and then; a stop uses up the steps. */
static int is_over(ttb__sharing *sharing)
{
    if (sharing->task && sharing->places++ % LOOK_EVERY == 0 && ttb__bound_must_stop(sharing->task))
        sharing->steps = TTB__MOST_SHARING_STEPS + 1;
    return sharing->steps > TTB__MOST_SHARING_STEPS;
}

/* Place this member and all before it; those behind it (`others`) stand and lose `loss`. */
static void place(ttb__sharing *sharing, int32_t member, int32_t used, uint64_t others,
                  int64_t loss)
{
    layouts list;

    if (member < 0) {
        sharing->best = loss;
        memcpy(sharing->best_stands, sharing->stands, sizeof sharing->stands);
        return;
    }
    list_layouts(sharing, member, used, &list);
    add_losses(sharing, sharing->stands, member, others, &list);
    for (int32_t layout = 0; layout < list.count && !is_over(sharing); layout++) {
        int64_t sum = loss + list.losses[layout];
        if (sum + sharing->least_loss[member] >= sharing->best)
            continue;
        sharing->stands[member] = list.blocks[layout];
        place(sharing, member - 1, blocks_used(used, list.blocks[layout]),
              others | UINT64_C(1) << member, sum);
    }
}

/* One member more: first where it loses least beside the best way of the others. */
static void add_member(ttb__sharing *sharing, int32_t member)
{
    layouts list;
    int32_t best = 0;

    list_layouts(sharing, member, 64, &list);
    add_losses(sharing, sharing->best_stands, member, (UINT64_C(1) << member) - 1, &list);
    for (int32_t layout = 1; layout < list.count; layout++)
        if (list.losses[layout] < list.losses[best])
            best = layout;
    sharing->best_stands[member] = list.blocks[best];
    sharing->best = sharing->least_loss[member] + list.losses[best];
    if (list.losses[best] > 0)
        place(sharing, member, 0, 0, 0);
    sharing->least_loss[member + 1] = sharing->best;
}

int32_t ttb__sharing_solve(ttb__sharing *sharing)
{
    int32_t member = 0;

    sharing->least_loss[0] = 0;
    while (sharing->blocks > 0 && member < sharing->member_count &&
           sharing->steps <= TTB__MOST_SHARING_STEPS)
        add_member(sharing, member++);
    if (sharing->steps > TTB__MOST_SHARING_STEPS && member > 0)
        member--; /* the last one was not finished */
    return member;
}
