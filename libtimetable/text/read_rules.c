#include <string.h>

#include "model/build.h"
#include "text/read.h"
#include "text/words.h"

enum { MOST_BLOCK_SECTIONS = 1000000 };

/* Fields of rules; each kind has a table of those that it uses. */
#define RULE_NAME                                                                                  \
    {                                                                                              \
        .key = "rule", .read = ttb__read_nothing                                                   \
    }
#define REFERENCE(name, required, its_kind, its_code)                                              \
    {                                                                                              \
        .key = #name, .read = ttb__read_reference, .offset = offsetof(ttb__rule, name),            \
        .is_required = (required), .may_be_null = !(required), .kind = (its_kind),                 \
        .code = (its_code)                                                                         \
    }
#define BLOCKS(required)                                                                           \
    {                                                                                              \
        .key = "blocks", .read = ttb__read_block_set, .offset = offsetof(ttb__rule, blocks),       \
        .least = 1, .is_required = (required), .may_be_null = !(required), .kind = TTB_KIND_BLOCK, \
        .code = "rule.unknown-block"                                                               \
    }

static const ttb__field section_fields[] = {
    RULE_NAME,
    REFERENCE(course, 1, TTB_KIND_COURSE, "rule.unknown-course"),
    REFERENCE(site, 1, TTB_KIND_SITE, "rule.unknown-site"),
    BLOCKS(1),
};
static const ttb__field seat_fields[] = {
    RULE_NAME,
    REFERENCE(student, 1, TTB_KIND_STUDENT, "rule.unknown-student"),
    REFERENCE(course, 1, TTB_KIND_COURSE, "rule.unknown-course"),
    REFERENCE(site, 0, TTB_KIND_SITE, "rule.unknown-site"),
    BLOCKS(0),
};
static const ttb__field block_fields[] = {
    RULE_NAME,
    REFERENCE(block, 1, TTB_KIND_BLOCK, "rule.unknown-block"),
    {.key = "min",
     .read = ttb__read_int,
     .offset = offsetof(ttb__rule, least),
     .most = MOST_BLOCK_SECTIONS},
    {.key = "max",
     .read = ttb__read_int,
     .offset = offsetof(ttb__rule, most),
     .most = MOST_BLOCK_SECTIONS,
     .may_be_null = 1},
};

/* The cohort of a reach rule is a number only once ttb__add_cohort() has been asked. */
typedef struct reach_item {
    ttb__rule rule;
    const char *cohort;
} reach_item;

static const ttb__field reach_fields[] = {
    RULE_NAME,
    {.key = "level",
     .read = ttb__read_int,
     .offset = offsetof(reach_item, rule.level),
     .most = 8,
     .is_required = 1},
    {.key = "minutes",
     .read = ttb__read_int,
     .offset = offsetof(reach_item, rule.minutes),
     .most = 1440,
     .is_required = 1},
    {.key = "cohort",
     .read = ttb__read_id,
     .offset = offsetof(reach_item, cohort),
     .may_be_null = 1},
};

static const ttb__kind_fields rule_kinds[] = {
    [TTB__RULE_PIN_SECTION] = {section_fields, TTB__COUNT(section_fields)},
    [TTB__RULE_FORBID_SECTION] = {section_fields, TTB__COUNT(section_fields)},
    [TTB__RULE_PIN_SEAT] = {seat_fields, TTB__COUNT(seat_fields)},
    [TTB__RULE_FORBID_SEAT] = {seat_fields, TTB__COUNT(seat_fields)},
    [TTB__RULE_BLOCK_SECTIONS] = {block_fields, TTB__COUNT(block_fields)},
    [TTB__RULE_REACH] = {reach_fields, TTB__COUNT(reach_fields)},
};

/* 0 if a rule of sections has no offer; reported, unless the offer may be one that was refused. */
static int has_offer(ttb__reader *reader, const ttb__node *node, const ttb_partnership *partnership,
                     const ttb__rule *rule)
{
    if (rule->kind != TTB__RULE_PIN_SECTION && rule->kind != TTB__RULE_FORBID_SECTION)
        return 1;
    if (ttb__find_offer(partnership, rule->course, rule->site) != TTB_NONE)
        return 1;
    if (!(reader->broken_kinds >> TTB_KIND_OFFER & 1))
        ttb__found(reader, ttb__report_error(
                               reader->report, "rule.not-offered", ttb__place(reader, node),
                               "%s: course \"%s\" is not offered at site \"%s\"",
                               ttb__subject(reader), partnership->courses.items[rule->course].id,
                               partnership->sites.items[rule->site].id));
    return 0;
}

/* 0 if a range is upside down; reported. */
static int has_range(ttb__reader *reader, const ttb__node *node, const ttb__rule *rule)
{
    if (rule->kind != TTB__RULE_BLOCK_SECTIONS || rule->most == TTB_NONE ||
        rule->least <= rule->most)
        return 1;
    ttb__found(reader, ttb__report_error(reader->report, "value.range", ttb__place(reader, node),
                                         "%s has a min of %d above its max of %d",
                                         ttb__subject(reader), rule->least, rule->most));
    return 0;
}

static void add_rule(ttb__reader *reader, const ttb__node *node, ttb_partnership *partnership,
                     reach_item *item)
{
    ttb__rule *rule = &item->rule;

    if (!has_offer(reader, node, partnership, rule) || !has_range(reader, node, rule))
        return;
    if (!ttb__built(reader, node, ttb__add_cohort(partnership, item->cohort, &rule->cohort),
                    "value.duplicate"))
        return;
    ttb__built(reader, node, ttb__add_rule(partnership, rule), "value.duplicate");
}

static int has_reference(const ttb__rule *rule)
{
    switch (rule->kind) {
    case TTB__RULE_PIN_SECTION:
    case TTB__RULE_FORBID_SECTION:
        return rule->course != TTB_NONE && rule->site != TTB_NONE && rule->blocks;
    case TTB__RULE_PIN_SEAT:
    case TTB__RULE_FORBID_SEAT:
        return rule->course != TTB_NONE && rule->student != TTB_NONE;
    case TTB__RULE_BLOCK_SECTIONS:
        return rule->block != TTB_NONE;
    default:
        return 1;
    }
}

static void read_rule(ttb__reader *reader, const ttb__node *node, const ttb__field *field,
                      void *target)
{
    static const ttb__field name = {
        .key = "rule", .read = ttb__read_word, .words = ttb__rule_words, .code = "rule.unknown"};
    int64_t errors = reader->error_count;
    int32_t kind;
    reach_item item = {.rule = {.course = TTB_NONE,
                                .site = TTB_NONE,
                                .student = TTB_NONE,
                                .block = TTB_NONE,
                                .most = TTB_NONE,
                                .cohort = TTB_NONE}};

    (void)field;
    ttb__set_subject(reader, node, "Rule", "rule", NULL, NULL);
    kind = ttb__read_kind_word(reader, node, &name);
    if (kind == TTB_NONE)
        return;
    item.rule.kind = kind;
    ttb__read_object(reader, node, rule_kinds[kind].fields, rule_kinds[kind].count, &item);
    if (reader->error_count == errors && has_reference(&item.rule))
        add_rule(reader, node, target, &item);
}

void ttb__read_rules(ttb__reader *reader, const ttb__node *node, const ttb__field *field,
                     void *target)
{
    ttb__read_list(reader, node, field, read_rule, target);
}
