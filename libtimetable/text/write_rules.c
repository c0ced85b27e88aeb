#include <stdlib.h>
#include <string.h>

#include "text/words.h"
#include "text/write.h"

/* Parts of rules that are left out where the rule does not have them, and null in the canonical
 * form. */
static void write_site(ttb__writer *writer, const ttb__rule *rule)
{
    if (rule->site != TTB_NONE)
        ttb__write_text(writer, "site", ttb__id_of(writer->partnership, TTB_KIND_SITE, rule->site));
    else if (writer->is_canonical)
        ttb__write_text(writer, "site", NULL);
}

static void write_blocks(ttb__writer *writer, const ttb__rule *rule)
{
    if (rule->blocks)
        ttb__write_block_set(writer, "blocks", rule->blocks);
    else if (writer->is_canonical)
        ttb__write_text(writer, "blocks", NULL);
}

static void write_parts(ttb__writer *writer, const ttb__rule *rule)
{
    const ttb_partnership *partnership = writer->partnership;

    switch (rule->kind) {
    case TTB__RULE_PIN_SEAT:
    case TTB__RULE_FORBID_SEAT:
        ttb__write_text(writer, "student",
                        ttb__id_of(partnership, TTB_KIND_STUDENT, rule->student));
        /* fall through */
    case TTB__RULE_PIN_SECTION:
    case TTB__RULE_FORBID_SECTION:
        ttb__write_text(writer, "course", ttb__id_of(partnership, TTB_KIND_COURSE, rule->course));
        write_site(writer, rule);
        write_blocks(writer, rule);
        break;
    case TTB__RULE_BLOCK_SECTIONS:
        ttb__write_text(writer, "block", ttb__id_of(partnership, TTB_KIND_BLOCK, rule->block));
        if (rule->least != 0 || writer->is_canonical)
            ttb__write_int(writer, "min", rule->least);
        if (rule->most != TTB_NONE || writer->is_canonical)
            ttb__write_limit(writer, "max", rule->most);
        break;
    default:
        ttb__write_int(writer, "level", rule->level);
        ttb__write_int(writer, "minutes", rule->minutes);
        ttb__write_cohort(writer, rule->cohort);
    }
}

static void write_rule(ttb__writer *writer, const ttb__rule *rule)
{
    ttb__open_object(writer, NULL, TTB__IN_LINE);
    ttb__write_text(writer, "rule", ttb__rule_words[rule->kind]);
    write_parts(writer, rule);
    ttb__close(writer);
}

static int compare_texts(const void *one, const void *other)
{
    return strcmp(*(char *const *)one, *(char *const *)other);
}

/* A rule has no id, so the canonical form sorts rules by the bytes of what is written for them. */
static void write_sorted(ttb__writer *writer)
{
    int64_t count = writer->partnership->rules.count, made = 0, length;
    char **texts = ttb__alloc(count, sizeof *texts);
    ttb_status status = texts ? TTB_OK : TTB_ERR_MEMORY;

    while (!status && made < count) {
        ttb__writer one = {.partnership = writer->partnership, .is_canonical = 1};
        write_rule(&one, &writer->partnership->rules.items[made]);
        status = ttb__text_take(&one.text, &texts[made], &length);
        made += !status;
    }
    if (status && !writer->text.status)
        writer->text.status = status;
    if (!status && count > 1)
        qsort(texts, (size_t)count, sizeof *texts, compare_texts);
    for (int64_t rule = 0; rule < made; rule++) {
        ttb__write_raw(writer, NULL, texts[rule]);
        ttb__free(texts[rule]);
    }
    ttb__free(texts);
}

void ttb__write_rules(ttb__writer *writer)
{
    int64_t count = writer->partnership->rules.count;

    if (count == 0 && !writer->is_canonical)
        return;
    ttb__open_array(writer, "rules", TTB__LINES);
    if (writer->is_canonical)
        write_sorted(writer);
    else
        for (int64_t rule = 0; rule < count; rule++)
            write_rule(writer, &writer->partnership->rules.items[rule]);
    ttb__close(writer);
}
