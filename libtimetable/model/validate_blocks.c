#include <stdlib.h>

#include "model/validation.h"

/* One lesson of the cycle at a site, in minutes from the start of the cycle. */
typedef struct {
    int32_t start, end;
    int32_t block;
} occasion;

enum { WEEKS = 2, DAYS = 7, DAY_MINUTES = 24 * 60, WEEK_MINUTES = DAYS * DAY_MINUTES };

static void check_mixed(ttb__validation *validation)
{
    const ttb_partnership *partnership = validation->partnership;
    const char *with_lessons = NULL;

    for (int64_t number = 0; number < partnership->blocks.count && !with_lessons; number++) {
        if (partnership->blocks.items[number].lessons.count > 0)
            with_lessons = partnership->blocks.items[number].id;
    }
    for (int64_t number = 0; with_lessons && number < partnership->blocks.count; number++) {
        const ttb__block *block = &partnership->blocks.items[number];
        if (block->lessons.count == 0)
            ttb__note_error(validation, "block.lessons-mixed",
                            ttb__file_place(validation, "/blocks/%d", (int)number),
                            "Block \"%s\" has no lessons, but block \"%s\" has: give lessons to "
                            "every block or to none",
                            block->id, with_lessons);
    }
}

/* 1 if both lists have as many lessons on each day of each week. */
static int are_on_same_days(const ttb__lessons *one, const ttb__lessons *other)
{
    int32_t counts[WEEKS + 1][DAYS] = {{0}};

    for (int64_t lesson = 0; lesson < one->count; lesson++)
        counts[one->items[lesson].week][one->items[lesson].day]++;
    for (int64_t lesson = 0; lesson < other->count; lesson++)
        counts[other->items[lesson].week][other->items[lesson].day]--;
    for (int32_t week = 0; week <= WEEKS; week++) {
        for (int32_t day = 0; day < DAYS; day++) {
            if (counts[week][day] != 0)
                return 0;
        }
    }
    return 1;
}

static void check_bells(ttb__validation *validation, int64_t number)
{
    const ttb_partnership *partnership = validation->partnership;
    const ttb__site *site = &partnership->sites.items[number];

    for (int64_t place = 0; place < site->bells.count; place++) {
        const ttb__bell *bell = &site->bells.items[place];
        const ttb__block *block = &partnership->blocks.items[bell->block];
        if (!are_on_same_days(&bell->lessons, &block->lessons))
            ttb__note_error(
                validation, "site.bells-differ",
                ttb__file_place(validation, "/sites/%d/bells/%d", (int)number, (int)place),
                "The bells of site \"%s\" for block \"%s\" must have as many lessons on "
                "the same days as the block",
                site->id, block->id);
    }
}

/* All lessons at a site of the blocks in which it is open. A lesson of every week stands in both.
 */
static int64_t list_occasions(const ttb_partnership *partnership, int32_t site, occasion *occasions)
{
    uint64_t closed = partnership->sites.items[site].closed;
    int64_t count = 0;

    for (int32_t block = 0; block < partnership->blocks.count; block++) {
        const ttb__lessons *lessons = ttb__site_lessons(partnership, block, site);
        for (int64_t place = 0; place < lessons->count && !(closed >> block & 1); place++) {
            ttb__lesson lesson = lessons->items[place];
            for (int32_t week = 1; week <= WEEKS; week++) {
                int32_t midnight = (week - 1) * WEEK_MINUTES + lesson.day * DAY_MINUTES;
                if (lesson.week == 0 || lesson.week == week)
                    occasions[count++] = (occasion){.start = midnight + lesson.start_minute,
                                                    .end = midnight + lesson.end_minute,
                                                    .block = block};
            }
        }
    }
    return count;
}

static int compare_occasions(const void *one, const void *other)
{
    const occasion *left = one, *right = other;

    if (left->start != right->start)
        return left->start < right->start ? -1 : 1;
    if (left->end != right->end)
        return left->end < right->end ? -1 : 1;
    return (left->block > right->block) - (left->block < right->block);
}

/* Where a site's own bells for a block stand in its list, TTB_NONE if it has none. */
static int32_t place_of_bell(const ttb__site *site, int32_t block)
{
    for (int64_t bell = 0; bell < site->bells.count; bell++) {
        if (site->bells.items[bell].block == block)
            return (int32_t)bell;
    }
    return TTB_NONE;
}

/* Say that lessons at a site overlap, of two blocks or of one. Where neither has bells of its own
 * there, the blocks' own lists overlap, which is said for one site only. */
static void note_overlap(ttb__validation *validation, int32_t number, int32_t earlier,
                         int32_t later, uint64_t *said)
{
    const ttb_partnership *partnership = validation->partnership;
    const ttb__site *site = &partnership->sites.items[number];
    int32_t first = earlier < later ? earlier : later, second = earlier < later ? later : earlier;
    int32_t bell = place_of_bell(site, second);
    const char *ids[] = {partnership->blocks.items[first].id, partnership->blocks.items[second].id};

    if (bell == TTB_NONE)
        bell = place_of_bell(site, first);
    if (bell != TTB_NONE) {
        ttb__note_error(validation, "site.bells-overlap",
                        ttb__file_place(validation, "/sites/%d/bells/%d", (int)number, (int)bell),
                        "At site \"%s\" a lesson of block \"%s\" and one of block \"%s\" overlap",
                        site->id, ids[0], ids[1]);
        return;
    }
    if (said[first] >> second & 1)
        return;
    said[first] |= UINT64_C(1) << second;
    ttb__note_error(validation, "block.overlap",
                    ttb__file_place(validation, "/blocks/%d", (int)second),
                    "A lesson of block \"%s\" and one of block \"%s\" overlap", ids[0], ids[1]);
}

/* Walk through a site's lessons by start, with the one that ends last so far: one that starts
 * before that end overlaps with it. Each lesson that overlaps an earlier one is found, not each
 * pair. A pair of blocks is said once for a site. */
static void check_overlaps(ttb__validation *validation, int32_t site, occasion *occasions,
                           uint64_t *said)
{
    uint64_t said_here[TTB__MOST_BLOCKS] = {0};
    int64_t count = list_occasions(validation->partnership, site, occasions);
    int64_t furthest = 0;

    qsort(occasions, (size_t)count, sizeof *occasions, compare_occasions);
    for (int64_t now = 1; now < count; now++) {
        int32_t one = occasions[furthest].block, other = occasions[now].block;
        int overlaps = occasions[now].start < occasions[furthest].end;
        if (overlaps && !(said_here[one] >> other & 1)) {
            said_here[one] |= UINT64_C(1) << other;
            said_here[other] |= UINT64_C(1) << one;
            note_overlap(validation, site, one, other, said);
        }
        if (occasions[now].end > occasions[furthest].end)
            furthest = now;
    }
}

void ttb__validate_blocks(ttb__validation *validation)
{
    const ttb_partnership *partnership = validation->partnership;
    uint64_t said[TTB__MOST_BLOCKS] = {0};
    int64_t most = partnership->blocks.count * TTB__MOST_BLOCK_LESSONS * WEEKS;
    occasion *occasions = ttb__alloc(most, sizeof *occasions);

    if (!occasions) {
        validation->status = TTB_ERR_MEMORY;
        return;
    }
    check_mixed(validation);
    for (int32_t site = 0; site < partnership->sites.count && !ttb__validation_ends(validation, 0);
         site++) {
        check_bells(validation, site);
        check_overlaps(validation, site, occasions, said);
    }
    ttb__free(occasions);
}
