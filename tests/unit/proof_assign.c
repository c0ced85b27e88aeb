/* The assignment of choices to blocks against trying all, and the theorem that the look-ahead of a
 * placing rests on: costs of fixing sections are supermodular. */
#include "test.h"

#include <string.h>

#include "base/random.h"
#include "proof/assign.h"

enum { TASKS = 3000, MOST_AGENTS = 4, MOST_BLOCKS = 4 };

static ttb__assignment task, other;

static int64_t try_all(const ttb__assignment *of, int32_t agent, uint64_t used)
{
    int64_t least;

    if (agent == of->agent_count)
        return 0;
    least = of->agents[agent].skip + try_all(of, agent + 1, used);
    for (int32_t block = 0; block < of->block_count; block++) {
        int64_t cost = of->agents[agent].costs[block];
        if (cost >= TTB__NO_SEAT || used >> block & 1)
            continue;
        cost += try_all(of, agent + 1, used | UINT64_C(1) << block);
        least = cost < least ? cost : least;
    }
    return least;
}

static void any_task(ttb__random *random)
{
    task.agent_count = 1 + (int32_t)ttb__random_below(random, MOST_AGENTS);
    task.block_count = 1 + (int32_t)ttb__random_below(random, MOST_BLOCKS);
    for (int32_t agent = 0; agent < task.agent_count; agent++) {
        task.agents[agent].skip = 5 + ttb__random_below(random, 20);
        for (int32_t block = 0; block < task.block_count; block++)
            task.agents[agent].costs[block] = ttb__random_below(random, 3)
                                                  ? (int64_t)ttb__random_below(random, 25) - 5
                                                  : TTB__NO_SEAT;
    }
}

static void assignments_are_the_cheapest(void **state)
{
    ttb__random random;

    (void)state;
    ttb__random_seed(&random, 1);
    for (int32_t number = 0; number < TASKS; number++) {
        any_task(&random);
        assert_int_equal(ttb__assign(&task, 0, 0), try_all(&task, 0, 0));
    }
}

/* A block that is not there: no agent can have it. */
static void losses_are_what_a_block_is_worth(void **state)
{
    ttb__random random;

    (void)state;
    ttb__random_seed(&random, 2);
    for (int32_t number = 0; number < TASKS; number++) {
        int64_t losses[TTB__MOST_BLOCKS], least;
        any_task(&random);
        least = ttb__assign(&task, 0, 0);
        ttb__assign_losses(&task, losses);
        for (int32_t block = 0; block < task.block_count; block++) {
            int64_t without;
            memcpy(&other, &task, sizeof other);
            for (int32_t agent = 0; agent < other.agent_count; agent++)
                other.agents[agent].costs[block] = TTB__NO_SEAT;
            without = try_all(&other, 0, 0);
            assert_int_equal(least + losses[block], without);
        }
    }
}

static void agents_left_out_cost_nothing(void **state)
{
    ttb__random random;

    (void)state;
    ttb__random_seed(&random, 3);
    for (int32_t number = 0; number < TASKS; number++) {
        int32_t from, to;
        any_task(&random);
        from = (int32_t)ttb__random_below(&random, (uint32_t)task.agent_count + 1);
        to = from + (int32_t)ttb__random_below(&random, (uint32_t)(task.agent_count - from) + 1);
        memcpy(&other, &task, sizeof other);
        memmove(other.agents + from, other.agents + to,
                (size_t)(task.agent_count - to) * sizeof *other.agents);
        other.agent_count -= to - from;
        assert_int_equal(ttb__assign(&task, from, to), try_all(&other, 0, 0));
    }
}

/* ---- The theorem */

enum { MOST_SECTIONS = 3 };

/* Sections of each agent's course: what a seat costs, and where it stands; TTB_NONE: not placed, it
 * may be had in any block. */
typedef struct section {
    int64_t cost;
    int32_t block, will_stand;
} section;

static section sections[MOST_AGENTS][MOST_SECTIONS];

static void offer(section of, ttb__agent *agent)
{
    for (int32_t block = 0; block < task.block_count; block++)
        if ((of.block == TTB_NONE || of.block == block) && of.cost < agent->costs[block])
            agent->costs[block] = of.cost;
}

/* The cost when the sections of the set (agent times MOST_SECTIONS plus number) are placed too. */
static int64_t cost_with(uint64_t placed)
{
    for (int32_t agent = 0; agent < task.agent_count; agent++) {
        for (int32_t block = 0; block < task.block_count; block++)
            task.agents[agent].costs[block] = TTB__NO_SEAT;
        for (int32_t number = 0; number < MOST_SECTIONS; number++) {
            section of = sections[agent][number];
            if (of.block == TTB_NONE && placed >> (agent * MOST_SECTIONS + number) & 1)
                of.block = of.will_stand;
            offer(of, &task.agents[agent]);
        }
    }
    return ttb__assign(&task, 0, 0);
}

static void any_sections(ttb__random *random)
{
    task.agent_count = 2 + (int32_t)ttb__random_below(random, MOST_AGENTS - 1);
    task.block_count = 2 + (int32_t)ttb__random_below(random, MOST_BLOCKS - 1);
    for (int32_t agent = 0; agent < task.agent_count; agent++) {
        task.agents[agent].skip = 3 + ttb__random_below(random, 12);
        for (int32_t number = 0; number < MOST_SECTIONS; number++) {
            section *made = &sections[agent][number];
            made->cost = ttb__random_below(random, 7);
            made->will_stand = (int32_t)ttb__random_below(random, (uint32_t)task.block_count);
            made->block = ttb__random_below(random, 2)
                              ? TTB_NONE
                              : (int32_t)ttb__random_below(random, (uint32_t)task.block_count);
            if (ttb__random_below(random, 3) == 0)
                made->cost = TTB__NO_SEAT; /* the course has fewer sections */
        }
    }
}

/* Placing one set of sections and another one after it costs at least as much more as each by
 * itself. */
static void placing_sections_is_supermodular(void **state)
{
    ttb__random random;

    (void)state;
    ttb__random_seed(&random, 4);
    for (int32_t number = 0; number < 20 * TASKS; number++) {
        uint64_t all = (UINT64_C(1) << (MOST_AGENTS * MOST_SECTIONS)) - 1, one, two;
        any_sections(&random);
        one = ttb__random_next(&random) & all;
        two = ttb__random_next(&random) & all & ~one;
        assert_true(cost_with(one | two) + cost_with(0) >= cost_with(one) + cost_with(two));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(assignments_are_the_cheapest),
        cmocka_unit_test(losses_are_what_a_block_is_worth),
        cmocka_unit_test(agents_left_out_cost_nothing),
        cmocka_unit_test(placing_sections_is_supermodular),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
