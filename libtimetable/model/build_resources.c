#include "model/build.h"
#include "model/inside.h"

enum { MOST_CAPACITY = 10000, MOST_WEEK_CAPACITY = 1000000 };

ttb_status ttb__add_resource(ttb_partnership *partnership, const char *id, int32_t kind,
                             int32_t *resource_out)
{
    ttb__resource resource = {.kind = kind, .week_capacity = TTB_NONE};
    int32_t number = (int32_t)partnership->resources.count;
    ttb_status status = ttb__check_new_id(&partnership->resource_ids, id, TTB__MOST_RESOURCES);

    if (kind != TTB_RESOURCE_ROOM && kind != TTB_RESOURCE_TEACHER)
        return TTB_ERR_RANGE;
    if (status)
        return status;
    for (int32_t block = 0; block < TTB__MOST_BLOCKS; block++)
        resource.capacity[block] = 1;
    resource.id = ttb__copy_text(id);
    if (!resource.id || TTB__RESERVE(&partnership->resources, 1) ||
        ttb__idmap_add(&partnership->resource_ids, resource.id, number)) {
        ttb__free(resource.id);
        return TTB_ERR_MEMORY;
    }
    partnership->resources.items[partnership->resources.count++] = resource;
    *resource_out = number;
    return TTB_OK;
}

ttb_status ttb__add_resource_site(ttb_partnership *partnership, int32_t resource, int32_t site)
{
    if (!ttb__is_in(resource, partnership->resources.count) ||
        !ttb__is_in(site, partnership->sites.count))
        return TTB_ERR_NOT_FOUND;
    return ttb__add_once(&partnership->resources.items[resource].sites, site,
                         TTB__MOST_RESOURCE_SITES);
}

ttb_status ttb__set_capacity(ttb_partnership *partnership, int32_t resource, int32_t block,
                             int32_t capacity)
{
    int32_t *capacities;

    if (!ttb__is_in(resource, partnership->resources.count) ||
        (block != TTB_NONE && !ttb__is_in(block, partnership->blocks.count)))
        return TTB_ERR_NOT_FOUND;
    if (capacity < 0 || capacity > MOST_CAPACITY)
        return TTB_ERR_RANGE;
    capacities = partnership->resources.items[resource].capacity;
    if (block != TTB_NONE) {
        capacities[block] = capacity;
        return TTB_OK;
    }
    for (int32_t each = 0; each < TTB__MOST_BLOCKS; each++)
        capacities[each] = capacity;
    return TTB_OK;
}

ttb_status ttb__set_week_capacity(ttb_partnership *partnership, int32_t resource,
                                  int32_t section_blocks)
{
    if (!ttb__is_in(resource, partnership->resources.count))
        return TTB_ERR_NOT_FOUND;
    if (section_blocks < TTB_NONE || section_blocks > MOST_WEEK_CAPACITY)
        return TTB_ERR_RANGE;
    partnership->resources.items[resource].week_capacity = section_blocks;
    return TTB_OK;
}
