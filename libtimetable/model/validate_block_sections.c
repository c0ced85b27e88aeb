#include "base/bits.h"
#include "model/validation.h"

/* The sections that may run in each block as far as each offer alone is concerned. */
static void count_possible(const ttb__validation *validation, int64_t *possible)
{
    const ttb_partnership *partnership = validation->partnership;

    for (int32_t offer = 0; offer < partnership->offers.count; offer++) {
        uint64_t blocks = ttb__can_run(validation, offer) ? validation->usable[offer] : 0;
        for (uint64_t left = blocks; left; left &= left - 1)
            possible[ttb__lowest_bit(left)] += partnership->offers.items[offer].most_sections;
    }
}

static void check_rule(ttb__validation *validation, int64_t place, int64_t possible, int64_t most)
{
    const ttb_partnership *partnership = validation->partnership;
    const ttb__rule *rule = &partnership->rules.items[place];
    const char *block = partnership->blocks.items[rule->block].id;
    int64_t pinned = validation->in_blocks[rule->block];
    const char *where = ttb__file_place(validation, "/rules/%d", (int)place);

    if (rule->most != TTB_NONE && pinned > rule->most)
        ttb__note_warning(validation, "block.too-many-pins", where,
                          "%lld sections are pinned to block \"%s\", where at most %d may run",
                          (long long)pinned, block, (int)rule->most);
    if (rule->least > possible)
        ttb__note_warning(
            validation, "block.too-few-sections", where,
            "At least %d sections are to run in block \"%s\", but all offers together "
            "allow %lld there",
            (int)rule->least, block, (long long)possible);
    if (rule->least > most)
        ttb__note_warning(
            validation, "block.rules-contradict", where,
            "At least %d sections are to run in block \"%s\", but another rule allows "
            "at most %lld",
            (int)rule->least, block, (long long)most);
}

void ttb__validate_block_sections(ttb__validation *validation)
{
    const ttb_partnership *partnership = validation->partnership;
    int64_t possible[TTB__MOST_BLOCKS] = {0}, most[TTB__MOST_BLOCKS];

    for (int32_t block = 0; block < TTB__MOST_BLOCKS; block++)
        most[block] = INT64_MAX;
    count_possible(validation, possible);
    for (int64_t place = 0; place < partnership->rules.count; place++) {
        const ttb__rule *rule = &partnership->rules.items[place];
        if (rule->kind == TTB__RULE_BLOCK_SECTIONS && rule->most != TTB_NONE &&
            rule->most < most[rule->block])
            most[rule->block] = rule->most;
    }
    for (int64_t place = 0; place < partnership->rules.count; place++) {
        const ttb__rule *rule = &partnership->rules.items[place];
        if (rule->kind == TTB__RULE_BLOCK_SECTIONS)
            check_rule(validation, place, possible[rule->block], most[rule->block]);
    }
}
