/* The bound of a node: dual prices of students between groups, by steps of a subgradient method.
 * docs/explain/proof-blocks.md, formulas 26 and 27. */
#include "proof/profit_tree.h"

#include <string.h>

enum {
    ROOT_STEPS = 200, /* of the dual prices, at the root and elsewhere */
    NODE_STEPS = 20,
    MOST_FAILURES = 3, /* steps without progress, after which they are halved */
    MOST_HALVINGS = 10,
    OVERSHOOT = 128 /* steps aim below what is needed, by this part of what is missing at first */
};

/* Whom the candidate seats is served once more; who was counted in this set already is not. */
static void serve(ttb__profit_tree *tree, const ttb__candidate *at)
{
    const ttb__profit_seat *seats = ttb__candidate_seats(tree, at);

    for (int32_t seat = 0; seat < at->seat_count; seat++) {
        int32_t student = seats[seat].student;
        int64_t last = tree->counted[student];
        int is_seated = seats[seat].worth > tree->trial[student];
        tree->served[student] += is_seated & (last != tree->sets);
        tree->counted[student] = is_seated ? tree->sets : last;
    }
    tree->search->work += at->seat_count;
}

static void serve_set(ttb__profit_tree *tree, const ttb__candidate *group, uint32_t places)
{
    tree->sets++;
    for (int32_t place = 0; places >> place; place++)
        if (places >> place & 1)
            serve(tree, &group[place]);
}

/* The bound at the dual prices on trial, and who is served how often at them. */
static int64_t bound_at_trial(ttb__profit_tree *tree, const ttb__profit_node *at)
{
    const ttb__candidate *list = ttb__node_candidates(tree, at);
    int64_t bound = 0;
    int32_t size;

    for (int64_t student = 0; student < tree->student_count; student++) {
        bound += tree->trial[student];
        tree->served[student] = 0;
    }
    tree->search->work += tree->student_count;
    for (int64_t first = 0; first < at->candidate_count; first += size) {
        ttb__group_set best;
        size = ttb__group_size(&list[first], at->candidate_count - first);
        best = ttb__group_best(tree, &list[first], size);
        bound += best.earned;
        serve_set(tree, &list[first], best.places);
    }
    return bound;
}

/* One step of the dual prices (Polyak's rule): students who are served more than once pay more. Its
 * length is such that no price grows beyond `excess`. 0: there is no step. */
static int step_trial(ttb__profit_tree *tree, int64_t excess, int32_t halvings)
{
    int64_t norm = 0, step;

    for (int64_t student = 0; student < tree->student_count; student++) {
        int64_t over = tree->served[student] - 1;
        norm += over >= 0 || tree->trial[student] > 0 ? over * over : 0;
    }
    step = norm ? excess / norm >> halvings : 0;
    for (int64_t student = 0; step && student < tree->student_count; student++) {
        int64_t price = tree->trial[student] + step * (tree->served[student] - 1);
        tree->trial[student] = price > 0 ? price : 0;
    }
    return step > 0;
}

int64_t ttb__profit_bound(ttb__profit_tree *tree, const ttb__profit_node *at, int64_t room)
{
    int32_t steps = tree->nodes.count == 1 ? ROOT_STEPS : NODE_STEPS, failures = 0, halvings = 0;
    size_t bytes = (size_t)tree->student_count * sizeof *tree->trial;
    int64_t best = INT64_MAX, aim = 0;

    memset(tree->trial, 0, bytes);
    for (int32_t step = 0; step < steps && halvings <= MOST_HALVINGS; step++) {
        int64_t bound = bound_at_trial(tree, at);
        if (tree->is_ended)
            return INT64_MAX;
        if (step == 0)
            aim = room - (bound - room) / OVERSHOOT;
        if (bound < best) {
            best = bound;
            failures = 0;
            memcpy(tree->duals, tree->trial, bytes);
        } else if (++failures == MOST_FAILURES) {
            failures = 0;
            halvings++;
            memcpy(tree->trial, tree->duals, bytes);
        }
        if (best <= room || !step_trial(tree, bound - aim, halvings))
            break;
    }
    return best;
}

void ttb__profit_find_losses(ttb__profit_tree *tree, const ttb__profit_node *at, int64_t bound,
                             int64_t room)
{
    ttb__candidate *list = ttb__node_candidates(tree, at);
    int32_t size;

    memcpy(tree->trial, tree->duals, (size_t)tree->student_count * sizeof *tree->trial);
    for (int64_t first = 0; first < at->candidate_count; first += size) {
        ttb__candidate *group = &list[first];
        ttb__group_set best;
        size = ttb__group_size(group, at->candidate_count - first);
        best = ttb__group_best(tree, group, size);
        for (int32_t place = 0; place < size; place++) {
            int64_t other = ttb__group_other_way(tree, group, size, best.places, place,
                                                 best.earned - (bound - room));
            group[place].is_chosen = (int32_t)(best.places >> place & 1);
            group[place].loss = best.earned - other;
        }
    }
}
