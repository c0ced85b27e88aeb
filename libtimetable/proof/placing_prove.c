/* Proofs by a tree: depth first, with the ways to go on from each node on a stack. At a node the
 * tree may go over to other prices, which hold from there on: then a second placing at these prices
 * takes over, which stands where the first one does. */
#include "proof/placing_state.h"

/* Placings one over the other: more repricings on one path prove nothing. */
enum { MOST_LEVELS = 9 };

typedef struct branching {
    int32_t offer, count, next;
    ttb__child children[TTB__MOST_CHILDREN];
} branching;

typedef struct level {
    ttb__placing *placing;
    ttb__argument prices; /* what it looks at; of the lowest level the caller's */
    int64_t depth;        /* the node at which it took over */
} level;

typedef struct proof {
    level levels[MOST_LEVELS];
    int32_t top;
    int64_t claim;
    ttb__choose_fn choose;
    void *user;
    TTB__ARRAY(branching) open; /* a branching for each node above the one that is looked at */
} proof;

static ttb__placing *placing_of(const proof *tree)
{
    return tree->levels[tree->top].placing;
}

/* ---- Levels: work is counted on */

static ttb_status take_over(proof *tree, int32_t repricing, int *is_lost)
{
    const ttb__placing *below = placing_of(tree);
    const ttb__argument *argument = tree->levels[0].placing->argument;
    level *next = &tree->levels[tree->top + 1];
    ttb_status status;

    *is_lost = repricing >= argument->repricings.count || tree->top + 1 == MOST_LEVELS;
    if (*is_lost)
        return TTB_OK;
    next->prices = ttb__argument_repriced(argument, repricing);
    next->depth = tree->open.count;
    status = ttb__placing_again(below, &next->prices, below->steps.count, &next->placing);
    *is_lost = status == TTB_ERR_RANGE;
    if (status)
        return *is_lost ? TTB_OK : status;
    next->placing->work += below->work;
    tree->top++;
    return TTB_OK;
}

static void give_back(proof *tree)
{
    ttb__placing *above = placing_of(tree);

    tree->top--;
    placing_of(tree)->work = above->work;
    ttb__placing_destroy(above);
}

/* ---- Nodes */

/* Leave a node for the one above it. */
static void leave(proof *tree, int64_t depth)
{
    while (tree->top > 0 && tree->levels[tree->top].depth == depth)
        give_back(tree);
    if (depth > 0)
        ttb__placing_back(placing_of(tree));
}

/* What children cost is not kept of nodes above: it is worked out again. */
static void go_back(proof *tree, int64_t depth)
{
    if (tree->open.count == depth)
        return;
    for (; tree->open.count > depth; tree->open.count--)
        leave(tree, tree->open.count);
    ttb__pairs_pass(placing_of(tree));
}

static int can_branch(const proof *tree, int32_t offer)
{
    const ttb__town *town = placing_of(tree)->town;

    return offer >= 0 && offer < town->offers.count &&
           ttb__placing_is_open(placing_of(tree), offer) &&
           town->offers.items[offer].place_count <= TTB__MOST_PLACES;
}

static ttb_status branch(proof *tree, int32_t offer)
{
    branching *made;

    if (TTB__RESERVE(&tree->open, 1))
        return TTB_ERR_MEMORY;
    made = &tree->open.items[tree->open.count++];
    made->offer = offer;
    made->next = 0;
    made->count = ttb__placing_children(placing_of(tree), offer, made->children);
    return TTB_OK;
}

/* Look at where the placing stands, until it is proven there or branched on. *is_lost 1 if it is
 * not proven there and cannot be branched. */
static ttb_status visit(proof *tree, int *is_lost)
{
    ttb_status status = TTB_OK;

    while (!status && !*is_lost) {
        int32_t choice;
        if (ttb__placing_bound(placing_of(tree)) >= tree->claim) {
            leave(tree, tree->open.count);
            return TTB_OK;
        }
        choice = tree->choose(placing_of(tree), tree->user);
        if (choice <= TTB__GO_BACK(tree->open.count)) {
            go_back(tree, choice - TTB__GO_BACK(0));
        } else if (choice <= TTB__REPRICE(0)) {
            status = take_over(tree, TTB__REPRICE(0) - choice, is_lost);
        } else {
            *is_lost = !can_branch(tree, choice);
            if (!*is_lost)
                return branch(tree, choice);
        }
    }
    if (!status)
        leave(tree, tree->open.count);
    return status;
}

/* The next child that is not known to cost enough, NULL after the last. */
static const ttb__child *next_child(const proof *tree, branching *at)
{
    while (at->next < at->count) {
        const ttb__child *child = &at->children[at->next++];
        if (child->bound < tree->claim)
            return child;
    }
    return NULL;
}

static ttb_status walk(proof *tree, int *is_lost)
{
    ttb_status status = visit(tree, is_lost);

    while (!status && tree->open.count > 0) {
        branching *at = &tree->open.items[tree->open.count - 1];
        const ttb__child *child = *is_lost ? NULL : next_child(tree, at);
        if (child) {
            status = ttb__placing_step(placing_of(tree), at->offer, child->place);
            if (!status)
                status = visit(tree, is_lost);
        } else {
            tree->open.count--;
            leave(tree, tree->open.count);
        }
    }
    while (tree->top > 0)
        give_back(tree);
    return status;
}

ttb_status ttb__placing_prove(ttb__placing *placing, int64_t claim, ttb__choose_fn choose,
                              void *user, int *is_proven_out)
{
    proof tree = {.levels = {{.placing = placing}}, .claim = claim, .choose = choose, .user = user};
    int is_lost = 0;
    ttb_status status = walk(&tree, &is_lost);

    *is_proven_out = !status && !is_lost;
    ttb__free(tree.open.items);
    return status;
}
