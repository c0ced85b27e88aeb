/* Rules 6 and 7: pins, prohibitions and block_sections. A sentence calls a rule by its place in the
 * partnership's list. */
#include <stdlib.h>

#include "result/checker.h"

/* A rule beside its place in the list, for sorting. */
typedef struct numbered_rule {
    const ttb__rule *rule;
    int32_t number;
} numbered_rule;

static int compare_pins(const void *one, const void *other)
{
    const numbered_rule *left = one, *right = other;
    const ttb__rule *pin = left->rule, *next = right->rule;
    if (pin->course != next->course)
        return pin->course < next->course ? -1 : 1;
    if (pin->site != next->site)
        return pin->site < next->site ? -1 : 1;
    if (pin->blocks != next->blocks)
        return pin->blocks < next->blocks ? -1 : 1;
    return (left->number > right->number) - (left->number < right->number);
}

static int is_equal_pin(const ttb__rule *one, const ttb__rule *other)
{
    return one->course == other->course && one->site == other->site && one->blocks == other->blocks;
}

/* Equal pins stand side by side: count of them need as many sections. */
static void check_equal_pins(ttb__checker *checker, const numbered_rule *first, int64_t count)
{
    const ttb__rule *pin = first->rule;
    int32_t offer = ttb__find_offer(checker->partnership, pin->course, pin->site);
    const int32_t *sections = NULL;
    int64_t found = 0;
    int64_t most = ttb__sections_of(checker, offer, &sections);
    for (int64_t section = 0; section < most; section++)
        found += ttb__section_at(checker, sections[section])->blocks == pin->blocks;
    if (found < count)
        ttb__broken(checker, "rule.pin-section", TTB_NONE, TTB_NONE,
                    "Rule /rules/%d and its equals pin %lld sections of %s at %s to exactly these "
                    "blocks; %lld stand there.",
                    first->number, (long long)count, ttb__course_id(checker, pin->course),
                    ttb__site_id(checker, pin->site), (long long)found);
}

/* Sorted, so that thousands of pins need no comparison of each with each. */
static void check_section_pins(ttb__checker *checker)
{
    const ttb_partnership *partnership = checker->partnership;
    numbered_rule *pins = ttb__alloc(partnership->rules.count, sizeof *pins);
    int64_t count = 0;
    if (pins == NULL) {
        checker->status = TTB_ERR_MEMORY;
        return;
    }
    for (int32_t rule = 0; rule < partnership->rules.count; rule++)
        if (partnership->rules.items[rule].kind == TTB__RULE_PIN_SECTION)
            pins[count++] = (numbered_rule){&partnership->rules.items[rule], rule};
    qsort(pins, (size_t)count, sizeof *pins, compare_pins);
    for (int64_t first = 0, next = 0; first < count; first = next) {
        for (next = first + 1; next < count; next++)
            if (!is_equal_pin(pins[first].rule, pins[next].rule))
                break;
        check_equal_pins(checker, &pins[first], next - first);
    }
    ttb__free(pins);
}

static void check_forbidden_section(ttb__checker *checker, int32_t number, const ttb__rule *rule)
{
    int32_t offer = ttb__find_offer(checker->partnership, rule->course, rule->site);
    const int32_t *sections = NULL;
    int64_t count = ttb__sections_of(checker, offer, &sections);
    for (int64_t item = 0; item < count; item++) {
        const ttb__section *section = ttb__section_at(checker, sections[item]);
        uint64_t both = section->blocks & rule->blocks & ttb__all_blocks(checker->partnership);
        if (both != 0)
            ttb__broken(checker, "rule.forbid-section", sections[item], TTB_NONE,
                        "Section %d of %s at %s stands in block %s, which rule /rules/%d forbids.",
                        section->number, ttb__course_id(checker, section->course),
                        ttb__site_id(checker, section->site),
                        ttb__block_id(checker, ttb__lowest_bit(both)), number);
    }
}

/* 1 if a seat in this section is one that a rule on seats speaks of. */
static int is_meant(const ttb__rule *rule, const ttb__section *section)
{
    return section->course == rule->course &&
           (rule->site == TTB_NONE || section->site == rule->site) &&
           (rule->blocks == 0 || section->blocks == rule->blocks);
}

static void check_seat_pin(ttb__checker *checker, int32_t number, const ttb__rule *rule)
{
    const ttb__seat *seats;
    int64_t count = ttb__seats_of(checker, rule->student, &seats);
    for (int64_t seat = 0; seat < count; seat++)
        if (is_meant(rule, ttb__section_at(checker, seats[seat].section)))
            return;
    ttb__broken(checker, "rule.pin-seat", TTB_NONE, TTB_NONE,
                "Student %s does not have the seat in %s that rule /rules/%d pins.",
                ttb__student_id(checker, rule->student), ttb__course_id(checker, rule->course),
                number);
}

static void check_forbidden_seat(ttb__checker *checker, int32_t number, const ttb__rule *rule)
{
    const ttb__seat *seats;
    int64_t count = ttb__seats_of(checker, rule->student, &seats);
    for (int64_t seat = 0; seat < count; seat++)
        if (is_meant(rule, ttb__section_at(checker, seats[seat].section)))
            ttb__broken(checker, "rule.forbid-seat", seats[seat].section, seats[seat].place,
                        "Student %s has a seat in %s that rule /rules/%d forbids.",
                        ttb__student_id(checker, rule->student),
                        ttb__course_id(checker, rule->course), number);
}

static void check_block_sections(ttb__checker *checker, int32_t number, const ttb__rule *rule,
                                 const int64_t sections[TTB__MOST_BLOCKS])
{
    int64_t count = sections[rule->block];
    if (count < rule->least)
        ttb__broken(checker, "rule.block-sections", TTB_NONE, TTB_NONE,
                    "Block %s has %lld sections; rule /rules/%d asks for at least %d.",
                    ttb__block_id(checker, rule->block), (long long)count, number, rule->least);
    if (rule->most != TTB_NONE && count > rule->most)
        ttb__broken(checker, "rule.block-sections", TTB_NONE, TTB_NONE,
                    "Block %s has %lld sections; rule /rules/%d allows at most %d.",
                    ttb__block_id(checker, rule->block), (long long)count, number, rule->most);
}

static void count_by_block(const ttb__checker *checker, int64_t sections[TTB__MOST_BLOCKS])
{
    for (int64_t section = 0; section < checker->timetable->sections.count; section++)
        for (uint64_t left = checker->timetable->sections.items[section].blocks; left != 0;
             left &= left - 1)
            sections[ttb__lowest_bit(left)]++;
}

void ttb__check_rules(ttb__checker *checker)
{
    int64_t sections[TTB__MOST_BLOCKS] = {0};
    count_by_block(checker, sections);
    check_section_pins(checker);
    for (int32_t number = 0; number < checker->partnership->rules.count; number++) {
        const ttb__rule *rule = &checker->partnership->rules.items[number];
        if (rule->kind == TTB__RULE_FORBID_SECTION)
            check_forbidden_section(checker, number, rule);
        else if (rule->kind == TTB__RULE_PIN_SEAT)
            check_seat_pin(checker, number, rule);
        else if (rule->kind == TTB__RULE_FORBID_SEAT)
            check_forbidden_seat(checker, number, rule);
        else if (rule->kind == TTB__RULE_BLOCK_SECTIONS)
            check_block_sections(checker, number, rule, sections);
    }
}
