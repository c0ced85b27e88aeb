#include "proof/blocks.h"

#include <string.h>

#include "base/bits.h"
#include "proof/seats.h"

/* While blocks are made. */
typedef struct maker {
    ttb__blocks *made;
    const ttb__argument *argument;
    int64_t goals[TTB__GOALS];
    ttb__seat_costs costs;
    int32_t *first_request, *requests; /* choices by course */
    int32_t *number_of;                /* [student] in the block that is made; TTB_NONE */
} maker;

/* ---- Blocks that are alike: what stands in one may stand in the other and costs the same */

static int costs_agree(const maker *of, int32_t one, int32_t other)
{
    const ttb__town *town = of->made->town;

    for (int64_t option = 0; option < town->options.count; option++) {
        const int64_t *costs = of->costs.in_block + option * town->block_count;
        if (costs[one] != costs[other])
            return 0;
    }
    return 1;
}

/* The first block that is like this one. */
static int32_t first_alike(const maker *of, int32_t block)
{
    uint64_t alike = of->made->town->alike[block];

    for (int32_t other = 0; other < block; other++)
        if (alike >> other & 1 && costs_agree(of, other, block))
            return other;
    return block;
}

static ttb_status list_blocks(maker *of)
{
    const ttb__town *town = of->made->town;
    int32_t counts[TTB__MOST_BLOCKS] = {0};

    for (int32_t block = 0; block < town->block_count; block++)
        counts[first_alike(of, block)]++;
    for (int32_t part = 0; part < town->parts[TTB__STUDENTS_CLASHES].count; part++) {
        for (int32_t block = 0; block < town->block_count; block++) {
            ttb__priced_block next = {.part = part, .block = block, .count = counts[block]};
            if (counts[block] && TTB__PUSH(&of->made->blocks, next))
                return TTB_ERR_MEMORY;
        }
    }
    return TTB_OK;
}

/* ---- Seats */

static int32_t number_student(maker *of, ttb__priced_block *block, int32_t student)
{
    if (of->number_of[student] == TTB_NONE)
        of->number_of[student] = block->student_count++;
    return of->number_of[student];
}

/* The option of a class at an offer, where its students may sit there in this block; else NULL. */
static const ttb__town_option *find_option(const ttb__town *town, const ttb__town_class *class,
                                           int32_t offer, int32_t block)
{
    for (int32_t number = 0; number < class->option_count; number++) {
        const ttb__town_option *option = &town->options.items[class->first_option + number];
        if (option->offer == offer)
            return ttb__seat_blocks(town, option) >> block & 1 ? option : NULL;
    }
    return NULL;
}

static ttb_status add_seats(maker *of, int32_t offer, ttb__priced_block *block)
{
    const ttb__town *town = of->made->town;
    int32_t course = town->offers.items[offer].course;
    ttb_status status = TTB_OK;

    for (int32_t at = of->first_request[course]; at < of->first_request[course + 1] && !status;
         at++) {
        const ttb__town_request *asked = &town->requests.items[of->requests[at]];
        const ttb__town_option *option =
            find_option(town, &town->classes.items[asked->class], offer, block->block);
        ttb__priced_seat seat = {.request = of->requests[at]};
        if (!option)
            continue;
        seat.cost =
            of->costs.in_block[(option - town->options.items) * town->block_count + block->block];
        seat.student = number_student(of, block, asked->student);
        status = TTB__PUSH(&block->seats, seat);
    }
    return status;
}

static int is_pinned(const ttb__town *town, int32_t offer, int32_t block)
{
    const ttb__town_offer *at = &town->offers.items[offer];

    for (int32_t pin = 0; pin < at->pinned_count; pin++)
        if (ttb__town_place(town, offer, town->pinned.items[at->first_pinned + pin]) >> block & 1)
            return 1;
    return 0;
}

static ttb_status add_offer(maker *of, int32_t offer, ttb__priced_block *block)
{
    ttb__priced_offer next = {.offer = offer,
                              .is_pinned = is_pinned(of->made->town, offer, block->block),
                              .first_seat = block->seats.count};
    ttb_status status = add_seats(of, offer, block);

    next.seat_count = (int32_t)(block->seats.count - next.first_seat);
    return status || !next.seat_count ? status : TTB__PUSH(&block->offers, next);
}

