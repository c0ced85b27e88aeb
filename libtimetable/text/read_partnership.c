#include <string.h>

#include "model/build.h"
#include "text/document.h"
#include "text/json.h"
#include "text/read.h"

enum { SUGGESTIONS = 100 };

/* A file of another format or version has other keys: one finding says more than a hundred. */
int ttb__read_format(ttb__reader *reader, const ttb__node *root, const char *format)
{
    const cJSON *name = cJSON_GetObjectItemCaseSensitive(root->json, "format");
    const cJSON *version = cJSON_GetObjectItemCaseSensitive(root->json, "version");
    char shown[TTB__SHOWN_BYTES];

    if (!cJSON_IsString(name)) {
        ttb__found(reader, ttb__report_error(reader->report, "file.format", "",
                                             "The file does not say \"format\": \"%s\"", format));
        return 0;
    }
    if (strcmp(name->valuestring, format) != 0) {
        ttb__found(reader, ttb__report_error(reader->report, "file.format", "/format",
                                             "The file is a \"%s\", not a \"%s\"",
                                             ttb__shown(name->valuestring, shown), format));
        return 0;
    }
    if (!cJSON_IsNumber(version) || version->valuedouble != 1) {
        ttb__found(reader,
                   ttb__report_error(reader->report, "file.version", version ? "/version" : "",
                                     "The file must say \"version\": 1, the only one that "
                                     "this library reads"));
        return 0;
    }
    return 1;
}

static void read_name(ttb__reader *reader, const ttb__node *node, const ttb__field *field,
                      void *target)
{
    const char *name = NULL;

    ttb__read_name(reader, node, field, &name);
    if (name)
        ttb__built(reader, node, ttb__set_name(target, name), "value.duplicate");
}

/* In the order in which the parts need each other. */
static void read_all(ttb__reader *reader, const ttb__node *root, ttb_partnership *partnership)
{
    static const ttb__field fields[] = {
        {.key = "format", .read = ttb__read_nothing},
        {.key = "version", .read = ttb__read_nothing},
        {.key = "name", .read = read_name},
        {.key = "blocks", .read = ttb__read_blocks, .is_required = 1, .kind = TTB_KIND_BLOCK},
        {.key = "sites", .read = ttb__read_sites, .is_required = 1, .kind = TTB_KIND_SITE},
        {.key = "travel", .read = ttb__read_travel},
        {.key = "resources", .read = ttb__read_resources, .kind = TTB_KIND_RESOURCE},
        {.key = "courses", .read = ttb__read_courses, .is_required = 1, .kind = TTB_KIND_COURSE},
        {.key = "offers", .read = ttb__read_offers, .is_required = 1, .kind = TTB_KIND_OFFER},
        {.key = "students", .read = ttb__read_students, .is_required = 1, .kind = TTB_KIND_STUDENT},
        {.key = "rules", .read = ttb__read_rules, .kind = TTB_KIND_RULE},
        {.key = "tiers", .read = ttb__read_tiers, .kind = TTB_KIND_TIER},
    };

    for (int32_t field = 0; field < TTB__COUNT(fields); field++)
        if (fields[field].is_required)
            reader->broken_kinds |= UINT32_C(1) << fields[field].kind;
    ttb__set_subject(reader, root, "The partnership", NULL, NULL, NULL);
    ttb__read_object(reader, root, fields, TTB__COUNT(fields), partnership);
}

/* Fill an empty partnership from a tree. */
static ttb_status read_tree(const cJSON *tree, ttb_partnership *partnership, ttb_report *report)
{
    const ttb__node root = {.json = tree};
    ttb__reader reader = {.report = report, .names = partnership, .suggestions_left = SUGGESTIONS};
    ttb_status status;

    if (ttb__read_format(&reader, &root, "timetable-partnership"))
        read_all(&reader, &root, partnership);
    status = ttb__reader_end(&reader);
    return status ? status : ttb__validate(partnership, report);
}

ttb_status ttb__partnership_from_json(const char *text, int64_t bytes,
                                      ttb_partnership **partnership_out, ttb_report *report)
{
    ttb_report findings = {0};
    ttb_partnership *partnership = NULL;
    cJSON *tree = NULL;
    ttb_status status;

    *partnership_out = NULL;
    status = ttb__document_read(text, bytes, &tree, &findings);
    if (!status)
        status = ttb__partnership_make(&partnership);
    if (!status)
        status = read_tree(tree, partnership, &findings);
    status = ttb__report_end(report, &findings, status);
    if (status)
        ttb__partnership_destroy(partnership);
    else
        *partnership_out = partnership;
    cJSON_Delete(tree);
    return status;
}
