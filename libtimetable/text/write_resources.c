#include "text/words.h"
#include "text/write.h"

static int is_even(const ttb__resource *resource, int64_t blocks)
{
    for (int64_t block = 1; block < blocks; block++)
        if (resource->capacity[block] != resource->capacity[0])
            return 0;
    return 1;
}

/* One number where every block has the same, else one for each block. */
static void write_capacity(ttb__writer *writer, const ttb__resource *resource)
{
    const ttb_partnership *partnership = writer->partnership;
    int64_t blocks = partnership->blocks.count;
    int32_t *order;

    if (!writer->is_canonical && is_even(resource, blocks)) {
        if (resource->capacity[0] != 1)
            ttb__write_int(writer, "capacity", resource->capacity[0]);
        return;
    }
    order = ttb__in_order(writer, TTB_KIND_BLOCK, NULL, blocks);
    ttb__open_object(writer, "capacity", TTB__IN_LINE);
    for (int64_t place = 0; order && place < blocks; place++)
        ttb__write_int(writer, ttb__id_of(partnership, TTB_KIND_BLOCK, order[place]),
                       resource->capacity[order[place]]);
    ttb__close(writer);
    ttb__free(order);
}

static void write_resource(ttb__writer *writer, const ttb__resource *resource)
{
    ttb__open_object(writer, NULL, TTB__IN_LINE);
    ttb__write_text(writer, "id", resource->id);
    if (resource->kind != TTB_RESOURCE_ROOM || writer->is_canonical)
        ttb__write_text(writer, "kind", ttb__resource_words[resource->kind]);
    ttb__write_ids(writer, "sites", TTB_KIND_SITE, resource->sites.items, resource->sites.count);
    write_capacity(writer, resource);
    if (resource->week_capacity != TTB_NONE || writer->is_canonical)
        ttb__write_limit(writer, "week_capacity", resource->week_capacity);
    ttb__close(writer);
}

void ttb__write_resources(ttb__writer *writer)
{
    const ttb_partnership *partnership = writer->partnership;
    int64_t count = partnership->resources.count;
    int32_t *order;

    if (count == 0 && !writer->is_canonical)
        return;
    order = ttb__in_order(writer, TTB_KIND_RESOURCE, NULL, count);
    ttb__open_array(writer, "resources", TTB__LINES);
    for (int64_t place = 0; order && place < count; place++)
        write_resource(writer, &partnership->resources.items[order[place]]);
    ttb__close(writer);
    ttb__free(order);
}
