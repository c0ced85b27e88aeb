/* The best set of a group: all of them are tried, as far as what each candidate adds alone allows
 * more than the best so far. docs/explain/proof-blocks.md, formulas 25 and 26. */
#include "proof/profit_tree.h"

typedef struct walk {
    ttb__profit_tree *tree;
    const ttb__candidate *group;
    int64_t saved_count;
    ttb__group_set best;
} walk;

static uint32_t bit(int32_t place)
{
    return UINT32_C(1) << place;
}

int32_t ttb__group_size(const ttb__candidate *first, int64_t count)
{
    int32_t size = 0;

    while (size < count && first[size].group == first->group)
        size++;
    return size;
}

/* What a candidate adds to the set at hand. */
static int64_t added_by(const ttb__profit_tree *tree, const ttb__candidate *at)
{
    const ttb__profit_seat *seats = ttb__candidate_seats(tree, at);
    int64_t sum = -at->price;

    for (int32_t seat = 0; seat < at->seat_count; seat++) {
        int32_t student = seats[seat].student;
        int64_t more = seats[seat].worth - tree->trial[student] - tree->taken[student];
        sum += more > 0 ? more : 0;
    }
    tree->search->work += at->seat_count;
    return sum;
}

static void take(walk *on, const ttb__candidate *at)
{
    const ttb__profit_seat *seats = ttb__candidate_seats(on->tree, at);

    for (int32_t seat = 0; seat < at->seat_count; seat++) {
        int64_t *taken = &on->tree->taken[seats[seat].student];
        int64_t gain = seats[seat].worth - on->tree->trial[seats[seat].student];
        on->tree->saved[on->saved_count++] = *taken;
        *taken = gain > *taken ? gain : *taken;
    }
    on->tree->search->work += at->seat_count;
}

static void give_back(walk *on, const ttb__candidate *at)
{
    const ttb__profit_seat *seats = ttb__candidate_seats(on->tree, at);

    for (int32_t seat = at->seat_count; seat-- > 0;)
        on->tree->taken[seats[seat].student] = on->tree->saved[--on->saved_count];
}

static void meet(walk *on, ttb__group_set set)
{
    if (set.earned > on->best.earned)
        on->best = set;
}

/* Of the open places, the one that adds most. */
static int32_t find_next(const int64_t adds[], uint32_t open)
{
    int32_t next = TTB_NONE;

    for (int32_t place = 0; open >> place; place++)
        if (open & bit(place) && (next == TTB_NONE || adds[place] > adds[next]))
            next = place;
    return next;
}

/* All sets of the one at hand and some of the open places: with the one that adds most, and then
 * without it. It calls itself at most as often as a group has candidates. */
static void walk_on(walk *on, ttb__group_set at, uint32_t open)
{
    int64_t adds[TTB__MOST_OF_GROUP] = {0}, sum = 0;

    if (ttb__profit_must_end(on->tree))
        return;
    meet(on, at);
    for (int32_t place = 0; open >> place; place++) {
        if (!(open & bit(place)))
            continue;
        adds[place] = added_by(on->tree, &on->group[place]);
        if (adds[place] > 0)
            sum += adds[place];
        else
            open &= ~bit(place);
    }
    while (open && at.earned + sum > on->best.earned) {
        int32_t next = find_next(adds, open);
        ttb__group_set with = {at.earned + adds[next], at.places | bit(next)};
        sum -= adds[next];
        open &= ~bit(next);
        if (!open) {
            meet(on, with);
            continue;
        }
        take(on, &on->group[next]);
        walk_on(on, with, open);
        give_back(on, &on->group[next]);
    }
}

ttb__group_set ttb__group_best(ttb__profit_tree *tree, const ttb__candidate *group, int32_t count)
{
    walk on = {.tree = tree, .group = group};

    walk_on(&on, (ttb__group_set){0, 0}, bit(count) - 1);
    return on.best;
}

int64_t ttb__group_other_way(ttb__profit_tree *tree, const ttb__candidate *group, int32_t count,
                             uint32_t places, int32_t place, int64_t least)
{
    walk on = {.tree = tree, .group = group, .best = {.earned = least}};
    uint32_t others = (bit(count) - 1) & ~bit(place);

    if (places & bit(place)) {
        walk_on(&on, (ttb__group_set){0, 0}, others);
    } else {
        ttb__group_set with = {added_by(tree, &group[place]), bit(place)};
        take(&on, &group[place]);
        walk_on(&on, with, others);
        give_back(&on, &group[place]);
    }
    return on.best.earned;
}
