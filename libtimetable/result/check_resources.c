/* Rule 4: capacities in every block and in the week, and the lessons of teachers. */
#include "result/stops.h"

/* Section-blocks by resource and block. */
typedef struct usage {
    int32_t (*blocks)[TTB__MOST_BLOCKS];
    int64_t *weeks;
} usage;

static ttb_status make_usage(const ttb__checker *checker, usage *used)
{
    int64_t resources = checker->partnership->resources.count;
    used->blocks = ttb__alloc(resources, sizeof *used->blocks);
    used->weeks = ttb__alloc(resources, sizeof *used->weeks);
    return used->blocks == NULL || used->weeks == NULL ? TTB_ERR_MEMORY : TTB_OK;
}

static void count_section(const ttb__checker *checker, usage *used, int32_t section)
{
    int32_t offer = checker->section_offers[section];
    if (offer == TTB_NONE)
        return;
    const ttb__numbers *uses = &checker->partnership->offers.items[offer].uses;
    uint64_t blocks =
        ttb__section_at(checker, section)->blocks & ttb__all_blocks(checker->partnership);
    for (int64_t use = 0; use < uses->count; use++)
        for (uint64_t left = blocks; left != 0; left &= left - 1) {
            used->blocks[uses->items[use]][ttb__lowest_bit(left)]++;
            used->weeks[uses->items[use]]++;
        }
}

static void check_capacity(ttb__checker *checker, const usage *used, int32_t resource)
{
    const ttb__resource *item = &checker->partnership->resources.items[resource];
    for (int32_t block = 0; block < checker->partnership->blocks.count; block++)
        if (used->blocks[resource][block] > item->capacity[block])
            ttb__broken(checker, "resource.over-capacity", TTB_NONE, TTB_NONE,
                        "Resource %s is used by %d sections in block %s; its capacity is %d.",
                        item->id, used->blocks[resource][block], ttb__block_id(checker, block),
                        item->capacity[block]);
    if (item->week_capacity != TTB_NONE && used->weeks[resource] > item->week_capacity)
        ttb__broken(checker, "resource.over-week-capacity", TTB_NONE, TTB_NONE,
                    "Resource %s is used in %lld blocks of sections; its week capacity is %d.",
                    item->id, (long long)used->weeks[resource], item->week_capacity);
}

static void check_capacities(ttb__checker *checker)
{
    usage used = {NULL, NULL};
    if (make_usage(checker, &used) != TTB_OK) {
        checker->status = TTB_ERR_MEMORY;
    } else {
        for (int32_t section = 0; section < checker->timetable->sections.count; section++)
            count_section(checker, &used, section);
        for (int32_t resource = 0; resource < checker->partnership->resources.count; resource++)
            check_capacity(checker, &used, resource);
    }
    ttb__free(used.weeks);
    ttb__free(used.blocks);
}

static void check_lessons(ttb__checker *checker, int32_t teacher, ttb__stops *stops)
{
    const ttb__person person = {
        .word = "Teacher",
        .id = checker->partnership->resources.items[teacher].id,
        .overlap_code = "teacher.overlap",
        .gap_code = "teacher.gap",
        .no_way_code = "teacher.no-way",
    };
    ttb__stops_sort(stops);
    for (int64_t first = 0; first < stops->count;) {
        int64_t count = ttb__stops_of_day(&stops->items[first], stops->count - first);
        ttb__check_day(checker, &person, &stops->items[first], count);
        first += count;
    }
}

/* The stops of each teacher, in arrays by resource: one walk over the offers fills them all. */
static ttb_status fill_stops(const ttb__checker *checker, ttb__stops *stops)
{
    for (int32_t section = 0; section < checker->timetable->sections.count; section++) {
        int32_t offer = checker->section_offers[section];
        if (offer == TTB_NONE)
            continue;
        const ttb__numbers *uses = &checker->partnership->offers.items[offer].uses;
        for (int64_t use = 0; use < uses->count; use++) {
            int32_t resource = uses->items[use];
            if (checker->partnership->resources.items[resource].kind == TTB_RESOURCE_TEACHER &&
                ttb__stops_add(checker, &stops[resource], section, TTB_NONE) != TTB_OK)
                return TTB_ERR_MEMORY;
        }
    }
    return TTB_OK;
}

static void check_teachers(ttb__checker *checker)
{
    int64_t resources = checker->partnership->resources.count;
    ttb__stops *stops = ttb__alloc(resources, sizeof *stops);
    if (stops == NULL || fill_stops(checker, stops) != TTB_OK)
        checker->status = TTB_ERR_MEMORY;
    for (int32_t resource = 0; stops != NULL && resource < resources; resource++) {
        if (checker->status == TTB_OK)
            check_lessons(checker, resource, &stops[resource]);
        ttb__free(stops[resource].items);
    }
    ttb__free(stops);
}

void ttb__check_resources(ttb__checker *checker)
{
    check_capacities(checker);
    if (checker->has_lessons)
        check_teachers(checker);
}
