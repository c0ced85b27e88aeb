#include "proof/assign.h"

/* One augmentation: the cheapest way to bring in an agent, which moves others along a path that
 * ends at a free block or at somebody who goes without. Costs along paths are sums of differences,
 * and there is no negative cycle, because what is assigned so far is optimal. */
typedef struct search {
    ttb__assignment *task;
    int64_t reached[TTB__MOST_BLOCKS]; /* cost of the path up to taking this block */
    int32_t before[TTB__MOST_BLOCKS];  /* the block that its agent leaves, TTB_NONE: the new one */
} search;

/* Let the agents of reached blocks move on; 1 if some block is reached more cheaply. */
static int relax(search *path)
{
    const ttb__assignment *task = path->task;
    int is_better = 0;

    for (int32_t block = 0; block < task->block_count; block++) {
        const ttb__agent *agent;
        if (task->agent_of[block] == TTB_NONE || path->reached[block] >= TTB__NO_SEAT)
            continue;
        agent = &task->agents[task->agent_of[block]];
        for (int32_t to = 0; to < task->block_count; to++) {
            int64_t cost = path->reached[block] - agent->costs[block] + agent->costs[to];
            if (agent->costs[to] < TTB__NO_SEAT && cost < path->reached[to]) {
                path->reached[to] = cost;
                path->before[to] = block;
                is_better = 1;
            }
        }
    }
    return is_better;
}

static void find_paths(search *path, const ttb__agent *agent)
{
    int is_better = 1;

    for (int32_t block = 0; block < path->task->block_count; block++) {
        path->reached[block] = agent->costs[block];
        path->before[block] = TTB_NONE;
    }
    for (int32_t round = 0; is_better && round < path->task->block_count; round++)
        is_better = relax(path);
}

/* Where the cheapest path ends: a block, TTB_NONE: the new agent goes without. */
static int32_t cheapest_end(const search *path, const ttb__agent *agent, int64_t *cost_out)
{
    const ttb__assignment *task = path->task;
    int32_t best = TTB_NONE;

    *cost_out = agent->skip;
    for (int32_t block = 0; block < task->block_count; block++) {
        int64_t cost = path->reached[block];
        if (cost >= TTB__NO_SEAT)
            continue;
        if (task->agent_of[block] != TTB_NONE) {
            const ttb__agent *other = &task->agents[task->agent_of[block]];
            cost += other->skip - other->costs[block];
        }
        if (cost < *cost_out) {
            *cost_out = cost;
            best = block;
        }
    }
    return best;
}

/* The block that is cheapest for the agent alone, TTB_NONE if it had rather go without. */
static int32_t cheapest_block(const ttb__assignment *task, const ttb__agent *agent,
                              int64_t *cost_out)
{
    int32_t best = TTB_NONE;

    *cost_out = agent->skip;
    for (int32_t block = 0; block < task->block_count; block++) {
        if (agent->costs[block] < *cost_out) {
            *cost_out = agent->costs[block];
            best = block;
        }
    }
    return best;
}

/* No path is cheaper than the agent's cheapest block, because others are where it costs least; so
 * most agents need none. */
static int64_t bring_in(ttb__assignment *task, int32_t number)
{
    search path;
    int64_t cost;
    int32_t end = cheapest_block(task, &task->agents[number], &cost);

    if (end == TTB_NONE)
        return cost;
    if (task->agent_of[end] == TTB_NONE) {
        task->agent_of[end] = number;
        return cost;
    }
    path.task = task;
    find_paths(&path, &task->agents[number]);
    end = cheapest_end(&path, &task->agents[number], &cost);
    while (end != TTB_NONE) {
        int32_t from = path.before[end];
        task->agent_of[end] = from == TTB_NONE ? number : task->agent_of[from];
        end = from;
    }
    return cost;
}

int64_t ttb__assign(ttb__assignment *task, int32_t from, int32_t to)
{
    int64_t total = 0;

    for (int32_t block = 0; block < task->block_count; block++)
        task->agent_of[block] = TTB_NONE;
    for (int32_t agent = 0; agent < task->agent_count; agent++) {
        if (agent >= from && agent < to)
            continue;
        total += bring_in(task, agent);
    }
    return total;
}

/* What it costs that an agent leaves its block for another one, or goes without. */
static int64_t loss_of(const ttb__assignment *task, int32_t block, const int64_t losses[])
{
    const ttb__agent *agent = &task->agents[task->agent_of[block]];
    int64_t least = agent->skip - agent->costs[block];

    for (int32_t to = 0; to < task->block_count; to++) {
        int64_t loss = agent->costs[to] - agent->costs[block] + losses[to];
        if (to != block && agent->costs[to] < TTB__NO_SEAT && losses[to] < TTB__NO_SEAT &&
            loss < least)
            least = loss;
    }
    return least;
}

void ttb__assign_losses(const ttb__assignment *task, int64_t losses[TTB__MOST_BLOCKS])
{
    int is_better = 1;

    for (int32_t block = 0; block < task->block_count; block++)
        losses[block] = task->agent_of[block] == TTB_NONE ? 0 : TTB__NO_SEAT;
    for (int32_t round = 0; is_better && round <= task->block_count; round++) {
        is_better = 0;
        for (int32_t block = 0; block < task->block_count; block++) {
            int64_t loss = task->agent_of[block] == TTB_NONE ? 0 : loss_of(task, block, losses);
            is_better |= loss < losses[block];
            losses[block] = loss < losses[block] ? loss : losses[block];
        }
    }
}