static ttb_status fill_block(maker *of, ttb__priced_block *block)
{
    const ttb__town *town = of->made->town;
    const int32_t *part_of = town->parts[TTB__STUDENTS_CLASHES].of_course;
    ttb_status status = TTB_OK;

    for (int64_t student = 0; student < town->partnership->students.count; student++)
        of->number_of[student] = TTB_NONE;
    for (int32_t offer = 0; offer < town->offers.count && !status; offer++)
        if (part_of[town->offers.items[offer].course] == block->part &&
            town->offers.items[offer].most > 0)
            status = add_offer(of, offer, block);
    return status;
}

/* ---- Making */

/* Choices by course: counted, summed, filled. */
static void sort_choices(maker *of)
{
    const ttb__town *town = of->made->town;
    int64_t courses = town->partnership->courses.count;
    int32_t *first = of->first_request;

    for (int64_t number = 0; number < town->requests.count; number++)
        first[town->requests.items[number].course + 2] += !town->requests.items[number].is_reserve;
    for (int64_t course = 0; course < courses; course++)
        first[course + 2] += first[course + 1];
    for (int32_t number = 0; number < town->requests.count; number++)
        if (!town->requests.items[number].is_reserve)
            of->requests[first[town->requests.items[number].course + 1]++] = number;
}

/* A pinned seat cannot be skipped. */
static void find_skips(maker *of)
{
    const ttb__town *town = of->made->town;

    for (int64_t student = 0; student < town->partnership->students.count; student++) {
        const ttb__town_student *at = &town->students[student];
        int64_t gain = ttb__reserve_gain(town, of->goals, &of->costs, at);
        for (int32_t number = 0; number < at->choice_count; number++) {
            const ttb__town_request *asked = &town->requests.items[at->first_request + number];
            of->made->skips[at->first_request + number] =
                town->classes.items[asked->class].is_pinned
                    ? INT64_MAX
                    : asked->weight * of->goals[TTB_GOAL_UNMET] - gain;
        }
    }
}

static ttb_status make(maker *of)
{
    ttb__blocks *made = of->made;
    const ttb__town *town = made->town;
    ttb_status status = ttb__seat_costs_make(town, of->argument, of->goals, &of->costs);

    of->first_request = ttb__alloc(town->partnership->courses.count + 2, sizeof(int32_t));
    of->requests = ttb__alloc(town->requests.count, sizeof *of->requests);
    of->number_of = ttb__alloc(town->partnership->students.count, sizeof *of->number_of);
    made->skips = ttb__alloc(town->requests.count, sizeof *made->skips);
    made->sections = ttb__alloc(town->offers.count, sizeof *made->sections);
    if (!of->first_request || !of->requests || !of->number_of || !made->skips || !made->sections)
        return TTB_ERR_MEMORY;
    if (status)
        return status;
    sort_choices(of);
    find_skips(of);
    ttb__argument_sections(town, of->argument, of->goals, made->sections);
    made->rows = ttb__argument_rows(town, of->argument);
    status = list_blocks(of);
    for (int64_t block = 0; block < made->blocks.count && !status; block++)
        status = fill_block(of, &made->blocks.items[block]);
    return status;
}

ttb_status ttb__blocks_make(const ttb__town *town, const ttb__argument *argument,
                            ttb__blocks **blocks_out)
{
    maker of = {.made = ttb__alloc(1, sizeof *of.made), .argument = argument};
    ttb_status status = TTB_ERR_RANGE;

    *blocks_out = NULL;
    if (!of.made)
        return TTB_ERR_MEMORY;
    of.made->town = town;
    if (ttb__argument_goals(town, argument, of.goals))
        status = make(&of);
    ttb__seat_costs_clear(&of.costs);
    ttb__free(of.first_request);
    ttb__free(of.requests);
    ttb__free(of.number_of);
    if (status)
        ttb__blocks_destroy(of.made);
    else
        *blocks_out = of.made;
    return status;
}

void ttb__blocks_destroy(ttb__blocks *blocks)
{
    if (!blocks)
        return;
    for (int64_t block = 0; block < blocks->blocks.count; block++) {
        ttb__free(blocks->blocks.items[block].offers.items);
        ttb__free(blocks->blocks.items[block].seats.items);
    }
    ttb__free(blocks->blocks.items);
    ttb__free(blocks->skips);
    ttb__free(blocks->sections);
    ttb__free(blocks);
}

/* ---- What is paid: formula 21 */

/* Of so many sections as there may be, the number that is cheapest; those that are pinned also pay
 * in their blocks. */
