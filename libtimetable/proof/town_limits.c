/* How many sections of an offer there are, and what they use up. */
#include "base/bits.h"
#include "proof/town.h"

/* ---- Sections: at least the pinned ones, at most as many as can be viable */

static void count_takers(ttb__town *town)
{
    for (int64_t class = 0; class < town->classes.count; class ++) {
        const ttb__town_class *of = &town->classes.items[class];
        for (int32_t number = 0; number < of->option_count; number++) {
            int32_t offer = town->options.items[of->first_option + number].offer;
            town->offers.items[offer].takers += of->count;
        }
    }
}

static void limit_sections(ttb__town *town, int32_t number)
{
    const ttb__offer *given = ttb__town_given(town, number);
    ttb__town_offer *offer = &town->offers.items[number];

    offer->least = given->least_sections;
    if (offer->least < offer->pinned_count)
        offer->least = offer->pinned_count;
    offer->most = offer->place_count ? given->most_sections : 0;
    if (given->least_size > 0 && offer->takers / given->least_size < offer->most)
        offer->most = offer->takers / given->least_size;
    if (offer->least > offer->most) {
        offer->least = offer->pinned_count = offer->most;
        town->is_impossible = 1;
    }
}

/* ---- Scarce things */

/* Section-blocks that all users together can use in a block (each section stands there once) and in
 * the week. */
typedef struct demand {
    int64_t sections, section_blocks;
} demand;

static demand add_demand(const ttb__town *town, int32_t offer, demand so_far)
{
    const ttb__town_offer *at = &town->offers.items[offer];

    so_far.sections += at->most;
    so_far.section_blocks += (int64_t)at->most * at->course_blocks;
    return so_far;
}

static int can_exhaust(const ttb__town *town, const ttb__town_scarce *scarce, demand wanted)
{
    for (int32_t block = 0; block < town->block_count; block++)
        if (wanted.sections > scarce->capacity[block])
            return 1;
    return wanted.section_blocks > scarce->week_capacity;
}

/* Resources that users can exhaust; number_of[resource] becomes their number among the scarce. */
static ttb_status find_scarce_resources(ttb__town *town, const demand *demands, int32_t *number_of)
{
    for (int32_t number = 0; number < town->partnership->resources.count; number++) {
        const ttb__resource *resource = &town->partnership->resources.items[number];
        ttb__town_scarce scarce = {.subject = number, .week_capacity = INT64_MAX};
        if (resource->week_capacity != TTB_NONE)
            scarce.week_capacity = resource->week_capacity;
        for (int32_t rank = 0; rank < town->block_count; rank++)
            scarce.capacity[rank] = resource->capacity[town->block_at[rank]];
        number_of[number] = TTB_NONE;
        if (!can_exhaust(town, &scarce, demands[number]))
            continue;
        number_of[number] = (int32_t)town->scarce.count;
        if (TTB__PUSH(&town->scarce, scarce))
            return TTB_ERR_MEMORY;
    }
    return TTB_OK;
}

/* The limits on the sections of each block, as one thing that every section uses. */
static ttb_status find_block_limits(ttb__town *town, demand all, int32_t *number_out)
{
    ttb__town_scarce scarce = {.subject = TTB_NONE, .week_capacity = INT64_MAX};

    *number_out = TTB_NONE;
    for (int32_t block = 0; block < town->block_count; block++)
        scarce.capacity[block] = INT32_MAX;
    for (int64_t number = 0; number < town->partnership->rules.count; number++) {
        const ttb__rule *rule = &town->partnership->rules.items[number];
        if (rule->kind == TTB__RULE_BLOCK_SECTIONS && rule->most != TTB_NONE &&
            rule->most < scarce.capacity[town->rank_of[rule->block]])
            scarce.capacity[town->rank_of[rule->block]] = rule->most;
    }
    if (!can_exhaust(town, &scarce, all))
        return TTB_OK;
    *number_out = (int32_t)town->scarce.count;
    return TTB__PUSH(&town->scarce, scarce);
}

static ttb_status list_uses(ttb__town *town, const int32_t *number_of, int32_t blocks)
{
    for (int32_t number = 0; number < town->offers.count; number++) {
        const ttb__numbers *uses = &ttb__town_given(town, number)->uses;
        ttb__town_offer *offer = &town->offers.items[number];
        offer->first_use = (int32_t)town->uses.count;
        for (int64_t use = 0; use < uses->count; use++)
            if (number_of[uses->items[use]] != TTB_NONE &&
                TTB__PUSH(&town->uses, number_of[uses->items[use]]))
                return TTB_ERR_MEMORY;
        if (blocks != TTB_NONE && TTB__PUSH(&town->uses, blocks))
            return TTB_ERR_MEMORY;
        offer->use_count = (int32_t)town->uses.count - offer->first_use;
    }
    return TTB_OK;
}

static ttb_status find_scarce(ttb__town *town, demand *demands, int32_t *number_of)
{
    demand all = {0, 0};
    int32_t blocks;
    ttb_status status;

    for (int32_t number = 0; number < town->offers.count; number++) {
        const ttb__numbers *uses = &ttb__town_given(town, number)->uses;
        all = add_demand(town, number, all);
        for (int64_t use = 0; use < uses->count; use++)
            demands[uses->items[use]] = add_demand(town, number, demands[uses->items[use]]);
    }
    status = find_scarce_resources(town, demands, number_of);
    if (!status)
        status = find_block_limits(town, all, &blocks);
    return status ? status : list_uses(town, number_of, blocks);
}

ttb_status ttb__town_limits(ttb__town *town)
{
    int64_t resources = town->partnership->resources.count;
    demand *demands = ttb__alloc(resources, sizeof *demands);
    int32_t *number_of = ttb__alloc(resources, sizeof *number_of);
    ttb_status status = TTB_ERR_MEMORY;

    count_takers(town);
    for (int32_t offer = 0; offer < town->offers.count; offer++)
        limit_sections(town, offer);
    if (demands && number_of)
        status = find_scarce(town, demands, number_of);
    ttb__free(number_of);
    ttb__free(demands);
    return status;
}
