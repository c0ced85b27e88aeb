#include "model/build.h"
#include "text/read.h"

typedef struct course_item {
    const char *id, *title, *cohort;
    int32_t level, blocks;
} course_item;

typedef struct range_item {
    int32_t least, most;
} range_item;

typedef struct offer_item {
    int32_t course, site;
    range_item sections, size;
    uint64_t blocks;
    int64_t cost;
    const cJSON *uses;
} offer_item;

/* The offer whose uses are read; TTB_NONE: they are checked only. */
typedef struct use_target {
    ttb_partnership *partnership;
    int32_t offer;
} use_target;

static void read_course(ttb__reader *reader, const ttb__node *node, const ttb__field *field,
                        void *target)
{
    static const ttb__field fields[] = {
        {.key = "id", .read = ttb__read_id, .offset = offsetof(course_item, id), .is_required = 1},
        {.key = "title", .read = ttb__read_name, .offset = offsetof(course_item, title)},
        {.key = "level", .read = ttb__read_int, .offset = offsetof(course_item, level), .most = 8},
        {.key = "cohort",
         .read = ttb__read_id,
         .offset = offsetof(course_item, cohort),
         .may_be_null = 1},
        {.key = "blocks",
         .read = ttb__read_int,
         .offset = offsetof(course_item, blocks),
         .least = 1,
         .most = TTB__MOST_COURSE_BLOCKS},
    };
    course_item item = {.level = 3, .blocks = 1};
    int32_t course;

    (void)field;
    ttb__set_subject(reader, node, "Course", "id", NULL, NULL);
    if (ttb__read_object(reader, node, fields, TTB__COUNT(fields), &item) && item.id)
        ttb__built(reader, node,
                   ttb__add_course(target, item.id, item.title, item.level, item.cohort,
                                   item.blocks, &course),
                   "course.duplicate-id");
}

void ttb__read_courses(ttb__reader *reader, const ttb__node *node, const ttb__field *field,
                       void *target)
{
    ttb__read_kind(reader, node, field, read_course, target);
}

/* {"min": a, "max": b}; the field has the range of both, the target their defaults. */
static void read_range(ttb__reader *reader, const ttb__node *node, const ttb__field *field,
                       void *target)
{
    const ttb__field fields[] = {
        {.key = "min",
         .read = ttb__read_int,
         .offset = offsetof(range_item, least),
         .most = field->most},
        {.key = "max",
         .read = ttb__read_int,
         .offset = offsetof(range_item, most),
         .least = field->least,
         .most = field->most},
    };
    range_item *range = target, read = *range;
    int64_t errors = reader->error_count;

    ttb__read_object(reader, node, fields, TTB__COUNT(fields), &read);
    if (reader->error_count > errors)
        return;
    if (read.least > read.most)
        ttb__found(reader,
                   ttb__report_error(reader->report, "value.range", ttb__place(reader, node),
                                     "%s: \"%s\" has a min of %d above its max of %d",
                                     ttb__subject(reader), field->key, read.least, read.most));
    else
        *range = read;
}

static void read_use(ttb__reader *reader, const ttb__node *node, const ttb__field *field,
                     void *target)
{
    const use_target *to = target;
    int32_t resource = TTB_NONE;

    ttb__read_reference(reader, node, field, &resource);
    if (resource != TTB_NONE && to->offer != TTB_NONE)
        ttb__built(reader, node, ttb__add_offer_use(to->partnership, to->offer, resource),
                   "offer.duplicate-use");
}

static void add_parts(ttb__reader *reader, const ttb__node *node, ttb_partnership *partnership,
                      int32_t offer, const offer_item *item)
{
    ttb_status status =
        ttb__set_offer_sections(partnership, offer, item->sections.least, item->sections.most);

    if (!status)
        status = ttb__set_offer_size(partnership, offer, item->size.least, item->size.most);
    if (!status)
        status = ttb__set_offer_cost(partnership, offer, item->cost);
    if (!status && item->blocks)
        status = ttb__set_offer_blocks(partnership, offer, item->blocks);
    ttb__built(reader, node, status, "value.duplicate");
}

static void add_offer(ttb__reader *reader, const ttb__node *node, ttb_partnership *partnership,
                      const offer_item *item)
{
    static const ttb__field field = {
        .key = "uses", .kind = TTB_KIND_RESOURCE, .code = "offer.unknown-resource"};
    use_target to = {.partnership = partnership, .offer = TTB_NONE};

    if (item->course == TTB_NONE || item->site == TTB_NONE)
        reader->broken_kinds |= UINT32_C(1) << TTB_KIND_OFFER;
    else if (ttb__built(reader, node,
                        ttb__add_offer(partnership, item->course, item->site, &to.offer),
                        "offer.duplicate"))
        add_parts(reader, node, partnership, to.offer, item);
    if (item->uses) {
        ttb__node child = {item->uses, node, "uses", 0};
        ttb__read_list(reader, &child, &field, read_use, &to);
    }
}

static void read_offer(ttb__reader *reader, const ttb__node *node, const ttb__field *field,
                       void *target)
{
    static const ttb__field fields[] = {
        {.key = "course",
         .read = ttb__read_reference,
         .offset = offsetof(offer_item, course),
         .is_required = 1,
         .kind = TTB_KIND_COURSE,
         .code = "offer.unknown-course"},
        {.key = "site",
         .read = ttb__read_reference,
         .offset = offsetof(offer_item, site),
         .is_required = 1,
         .kind = TTB_KIND_SITE,
         .code = "offer.unknown-site"},
        {.key = "sections",
         .read = read_range,
         .offset = offsetof(offer_item, sections),
         .most = TTB__MOST_SECTIONS},
        {.key = "size",
         .read = read_range,
         .offset = offsetof(offer_item, size),
         .least = 1,
         .most = TTB__MOST_SIZE},
        {.key = "blocks",
         .read = ttb__read_block_set,
         .offset = offsetof(offer_item, blocks),
         .least = 1,
         .kind = TTB_KIND_BLOCK,
         .code = "offer.unknown-block"},
        {.key = "uses", .read = ttb__read_later, .offset = offsetof(offer_item, uses)},
        {.key = "cost",
         .read = ttb__read_thousandths,
         .offset = offsetof(offer_item, cost),
         .most = TTB__MOST_MILLE},
    };
    offer_item item = {.course = TTB_NONE,
                       .site = TTB_NONE,
                       .sections = {0, 1},
                       .size = {0, TTB__MOST_SIZE},
                       .cost = 1000};

    (void)field;
    ttb__set_subject(reader, node, "Offer of", "course", "at", "site");
    ttb__read_object(reader, node, fields, TTB__COUNT(fields), &item);
    add_offer(reader, node, target, &item);
}

void ttb__read_offers(ttb__reader *reader, const ttb__node *node, const ttb__field *field,
                      void *target)
{
    uint32_t kind = UINT32_C(1) << TTB_KIND_OFFER;

    /* An offer that cannot be added sets this again. */
    reader->broken_kinds &= ~kind;
    if (!ttb__read_list(reader, node, field, read_offer, target))
        reader->broken_kinds |= kind;
}
