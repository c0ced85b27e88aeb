/* One student among the sections placed so far: his cheapest week, and what it costs more when the
 * next sections of a course stand here or there. Choices get blocks of their own by assignment. */
#include <string.h>

#include "base/bits.h"
#include "proof/placing_state.h"

/* What is gained by letting go of a choice that has to be let go: more than seats cost. */
#define LET_GO (INT64_C(1) << 46)

/* ---- The agents of a choice: one for each block of its course */

typedef struct choice {
    const ttb__town_class *class;
    int32_t request;
    int32_t first_agent, agent_count;
    int32_t is_away; /* no seat at home can be had any more */
} choice;

static const int64_t *costs_of(const ttb__placing *placing, int32_t option)
{
    return placing->costs.in_block + (int64_t)option * placing->town->block_count;
}

/* What the choice's link to one of its options adds in each block. */
static int64_t link_to(const ttb__placing *placing, const choice *of, int32_t option)
{
    if (!placing->costs.link) /* most arguments have none, and this is where the time goes */
        return 0;
    return ttb__share(ttb__seat_link(&placing->costs, &placing->town->requests.items[of->request],
                                     option - of->class->first_option),
                      of->agent_count);
}

/* A section in this place is on offer. */
static void offer_place(const ttb__placing *placing, const choice *of, int32_t number,
                        int32_t place, ttb__agent *agent)
{
    const ttb__town_option *option = &placing->town->options.items[number];
    const int64_t *costs = costs_of(placing, number);
    int64_t link = link_to(placing, of, number);
    uint64_t blocks;

    if (!ttb__town_is_legal(option, place))
        return;
    blocks = ttb__town_place(placing->town, option->offer, place);
    for (; blocks; blocks &= blocks - 1) {
        int32_t block = ttb__lowest_bit(blocks);
        if (costs[block] + link < agent->costs[block])
            agent->costs[block] = costs[block] + link;
    }
}

/* Sections of the option that are placed; and with `left` those that are not placed yet, in any
 * block of the part. These have to cost the same in all blocks for the look-ahead to add up. */
static void offer_option(const ttb__placing *placing, const choice *of, int32_t number,
                         int32_t left, ttb__agent *agent)
{
    const int32_t *places;
    int64_t anywhere = placing->costs.anywhere[number] + link_to(placing, of, number);
    int32_t count =
        ttb__placing_stands(placing, placing->town->options.items[number].offer, &places);

    for (int32_t section = 0; section < count; section++)
        offer_place(placing, of, number, places[section], agent);
    for (int32_t block = 0; left > 0 && block < placing->town->block_count; block++)
        if (placing->blocks >> block & 1 && anywhere < agent->costs[block])
            agent->costs[block] = anywhere;
}

/* No seat yet; and where choices away have to be let go, that it is one of them. */
static void clear_agent(const ttb__placing *placing, const choice *of, ttb__agent *agent)
{
    int64_t skip = placing->task.agents[of->first_agent].skip;

    for (int32_t block = 0; block < placing->town->block_count; block++)
        agent->costs[block] = TTB__NO_SEAT;
    for (int32_t column = placing->town->block_count; column < placing->task.block_count; column++)
        agent->costs[column] = of->is_away ? skip - LET_GO : TTB__NO_SEAT;
}

static void copy_agent(ttb__placing *placing, const choice *of)
{
    ttb__agent *agent = &placing->task.agents[of->first_agent];

    for (int32_t copy = 1; copy < of->agent_count; copy++) {
        agent[copy].skip = agent->skip;
        memcpy(agent[copy].costs, agent->costs,
               (size_t)placing->task.block_count * sizeof *agent->costs);
    }
}

