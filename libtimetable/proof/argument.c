#include "proof/argument.h"

#include <string.h>

/* One seat, section or week costs less. */
#define MOST_COST (TTB__NO_SEAT / 1024)

enum { MINUTES_OF_DAY = 1440 };

void ttb__argument_cut_repricings(ttb__argument *argument, int64_t count)
{
    while (argument->repricings.count > count) {
        ttb__repricing *last = &argument->repricings.items[--argument->repricings.count];
        ttb__free(last->full);
        ttb__free(last->viable);
    }
}

void ttb__argument_destroy(ttb__argument *argument)
{
    if (!argument)
        return;
    ttb__free(argument->full);
    ttb__free(argument->viable);
    ttb__free(argument->row);
    ttb__free(argument->claims.items);
    ttb__free(argument->tree.items);
    ttb__argument_cut_repricings(argument, 0);
    ttb__free(argument->repricings.items);
    ttb__free(argument->link);
    ttb__free(argument->seat);
    ttb__free(argument->section);
    ttb__free(argument);
}

ttb_status ttb__argument_make(const ttb__town *town, int32_t kind, int32_t tier,
                              ttb__argument **argument_out)
{
    ttb__argument *argument = ttb__alloc(1, sizeof *argument);

    *argument_out = NULL;
    if (!argument)
        return TTB_ERR_MEMORY;
    argument->kind = kind;
    argument->tier = tier;
    argument->scale = 1;
    argument->full = ttb__alloc(town->offers.count, sizeof *argument->full);
    argument->viable = ttb__alloc(town->offers.count, sizeof *argument->viable);
    argument->row = ttb__alloc(town->rows.count, sizeof *argument->row);
    argument->seat = ttb__alloc(town->requests.count, sizeof *argument->seat);
    argument->section = ttb__alloc(town->offers.count, sizeof *argument->section);
    if (!argument->full || !argument->viable || !argument->row || !argument->seat ||
        !argument->section) {
        ttb__argument_destroy(argument);
        return TTB_ERR_MEMORY;
    }
    *argument_out = argument;
    return TTB_OK;
}

ttb_status ttb__argument_add_links(const ttb__town *town, ttb__argument *argument)
{
    argument->link = ttb__alloc(town->seat_count, sizeof *argument->link);
    return argument->link ? TTB_OK : TTB_ERR_MEMORY;
}

ttb_status ttb__argument_add_repricing(const ttb__town *town, ttb__argument *argument)
{
    ttb__repricing added = {ttb__alloc(town->offers.count, sizeof *added.full),
                            ttb__alloc(town->offers.count, sizeof *added.viable)};

    if (added.full && added.viable && !TTB__PUSH(&argument->repricings, added))
        return TTB_OK;
    ttb__free(added.full);
    ttb__free(added.viable);
    return TTB_ERR_MEMORY;
}

ttb__argument ttb__argument_repriced(const ttb__argument *argument, int32_t repricing)
{
    ttb__argument view = *argument;

    view.full = argument->repricings.items[repricing].full;
    view.viable = argument->repricings.items[repricing].viable;
    view.link = NULL;
    return view;
}

static ttb_status copy_repricings(const ttb__town *town, const ttb__argument *from,
                                  ttb__argument *to)
{
    size_t bytes = (size_t)town->offers.count * sizeof(int64_t);

    for (int64_t number = 0; number < from->repricings.count; number++) {
        if (ttb__argument_add_repricing(town, to))
            return TTB_ERR_MEMORY;
        memcpy(to->repricings.items[number].full, from->repricings.items[number].full, bytes);
        memcpy(to->repricings.items[number].viable, from->repricings.items[number].viable, bytes);
    }
    return TTB_OK;
}

static void copy_prices(const ttb__town *town, const ttb__argument *from, ttb__argument *to)
{
    memcpy(to->tiers, from->tiers, sizeof to->tiers);
    memcpy(to->full, from->full, (size_t)town->offers.count * sizeof *to->full);
    memcpy(to->viable, from->viable, (size_t)town->offers.count * sizeof *to->viable);
    memcpy(to->row, from->row, (size_t)town->rows.count * sizeof *to->row);
    memcpy(to->seat, from->seat, (size_t)town->requests.count * sizeof *to->seat);
    memcpy(to->section, from->section, (size_t)town->offers.count * sizeof *to->section);
}

static ttb_status copy_links(const ttb__town *town, const ttb__argument *from, ttb__argument *to)
{
    if (!from->link)
        return TTB_OK;
    if (ttb__argument_add_links(town, to))
        return TTB_ERR_MEMORY;
    memcpy(to->link, from->link, (size_t)town->seat_count * sizeof *to->link);
    return TTB_OK;
}

