#include "model/build.h"
#include "text/read.h"

/* The tier whose goals are read. */
typedef struct tier_target {
    ttb_partnership *partnership;
    int32_t tier;
} tier_target;

/* A goal's name, or {"goal": name, "weight": w}. */
static void read_goal(ttb__reader *reader, const ttb__node *node, const ttb__field *field,
                      void *target)
{
    const char *words[TTB__GOALS + 1] = {NULL};
    const ttb__field fields[] = {
        {.key = "goal",
         .read = ttb__read_word,
         .offset = offsetof(ttb__goal, goal),
         .is_required = 1,
         .words = words,
         .code = "tier.unknown-goal"},
        {.key = "weight",
         .read = ttb__read_int,
         .offset = offsetof(ttb__goal, weight),
         .least = 1,
         .most = TTB__MOST_GOAL_WEIGHT},
    };
    const tier_target *to = target;
    ttb__goal item = {.goal = TTB_NONE, .weight = 1};
    ttb_status status;

    (void)field;
    for (int32_t goal = 0; goal < TTB__GOALS; goal++)
        words[goal] = ttb__goal_name(goal);
    if (cJSON_IsObject(node->json))
        ttb__read_object(reader, node, fields, TTB__COUNT(fields), &item);
    else
        ttb__read_word(reader, node, &fields[0], &item.goal);
    if (item.goal == TTB_NONE || to->tier == TTB_NONE)
        return;
    status = ttb__add_goal(to->partnership, to->tier, item.goal, item.weight);
    if (status == TTB_ERR_STATE)
        ttb__found(reader, ttb__report_error(reader->report, "tier.duplicate-goal",
                                             ttb__place(reader, node),
                                             "Goal \"%s\" stands in two places", words[item.goal]));
    else
        ttb__built(reader, node, status, "tier.duplicate-goal");
}

static void read_tier(ttb__reader *reader, const ttb__node *node, const ttb__field *field,
                      void *target)
{
    tier_target to = {.partnership = target, .tier = TTB_NONE};

    ttb__set_subject(reader, node, "A tier", NULL, NULL, NULL);
    ttb__built(reader, node, ttb__add_tier(to.partnership, &to.tier), "value.duplicate");
    ttb__read_list(reader, node, field, read_goal, &to);
}

void ttb__read_tiers(ttb__reader *reader, const ttb__node *node, const ttb__field *field,
                     void *target)
{
    ttb__read_list(reader, node, field, read_tier, target);
}
