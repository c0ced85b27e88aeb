#include "model/build.h"
#include "text/read.h"
#include "text/words.h"

enum { MOST_CAPACITY = 10000, MOST_WEEK_CAPACITY = 1000000 };

typedef struct resource_item {
    const char *id;
    int32_t kind, week_capacity;
    const cJSON *sites, *capacity;
} resource_item;

/* The resource whose parts are read; TTB_NONE: they are checked only. */
typedef struct resource_target {
    ttb_partnership *partnership;
    int32_t resource;
    uint64_t blocks; /* with a capacity */
} resource_target;

static void read_site(ttb__reader *reader, const ttb__node *node, const ttb__field *field,
                      void *target)
{
    const resource_target *to = target;
    int32_t site = TTB_NONE;

    ttb__read_reference(reader, node, field, &site);
    if (site != TTB_NONE && to->resource != TTB_NONE)
        ttb__built(reader, node, ttb__add_resource_site(to->partnership, to->resource, site),
                   "resource.duplicate-site");
}

static void read_capacity_number(ttb__reader *reader, const ttb__node *node, int32_t block,
                                 const resource_target *to)
{
    static const ttb__field field = {.key = "capacity", .most = MOST_CAPACITY};
    const ttb__node named = {node->json, node->parent, node->key, node->index};
    int64_t errors = reader->error_count;
    int32_t capacity = 1;

    ttb__read_int(reader, &named, &field, &capacity);
    if (reader->error_count == errors && to->resource != TTB_NONE)
        ttb__built(reader, node, ttb__set_capacity(to->partnership, to->resource, block, capacity),
                   "value.duplicate");
}

static void read_block_capacity(ttb__reader *reader, const ttb__node *node, resource_target *to)
{
    static const ttb__field field = {.key = "capacity",
                                     .name = "capacity",
                                     .kind = TTB_KIND_BLOCK,
                                     .code = "resource.unknown-block"};
    const cJSON id = {.type = cJSON_String, .valuestring = node->json->string};
    const ttb__node key = {&id, node->parent, node->key, 0};
    int32_t block = TTB_NONE;

    ttb__read_reference(reader, &key, &field, &block);
    if (block == TTB_NONE)
        return;
    if (to->blocks >> block & 1)
        ttb__found(reader,
                   ttb__report_error(reader->report, "key.duplicate", ttb__place(reader, node),
                                     "%s: \"capacity\" names block \"%s\" twice",
                                     ttb__subject(reader), node->json->string));
    to->blocks |= UINT64_C(1) << block;
    read_capacity_number(reader, node, block, to);
}

/* A number for every block, or an object with a number for each block; those left out have 1. */
static void read_capacity(ttb__reader *reader, const ttb__node *node, resource_target *to)
{
    const cJSON *member;

    if (!cJSON_IsObject(node->json)) {
        read_capacity_number(reader, node, TTB_NONE, to);
        return;
    }
    cJSON_ArrayForEach(member, node->json)
    {
        ttb__node child = {member, node, member->string, 0};
        read_block_capacity(reader, &child, to);
    }
}

static void read_parts(ttb__reader *reader, const ttb__node *node, const resource_item *item,
                       resource_target *to)
{
    static const ttb__field field = {
        .key = "sites", .kind = TTB_KIND_SITE, .code = "resource.unknown-site"};

    if (item->sites) {
        ttb__node child = {item->sites, node, "sites", 0};
        ttb__read_list(reader, &child, &field, read_site, to);
    }
    if (item->capacity) {
        ttb__node child = {item->capacity, node, "capacity", 0};
        read_capacity(reader, &child, to);
    }
    if (to->resource != TTB_NONE)
        ttb__built(reader, node,
                   ttb__set_week_capacity(to->partnership, to->resource, item->week_capacity),
                   "value.duplicate");
}

static void read_resource(ttb__reader *reader, const ttb__node *node, const ttb__field *field,
                          void *target)
{
    static const ttb__field fields[] = {
        {.key = "id",
         .read = ttb__read_id,
         .offset = offsetof(resource_item, id),
         .is_required = 1},
        {.key = "kind",
         .read = ttb__read_word,
         .offset = offsetof(resource_item, kind),
         .words = ttb__resource_words,
         .code = "value.unknown"},
        {.key = "sites",
         .read = ttb__read_later,
         .offset = offsetof(resource_item, sites),
         .is_required = 1},
        {.key = "capacity", .read = ttb__read_later, .offset = offsetof(resource_item, capacity)},
        {.key = "week_capacity",
         .read = ttb__read_int,
         .offset = offsetof(resource_item, week_capacity),
         .most = MOST_WEEK_CAPACITY,
         .may_be_null = 1},
    };
    resource_item item = {.kind = TTB_RESOURCE_ROOM, .week_capacity = TTB_NONE};
    resource_target to = {.partnership = target, .resource = TTB_NONE};

    (void)field;
    ttb__set_subject(reader, node, "Resource", "id", NULL, NULL);
    if (!ttb__read_object(reader, node, fields, TTB__COUNT(fields), &item))
        return;
    if (item.id)
        ttb__built(reader, node, ttb__add_resource(target, item.id, item.kind, &to.resource),
                   "resource.duplicate-id");
    read_parts(reader, node, &item, &to);
}

void ttb__read_resources(ttb__reader *reader, const ttb__node *node, const ttb__field *field,
                         void *target)
{
    ttb__read_kind(reader, node, field, read_resource, target);
}
