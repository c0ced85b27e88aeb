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

struct ttb__tree {
    level levels[MOST_LEVELS];
    int32_t top;
    int64_t claim;
    ttb__choose_fn choose;
    void *user;
    TTB__ARRAY(branching) open; /* a branching for each node above the one that is looked at */
    int32_t is_waiting;         /* the node is still to be looked at */
    int32_t is_lost;            /* a node is not proven and cannot be branched */
    int32_t is_paused;
};

static ttb__placing *placing_of(const ttb__tree *tree)
{
    return tree->levels[tree->top].placing;
}

/* ---- Levels: work is counted on */

static ttb_status take_over(ttb__tree *tree, int32_t repricing)
{
    const ttb__placing *below = placing_of(tree);
    const ttb__argument *argument = tree->levels[0].placing->argument;
    level *next = &tree->levels[tree->top + 1];
    ttb_status status;

    tree->is_lost = repricing >= argument->repricings.count || tree->top + 1 == MOST_LEVELS;
    if (tree->is_lost)
        return TTB_OK;
    next->prices = ttb__argument_repriced(argument, repricing);
    next->depth = tree->open.count;
    status = ttb__placing_again(below, &next->prices, below->steps.count, &next->placing);
    tree->is_lost = status == TTB_ERR_RANGE;
    if (status)
        return tree->is_lost ? TTB_OK : status;
    next->placing->work += below->work;
    tree->top++;
    return TTB_OK;
}

static void give_back(ttb__tree *tree)
{
    ttb__placing *above = placing_of(tree);

    tree->top--;
    placing_of(tree)->work = above->work;
    ttb__placing_destroy(above);
}

/* ---- Nodes */

/* Leave a node for the one above it. */
static void leave(ttb__tree *tree, int64_t depth)
{
    while (tree->top > 0 && tree->levels[tree->top].depth == depth)
        give_back(tree);
    if (depth > 0)
        ttb__placing_back(placing_of(tree));
}

static void go_back(ttb__tree *tree, int64_t depth)
{
    for (; tree->open.count > depth; tree->open.count--)
        leave(tree, tree->open.count);
}

static int can_branch(const ttb__tree *tree, int32_t offer)
{
    const ttb__town *town = placing_of(tree)->town;

    return offer >= 0 && offer < town->offers.count &&
           ttb__placing_is_open(placing_of(tree), offer) &&
           town->offers.items[offer].place_count <= TTB__MOST_PLACES;
}

static ttb_status branch(ttb__tree *tree, int32_t offer)
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

/* Look at where the placing stands, until it is proven there or branched on, lost or paused. */
static ttb_status visit(ttb__tree *tree)
{
    ttb_status status = TTB_OK;

    while (!status && !tree->is_lost && ttb__placing_bound(placing_of(tree)) < tree->claim) {
        int32_t choice = tree->choose(placing_of(tree), tree->user);
        tree->is_paused = choice == TTB__PAUSE;
        if (tree->is_paused)
            return TTB_OK;
        if (choice <= TTB__GO_BACK(tree->open.count)) {
            go_back(tree, choice - TTB__GO_BACK(0));
        } else if (choice <= TTB__REPRICE(0)) {
            status = take_over(tree, TTB__REPRICE(0) - choice);
        } else {
            tree->is_waiting = 0;
            tree->is_lost = !can_branch(tree, choice);
            if (!tree->is_lost)
                return branch(tree, choice);
        }
    }
    tree->is_waiting = 0;
    if (!status)
        leave(tree, tree->open.count);
    return status;
}

/* The next child that is not known to cost enough, NULL after the last. */
static const ttb__child *next_child(const ttb__tree *tree, branching *at)
{
    while (at->next < at->count) {
        const ttb__child *child = &at->children[at->next++];
        if (child->bound < tree->claim)
            return child;
    }
    return NULL;
}

/* On to the next child of the lowest branching, or up from it. */
static ttb_status go_on(ttb__tree *tree)
{
    branching *at = &tree->open.items[tree->open.count - 1];
    const ttb__child *child = tree->is_lost ? NULL : next_child(tree, at);

    if (child && !ttb__placing_has_room(placing_of(tree), at->offer)) {
        tree->is_lost = 1;
        return TTB_OK;
    }
    if (child) {
        tree->is_waiting = 1;
        return ttb__placing_step(placing_of(tree), at->offer, child->place);
    }
    tree->open.count--;
    leave(tree, tree->open.count);
    return TTB_OK;
}

ttb_status ttb__tree_grow(ttb__tree *tree, ttb__choose_fn choose, void *user, int32_t *state_out)
{
    ttb_status status = TTB_OK;

    tree->choose = choose;
    tree->user = user;
    tree->is_paused = 0;
    while (!status && !tree->is_paused && (tree->is_waiting || tree->open.count > 0))
        status = tree->is_waiting ? visit(tree) : go_on(tree);
    *state_out = tree->is_paused ? TTB__TREE_PAUSED
                 : tree->is_lost ? TTB__TREE_LOST
                                 : TTB__TREE_PROVEN;
    return status;
}

/* ---- Trees */

ttb_status ttb__tree_make(ttb__placing *placing, int64_t claim, ttb__tree **tree_out)
{
    ttb__tree *tree = *tree_out = ttb__alloc(1, sizeof *tree);

    if (!tree)
        return TTB_ERR_MEMORY;
    tree->levels[0].placing = placing;
    placing->aim = claim;
    ttb__pairs_pass(placing);
    tree->claim = claim;
    tree->is_waiting = 1;
    return TTB_OK;
}

void ttb__tree_destroy(ttb__tree *tree)
{
    if (!tree)
        return;
    while (tree->top > 0)
        give_back(tree);
    ttb__free(tree->open.items);
    ttb__free(tree);
}

int64_t ttb__tree_work(const ttb__tree *tree)
{
    return placing_of(tree)->work;
}

ttb_status ttb__placing_prove(ttb__placing *placing, int64_t claim, ttb__choose_fn choose,
                              void *user, int *is_proven_out)
{
    ttb__tree *tree;
    int32_t state = TTB__TREE_LOST;
    ttb_status status = ttb__tree_make(placing, claim, &tree);

    if (!status)
        status = ttb__tree_grow(tree, choose, user, &state);
    *is_proven_out = !status && state == TTB__TREE_PROVEN;
    ttb__tree_destroy(tree);
    return status;
}