static void fill_agents(ttb__placing *placing, choice *of, int64_t gain)
{
    ttb__agent *agent = &placing->task.agents[placing->task.agent_count];
    int64_t skip = of->class->weight * placing->goals[TTB_GOAL_UNMET] - gain;

    of->first_agent = placing->task.agent_count;
    of->agent_count = placing->town->partnership->courses.items[of->class->course].blocks;
    agent->skip = of->class->is_pinned ? placing->never : ttb__share(skip, of->agent_count);
    clear_agent(placing, of, agent);
    for (int32_t number = 0; number < of->class->option_count; number++) {
        int32_t option = of->class->first_option + number;
        int32_t offer = placing->town->options.items[option].offer;
        offer_option(placing, of, option, ttb__placing_left(placing, offer), agent);
    }
    copy_agent(placing, of);
    placing->task.agent_count += of->agent_count;
}

/* ---- Choices away: of those that can only be had away, all but so many as the student may take
 * have to be let go */

static int is_away(const ttb__placing *placing, const ttb__town_student *student,
                   const ttb__town_class *class)
{
    const int32_t *places;

    for (int32_t number = 0; number < class->option_count; number++) {
        int32_t offer = placing->town->options.items[class->first_option + number].offer;
        if (placing->town->offers.items[offer].site == student->home &&
            (ttb__placing_left(placing, offer) || ttb__placing_stands(placing, offer, &places)))
            return 0;
    }
    return 1;
}

static int32_t count_let_go(const ttb__placing *placing, const ttb__town_student *student,
                            choice choices[], int32_t count)
{
    int32_t away = 0;

    if (count > placing->town->block_count)
        return 0;
    for (int32_t number = 0; number < count; number++) {
        if (choices[number].agent_count > 1)
            return 0;
        choices[number].is_away = is_away(placing, student, choices[number].class);
        away += choices[number].is_away;
    }
    away -= student->courses_away;
    return away > 0 && placing->town->block_count + away <= TTB__MOST_BLOCKS ? away : 0;
}

static void let_go(ttb__placing *placing, const ttb__town_student *student, choice choices[],
                   int32_t count)
{
    int32_t blocks = placing->town->block_count;

    placing->let_go = count_let_go(placing, student, choices, count) * LET_GO;
    placing->task.block_count = blocks + (int32_t)(placing->let_go / LET_GO);
    for (int32_t number = 0; number < count; number++) {
        ttb__agent *agent = &placing->task.agents[choices[number].first_agent];
        for (int32_t column = blocks; column < placing->task.block_count; column++)
            agent->costs[column] = choices[number].is_away ? agent->skip - LET_GO : TTB__NO_SEAT;
    }
}

/* The least cost of all choices without the agents of [from, to). */
static int64_t assign(ttb__placing *placing, int32_t from, int32_t to)
{
    return ttb__assign(&placing->task, from, to) + placing->let_go;
}

static int32_t fill_task(ttb__placing *placing, int32_t student, choice choices[])
{
    const ttb__town_student *of = &placing->town->students[student];
    int64_t gain = ttb__reserve_gain(placing->town, placing->goals, &placing->costs, of);
    int32_t count = 0;

    placing->task.agent_count = 0;
    placing->task.block_count = placing->town->block_count;
    for (int32_t number = 0; number < of->choice_count; number++) {
        int32_t request = of->first_request + number;
        if (!ttb__placing_has(placing, placing->town->requests.items[request].course))
            continue;
        choices[count].request = request;
        choices[count].is_away = 0;
        choices[count].class =
            &placing->town->classes.items[placing->town->requests.items[request].class];
        fill_agents(placing, &choices[count++], gain);
    }
    let_go(placing, of, choices, count);
    placing->work += (int64_t)placing->task.agent_count * placing->task.block_count;
    return count;
}

/* ---- Patterns: what a choice can have besides the joint sections, and these */

typedef struct patterns {
    const choice *of;
    const ttb__ahead *ahead;
    int32_t course;
    int32_t options[TTB__MOST_JOINT]; /* of the joint sections; TTB_NONE: none for this class */
} patterns;

static patterns begin_patterns(const ttb__placing *placing, const choice *of)
{
    patterns list = {of, &placing->ahead[of->class->course], of->class->course, {0}};

    for (int32_t joint = 0; joint < list.ahead->joint_count; joint++) {
        list.options[joint] = TTB_NONE;
        for (int32_t number = 0; number < of->class->option_count; number++) {
            int32_t option = of->class->first_option + number;
            if (placing->town->options.items[option].offer == list.ahead->joint[joint])
                list.options[joint] = option;
        }
    }
    return list;
}

