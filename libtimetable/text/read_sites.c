#include <math.h>

#include "model/build.h"
#include "text/read.h"
#include "text/words.h"

typedef struct site_item {
    const char *id, *name;
    int32_t kind;
    const cJSON *location, *bells;
    uint64_t closed;
} site_item;

typedef struct bell_item {
    int32_t block;
    const cJSON *lessons;
} bell_item;

/* Where bells go, and the blocks that had some already. */
typedef struct bell_target {
    ttb__lesson_target lessons;
    uint64_t blocks;
} bell_target;

/* A location is kept to seven decimals, a centimetre, so that writing it is short and exact: a
 * whole number over 10^7, correctly rounded, is the double that the decimal text stands for. */
static double round_degrees(double degrees)
{
    return (double)llround(degrees * 1e7) / 1e7;
}

static void read_location(ttb__reader *reader, const ttb__node *node, ttb_partnership *partnership,
                          int32_t site)
{
    const cJSON *latitude = cJSON_IsArray(node->json) ? node->json->child : NULL;
    const cJSON *longitude = latitude ? latitude->next : NULL;

    if (longitude && !longitude->next && cJSON_IsNumber(latitude) && cJSON_IsNumber(longitude) &&
        fabs(latitude->valuedouble) <= 90 && fabs(longitude->valuedouble) <= 180) {
        if (site != TTB_NONE)
            ttb__built(reader, node,
                       ttb__set_site_location(partnership, site,
                                              round_degrees(latitude->valuedouble),
                                              round_degrees(longitude->valuedouble)),
                       "value.duplicate");
        return;
    }
    ttb__found(reader, ttb__report_error(reader->report, "site.location", ttb__place(reader, node),
                                         "%s: \"location\" must be latitude and longitude in "
                                         "degrees, such as [51.9, -0.2]",
                                         ttb__subject(reader)));
}

static void read_bell(ttb__reader *reader, const ttb__node *node, const ttb__field *field,
                      void *target)
{
    static const ttb__field fields[] = {
        {.key = "block",
         .read = ttb__read_reference,
         .offset = offsetof(bell_item, block),
         .is_required = 1,
         .kind = TTB_KIND_BLOCK,
         .code = "site.unknown-block"},
        {.key = "lessons",
         .read = ttb__read_later,
         .offset = offsetof(bell_item, lessons),
         .is_required = 1},
    };
    bell_target *to = target;
    bell_item item = {.block = TTB_NONE};

    (void)field;
    if (!ttb__read_object(reader, node, fields, TTB__COUNT(fields), &item))
        return;
    if (item.block != TTB_NONE && to->blocks >> item.block & 1)
        ttb__built(reader, node, TTB_ERR_STATE, "site.duplicate-bells");
    else if (item.block != TTB_NONE)
        to->blocks |= UINT64_C(1) << item.block;
    to->lessons.block = to->lessons.site == TTB_NONE ? TTB_NONE : item.block;
    if (item.lessons) {
        ttb__node child = {item.lessons, node, "lessons", 0};
        ttb__read_lessons(reader, &child, &fields[1], &to->lessons);
    }
}

static void read_parts(ttb__reader *reader, const ttb__node *node, ttb_partnership *partnership,
                       int32_t site, const site_item *item)
{
    static const ttb__field field = {.key = "bells"};
    bell_target to = {.lessons = {.partnership = partnership, .site = site}};

    for (int32_t block = 0; site != TTB_NONE && block < TTB__MOST_BLOCKS; block++)
        if (item->closed >> block & 1)
            ttb__built(reader, node, ttb__close_site(partnership, site, block), "value.duplicate");
    if (item->location) {
        ttb__node child = {item->location, node, "location", 0};
        read_location(reader, &child, partnership, site);
    }
    if (item->bells) {
        ttb__node child = {item->bells, node, "bells", 0};
        ttb__read_list(reader, &child, &field, read_bell, &to);
    }
}

static void read_site(ttb__reader *reader, const ttb__node *node, const ttb__field *field,
                      void *target)
{
    static const ttb__field fields[] = {
        {.key = "id", .read = ttb__read_id, .offset = offsetof(site_item, id), .is_required = 1},
        {.key = "name", .read = ttb__read_name, .offset = offsetof(site_item, name)},
        {.key = "kind",
         .read = ttb__read_word,
         .offset = offsetof(site_item, kind),
         .words = ttb__site_words,
         .code = "value.unknown"},
        {.key = "location", .read = ttb__read_later, .offset = offsetof(site_item, location)},
        {.key = "closed",
         .read = ttb__read_block_set,
         .offset = offsetof(site_item, closed),
         .kind = TTB_KIND_BLOCK,
         .code = "site.unknown-block"},
        {.key = "bells", .read = ttb__read_later, .offset = offsetof(site_item, bells)},
    };
    site_item item = {.kind = TTB_SITE_SCHOOL};
    int32_t site = TTB_NONE;

    (void)field;
    ttb__set_subject(reader, node, "Site", "id", NULL, NULL);
    if (!ttb__read_object(reader, node, fields, TTB__COUNT(fields), &item))
        return;
    if (item.id)
        ttb__built(reader, node, ttb__add_site(target, item.id, item.name, item.kind, &site),
                   "site.duplicate-id");
    read_parts(reader, node, target, site, &item);
}

void ttb__read_sites(ttb__reader *reader, const ttb__node *node, const ttb__field *field,
                     void *target)
{
    ttb__read_kind(reader, node, field, read_site, target);
}
