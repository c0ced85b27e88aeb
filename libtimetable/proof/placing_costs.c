/* What seats cost at the prices of the argument. */
#include "base/bits.h"
#include "proof/placing_state.h"

int64_t ttb__placing_charge(const ttb__placing *placing, const ttb__town_option *option,
                            int32_t block)
{
    const int64_t *charges = placing->town->charges.items + option->first_charge + 2 * block;

    return charges[0] * placing->goals[TTB_GOAL_TRAVEL] +
           charges[1] * placing->goals[TTB_GOAL_JOURNEYS];
}

/* Rounded down, so that the parts are never more than the whole. */
int64_t ttb__share(int64_t cost, int32_t blocks)
{
    int64_t part = cost / blocks;

    return part * blocks > cost ? part - 1 : part;
}

/* Where only clashes count, blocks are to be alike: each is charged the least of all. */
static int64_t least_charge(const ttb__placing *placing, const ttb__town_option *option)
{
    int64_t least = ttb__placing_charge(placing, option, 0);

    for (int32_t block = 1; block < placing->town->block_count; block++)
        if (ttb__placing_charge(placing, option, block) < least)
            least = ttb__placing_charge(placing, option, block);
    return least;
}

static void price_option(ttb__placing *placing, int64_t number)
{
    const ttb__town *town = placing->town;
    const ttb__town_option *option = &town->options.items[number];
    const ttb__town_offer *offer = &town->offers.items[option->offer];
    int64_t *costs = placing->costs + number * town->block_count;
    int64_t price = ttb__share(placing->argument->full[option->offer] -
                                   placing->argument->viable[option->offer],
                               offer->course_blocks);
    int are_alike = placing->argument->students == TTB__STUDENTS_CLASHES;
    int64_t least = least_charge(placing, option);
    uint64_t blocks = 0;

    for (int32_t block = 0; block < town->block_count; block++)
        costs[block] = price + (are_alike ? least : ttb__placing_charge(placing, option, block));
    for (int32_t place = 0; place < offer->place_count; place++)
        if (ttb__town_is_legal(option, place))
            blocks |= ttb__town_place(town, option->offer, place);
    placing->anywhere[number] = TTB__NO_SEAT;
    for (; blocks; blocks &= blocks - 1)
        if (costs[ttb__lowest_bit(blocks)] < placing->anywhere[number])
            placing->anywhere[number] = costs[ttb__lowest_bit(blocks)];
}

ttb_status ttb__placing_costs(ttb__placing *placing)
{
    int64_t options = placing->town->options.count;

    placing->costs = ttb__alloc(options * placing->town->block_count, sizeof *placing->costs);
    placing->anywhere = ttb__alloc(options, sizeof *placing->anywhere);
    if (!placing->costs || !placing->anywhere)
        return TTB_ERR_MEMORY;
    for (int64_t option = 0; option < options; option++)
        price_option(placing, option);
    return TTB_OK;
}