/* Sections that are placed, and those that are neither placed nor joint, nor of a closed offer. */
static void offer_rest(const ttb__placing *placing, const patterns *list, int32_t closed,
                       ttb__agent *agent)
{
    const ttb__town_class *class = list->of->class;

    clear_agent(placing, list->of, agent);
    for (int32_t number = 0; number < class->option_count; number++) {
        int32_t option = class->first_option + number;
        int32_t offer = placing->town->options.items[option].offer;
        int32_t left = ttb__placing_left(placing, offer);
        for (int32_t joint = 0; joint < list->ahead->joint_count; joint++)
            if (list->ahead->joint[joint] == offer)
                left = closed >> joint & 1 ? 0 : left - 1;
        offer_option(placing, list->of, option, left, agent);
    }
}

/* ---- A choice of one block: the others' assignment without it, and what it takes from them */

typedef struct alone {
    int64_t others; /* what they cost without it */
    int64_t losses[TTB__MOST_BLOCKS];
} alone;

/* The least that the choice and the others cost with an agent's blocks. */
static int64_t least_with(const ttb__placing *placing, const alone *without,
                          const ttb__agent *agent)
{
    int64_t least = TTB__NO_SEAT;

    for (int32_t block = 0; block < placing->task.block_count; block++)
        if (agent->costs[block] < TTB__NO_SEAT &&
            without->losses[block] + agent->costs[block] < least)
            least = without->losses[block] + agent->costs[block];
    return without->others + least;
}

/* The least with one joint section where the pattern has it; a section has one block here. */
static int64_t least_with_joint(const ttb__placing *placing, const alone *without,
                                const patterns *list, int32_t pattern, int32_t joint)
{
    int32_t place = ttb__ahead_place(placing, list->course, pattern, joint), block;
    int32_t option = list->options[joint];

    if (place == TTB_NONE || option == TTB_NONE ||
        !ttb__town_is_legal(&placing->town->options.items[option], place))
        return TTB__NO_SEAT;
    block = ttb__lowest_bit(ttb__town_place(placing->town, list->ahead->joint[joint], place));
    return without->others + without->losses[block] + costs_of(placing, option)[block] +
           link_to(placing, list->of, option);
}

static void find_deltas_of_one(ttb__placing *placing, const patterns *list, int64_t deltas[])
{
    int64_t rest[1 << TTB__MOST_JOINT], skip;
    ttb__agent agent;
    alone without;

    without.others = assign(placing, list->of->first_agent, list->of->first_agent + 1);
    ttb__assign_losses(&placing->task, without.losses);
    skip = without.others + placing->task.agents[list->of->first_agent].skip;
    for (int32_t closed = 0; closed < 1 << list->ahead->joint_count; closed++) {
        offer_rest(placing, list, closed, &agent);
        rest[closed] = least_with(placing, &without, &agent);
        rest[closed] = rest[closed] < skip ? rest[closed] : skip;
    }
    for (int32_t pattern = 0; pattern < list->ahead->pattern_count; pattern++) {
        deltas[pattern] = rest[ttb__ahead_closed(placing, list->course, pattern)];
        for (int32_t joint = 0; joint < list->ahead->joint_count; joint++) {
            int64_t least = least_with_joint(placing, &without, list, pattern, joint);
            deltas[pattern] = least < deltas[pattern] ? least : deltas[pattern];
        }
    }
}

/* ---- A choice of several blocks: everything anew for each pattern */

static void take_pattern(ttb__placing *placing, const patterns *list, int32_t pattern)
{
    ttb__agent *agent = &placing->task.agents[list->of->first_agent];

    offer_rest(placing, list, ttb__ahead_closed(placing, list->course, pattern), agent);
    for (int32_t joint = 0; joint < list->ahead->joint_count; joint++) {
        int32_t place = ttb__ahead_place(placing, list->course, pattern, joint);
        if (place != TTB_NONE && list->options[joint] != TTB_NONE)
            offer_place(placing, list->of, list->options[joint], place, agent);
    }
    copy_agent(placing, list->of);
}

