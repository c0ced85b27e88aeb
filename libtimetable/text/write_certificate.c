#include "text/certificate.h"
#include "text/words.h"
#include "text/writer.h"

/* What is written of a certificate: all lists in the order of the town, so that the file and the
 * canonical form say the same in the same order. */
typedef struct certificate_writer {
    ttb__writer text;
    const ttb__town *town;
    int32_t *place_of; /* [offer] in the list of offers that a tree names; TTB_NONE: not in it */
} certificate_writer;

/* The canonical form is one line. */
static int32_t lines(const certificate_writer *writer)
{
    return writer->text.is_canonical ? TTB__IN_LINE : TTB__LINES;
}

static void write_id(certificate_writer *writer, const char *key, int32_t kind, int32_t number)
{
    ttb__write_text(&writer->text, key, ttb__id_of(writer->town->partnership, kind, number));
}

static void write_numbers(certificate_writer *writer, const char *key, const int64_t numbers[],
                          int64_t count)
{
    ttb__open_array(&writer->text, key, TTB__IN_LINE);
    for (int64_t number = 0; number < count; number++)
        ttb__write_exact(&writer->text, NULL, numbers[number]);
    ttb__close(&writer->text);
}

/* Opens the object. */
static void write_offer(certificate_writer *writer, int32_t offer)
{
    ttb__open_object(&writer->text, NULL, TTB__IN_LINE);
    write_id(writer, "course", TTB_KIND_COURSE, writer->town->offers.items[offer].course);
    write_id(writer, "site", TTB_KIND_SITE, writer->town->offers.items[offer].site);
}

static void write_prices(certificate_writer *writer, const char *key, const int64_t prices[])
{
    ttb__open_array(&writer->text, key, lines(writer));
    for (int32_t offer = 0; offer < writer->town->offers.count; offer++) {
        if (!prices[offer])
            continue;
        write_offer(writer, offer);
        ttb__write_exact(&writer->text, "price", prices[offer]);
        ttb__close(&writer->text);
    }
    ttb__close(&writer->text);
}

/* ---- Rows */

static void write_row(certificate_writer *writer, const ttb__town_row *row, int64_t price)
{
    ttb__open_object(&writer->text, NULL, TTB__IN_LINE);
    ttb__write_text(&writer->text, "row", ttb__row_words[row->kind]);
    if (row->kind == TTB__PRICED_RESOURCE)
        write_id(writer, "resource", TTB_KIND_RESOURCE, row->subject);
    if (row->kind == TTB__PRICED_BLOCK)
        write_id(writer, "block", TTB_KIND_BLOCK, row->subject);
    if (row->kind == TTB__PRICED_REACH) {
        write_id(writer, "course", TTB_KIND_COURSE, row->subject);
        write_id(writer, "home", TTB_KIND_SITE, row->home);
        ttb__write_int(&writer->text, "minutes", row->minutes);
    }
    ttb__write_exact(&writer->text, "price", price);
    ttb__close(&writer->text);
}

static void write_rows(certificate_writer *writer, const int64_t prices[])
{
    ttb__open_array(&writer->text, "rows", lines(writer));
    for (int64_t row = 0; row < writer->town->rows.count; row++)
        if (prices[row])
            write_row(writer, &writer->town->rows.items[row], prices[row]);
    ttb__close(&writer->text);
}

/* ---- Trees and seats */

static void write_tree_offers(certificate_writer *writer, const ttb__numbers *tree)
{
    int32_t count = 0;

    for (int32_t offer = 0; offer < writer->town->offers.count; offer++)
        writer->place_of[offer] = TTB_NONE;
    for (int64_t branching = 0; branching < tree->count; branching++)
        if (tree->items[branching] >= 0)
            writer->place_of[tree->items[branching]] = 0;
    ttb__open_array(&writer->text, "offers", lines(writer));
    for (int32_t offer = 0; offer < writer->town->offers.count; offer++) {
        if (writer->place_of[offer] == TTB_NONE)
            continue;
        writer->place_of[offer] = count++;
        write_offer(writer, offer);
        ttb__close(&writer->text);
    }
    ttb__close(&writer->text);
}

static void write_request(certificate_writer *writer, const ttb__town_request *request)
{
    ttb__open_object(&writer->text, NULL, TTB__IN_LINE);
    write_id(writer, "student", TTB_KIND_STUDENT, request->student);
    write_id(writer, "course", TTB_KIND_COURSE, request->course);
}

static void write_link(certificate_writer *writer, const ttb__town_request *request, int32_t option,
                       int64_t price)
{
    const ttb__town *town = writer->town;
    int32_t number = town->classes.items[request->class].first_option + option;

    write_request(writer, request);
    write_id(writer, "site", TTB_KIND_SITE,
             town->offers.items[town->options.items[number].offer].site);
    ttb__write_exact(&writer->text, "price", price);
    ttb__close(&writer->text);
}

static void write_links(certificate_writer *writer, const int64_t prices[])
{
    const ttb__town *town = writer->town;

    ttb__open_array(&writer->text, "links", lines(writer));
    for (int64_t number = 0; number < town->requests.count; number++) {
        const ttb__town_request *request = &town->requests.items[number];
        for (int32_t at = 0; at < town->classes.items[request->class].option_count; at++)
            if (prices[request->first_seat + at])
                write_link(writer, request, at, prices[request->first_seat + at]);
    }
    ttb__close(&writer->text);
}

