#include "text/read_argument.h"

#include "text/words.h"

/* ---- Numbers */

static void read_claim(ttb__reader *reader, const ttb__node *node, const ttb__field *field,
                       void *target)
{
    ttb__argument_item *to = target;
    int64_t claim = 0;

    ttb__read_exact(reader, node, field, &claim);
    if (TTB__PUSH(&to->argument->claims, claim))
        reader->status = TTB_ERR_MEMORY;
}

static void read_claims(ttb__reader *reader, const ttb__node *node, const ttb__field *field,
                        void *target)
{
    ttb__read_list(reader, node, field, read_claim, target);
}

static void read_earlier_price(ttb__reader *reader, const ttb__node *node, const ttb__field *field,
                               void *target)
{
    ttb__argument_item *to = target;
    int64_t price = 0;

    ttb__read_exact(reader, node, field, &price);
    if (to->earlier < to->to->tier)
        to->argument->tiers[to->earlier] = price;
    to->earlier++;
}

static void read_earlier(ttb__reader *reader, const ttb__node *node, const ttb__field *field,
                         void *target)
{
    ttb__argument_item *to = target;

    if (ttb__read_list(reader, node, field, read_earlier_price, to) && to->earlier != to->to->tier)
        ttb__found(reader, ttb__report_error(
                               reader->report, "certificate.tiers-differ", ttb__place(reader, node),
                               "%s: \"earlier\" must have as many prices as there are tiers before "
                               "this one, %d",
                               ttb__subject(reader), to->to->tier));
}

/* ---- Arguments */

#define KIND_WORD                                                                                  \
    {                                                                                              \
        .key = "kind", .read = ttb__read_nothing                                                   \
    }
/* Prices of offers, at a place of an item. */
#define OFFER_PRICES(item, member)                                                                 \
    .read = ttb__read_prices, .offset = offsetof(item, member), .is_required = 1, .least = 1
#define PRICES                                                                                     \
    {.key = "scale",                                                                               \
     .read = ttb__read_exact,                                                                      \
     .offset = offsetof(ttb__argument_item, scale),                                                \
     .is_required = 1,                                                                             \
     .least = 1,                                                                                   \
     .most = INT64_MAX},                                                                           \
        {.key = "earlier", .read = read_earlier, .is_required = 1, .most = INT64_MAX},             \
        {.key = "full", OFFER_PRICES(ttb__argument_item, full)},                                   \
        {.key = "viable", OFFER_PRICES(ttb__argument_item, viable)},                               \
        {.key = "rows", .read = ttb__read_rows, .is_required = 1},                                 \
        {.key = "claims",                                                                          \
         .read = read_claims,                                                                      \
         .is_required = 1,                                                                         \
         .least = INT64_MIN,                                                                       \
         .most = INT64_MAX},                                                                       \
    {                                                                                              \
        .key = "students", .read = ttb__read_word,                                                 \
        .offset = offsetof(ttb__argument_item, students), .is_required = 1,                        \
        .words = ttb__students_words, .code = "value.unknown"                                      \
    }

typedef struct repricing_item {
    ttb__price_list full, viable;
} repricing_item;

static void read_repricing(ttb__reader *reader, const ttb__node *node, const ttb__field *field,
                           void *target)
{
    static const ttb__field fields[] = {
        {.key = "full", OFFER_PRICES(repricing_item, full)},
        {.key = "viable", OFFER_PRICES(repricing_item, viable)},
    };
    ttb__argument_item *to = target;
    const ttb__repricing *added;
    repricing_item item;

    (void)field;
    if (ttb__argument_add_repricing(to->to->town, to->argument)) {
        reader->status = TTB_ERR_MEMORY;
        return;
    }
    added = &to->argument->repricings.items[to->argument->repricings.count - 1];
    item.full = (ttb__price_list){to->to->town, added->full};
    item.viable = (ttb__price_list){to->to->town, added->viable};
    ttb__read_object(reader, node, fields, TTB__COUNT(fields), &item);
}

static void read_repricings(ttb__reader *reader, const ttb__node *node, const ttb__field *field,
                            void *target)
{
    ttb__read_list(reader, node, field, read_repricing, target);
}

static const ttb__field placing_fields[] = {
    KIND_WORD,
    PRICES,
    {.key = "looks_ahead",
     .read = ttb__read_flag,
     .offset = offsetof(ttb__argument_item, looks_ahead),
     .is_required = 1},
    {.key = "links", .read = ttb__read_links},
    {.key = "offers", .read = ttb__read_tree_offers, .is_required = 1},
    {.key = "repricings", .read = read_repricings},
    {.key = "tree",
     .read = ttb__read_tree,
     .is_required = 1,
     .least = -INT32_MAX,
     .most = INT32_MAX},
};
static const ttb__field block_argument_fields[] = {
    KIND_WORD,
    PRICES,
    {.key = "seats", .read = ttb__read_seats, .is_required = 1},
    {.key = "sections", OFFER_PRICES(ttb__argument_item, sections)},
};
static const ttb__field section_fields[] = {KIND_WORD};

static const ttb__kind_fields argument_kinds[] = {
    [TTB__ARGUMENT_PLACING] = {placing_fields, TTB__COUNT(placing_fields)},
    [TTB__ARGUMENT_BLOCKS] = {block_argument_fields, TTB__COUNT(block_argument_fields)},
    [TTB__ARGUMENT_SECTIONS] = {section_fields, TTB__COUNT(section_fields)},
};

/* Read what the argument's kind has, and add it to its tier if nothing is wrong with it. */
static void read_parts(ttb__reader *reader, const ttb__node *node, ttb__argument_item *item)
{
    ttb__argument *argument = item->argument;
    const ttb__town *town = item->to->town;
    int64_t errors = reader->error_count;

    item->scale = argument->scale;
    item->full = (ttb__price_list){town, argument->full};
    item->viable = (ttb__price_list){town, argument->viable};
    item->sections = (ttb__price_list){town, argument->section};
    ttb__read_object(reader, node, argument_kinds[argument->kind].fields,
                     argument_kinds[argument->kind].count, item);
    argument->scale = item->scale;
    argument->students = item->students;
    argument->looks_ahead = item->looks_ahead;
    if (reader->status || reader->error_count > errors)
        ttb__argument_destroy(argument);
    else
        ttb__built(reader, node, ttb__certificate_add(item->to->certificate, argument),
                   "certificate.duplicate");
    ttb__free(item->offers.items);
    ttb__free(item->is_listed);
}

void ttb__read_argument(ttb__reader *reader, const ttb__node *node, const ttb__field *field,
                        void *target)
{
    static const ttb__field name = {.key = "kind",
                                    .read = ttb__read_word,
                                    .words = ttb__argument_words,
                                    .code = "value.unknown"};
    const ttb__argument_target *to = target;
    ttb__argument_item item = {.to = to};
    int32_t kind;

    (void)field;
    ttb__set_subject(reader, node, "Argument", "kind", NULL, NULL);
    kind = ttb__read_kind_word(reader, node, &name);
    if (kind == TTB_NONE)
        return;
    if (node->index >= TTB__MOST_ARGUMENTS)
        ttb__built(reader, node, TTB_ERR_TOO_LARGE, NULL);
    else if (ttb__argument_make(to->town, kind, to->tier, &item.argument))
        reader->status = TTB_ERR_MEMORY;
    else
        read_parts(reader, node, &item);
}
