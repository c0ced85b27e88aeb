#include "proof/seats.h"

#include "base/bits.h"

int64_t ttb__seat_charge(const ttb__town *town, const int64_t goals[TTB__GOALS],
                         const ttb__town_option *option, int32_t block)
{
    const int64_t *charges = town->charges.items + option->first_charge + 2 * block;

    return charges[0] * goals[TTB_GOAL_TRAVEL] + charges[1] * goals[TTB_GOAL_JOURNEYS];
}

int64_t ttb__share(int64_t cost, int32_t blocks)
{
    int64_t part = cost / blocks;

    return part * blocks > cost ? part - 1 : part;
}

uint64_t ttb__seat_blocks(const ttb__town *town, const ttb__town_option *option)
{
    uint64_t blocks = 0;

    for (int32_t place = 0; place < town->offers.items[option->offer].place_count; place++)
        if (ttb__town_is_legal(option, place))
            blocks |= ttb__town_place(town, option->offer, place);
    return blocks;
}

/* Where only clashes count, blocks are to be alike: each is charged the least of all. */
static int64_t least_charge(const ttb__town *town, const int64_t goals[TTB__GOALS],
                            const ttb__town_option *option)
{
    int64_t least = ttb__seat_charge(town, goals, option, 0);

    for (int32_t block = 1; block < town->block_count; block++) {
        int64_t charge = ttb__seat_charge(town, goals, option, block);
        least = charge < least ? charge : least;
    }
    return least;
}

static void price_option(const ttb__town *town, const ttb__argument *argument,
                         const int64_t goals[TTB__GOALS], int64_t number, ttb__seat_costs *costs)
{
    const ttb__town_option *option = &town->options.items[number];
    int64_t *in_block = costs->in_block + number * town->block_count;
    int64_t price = ttb__share(argument->full[option->offer] - argument->viable[option->offer],
                               town->offers.items[option->offer].course_blocks);
    int64_t least = least_charge(town, goals, option);

    for (int32_t block = 0; block < town->block_count; block++)
        in_block[block] = price + (argument->students == TTB__STUDENTS_CLASHES
                                       ? least
                                       : ttb__seat_charge(town, goals, option, block));
    costs->anywhere[number] = TTB__NO_SEAT;
    for (uint64_t blocks = ttb__seat_blocks(town, option); blocks; blocks &= blocks - 1)
        if (in_block[ttb__lowest_bit(blocks)] < costs->anywhere[number])
            costs->anywhere[number] = in_block[ttb__lowest_bit(blocks)];
}

ttb_status ttb__seat_costs_make(const ttb__town *town, const ttb__argument *argument,
                                const int64_t goals[TTB__GOALS], ttb__seat_costs *costs_out)
{
    int64_t options = town->options.count;

    costs_out->link = argument->link;
    costs_out->in_block = ttb__alloc(options * town->block_count, sizeof *costs_out->in_block);
    costs_out->anywhere = ttb__alloc(options, sizeof *costs_out->anywhere);
    if (!costs_out->in_block || !costs_out->anywhere)
        return TTB_ERR_MEMORY;
    for (int64_t option = 0; option < options; option++)
        price_option(town, argument, goals, option, costs_out);
    return TTB_OK;
}

void ttb__seat_costs_clear(ttb__seat_costs *costs)
{
    ttb__free(costs->in_block);
    ttb__free(costs->anywhere);
    *costs = (ttb__seat_costs){0};
}

int64_t ttb__seat_link(const ttb__seat_costs *costs, const ttb__town_request *request,
                       int32_t option)
{
    return costs->link ? costs->link[request->first_seat + option] : 0;
}

int64_t ttb__reserve_gain(const ttb__town *town, const int64_t goals[TTB__GOALS],
                          const ttb__seat_costs *costs, const ttb__town_student *student)
{
    int64_t best = 0;

    for (int32_t number = student->choice_count; number < student->request_count; number++) {
        const ttb__town_request *asked = &town->requests.items[student->first_request + number];
        const ttb__town_class *class = &town->classes.items[asked->class];
        int64_t worth = asked->weight * goals[TTB_GOAL_UNMET];
        for (int32_t option = 0; option < class->option_count; option++) {
            int32_t blocks = town->partnership->courses.items[asked->course].blocks;
            int64_t cost = costs->anywhere[class->first_option + option] * blocks +
                           ttb__seat_link(costs, asked, option);
            best = worth - cost > best ? worth - cost : best;
        }
    }
    return best;
}
