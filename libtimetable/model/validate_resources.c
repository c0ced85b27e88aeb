#include "model/validation.h"

static void check_room(ttb__validation *validation, int64_t number)
{
    const ttb__resource *resource = &validation->partnership->resources.items[number];

    if (resource->kind == TTB_RESOURCE_ROOM && resource->sites.count != 1)
        ttb__note_error(validation, "resource.room-sites",
                        ttb__file_place(validation, "/resources/%d/sites", (int)number),
                        "Room \"%s\" must be at one site, not at %d", resource->id,
                        (int)resource->sites.count);
}

static void check_teacher(ttb__validation *validation, int64_t number)
{
    const ttb_partnership *partnership = validation->partnership;
    const ttb__resource *resource = &partnership->resources.items[number];

    if (resource->kind != TTB_RESOURCE_TEACHER)
        return;
    for (int64_t block = 0; block < partnership->blocks.count; block++) {
        if (resource->capacity[block] <= 1)
            continue;
        ttb__note_error(validation, "teacher.capacity",
                        ttb__file_place(validation, "/resources/%d/capacity", (int)number),
                        "Teacher \"%s\" cannot teach %d sections at once in block \"%s\"",
                        resource->id, (int)resource->capacity[block],
                        partnership->blocks.items[block].id);
        return;
    }
}

/* Section-blocks that a resource has for the whole timetable. */
static int64_t total_capacity(const ttb_partnership *partnership, const ttb__resource *resource)
{
    int64_t total = 0;

    for (int64_t block = 0; block < partnership->blocks.count; block++)
        total += resource->capacity[block];
    if (resource->week_capacity != TTB_NONE && resource->week_capacity < total)
        total = resource->week_capacity;
    return total;
}

/* What the least sections of all offers need of each resource, and how many offers need it. */
static void add_needs(const ttb_partnership *partnership, int64_t *needed, int64_t *needers)
{
    for (int64_t number = 0; number < partnership->offers.count; number++) {
        const ttb__offer *offer = &partnership->offers.items[number];
        int64_t blocks = partnership->courses.items[offer->course].blocks;
        for (int64_t use = 0; use < offer->uses.count && offer->least_sections > 0; use++) {
            needed[offer->uses.items[use]] += offer->least_sections * blocks;
            needers[offer->uses.items[use]]++;
        }
    }
}

/* One offer alone that needs too much is the business of offer.sections-resources. */
static void check_needs(ttb__validation *validation, const int64_t *needed, const int64_t *needers)
{
    const ttb_partnership *partnership = validation->partnership;

    for (int64_t number = 0; number < partnership->resources.count; number++) {
        const ttb__resource *resource = &partnership->resources.items[number];
        int64_t total = total_capacity(partnership, resource);
        if (needers[number] > 1 && needed[number] > total)
            ttb__note_warning(
                validation, "resource.too-small",
                ttb__file_place(validation, "/resources/%d", (int)number),
                "The least numbers of sections use resource \"%s\" %lld times, but it "
                "can be used %lld times",
                resource->id, (long long)needed[number], (long long)total);
    }
}

void ttb__validate_resources(ttb__validation *validation)
{
    const ttb_partnership *partnership = validation->partnership;
    int64_t *needed = ttb__alloc(partnership->resources.count, sizeof *needed);
    int64_t *needers = ttb__alloc(partnership->resources.count, sizeof *needers);

    for (int64_t number = 0; number < partnership->resources.count; number++) {
        check_room(validation, number);
        check_teacher(validation, number);
    }
    if (needed && needers) {
        add_needs(partnership, needed, needers);
        check_needs(validation, needed, needers);
    } else {
        validation->status = TTB_ERR_MEMORY;
    }
    ttb__free(needers);
    ttb__free(needed);
}
