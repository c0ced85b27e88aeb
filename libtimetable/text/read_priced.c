/* What has a price in an argument: offers and rows; and the offers of trees. */
#include "text/read_argument.h"
#include "text/words.h"

typedef struct offer_item {
    int32_t course, site;
    int64_t price;
} offer_item;

#define COURSE_AND_SITE(item)                                                                      \
    {.key = "course",                                                                              \
     .read = ttb__read_reference,                                                                  \
     .offset = offsetof(item, course),                                                             \
     .is_required = 1,                                                                             \
     .kind = TTB_KIND_COURSE,                                                                      \
     .code = "certificate.unknown-course"},                                                        \
    {                                                                                              \
        .key = "site", .read = ttb__read_reference, .offset = offsetof(item, site),                \
        .is_required = 1, .kind = TTB_KIND_SITE, .code = "certificate.unknown-site"                \
    }

/* ---- Offers */

int32_t ttb__read_offer_of(ttb__reader *reader, const ttb__node *node, const ttb__town *town,
                           int32_t course, int32_t site)
{
    int32_t offer;

    if (course == TTB_NONE || site == TTB_NONE)
        return TTB_NONE;
    offer = ttb__find_offer(reader->names, course, site);
    if (offer != TTB_NONE)
        return town->offer_at[offer];
    ttb__found(reader, ttb__report_error(reader->report, "certificate.not-offered",
                                         ttb__place(reader, node), "%s is not offered",
                                         ttb__subject(reader)));
    return TTB_NONE;
}

void ttb__read_twice(ttb__reader *reader, const ttb__node *node)
{
    ttb__found(reader,
               ttb__report_error(reader->report, "certificate.duplicate", ttb__place(reader, node),
                                 "%s stands in the list twice", ttb__subject(reader)));
}

static void read_price(ttb__reader *reader, const ttb__node *node, const ttb__field *field,
                       void *target)
{
    const ttb__field fields[] = {
        COURSE_AND_SITE(offer_item),
        {.key = "price",
         .read = ttb__read_exact,
         .offset = offsetof(offer_item, price),
         .is_required = 1,
         .least = field->least,
         .most = INT64_MAX},
    };
    const ttb__price_list *list = target;
    offer_item item = {.course = TTB_NONE, .site = TTB_NONE};
    int64_t errors = reader->error_count;
    int32_t offer;

    ttb__set_subject(reader, node, "Offer of", "course", "at", "site");
    ttb__read_object(reader, node, fields, TTB__COUNT(fields), &item);
    offer = ttb__read_offer_of(reader, node, list->town, item.course, item.site);
    if (offer == TTB_NONE || reader->error_count > errors)
        return;
    if (list->prices[offer])
        ttb__read_twice(reader, node);
    else
        list->prices[offer] = item.price;
}

void ttb__read_prices(ttb__reader *reader, const ttb__node *node, const ttb__field *field,
                      void *target)
{
    ttb__read_list(reader, node, field, read_price, target);
}

static void read_offer(ttb__reader *reader, const ttb__node *node, const ttb__field *field,
                       void *target)
{
    static const ttb__field fields[] = {COURSE_AND_SITE(offer_item)};
    ttb__argument_item *to = target;
    offer_item item = {.course = TTB_NONE, .site = TTB_NONE};
    int32_t offer;

    (void)field;
    ttb__set_subject(reader, node, "Offer of", "course", "at", "site");
    ttb__read_object(reader, node, fields, TTB__COUNT(fields), &item);
    offer = ttb__read_offer_of(reader, node, to->to->town, item.course, item.site);
    if (offer != TTB_NONE && to->is_listed[offer]++)
        ttb__read_twice(reader, node);
    if (TTB__PUSH(&to->offers, offer))
        reader->status = TTB_ERR_MEMORY;
}

void ttb__read_tree_offers(ttb__reader *reader, const ttb__node *node, const ttb__field *field,
                           void *target)
{
    ttb__argument_item *to = target;

    to->is_listed = ttb__alloc(to->to->town->offers.count, 1);
    if (to->is_listed)
        ttb__read_list(reader, node, field, read_offer, to);
    else
        reader->status = TTB_ERR_MEMORY;
}

