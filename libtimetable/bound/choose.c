/* Which offer a tree branches on. What its children are known to cost is a poor guide to how large
 * their trees get, so the most promising are tried: each child's step is taken and taken back. How
 * far tries were from what was known is remembered by offer, and corrects it where none is tried
 * (reliability branching: Achterberg, Koch & Martin 2005). */
#include "bound/branching.h"

/* Offers that are tried at a node at most. An offer is tried so many times; then seldom, each time
 * that it was so often among the most promising. */
enum { CANDIDATES = 4, ENOUGH = 100, SELDOM = 32 };

/* Tries are remembered in this part of what was known. */
enum { PART = 1024 };

typedef struct candidate {
    int32_t offer;
    ttb__wide known; /* left to prove, by what is known of its children */
    ttb__wide left;  /* the same, corrected or tried */
} candidate;

/* What is left to prove below a child: an estimate of how large its tree gets. A child whose bound
 * does not rise counts ten times as much as one whose bound nearly reaches the claim, so that what
 * has few open children comes first. */
static ttb__wide left_below(const ttb__branching *search, int64_t gap, int64_t bound)
{
    return bound < search->claim ? gap + 9 * ((ttb__wide)search->claim - bound) : 0;
}

static int64_t gap_of(const ttb__branching *search, const ttb__placing *placing)
{
    return search->claim - ttb__placing_bound(placing);
}

/* By what is known of its children. */
static ttb__wide known_left(const ttb__branching *search, ttb__placing *placing, int32_t offer)
{
    ttb__child children[TTB__MOST_CHILDREN];
    int32_t count = ttb__placing_children(placing, offer, children);
    int64_t gap = gap_of(search, placing);
    ttb__wide left = 0;

    for (int32_t child = 0; child < count; child++)
        left += left_below(search, gap, children[child].bound);
    return left;
}

/* By stepping to each child. */
static ttb__wide tried_left(ttb__branching *search, ttb__placing *placing, int32_t offer)
{
    ttb__child children[TTB__MOST_CHILDREN];
    int32_t count = ttb__placing_children(placing, offer, children);
    int64_t gap = gap_of(search, placing);
    int has_room = ttb__placing_has_room(placing, offer);
    ttb__wide left = 0;

    for (int32_t child = 0; child < count && !search->status; child++) {
        int64_t bound = children[child].bound;
        if (bound < search->claim && has_room && !ttb__branching_is_over(search, placing))
            search->status = ttb__placing_try(placing, offer, children[child].place, &bound);
        left += left_below(search, gap, bound);
    }
    return left;
}

static ttb__wide corrected(const ttb__branching *search, int32_t offer, ttb__wide left)
{
    const ttb__experience *of = &search->experience[offer];

    return of->tries > 0 && left > 0 ? left * of->parts / of->tries / PART + 1 : left;
}

/* The most promising come first; the search for them ends with one that has nothing left. Returns
 * their number. */
static int32_t find_candidates(const ttb__branching *search, ttb__placing *placing,
                               candidate best[CANDIDATES])
{
    int32_t count = 0;

    for (int32_t offer = 0; offer < search->town->offers.count; offer++) {
        candidate next = {.offer = offer};
        int32_t at;
        if (!ttb__placing_is_open(placing, offer) || (count > 0 && best[0].left == 0))
            continue;
        next.known = known_left(search, placing, offer);
        next.left = corrected(search, offer, next.known);
        at = count < CANDIDATES ? count++ : CANDIDATES;
        for (; at > 0 && best[at - 1].left > next.left; at--)
            if (at < CANDIDATES)
                best[at] = best[at - 1];
        if (at < CANDIDATES)
            best[at] = next;
    }
    return count;
}

static int is_to_be_tried(ttb__branching *search, int32_t offer)
{
    ttb__experience *of = &search->experience[offer];

    return ++of->seen % SELDOM == 0 || of->tries < ENOUGH;
}

/* Something is left of the candidate, by what is known too. */
static void try_candidate(ttb__branching *search, ttb__placing *placing, candidate *of)
{
    ttb__experience *had = &search->experience[of->offer];

    of->left = tried_left(search, placing, of->offer);
    had->parts += (int64_t)(of->left * PART / of->known);
    had->tries++;
}

/* The experience is made when it is first needed. */
static int has_experience(ttb__branching *search)
{
    if (!search->experience)
        search->experience = ttb__alloc(search->town->offers.count, sizeof *search->experience);
    if (!search->experience)
        search->status = TTB_ERR_MEMORY;
    return search->experience != NULL;
}

int32_t ttb__branching_offer(ttb__branching *search, ttb__placing *placing)
{
    candidate candidates[CANDIDATES], best;
    int32_t count = has_experience(search) ? find_candidates(search, placing, candidates) : 0;

    if (count == 0)
        return TTB_NONE;
    best = candidates[0];
    for (int32_t at = 0; at < count && count > 1 && best.left > 0 && !search->status; at++) {
        if (is_to_be_tried(search, candidates[at].offer))
            try_candidate(search, placing, &candidates[at]);
        if (at == 0 || candidates[at].left < best.left)
            best = candidates[at];
    }
    return best.offer;
}
