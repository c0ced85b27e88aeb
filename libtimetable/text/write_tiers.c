#include <string.h>

#include "text/write.h"

static void write_goal(ttb__writer *writer, const ttb__goal *goal)
{
    const char *name = ttb__goal_name(goal->goal);

    if (goal->weight == 1 && !writer->is_canonical) {
        ttb__write_text(writer, NULL, name);
        return;
    }
    ttb__open_object(writer, NULL, TTB__IN_LINE);
    ttb__write_text(writer, "goal", name);
    ttb__write_int(writer, "weight", goal->weight);
    ttb__close(writer);
}

/* A tier is a sum: the canonical form has its goals by name. */
static void sort_goals(ttb__tier *tier)
{
    for (int32_t done = 1; done < tier->goal_count; done++) {
        ttb__goal goal = tier->goals[done];
        int32_t place = done;
        for (; place > 0 &&
               strcmp(ttb__goal_name(tier->goals[place - 1].goal), ttb__goal_name(goal.goal)) > 0;
             place--)
            tier->goals[place] = tier->goals[place - 1];
        tier->goals[place] = goal;
    }
}

void ttb__write_tiers(ttb__writer *writer)
{
    int32_t count;
    const ttb__tier *tiers = ttb__tiers(writer->partnership, &count);

    if (writer->partnership->tiers.count == 0 && !writer->is_canonical)
        return;
    ttb__open_array(writer, "tiers", TTB__LINES);
    for (int32_t number = 0; number < count; number++) {
        ttb__tier tier = tiers[number];
        if (writer->is_canonical)
            sort_goals(&tier);
        ttb__open_array(writer, NULL, TTB__IN_LINE);
        for (int32_t goal = 0; goal < tier.goal_count; goal++)
            write_goal(writer, &tier.goals[goal]);
        ttb__close(writer);
    }
    ttb__close(writer);
}
