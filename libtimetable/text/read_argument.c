#include "text/read_argument.h"

#include "text/words.h"

/* A list of prices that is read, one for each offer. */
typedef struct price_list {
    const ttb__town *town;
    int64_t *prices;
} price_list;

/* An argument that is read. Lists find all that they need here. */
typedef struct argument_item {
    const ttb__argument_target *to;
    ttb__argument *argument;
    int64_t scale;
    int32_t students, looks_ahead;
    price_list full, viable, sections;
    ttb__numbers offers; /* of the town, by their places in the list */
    char *is_listed;     /* [offer] */
    int64_t earlier;     /* prices of earlier tiers so far */
} argument_item;

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

/* The offer of the town that was read; TTB_NONE: it is unknown, which is reported. */
static int32_t find_offer(ttb__reader *reader, const ttb__node *node, const ttb__town *town,
                          const offer_item *item)
{
    int32_t offer;

    if (item->course == TTB_NONE || item->site == TTB_NONE)
        return TTB_NONE;
    offer = ttb__find_offer(reader->names, item->course, item->site);
    if (offer != TTB_NONE)
        return town->offer_at[offer];
    ttb__found(reader, ttb__report_error(reader->report, "certificate.not-offered",
                                         ttb__place(reader, node), "%s is not offered",
                                         ttb__subject(reader)));
    return TTB_NONE;
}

static void report_duplicate(ttb__reader *reader, const ttb__node *node)
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
    const price_list *list = target;
    offer_item item = {.course = TTB_NONE, .site = TTB_NONE};
    int64_t errors = reader->error_count;
    int32_t offer;

    ttb__set_subject(reader, node, "Offer of", "course", "at", "site");
    ttb__read_object(reader, node, fields, TTB__COUNT(fields), &item);
    offer = find_offer(reader, node, list->town, &item);
    if (offer == TTB_NONE || reader->error_count > errors)
        return;
    if (list->prices[offer])
        report_duplicate(reader, node);
    else if (!item.price)
        ttb__found(reader,
                   ttb__report_error(reader->report, "value.range", ttb__place(reader, node),
                                     "%s has a price of 0", ttb__subject(reader)));
    list->prices[offer] = item.price;
}

static void read_prices(ttb__reader *reader, const ttb__node *node, const ttb__field *field,
                        void *target)
{
    ttb__read_list(reader, node, field, read_price, target);
}

static void read_offer(ttb__reader *reader, const ttb__node *node, const ttb__field *field,
                       void *target)
{
    static const ttb__field fields[] = {COURSE_AND_SITE(offer_item)};
    argument_item *to = target;
    offer_item item = {.course = TTB_NONE, .site = TTB_NONE};
    int32_t offer;

    (void)field;
    ttb__set_subject(reader, node, "Offer of", "course", "at", "site");
    ttb__read_object(reader, node, fields, TTB__COUNT(fields), &item);
    offer = find_offer(reader, node, to->to->town, &item);
    if (offer != TTB_NONE && to->is_listed[offer]++)
        report_duplicate(reader, node);
    if (TTB__PUSH(&to->offers, offer))
        reader->status = TTB_ERR_MEMORY;
}

static void read_offers(ttb__reader *reader, const ttb__node *node, const ttb__field *field,
                        void *target)
{
    argument_item *to = target;

    to->is_listed = ttb__alloc(to->to->town->offers.count, 1);
    if (to->is_listed)
        ttb__read_list(reader, node, field, read_offer, to);
    else
        reader->status = TTB_ERR_MEMORY;
}

static void read_branching(ttb__reader *reader, const ttb__node *node, const ttb__field *field,
                           void *target)
{
    argument_item *to = target;
    int64_t place = TTB_NONE;

    ttb__read_exact(reader, node, field, &place);
    if (place >= to->offers.count)
        ttb__found(reader,
                   ttb__report_error(reader->report, "certificate.tree", ttb__place(reader, node),
                                     "%s: \"tree\" names an offer that \"offers\" does not have",
                                     ttb__subject(reader)));
    else if (place >= 0 && TTB__PUSH(&to->argument->tree, to->offers.items[place]))
        reader->status = TTB_ERR_MEMORY;
}

