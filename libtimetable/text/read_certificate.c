#include <string.h>

#include "text/certificate.h"
#include "text/document.h"
#include "text/read.h"
#include "text/read_argument.h"

enum { SUGGESTIONS = 100 };

typedef struct certificate_item {
    const char *partnership, *timetable, *sha256;
    const cJSON *tiers;
} certificate_item;

typedef struct tier_item {
    int64_t value, bound;
    const cJSON *arguments;
} tier_item;

static void read_tier(ttb__reader *reader, const ttb__node *node, const ttb__field *field,
                      void *target)
{
    static const ttb__field fields[] = {
        {.key = "value",
         .read = ttb__read_exact,
         .offset = offsetof(tier_item, value),
         .is_required = 1,
         .least = INT64_MIN,
         .most = INT64_MAX},
        {.key = "bound",
         .read = ttb__read_exact,
         .offset = offsetof(tier_item, bound),
         .is_required = 1,
         .most = INT64_MAX},
        {.key = "arguments",
         .read = ttb__read_later,
         .offset = offsetof(tier_item, arguments),
         .is_required = 1},
    };
    static const ttb__field arguments = {.key = "arguments"};
    ttb__argument_target *to = target;
    tier_item item = {.value = 0};

    (void)field;
    ttb__set_subject(reader, node, "A tier", NULL, NULL, NULL);
    ttb__read_object(reader, node, fields, TTB__COUNT(fields), &item);
    if (to->tier < to->certificate->tier_count) {
        const ttb__node child = {item.arguments, node, "arguments", 0};
        to->certificate->tiers[to->tier].value = item.value;
        to->certificate->tiers[to->tier].bound = item.bound;
        if (item.arguments)
            ttb__read_list(reader, &child, &arguments, ttb__read_argument, to);
    }
    to->tier++;
}

static void read_tiers(ttb__reader *reader, const ttb__node *root, const cJSON *json,
                       ttb__argument_target *to)
{
    static const ttb__field tiers = {.key = "tiers"};
    const ttb__node node = {json, root, "tiers", 0};

    if (ttb__read_list(reader, &node, &tiers, read_tier, to) &&
        to->tier != to->certificate->tier_count)
        ttb__found(reader, ttb__report_error(reader->report, "certificate.tiers-differ",
                                             ttb__place(reader, &node),
                                             "The certificate has %d tiers, the partnership %d",
                                             to->tier, to->certificate->tier_count));
}

/* The last word: whatever was changed since the certificate was made changes its hash. */
static void check_sha256(ttb__reader *reader, const ttb__node *root, const char *said,
                         const ttb__argument_target *to)
{
    const ttb__node child = {NULL, root, "sha256", 0};
    char hash[65];

    reader->status = ttb__certificate_hash(to->town, to->certificate, hash);
    if (!reader->status && strcmp(hash, said) != 0)
        ttb__found(reader, ttb__report_error(reader->report, "certificate.changed",
                                             ttb__place(reader, &child),
                                             "The certificate was changed or damaged after it was "
                                             "made: \"sha256\" is not the hash of what it says"));
}

/* What is missing was reported. */
static int has_hashes(const certificate_item *item)
{
    return item->partnership && item->timetable && item->sha256;
}

static void read_all(ttb__reader *reader, const ttb__node *root, const char hash[65],
                     ttb__argument_target *to)
{
    static const ttb__field fields[] = {
        {.key = "format", .read = ttb__read_nothing},
        {.key = "version", .read = ttb__read_nothing},
        {.key = "partnership",
         .read = ttb__read_hash,
         .offset = offsetof(certificate_item, partnership),
         .is_required = 1},
        {.key = "timetable",
         .read = ttb__read_hash,
         .offset = offsetof(certificate_item, timetable),
         .is_required = 1},
        {.key = "tiers",
         .read = ttb__read_later,
         .offset = offsetof(certificate_item, tiers),
         .is_required = 1},
        {.key = "sha256",
         .read = ttb__read_hash,
         .offset = offsetof(certificate_item, sha256),
         .is_required = 1},
    };
    const ttb__node child = {NULL, root, "partnership", 0};
    certificate_item item = {.partnership = NULL};

    ttb__set_subject(reader, root, "The certificate", NULL, NULL, NULL);
    ttb__read_object(reader, root, fields, TTB__COUNT(fields), &item);
    if (item.partnership && strcmp(item.partnership, hash) != 0) {
        ttb__found(reader, ttb__report_error(reader->report, "certificate.other-partnership",
                                             ttb__place(reader, &child),
                                             "The certificate was made for another partnership, or "
                                             "this one has been changed since"));
        return; /* its ids would all be unknown */
    }
    if (item.tiers)
        read_tiers(reader, root, item.tiers, to);
    if (reader->error_count > 0 || reader->status || !has_hashes(&item))
        return;
    memcpy(to->certificate->partnership, item.partnership, sizeof to->certificate->partnership);
    memcpy(to->certificate->timetable, item.timetable, sizeof to->certificate->timetable);
    check_sha256(reader, root, item.sha256, to);
}

static ttb_status read_tree(const cJSON *tree, const char hash[65], ttb__argument_target *to,
                            ttb_report *report)
{
    const ttb__node root = {.json = tree};
    ttb__reader reader = {
        .report = report, .names = to->town->partnership, .suggestions_left = SUGGESTIONS};

    if (ttb__read_format(&reader, &root, "timetable-certificate"))
        read_all(&reader, &root, hash, to);
    return ttb__reader_end(&reader);
}

static ttb_status read_document(const cJSON *tree, const char hash[65], const ttb__town *town,
                                ttb_certificate **certificate_out, ttb_report *report)
{
    ttb__argument_target to = {.town = town};
    ttb_status status = ttb__certificate_make(town, &to.certificate);

    if (!status)
        status = read_tree(tree, hash, &to, report);
    if (status)
        ttb__certificate_destroy(to.certificate);
    else
        *certificate_out = to.certificate;
    return status;
}

ttb_status ttb__certificate_from_json(const ttb__town *town, const char hash[65], const char *text,
                                      int64_t bytes, ttb_certificate **certificate_out,
                                      ttb_report *report)
{
    ttb_report findings = {0};
    cJSON *tree = NULL;
    ttb_status status;

    *certificate_out = NULL;
    status = ttb__document_read(text, bytes, &tree, &findings);
    if (!status)
        status = read_document(tree, hash, town, certificate_out, &findings);
    status = ttb__report_end(report, &findings, status);
    if (status) {
        ttb__certificate_destroy(*certificate_out);
        *certificate_out = NULL;
    }
    cJSON_Delete(tree);
    return status;
}