static void write_repricings(certificate_writer *writer, const ttb__argument *argument)
{
    ttb__open_array(&writer->text, "repricings", lines(writer));
    for (int64_t number = 0; number < argument->repricings.count; number++) {
        ttb__open_object(&writer->text, NULL, lines(writer));
        write_prices(writer, "full", argument->repricings.items[number].full);
        write_prices(writer, "viable", argument->repricings.items[number].viable);
        ttb__close(&writer->text);
    }
    ttb__close(&writer->text);
}

/* An offer by its place in the list, the first repricing as -1. */
static int64_t tree_number(const certificate_writer *writer, int32_t choice)
{
    return choice >= 0 ? writer->place_of[choice] : choice - TTB__REPRICE(0) - 1;
}

static void write_placing(certificate_writer *writer, const ttb__argument *argument)
{
    ttb__write_raw(&writer->text, "looks_ahead", argument->looks_ahead ? "true" : "false");
    if (argument->link)
        write_links(writer, argument->link);
    write_tree_offers(writer, &argument->tree);
    if (argument->repricings.count > 0)
        write_repricings(writer, argument);
    ttb__open_array(&writer->text, "tree", TTB__IN_LINE);
    for (int64_t node = 0; node < argument->tree.count; node++)
        ttb__write_int(&writer->text, NULL, tree_number(writer, argument->tree.items[node]));
    ttb__close(&writer->text);
}

static void write_blocks(certificate_writer *writer, const ttb__argument *argument)
{
    const ttb__town *town = writer->town;

    ttb__open_array(&writer->text, "seats", lines(writer));
    for (int64_t number = 0; number < town->requests.count; number++) {
        const ttb__town_request *request = &town->requests.items[number];
        if (!argument->seat[number])
            continue;
        write_request(writer, request);
        ttb__write_exact(&writer->text, "worth", argument->seat[number]);
        ttb__close(&writer->text);
    }
    ttb__close(&writer->text);
    write_prices(writer, "sections", argument->section);
}

/* ---- The whole */

static void write_argument(certificate_writer *writer, const ttb__argument *argument)
{
    ttb__open_object(&writer->text, NULL, lines(writer));
    ttb__write_text(&writer->text, "kind", ttb__argument_words[argument->kind]);
    if (argument->kind != TTB__ARGUMENT_SECTIONS) {
        ttb__write_exact(&writer->text, "scale", argument->scale);
        write_numbers(writer, "earlier", argument->tiers, argument->tier);
        write_prices(writer, "full", argument->full);
        write_prices(writer, "viable", argument->viable);
        write_rows(writer, argument->row);
        write_numbers(writer, "claims", argument->claims.items, argument->claims.count);
        ttb__write_text(&writer->text, "students", ttb__students_words[argument->students]);
    }
    if (argument->kind == TTB__ARGUMENT_PLACING)
        write_placing(writer, argument);
    if (argument->kind == TTB__ARGUMENT_BLOCKS)
        write_blocks(writer, argument);
    ttb__close(&writer->text);
}

static void write_tier(certificate_writer *writer, const ttb__certificate_tier *tier)
{
    ttb__open_object(&writer->text, NULL, lines(writer));
    ttb__write_exact(&writer->text, "value", tier->value);
    ttb__write_exact(&writer->text, "bound", tier->bound);
    ttb__open_array(&writer->text, "arguments", lines(writer));
    for (int64_t number = 0; number < tier->arguments.count; number++)
        write_argument(writer, tier->arguments.items[number]);
    ttb__close(&writer->text);
    ttb__close(&writer->text);
}

/* sha256 NULL: it is left out. */
static void write_all(certificate_writer *writer, const ttb_certificate *certificate,
                      const char *sha256)
{
    ttb__open_object(&writer->text, NULL, lines(writer));
    ttb__write_text(&writer->text, "format", "timetable-certificate");
    ttb__write_int(&writer->text, "version", 1);
    ttb__write_text(&writer->text, "partnership", certificate->partnership);
    ttb__write_text(&writer->text, "timetable", certificate->timetable);
    ttb__open_array(&writer->text, "tiers", lines(writer));
    for (int32_t tier = 0; tier < certificate->tier_count; tier++)
        write_tier(writer, &certificate->tiers[tier]);
    ttb__close(&writer->text);
    if (sha256)
        ttb__write_text(&writer->text, "sha256", sha256);
    ttb__close(&writer->text);
}

static ttb_status make_writer(const ttb__town *town, certificate_writer *writer)
{
    writer->town = town;
    writer->place_of = ttb__alloc(town->offers.count, sizeof *writer->place_of);
    return writer->place_of ? TTB_OK : TTB_ERR_MEMORY;
}

static void clear_writer(certificate_writer *writer)
{
    ttb__free(writer->place_of);
    ttb__text_clear(&writer->text.text);
}

ttb_status ttb__certificate_hash(const ttb__town *town, const ttb_certificate *certificate,
                                 char hash_out[65])
{
    certificate_writer writer = {.text = {.is_canonical = 1}};
    ttb_status status = make_writer(town, &writer);

    hash_out[0] = '\0';
    if (!status) {
        write_all(&writer, certificate, NULL);
        status = ttb__writer_hash(&writer.text, hash_out);
    }
    clear_writer(&writer);
    return status;
}

ttb_status ttb__certificate_to_json(const ttb__town *town, const ttb_certificate *certificate,
                                    char **text_out, int64_t *bytes_out)
{
    certificate_writer writer = {.town = NULL};
    char hash[65];
    ttb_status status = ttb__certificate_hash(town, certificate, hash);

    if (!status)
        status = make_writer(town, &writer);
    if (!status) {
        write_all(&writer, certificate, hash);
        ttb__text_add(&writer.text.text, "\n");
        status = ttb__text_take(&writer.text.text, text_out, bytes_out);
    }
    clear_writer(&writer);
    return status;
}
