#include <string.h>

#include "result/check.h"
#include "text/claims.h"
#include "text/document.h"
#include "text/json.h"
#include "text/read.h"
#include "text/run.h"
#include "text/words.h"

enum { SUGGESTIONS = 100, MOST_NUMBER = 1000000 };

typedef struct timetable_item {
    const char *hash;
    int32_t outcome, stop;
    const cJSON *tiers, *sections, *unmet, *solve;
} timetable_item;

typedef struct section_item {
    int32_t course, site, number;
    uint64_t blocks;
    const cJSON *students;
} section_item;

/* The section whose students are read; TTB_NONE: they are checked only. */
typedef struct section_target {
    ttb_timetable *timetable;
    int32_t section;
} section_target;

static void read_seat(ttb__reader *reader, const ttb__node *node, const ttb__field *field,
                      void *target)
{
    const section_target *to = target;
    int32_t student = TTB_NONE;

    ttb__read_reference(reader, node, field, &student);
    if (student != TTB_NONE && to->section != TTB_NONE)
        ttb__built(reader, node, ttb__timetable_add_seat(to->timetable, to->section, student),
                   "value.duplicate");
}

static void read_section(ttb__reader *reader, const ttb__node *node, const ttb__field *field,
                         void *target)
{
    static const ttb__field fields[] = {
        {.key = "course",
         .read = ttb__read_reference,
         .offset = offsetof(section_item, course),
         .is_required = 1,
         .kind = TTB_KIND_COURSE,
         .code = "section.unknown-course"},
        {.key = "site",
         .read = ttb__read_reference,
         .offset = offsetof(section_item, site),
         .is_required = 1,
         .kind = TTB_KIND_SITE,
         .code = "section.unknown-site"},
        {.key = "number",
         .read = ttb__read_int,
         .offset = offsetof(section_item, number),
         .is_required = 1,
         .least = 1,
         .most = MOST_NUMBER},
        {.key = "blocks",
         .read = ttb__read_block_set,
         .offset = offsetof(section_item, blocks),
         .is_required = 1,
         .kind = TTB_KIND_BLOCK,
         .code = "section.unknown-block"},
        {.key = "students", .read = ttb__read_later, .offset = offsetof(section_item, students)},
    };
    static const ttb__field seats = {
        .key = "students", .kind = TTB_KIND_STUDENT, .code = "section.unknown-student"};
    section_item item = {.course = TTB_NONE, .site = TTB_NONE};
    section_target to = {.timetable = target, .section = TTB_NONE};
    int32_t section;
    int64_t errors = reader->error_count;

    (void)field;
    ttb__set_subject(reader, node, "Section of", "course", "at", "site");
    if (!ttb__read_object(reader, node, fields, TTB__COUNT(fields), &item))
        return;
    if (reader->error_count == errors &&
        ttb__built(reader, node,
                   ttb__timetable_add_section(to.timetable, item.course, item.site, item.number,
                                              item.blocks, &section),
                   "section.duplicate"))
        to.section = section;
    if (item.students) {
        const ttb__node child = {item.students, node, "students", 0};
        ttb__read_list(reader, &child, &seats, read_seat, &to);
    }
}

/* 0 if the file says that it is of another partnership, whose ids would all be unknown. */
static int check_hash(ttb__reader *reader, const ttb__node *root, const char *said,
                      const ttb_timetable *timetable)
{
    const ttb__node child = {NULL, root, "partnership", 0};

    if (!said || strcmp(said, timetable->hash) == 0)
        return 1;
    ttb__found(reader, ttb__report_error(reader->report, "timetable.other-partnership",
                                         ttb__place(reader, &child),
                                         "The timetable was made for another partnership, or this "
                                         "one has been changed since"));
    return 0;
}

static void read_solve(ttb__reader *reader, const ttb__node *root, const timetable_item *item,
                       ttb_timetable *timetable)
{
    int has_stop = cJSON_GetObjectItemCaseSensitive(root->json, "stop") != NULL;

    timetable->outcome = item->outcome;
    timetable->stop = item->stop;
    if (item->solve) {
        const ttb__node child = {item->solve, root, "solve", 0};
        ttb__read_run(reader, &child, &timetable->run);
    }
    if (has_stop != (item->solve != NULL))
        ttb__found(reader, ttb__report_error(reader->report, "key.missing", "",
                                             "The timetable needs \"stop\" with \"solve\", and "
                                             "neither without the other"));
}

/* Work out what follows from the sections and compare the file's claims with it. Where a solve
 * found no timetable there are no values, unless the file says some. */