static void find_deltas_of_several(ttb__placing *placing, const patterns *list, int64_t deltas[])
{
    ttb__agent *agent = &placing->task.agents[list->of->first_agent], before = *agent;
    const char *is_allowed = placing->is_allowed + list->ahead->first_sum;

    for (int32_t pattern = 0; pattern < list->ahead->pattern_count; pattern++) {
        deltas[pattern] = 0;
        if (!is_allowed[pattern])
            continue;
        take_pattern(placing, list, pattern);
        deltas[pattern] = assign(placing, 0, 0);
        placing->work += placing->task.agent_count;
    }
    *agent = before;
    copy_agent(placing, list->of);
}

static void find_deltas(ttb__placing *placing, const choice *of, int64_t least, int64_t deltas[])
{
    patterns list = begin_patterns(placing, of);

    if (!list.ahead->pattern_count)
        return;
    if (of->agent_count == 1)
        find_deltas_of_one(placing, &list, deltas);
    else
        find_deltas_of_several(placing, &list, deltas);
    for (int32_t pattern = 0; pattern < list.ahead->pattern_count; pattern++)
        deltas[pattern] = deltas[pattern] > least ? deltas[pattern] - least : 0;
    placing->work += list.ahead->pattern_count;
}

/* ---- Two choices: what patterns of both cost beyond what each costs alone */

static void find_together(ttb__placing *placing, const ttb__together *both, const choice *one,
                          const choice *other, int64_t least)
{
    patterns list = begin_patterns(placing, one);
    ttb__agent *agent = &placing->task.agents[one->first_agent], before = *agent;
    const int64_t *singles = placing->deltas + placing->first_delta[one->request];
    const int64_t *others = placing->deltas + placing->first_delta[other->request];
    int32_t columns = placing->ahead[other->class->course].pattern_count;
    const char *is_allowed = placing->is_allowed + placing->ahead[other->class->course].first_sum;

    for (int32_t pattern = 0; pattern < list.ahead->pattern_count; pattern++) {
        int64_t *row = placing->pairs.deltas + both->first_delta + (int64_t)pattern * columns;
        memset(row, 0, (size_t)columns * sizeof *row);
        if (!placing->is_allowed[list.ahead->first_sum + pattern])
            continue;
        take_pattern(placing, &list, pattern);
        find_deltas(placing, other, least, row);
        for (int32_t column = 0; column < columns; column++)
            row[column] -= is_allowed[column] ? singles[pattern] + others[column] : row[column];
    }
    *agent = before;
    copy_agent(placing, one);
}

/* The choice with this request, which is among them. */
static const choice *find_choice(const choice choices[], int32_t count, int32_t request)
{
    const choice *found = choices;

    for (int32_t number = 1; number < count; number++)
        if (choices[number].request == request)
            found = &choices[number];
    return found;
}

static void find_pairs(ttb__placing *placing, int32_t student, const choice choices[],
                       int32_t count)
{
    const ttb__pairs *pairs = &placing->pairs;

    ttb__pairs_plant(placing, student);
    for (int32_t at = pairs->first_together[student]; at < pairs->first_together[student + 1];
         at++) {
        const ttb__together *both = &pairs->together.items[at];
        if (both->counts)
            find_together(placing, both, find_choice(choices, count, both->request),
                          find_choice(choices, count, both->other), placing->least[student]);
    }
}

void ttb__placing_student(ttb__placing *placing, int32_t student)
{
    choice choices[TTB__MOST_CHOICES];
    int32_t count = fill_task(placing, student, choices);

    placing->credited[student] = TTB__ADDS_UP;
    placing->least[student] = assign(placing, 0, 0);
    if (!placing->is_whole[student] || !ttb__placing_whole_student(placing, student))
        for (int32_t number = 0; number < count; number++)
            find_deltas(placing, &choices[number], placing->least[student],
                        placing->deltas + placing->first_delta[choices[number].request]);
    if (count > 1)
        find_pairs(placing, student, choices, count);
}