static void read_tree_node(ttb__reader *reader, const ttb__node *node, const ttb__field *field,
                           void *target)
{
    ttb__argument_item *to = target;
    int64_t place = 0, errors = reader->error_count;

    ttb__read_exact(reader, node, field, &place);
    if (reader->error_count > errors)
        return;
    if (place >= to->offers.count || -place > to->argument->repricings.count)
        ttb__found(reader,
                   ttb__report_error(reader->report, "certificate.tree", ttb__place(reader, node),
                                     "%s: \"tree\" names %s that \"%s\" does not have",
                                     ttb__subject(reader), place < 0 ? "prices" : "an offer",
                                     place < 0 ? "repricings" : "offers"));
    else if (TTB__PUSH(&to->argument->tree,
                       place < 0 ? TTB__REPRICE((int32_t)-place - 1) : to->offers.items[place]))
        reader->status = TTB_ERR_MEMORY;
}

void ttb__read_tree(ttb__reader *reader, const ttb__node *node, const ttb__field *field,
                    void *target)
{
    ttb__read_list(reader, node, field, read_tree_node, target);
}

/* ---- Rows */

typedef struct row_item {
    ttb__town_row row;
    int64_t price;
} row_item;

#define ROW_WORD                                                                                   \
    {                                                                                              \
        .key = "row", .read = ttb__read_nothing                                                    \
    }
#define ROW_PRICE                                                                                  \
    {                                                                                              \
        .key = "price", .read = ttb__read_exact, .offset = offsetof(row_item, price),              \
        .is_required = 1, .least = 1, .most = INT64_MAX                                            \
    }

static const ttb__field resource_fields[] = {
    ROW_WORD,
    {.key = "resource",
     .read = ttb__read_reference,
     .offset = offsetof(row_item, row.subject),
     .is_required = 1,
     .kind = TTB_KIND_RESOURCE,
     .code = "certificate.unknown-resource"},
    ROW_PRICE,
};
static const ttb__field blocks_fields[] = {ROW_WORD, ROW_PRICE};
static const ttb__field block_fields[] = {
    ROW_WORD,
    {.key = "block",
     .read = ttb__read_reference,
     .offset = offsetof(row_item, row.subject),
     .is_required = 1,
     .kind = TTB_KIND_BLOCK,
     .code = "certificate.unknown-block"},
    ROW_PRICE,
};
static const ttb__field reach_fields[] = {
    ROW_WORD,
    {.key = "course",
     .read = ttb__read_reference,
     .offset = offsetof(row_item, row.subject),
     .is_required = 1,
     .kind = TTB_KIND_COURSE,
     .code = "certificate.unknown-course"},
    {.key = "home",
     .read = ttb__read_reference,
     .offset = offsetof(row_item, row.home),
     .is_required = 1,
     .kind = TTB_KIND_SITE,
     .code = "certificate.unknown-site"},
    {.key = "minutes",
     .read = ttb__read_int,
     .offset = offsetof(row_item, row.minutes),
     .is_required = 1,
     .most = 1440},
    ROW_PRICE,
};

static const ttb__kind_fields row_kinds[] = {
    [TTB__PRICED_RESOURCE] = {resource_fields, TTB__COUNT(resource_fields)},
    [TTB__PRICED_BLOCKS] = {blocks_fields, TTB__COUNT(blocks_fields)},
    [TTB__PRICED_BLOCK] = {block_fields, TTB__COUNT(block_fields)},
    [TTB__PRICED_REACH] = {reach_fields, TTB__COUNT(reach_fields)},
};

static void read_row(ttb__reader *reader, const ttb__node *node, const ttb__field *field,
                     void *target)
{
    static const ttb__field name = {
        .key = "row", .read = ttb__read_word, .words = ttb__row_words, .code = "value.unknown"};
    ttb__argument_item *to = target;
    row_item item = {.row = {.subject = TTB_NONE, .home = TTB_NONE, .minutes = TTB_NONE}};
    int64_t errors = reader->error_count;
    int32_t number;

    (void)field;
    ttb__set_subject(reader, node, "Row", "row", NULL, NULL);
    item.row.kind = ttb__read_kind_word(reader, node, &name);
    if (item.row.kind == TTB_NONE)
        return;
    ttb__read_object(reader, node, row_kinds[item.row.kind].fields, row_kinds[item.row.kind].count,
                     &item);
    if (reader->error_count > errors)
        return;
    number = ttb__town_find_row(to->to->town, item.row);
    if (number == TTB_NONE)
        ttb__found(reader, ttb__report_error(reader->report, "certificate.unknown-row",
                                             ttb__place(reader, node),
                                             "%s: this partnership has no such row, or one that "
                                             "always holds",
                                             ttb__subject(reader)));
    else if (to->argument->row[number])
        ttb__read_twice(reader, node);
    else
        to->argument->row[number] = item.price;
}

void ttb__read_rows(ttb__reader *reader, const ttb__node *node, const ttb__field *field,
                    void *target)
{
    ttb__read_list(reader, node, field, read_row, target);
}