static ttb__wide paid_by_offer(const ttb__blocks *blocks, int32_t offer, int64_t price)
{
    const ttb__town_offer *at = &blocks->town->offers.items[offer];
    ttb__wide section = blocks->sections[offer] - (ttb__wide)price * at->course_blocks;
    ttb__wide pinned = (ttb__wide)price * at->course_blocks * at->pinned_count;

    return section * (section < 0 ? at->most : at->least) + pinned;
}

static int is_in_part(const ttb__town *town, int32_t course, int32_t part)
{
    return part == TTB_NONE || town->parts[TTB__STUDENTS_CLASHES].of_course[course] == part;
}

ttb__wide ttb__blocks_paid(const ttb__blocks *blocks, int32_t part, const int64_t seat[],
                           const int64_t section[])
{
    const ttb__town *town = blocks->town;
    ttb__wide sum = part == TTB_NONE ? blocks->rows : 0;

    for (int64_t number = 0; number < town->requests.count; number++) {
        const ttb__town_request *asked = &town->requests.items[number];
        ttb__wide worth =
            (ttb__wide)seat[number] * town->partnership->courses.items[asked->course].blocks;
        if (is_in_part(town, asked->course, part))
            sum += worth < blocks->skips[number] ? worth : blocks->skips[number];
    }
    for (int32_t offer = 0; offer < town->offers.count; offer++)
        if (is_in_part(town, town->offers.items[offer].course, part))
            sum += paid_by_offer(blocks, offer, section[offer]);
    return sum;
}

/* ---- What a block gains */

ttb_status ttb__priced_block_profit(const ttb__priced_block *block, const int64_t seat[],
                                    const int64_t section[], ttb__profit *profit)
{
    ttb__wide worths = 0, prices = 0;

    profit->student_count = block->student_count;
    profit->seats.count = profit->sections.count = 0;
    if (TTB__RESERVE(&profit->seats, block->seats.count) ||
        TTB__RESERVE(&profit->sections, block->offers.count))
        return TTB_ERR_MEMORY;
    for (int64_t number = 0; number < block->offers.count; number++) {
        const ttb__priced_offer *offer = &block->offers.items[number];
        ttb__profit_section next = {.price = offer->is_pinned ? 0 : section[offer->offer],
                                    .first_seat = profit->seats.count};
        for (int32_t place = 0; place < offer->seat_count; place++) {
            const ttb__priced_seat *at = &block->seats.items[offer->first_seat + place];
            int64_t worth = seat[at->request] - at->cost;
            if (worth <= 0)
                continue;
            worths += worth;
            profit->seats.items[profit->seats.count++] =
                (ttb__profit_seat){worth, at->student, at->request};
        }
        next.seat_count = (int32_t)(profit->seats.count - next.first_seat);
        prices += next.price;
        profit->sections.items[profit->sections.count++] = next;
    }
    return worths < TTB__MOST_PROFIT && prices < TTB__MOST_PROFIT ? TTB_OK : TTB_ERR_RANGE;
}

/* ---- Proving */

static ttb_status check_claims(const ttb__blocks *blocks, const ttb__argument *argument,
                               int64_t work, ttb__wide *sum, int *is_proven)
{
    ttb__profit profit = {0};
    ttb_status status = TTB_OK;

    *is_proven = argument->claims.count == blocks->blocks.count;
    for (int64_t number = 0; number < blocks->blocks.count && *is_proven && !status; number++) {
        const ttb__priced_block *block = &blocks->blocks.items[number];
        int64_t claim = argument->claims.items[number];
        status = ttb__priced_block_profit(block, argument->seat, argument->section, &profit);
        if (!status)
            status = ttb__profit_prove(&profit, claim, blocks->town->poll, &work, is_proven);
        *sum -= (ttb__wide)claim * block->count;
    }
    ttb__profit_clear(&profit);
    return status;
}

ttb_status ttb__blocks_prove(const ttb__town *town, const ttb__argument *argument,
                             int64_t most_work, ttb__wide *sum_out, int *is_proven_out)
{
    ttb__blocks *blocks = NULL;
    ttb_status status = ttb__blocks_make(town, argument, &blocks);

    *sum_out = 0;
    *is_proven_out = 0;
    if (!status) {
        *sum_out = ttb__blocks_paid(blocks, TTB_NONE, argument->seat, argument->section);
        status = check_claims(blocks, argument, most_work, sum_out, is_proven_out);
    }
    ttb__blocks_destroy(blocks);
    return status;
}