static void read_tree(ttb__reader *reader, const ttb__node *node, const ttb__field *field,
                      void *target)
{
    ttb__read_list(reader, node, field, read_branching, target);
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

/* The tables of kinds of things, by their word. */
typedef struct kind_fields {
    const ttb__field *fields;
    int32_t count;
} kind_fields;

static const kind_fields row_kinds[] = {
    [TTB__PRICED_RESOURCE] = {resource_fields, TTB__COUNT(resource_fields)},
    [TTB__PRICED_BLOCKS] = {blocks_fields, TTB__COUNT(blocks_fields)},
    [TTB__PRICED_BLOCK] = {block_fields, TTB__COUNT(block_fields)},
    [TTB__PRICED_REACH] = {reach_fields, TTB__COUNT(reach_fields)},
};

/* Read the word that says which keys an object has; TTB_NONE: it has none, which is reported. */
static int32_t read_kind(ttb__reader *reader, const ttb__node *node, const ttb__field *name)
{
    const cJSON *word = cJSON_GetObjectItemCaseSensitive(node->json, name->key);
    const ttb__node child = {word, node, name->key, 0};
    int32_t kind = TTB_NONE;

    if (!cJSON_IsObject(node->json))
        ttb__read_object(reader, node, NULL, 0, NULL); /* says that it is none */
    else if (!word)
        ttb__found(reader,
                   ttb__report_error(reader->report, "key.missing", ttb__place(reader, node),
                                     "%s needs the key \"%s\"", ttb__subject(reader), name->key));
    else
        ttb__read_word(reader, &child, name, &kind);
    return kind;
}

static void read_row(ttb__reader *reader, const ttb__node *node, const ttb__field *field,
                     void *target)
{
    static const ttb__field name = {
        .key = "row", .read = ttb__read_word, .words = ttb__row_words, .code = "value.unknown"};
    argument_item *to = target;
    row_item item = {.row = {.subject = TTB_NONE, .home = TTB_NONE, .minutes = TTB_NONE}};
    int64_t errors = reader->error_count;
    int32_t number;

    (void)field;
    ttb__set_subject(reader, node, "Row", "row", NULL, NULL);
    item.row.kind = read_kind(reader, node, &name);
    if (item.row.kind == TTB_NONE)
        return;
    ttb__read_object(reader, node, row_kinds[item.row.kind].fields, row_kinds[item.row.kind].count,
                     &item);
    if (reader->error_count > errors)
        return;
    number = ttb__row_find(to->to->rows, &item.row);
    if (number == TTB_NONE)
        ttb__found(reader, ttb__report_error(reader->report, "certificate.unknown-row",
                                             ttb__place(reader, node),
                                             "%s: this partnership has no such row, or one that "
                                             "always holds",
                                             ttb__subject(reader)));
    else if (to->argument->row[number])
        report_duplicate(reader, node);
    else
        to->argument->row[number] = item.price;
}

static void read_rows(ttb__reader *reader, const ttb__node *node, const ttb__field *field,
                      void *target)
{
    ttb__read_list(reader, node, field, read_row, target);
}

/* ---- Seats */

typedef struct seat_item {
    int32_t student, course;
    int64_t worth;
} seat_item;

static int32_t find_request(const ttb__town *town, int32_t student, int32_t course)
{
    const ttb__town_student *of = &town->students[student];

    for (int32_t request = of->first_request; request < of->first_request + of->request_count;
         request++)
        if (town->requests.items[request].course == course)
            return request;
    return TTB_NONE;
}

static void read_seat(ttb__reader *reader, const ttb__node *node, const ttb__field *field,
                      void *target)
{
    static const ttb__field fields[] = {
        {.key = "student",
         .read = ttb__read_reference,
         .offset = offsetof(seat_item, student),
         .is_required = 1,
         .kind = TTB_KIND_STUDENT,
         .code = "certificate.unknown-student"},
        {.key = "course",
         .read = ttb__read_reference,
         .offset = offsetof(seat_item, course),
         .is_required = 1,
         .kind = TTB_KIND_COURSE,
         .code = "certificate.unknown-course"},
        {.key = "worth",
         .read = ttb__read_exact,
         .offset = offsetof(seat_item, worth),
         .is_required = 1,
         .least = 1,
         .most = INT64_MAX},
    };
    argument_item *to = target;
    seat_item item = {.student = TTB_NONE, .course = TTB_NONE};
    int64_t errors = reader->error_count;
    int32_t request;

    (void)field;
    ttb__set_subject(reader, node, "Seat of", "student", "in", "course");
    ttb__read_object(reader, node, fields, TTB__COUNT(fields), &item);
    if (reader->error_count > errors)
        return;
    request = find_request(to->to->town, item.student, item.course);
    if (request == TTB_NONE)
        ttb__found(reader, ttb__report_error(
                               reader->report, "certificate.not-chosen", ttb__place(reader, node),
                               "%s was neither chosen nor reserved", ttb__subject(reader)));
    else if (to->argument->seat[request])
        report_duplicate(reader, node);
    else
        to->argument->seat[request] = item.worth;
}

static void read_seats(ttb__reader *reader, const ttb__node *node, const ttb__field *field,
                       void *target)
{
    ttb__read_list(reader, node, field, read_seat, target);
}

/* ---- Numbers */

static void read_claim(ttb__reader *reader, const ttb__node *node, const ttb__field *field,
                       void *target)
{
    argument_item *to = target;
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
    argument_item *to = target;
    int64_t price = 0;

    ttb__read_exact(reader, node, field, &price);
    if (to->earlier < to->to->tier)
        to->argument->tiers[to->earlier] = price;
    to->earlier++;
}

static void read_earlier(ttb__reader *reader, const ttb__node *node, const ttb__field *field,
                         void *target)
{
    argument_item *to = target;

    if (ttb__read_list(reader, node, field, read_earlier_price, to) && to->earlier != to->to->tier)
        ttb__found(reader, ttb__report_error(
                               reader->report, "certificate.tiers-differ", ttb__place(reader, node),
                               "%s: \"earlier\" must have a price for each of the %d tiers "
                               "before this one",
                               ttb__subject(reader), to->to->tier));
}

/* ---- Arguments */

#define KIND_WORD                                                                                  \
    {                                                                                              \
        .key = "kind", .read = ttb__read_nothing                                                   \
    }
#define PRICES                                                                                     \
    {.key = "scale",                                                                               \
     .read = ttb__read_exact,                                                                      \
     .offset = offsetof(argument_item, scale),                                                     \
     .is_required = 1,                                                                             \
     .least = 1,                                                                                   \
     .most = INT64_MAX},                                                                           \
        {.key = "earlier", .read = read_earlier, .is_required = 1, .most = INT64_MAX},             \
        {.key = "full",                                                                            \
         .read = read_prices,                                                                      \
         .offset = offsetof(argument_item, full),                                                  \
         .is_required = 1,                                                                         \
         .least = 1},                                                                              \
        {.key = "viable",                                                                          \
         .read = read_prices,                                                                      \
         .offset = offsetof(argument_item, viable),                                                \
         .is_required = 1,                                                                         \
         .least = 1},                                                                              \
        {.key = "rows", .read = read_rows, .is_required = 1},                                      \
    {                                                                                              \
        .key = "claims", .read = read_claims, .is_required = 1, .least = INT64_MIN,                \
        .most = INT64_MAX                                                                          \
    }

static const ttb__field placing_fields[] = {
    KIND_WORD,
    PRICES,
    {.key = "students",
     .read = ttb__read_word,
     .offset = offsetof(argument_item, students),
     .is_required = 1,
     .words = ttb__students_words,
     .code = "value.unknown"},
    {.key = "looks_ahead",
     .read = ttb__read_flag,
     .offset = offsetof(argument_item, looks_ahead),
     .is_required = 1},
    {.key = "offers", .read = read_offers, .is_required = 1},
    {.key = "tree", .read = read_tree, .is_required = 1, .most = INT32_MAX},
};
static const ttb__field block_argument_fields[] = {
    KIND_WORD,
    PRICES,
    {.key = "seats", .read = read_seats, .is_required = 1},
    {.key = "sections",
     .read = read_prices,
     .offset = offsetof(argument_item, sections),
     .is_required = 1,
     .least = INT64_MIN},
};
static const ttb__field section_fields[] = {KIND_WORD};

static const kind_fields argument_kinds[] = {
    [TTB__ARGUMENT_PLACING] = {placing_fields, TTB__COUNT(placing_fields)},
    [TTB__ARGUMENT_BLOCKS] = {block_argument_fields, TTB__COUNT(block_argument_fields)},
    [TTB__ARGUMENT_SECTIONS] = {section_fields, TTB__COUNT(section_fields)},
};

/* Read what the argument's kind has, and add it to its tier if nothing is wrong with it. */
static void read_parts(ttb__reader *reader, const ttb__node *node, argument_item *item)
{
    ttb__argument *argument = item->argument;
    const ttb__town *town = item->to->town;
    int64_t errors = reader->error_count;

    item->scale = argument->scale;
    item->full = (price_list){town, argument->full};
    item->viable = (price_list){town, argument->viable};
    item->sections = (price_list){town, argument->section};
    ttb__read_object(reader, node, argument_kinds[argument->kind].fields,
                     argument_kinds[argument->kind].count, item);
    argument->scale = item->scale;
    argument->students = item->students;
    argument->looks_ahead = item->looks_ahead;
    if (reader->status || reader->error_count > errors)
        ttb__argument_destroy(argument);
    else if (ttb__certificate_add(item->to->certificate, argument))
        reader->status = TTB_ERR_MEMORY;
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
    argument_item item = {.to = to};
    int32_t kind;

    (void)field;
    ttb__set_subject(reader, node, "Argument", "kind", NULL, NULL);
    kind = read_kind(reader, node, &name);
    if (kind == TTB_NONE)
        return;
    if (ttb__argument_make(to->town, kind, to->tier, &item.argument))
        reader->status = TTB_ERR_MEMORY;
    else
        read_parts(reader, node, &item);
}