static void compare(ttb__reader *reader, const ttb__node *root, const timetable_item *item,
                    ttb_timetable *timetable)
{
    const ttb__node tiers = {item->tiers, root, "tiers", 0};
    const ttb__node unmet = {item->unmet, root, "unmet", 0};
    int has_none = item->outcome == TTB_OUTCOME_UNKNOWN || item->outcome == TTB_OUTCOME_INFEASIBLE;
    int is_valid;

    if (has_none && !item->tiers && !item->unmet && timetable->sections.count == 0)
        return;
    reader->status = ttb__check(reader->names, timetable, &is_valid, NULL);
    if (reader->status)
        return;
    if (item->tiers)
        ttb__compare_tiers(reader, &tiers, timetable);
    if (item->unmet)
        ttb__compare_unmet(reader, &unmet, timetable);
}

static void read_all(ttb__reader *reader, const ttb__node *root, ttb_timetable *timetable)
{
    static const ttb__field fields[] = {
        {.key = "format", .read = ttb__read_nothing},
        {.key = "version", .read = ttb__read_nothing},
        {.key = "partnership", .read = ttb__read_text, .offset = offsetof(timetable_item, hash)},
        {.key = "outcome",
         .read = ttb__read_word,
         .offset = offsetof(timetable_item, outcome),
         .words = ttb__outcome_words,
         .code = "value.unknown"},
        {.key = "stop",
         .read = ttb__read_word,
         .offset = offsetof(timetable_item, stop),
         .words = ttb__stop_words,
         .code = "value.unknown"},
        {.key = "tiers", .read = ttb__read_later, .offset = offsetof(timetable_item, tiers)},
        {.key = "sections",
         .read = ttb__read_later,
         .offset = offsetof(timetable_item, sections),
         .is_required = 1},
        {.key = "unmet", .read = ttb__read_later, .offset = offsetof(timetable_item, unmet)},
        {.key = "solve", .read = ttb__read_later, .offset = offsetof(timetable_item, solve)},
    };
    static const ttb__field sections = {.key = "sections"};
    timetable_item item = {.outcome = TTB_OUTCOME_GIVEN, .stop = TTB_STOP_DONE};

    ttb__set_subject(reader, root, "The timetable", NULL, NULL, NULL);
    ttb__read_object(reader, root, fields, TTB__COUNT(fields), &item);
    if (!check_hash(reader, root, item.hash, timetable))
        return;
    if (item.sections) {
        const ttb__node child = {item.sections, root, "sections", 0};
        ttb__read_list(reader, &child, &sections, read_section, timetable);
    }
    ttb__set_subject(reader, root, "The timetable", NULL, NULL, NULL);
    read_solve(reader, root, &item, timetable);
    if (reader->error_count == 0 && !reader->status)
        compare(reader, root, &item, timetable);
}

static ttb_status read_tree(const cJSON *tree, const ttb_partnership *partnership,
                            ttb_timetable *timetable, ttb_report *report)
{
    const ttb__node root = {.json = tree};
    ttb__reader reader = {.report = report, .names = partnership, .suggestions_left = SUGGESTIONS};

    if (ttb__read_format(&reader, &root, "timetable"))
        read_all(&reader, &root, timetable);
    return ttb__reader_end(&reader);
}

/* An empty timetable of a partnership that has no errors. */
static ttb_status make_empty(const ttb_partnership *partnership, ttb_timetable **timetable_out,
                             ttb_report *report)
{
    char hash[65];
    ttb_status status = ttb__validate(partnership, NULL);

    /* Its warnings are not this file's: they are told when the partnership itself is read. */
    if (status == TTB_ERR_INPUT && ttb__validate(partnership, report) == TTB_ERR_MEMORY)
        status = TTB_ERR_MEMORY;
    if (!status)
        status = ttb__partnership_hash(partnership, hash);
    return status ? status : ttb__timetable_make(partnership, hash, timetable_out);
}

ttb_status ttb__timetable_from_json(const ttb_partnership *partnership, const char *text,
                                    int64_t bytes, ttb_timetable **timetable_out,
                                    ttb_report *report)
{
    ttb_report findings = {0};
    ttb_timetable *timetable = NULL;
    cJSON *tree = NULL;
    ttb_status status;

    *timetable_out = NULL;
    status = ttb__document_read(text, bytes, &tree, &findings);
    if (!status)
        status = make_empty(partnership, &timetable, &findings);
    if (!status)
        status = read_tree(tree, partnership, timetable, &findings);
    status = ttb__report_end(report, &findings, status);
    if (status)
        ttb__timetable_destroy(timetable);
    else
        *timetable_out = timetable;
    cJSON_Delete(tree);
    return status;
}