static ttb_status copy_proof(const ttb__argument *from, ttb__argument *to)
{
    if (TTB__RESERVE(&to->claims, from->claims.count) || TTB__RESERVE(&to->tree, from->tree.count))
        return TTB_ERR_MEMORY;
    for (; to->claims.count < from->claims.count; to->claims.count++)
        to->claims.items[to->claims.count] = from->claims.items[to->claims.count];
    for (; to->tree.count < from->tree.count; to->tree.count++)
        to->tree.items[to->tree.count] = from->tree.items[to->tree.count];
    return TTB_OK;
}

ttb_status ttb__argument_copy(const ttb__town *town, const ttb__argument *from,
                              ttb__argument **argument_out)
{
    ttb_status status = ttb__argument_make(town, from->kind, from->tier, argument_out);

    if (status)
        return status;
    (*argument_out)->scale = from->scale;
    (*argument_out)->students = from->students;
    (*argument_out)->looks_ahead = from->looks_ahead;
    copy_prices(town, from, *argument_out);
    status = copy_proof(from, *argument_out);
    if (!status)
        status = copy_links(town, from, *argument_out);
    if (!status)
        status = copy_repricings(town, from, *argument_out);
    if (status) {
        ttb__argument_destroy(*argument_out);
        *argument_out = NULL;
    }
    return status;
}

/* ---- Costs of goals */

int64_t ttb__tier_weight(const ttb__tier *tier, int32_t goal)
{
    for (int32_t number = 0; number < tier->goal_count; number++)
        if (tier->goals[number].goal == goal)
            return tier->goals[number].weight;
    return 0;
}

int ttb__tier_is_arguable(const ttb__tier *tier)
{
    for (int32_t number = 0; number < tier->goal_count; number++)
        if (tier->goals[number].goal != TTB_GOAL_BALANCE && tier->goals[number].weight)
            return 1;
    return 0;
}

static int are_prices(const int64_t numbers[], int64_t count)
{
    for (int64_t index = 0; index < count; index++)
        if (numbers[index] < 0 || numbers[index] > MOST_COST)
            return 0;
    return 1;
}

/* More than any student travels in the cycle, in thousandths: on each day (abstract blocks: for
 * each block) what fits into it, and the ways there and back. */
static int64_t most_travel(const ttb__town *town)
{
    int64_t longest = 0, sites = town->partnership->sites.count;
    int64_t times = town->has_lessons ? town->days.count : town->block_count;

    for (int64_t pair = 0; pair < sites * sites; pair++)
        if (town->travel.minutes[pair] > longest)
            longest = town->travel.minutes[pair];
    return 1000 * (2 * longest + MINUTES_OF_DAY) * times;
}

/* Links count twice: for the seat and for the section. */
static int add_links(const ttb__town *town, const ttb__argument *argument, ttb__wide *sum)
{
    if (!argument->link)
        return 1;
    if (!are_prices(argument->link, town->seat_count))
        return 0;
    for (int64_t seat = 0; seat < town->seat_count; seat++)
        *sum += 2 * argument->link[seat];
    return 1;
}

/* The sum of everything that might be added up, each part at its largest; 0 if a part is too large
 * by itself. */
static int fits(const ttb__town *town, const ttb__argument *argument,
                const int64_t goals[TTB__GOALS])
{
    ttb__wide sum = 0;
    ttb__wide travel =
        (ttb__wide)(goals[TTB_GOAL_TRAVEL] + goals[TTB_GOAL_JOURNEYS]) * most_travel(town);

    if (travel > MOST_COST || !add_links(town, argument, &sum))
        return 0;
    for (int64_t number = 0; number < town->requests.count; number++) {
        ttb__wide weight = (ttb__wide)town->requests.items[number].weight * goals[TTB_GOAL_UNMET];
        if (weight > MOST_COST)
            return 0;
        sum += weight + travel + argument->seat[number];
    }
    for (int32_t number = 0; number < town->offers.count; number++) {
        const ttb__offer *given = ttb__town_given(town, number);
        ttb__wide section =
            (ttb__wide)given->cost * goals[TTB_GOAL_SECTION_COST] +
            (ttb__wide)(argument->full[number] + argument->viable[number]) * given->most_size +
            argument->section[number];
        if (section > MOST_COST * 256)
            return 0;
        sum += section * given->most_sections +
               (ttb__wide)(argument->full[number] + argument->viable[number]) *
                   town->offers.items[number].takers;
    }
    for (int64_t number = 0; number < town->rows.count; number++) {
        const ttb__town_row *row = &town->rows.items[number];
        sum += (ttb__wide)argument->row[number] * row->limit;
        for (int32_t entry = 0; entry < row->entry_count; entry++) {
            const ttb__town_entry *of = &town->entries.items[row->first_entry + entry];
            sum +=
                (ttb__wide)argument->row[number] * of->amount * town->offers.items[of->offer].most;
        }
    }
    return sum < TTB__MOST_SUM;
}

