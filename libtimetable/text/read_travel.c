#include "model/build.h"
#include "text/read.h"

typedef struct link_item {
    int32_t from, to, minutes, both_ways;
} link_item;

void ttb__read_limits(ttb__reader *reader, const ttb__node *node, const ttb__field *field,
                      void *target)
{
    static const ttb__field fields[] = {
        {.key = "minutes_a_day",
         .read = ttb__read_int,
         .offset = TTB_LIMIT_MINUTES_A_DAY * sizeof(int32_t),
         .most = 1440,
         .may_be_null = 1},
        {.key = "journeys_a_day",
         .read = ttb__read_int,
         .offset = TTB_LIMIT_JOURNEYS_A_DAY * sizeof(int32_t),
         .most = 1000,
         .may_be_null = 1},
        {.key = "courses_away",
         .read = ttb__read_int,
         .offset = TTB_LIMIT_COURSES_AWAY * sizeof(int32_t),
         .most = 1000,
         .may_be_null = 1},
    };

    (void)field;
    ttb__read_object(reader, node, fields, TTB__COUNT(fields), target);
}

/* A pair of sites has one number of minutes; the model lets a second link replace the first, a file
 * must not say both. */
static void add_link(ttb__reader *reader, const ttb__node *node, ttb_partnership *partnership,
                     int32_t from, int32_t to, int32_t minutes)
{
    int64_t links = partnership->links.count;

    if (ttb__built(reader, node, ttb__add_link(partnership, from, to, minutes), "link.duplicate") &&
        partnership->links.count == links)
        ttb__built(reader, node, TTB_ERR_STATE, "link.duplicate");
}

static void read_link(ttb__reader *reader, const ttb__node *node, const ttb__field *field,
                      void *target)
{
    static const ttb__field fields[] = {
        {.key = "from",
         .read = ttb__read_reference,
         .offset = offsetof(link_item, from),
         .is_required = 1,
         .kind = TTB_KIND_SITE,
         .code = "link.unknown-site"},
        {.key = "to",
         .read = ttb__read_reference,
         .offset = offsetof(link_item, to),
         .is_required = 1,
         .kind = TTB_KIND_SITE,
         .code = "link.unknown-site"},
        {.key = "minutes",
         .read = ttb__read_int,
         .offset = offsetof(link_item, minutes),
         .is_required = 1,
         .most = TTB__MOST_LINK_MINUTES},
        {.key = "both_ways", .read = ttb__read_flag, .offset = offsetof(link_item, both_ways)},
    };
    link_item item = {.from = TTB_NONE, .to = TTB_NONE};

    (void)field;
    ttb__set_subject(reader, node, "Link from", "from", "to", "to");
    ttb__read_object(reader, node, fields, TTB__COUNT(fields), &item);
    if (item.from == TTB_NONE || item.to == TTB_NONE)
        return;
    if (item.from == item.to) {
        ttb__found(reader,
                   ttb__report_error(reader->report, "link.same-site", ttb__place(reader, node),
                                     "%s must join two different sites", ttb__subject(reader)));
        return;
    }
    add_link(reader, node, target, item.from, item.to, item.minutes);
    if (item.both_ways)
        add_link(reader, node, target, item.to, item.from, item.minutes);
}

static void read_links(ttb__reader *reader, const ttb__node *node, const ttb__field *field,
                       void *target)
{
    ttb__read_list(reader, node, field, read_link, target);
}

static void read_default_limits(ttb__reader *reader, const ttb__node *node, const ttb__field *field,
                                void *target)
{
    int32_t limits[TTB__LIMITS] = {TTB_NONE, TTB_NONE, TTB_NONE};

    ttb__set_subject(reader, node, "Travel: \"limits\"", NULL, NULL, NULL);
    ttb__read_limits(reader, node, field, limits);
    for (int32_t limit = 0; limit < TTB__LIMITS; limit++)
        ttb__built(reader, node, ttb__set_limit(target, limit, limits[limit]), "value.duplicate");
}

void ttb__read_travel(ttb__reader *reader, const ttb__node *node, const ttb__field *field,
                      void *target)
{
    static const ttb__field fields[] = {
        {.key = "links", .read = read_links},
        {.key = "limits", .read = read_default_limits},
    };

    (void)field;
    ttb__set_subject(reader, node, "Travel", NULL, NULL, NULL);
    ttb__read_object(reader, node, fields, TTB__COUNT(fields), target);
}