int ttb__argument_goals(const ttb__town *town, const ttb__argument *argument,
                        int64_t goals_out[TTB__GOALS])
{
    if (argument->scale < 1 || argument->scale > MOST_COST ||
        !are_prices(argument->tiers, argument->tier) ||
        !are_prices(argument->full, town->offers.count) ||
        !are_prices(argument->viable, town->offers.count) ||
        !are_prices(argument->row, town->rows.count) ||
        !are_prices(argument->seat, town->requests.count) ||
        !are_prices(argument->section, town->offers.count))
        return 0;
    for (int32_t goal = 0; goal < TTB__GOALS; goal++) {
        ttb__wide sum =
            (ttb__wide)argument->scale * ttb__tier_weight(&town->tiers[argument->tier], goal);
        for (int32_t earlier = 0; earlier < argument->tier; earlier++)
            sum +=
                (ttb__wide)argument->tiers[earlier] * ttb__tier_weight(&town->tiers[earlier], goal);
        if (sum > MOST_COST)
            return 0;
        goals_out[goal] = goal == TTB_GOAL_BALANCE ? 0 : (int64_t)sum;
    }
    return fits(town, argument, goals_out);
}

void ttb__argument_sections(const ttb__town *town, const ttb__argument *argument,
                            const int64_t goals[TTB__GOALS], int64_t prices_out[])
{
    for (int32_t offer = 0; offer < town->offers.count; offer++) {
        const ttb__offer *given = ttb__town_given(town, offer);
        prices_out[offer] = given->cost * goals[TTB_GOAL_SECTION_COST] -
                            argument->full[offer] * given->most_size +
                            argument->viable[offer] * given->least_size;
    }
    for (int64_t number = 0; number < town->rows.count; number++) {
        const ttb__town_row *row = &town->rows.items[number];
        int64_t price = row->is_covering ? -argument->row[number] : argument->row[number];
        for (int32_t entry = 0; entry < row->entry_count; entry++) {
            const ttb__town_entry *of = &town->entries.items[row->first_entry + entry];
            prices_out[of->offer] += price * of->amount;
        }
    }
}

void ttb__argument_links(const ttb__town *town, const ttb__argument *argument, int64_t sums_out[])
{
    for (int64_t number = 0; argument->link && number < town->requests.count; number++) {
        const ttb__town_request *request = &town->requests.items[number];
        const ttb__town_class *class = &town->classes.items[request->class];
        for (int32_t option = 0; option < class->option_count; option++)
            sums_out[town->options.items[class->first_option + option].offer] +=
                argument->link[request->first_seat + option];
    }
}

int64_t ttb__argument_rows(const ttb__town *town, const ttb__argument *argument)
{
    int64_t sum = 0;

    for (int64_t number = 0; number < town->rows.count; number++) {
        const ttb__town_row *row = &town->rows.items[number];
        int64_t part = argument->row[number] * row->limit;
        sum += row->is_covering ? part : -part;
    }
    return sum;
}

/* ---- From sums to bounds and back */

/* What the values of earlier tiers are worth at their prices. */
static ttb__wide earlier_worth(const ttb__argument *argument, const int64_t earlier[TTB__GOALS])
{
    ttb__wide sum = 0;

    for (int32_t tier = 0; tier < argument->tier; tier++)
        sum += (ttb__wide)argument->tiers[tier] * earlier[tier];
    return sum;
}

int64_t ttb__argument_bound(const ttb__town *town, const ttb__argument *argument, int64_t sum,
                            const int64_t earlier[TTB__GOALS])
{
    ttb__wide rest = sum - earlier_worth(argument, earlier), bound;
    int64_t unit = town->units[argument->tier];

    if (rest <= 0)
        return 0;
    bound = (rest + argument->scale - 1) / argument->scale;
    if (unit > 1)
        bound = (bound + unit - 1) / unit * unit;
    return bound > INT64_MAX ? INT64_MAX : (int64_t)bound;
}

ttb_status ttb__argument_claim(const ttb__town *town, const ttb__argument *argument, int64_t bound,
                               const int64_t earlier[TTB__GOALS], int64_t *sum_out)
{
    int64_t unit = town->units[argument->tier];
    ttb__wide below = unit > 0 && bound > unit ? bound - unit : 0;
    ttb__wide sum = below * argument->scale + 1 + earlier_worth(argument, earlier);

    *sum_out = 0;
    if (sum > TTB__MOST_SUM)
        return TTB_ERR_RANGE;
    *sum_out = (int64_t)sum;
    return TTB_OK;
}
