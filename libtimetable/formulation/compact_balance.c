/* Balance: squared sizes of an offer's sections beyond the least possible. With a level q it is the
 * least, over q, of the sum of (size - q)(size - q - 1): nothing for sizes q and q + 1, and 2k more
 * for the k-th student above or below. So a column chooses the level, and sizes pay their distance
 * from it. docs/explain/integer-program.md, section 6. */
#include "formulation/compact_parts.h"

/* The sizes that sections of an offer can have, and what stands for its level. */
typedef struct levels {
    ttb__compact *compact;
    int32_t offer;
    int32_t least, most; /* sizes; levels from least to most - 1 */
    int32_t first_level; /* its column; the others follow */
} levels;

static int32_t takers(const ttb__compact *compact, int32_t offer)
{
    const ttb__prep *prep = compact->prep;
    int32_t first = prep->offer_first_placement[offer], count = 0, last = TTB_NONE;
    int32_t course = prep->partnership->offers.items[offer].course;
    for (int32_t item = prep->course_first_taker[course];
         item < prep->course_first_taker[course + 1]; item++) {
        int32_t request = prep->takers[item];
        for (int32_t seat = compact->first_seat[request]; seat < compact->first_seat[request + 1];
             seat++) {
            int32_t placement = compact->seats.items[seat].placement;
            if (placement < first || placement >= first + prep->offer_placement_count[offer] ||
                last == request)
                continue;
            last = request;
            count++;
        }
    }
    return count;
}

static void add_levels(levels *of)
{
    ttb__ilp *ilp = of->compact->ilp;
    of->first_level = (int32_t)ilp->columns.count;
    for (int32_t level = of->least; level < of->most; level++)
        ttb__ilp_add_column(ilp, (ttb__ilp_name){"level", 2, {of->offer, level}}, 0, 1);
    ttb__ilp_begin_row(ilp, (ttb__ilp_name){"level", 1, {of->offer}}, TTB__ILP_EQUAL, 1);
    for (int32_t level = of->least; level < of->most; level++)
        ttb__ilp_add_entry(ilp, of->first_level + level - of->least, 1);
    ttb__ilp_end_row(ilp);
}

/* A row one <= amount x other. */
static void add_at_most(const levels *of, ttb__ilp_name name, int32_t one, int64_t amount,
                        int32_t other)
{
    ttb__ilp *ilp = of->compact->ilp;
    ttb__ilp_begin_row(ilp, name, TTB__ILP_AT_MOST, 0);
    ttb__ilp_add_entry(ilp, one, 1);
    ttb__ilp_add_entry(ilp, other, -amount);
    ttb__ilp_end_row(ilp);
}

/* The sections of the placement at each level: all at the one that is chosen. */
static int32_t add_at_levels(const levels *of, int32_t placement)
{
    ttb__compact *compact = of->compact;
    ttb__ilp *ilp = compact->ilp;
    int32_t first = (int32_t)ilp->columns.count, most = compact->most[placement];
    for (int32_t level = of->least; level < of->most; level++) {
        ttb__ilp_name name = ttb__compact_name(compact, "on", of->offer, level, placement);
        int32_t column = ttb__ilp_add_column(ilp, name, 0, most);
        add_at_most(of, name, column, most, of->first_level + level - of->least);
    }
    ttb__ilp_begin_row(ilp, ttb__compact_name(compact, "all", of->offer, TTB_NONE, placement),
                       TTB__ILP_EQUAL, 0);
    for (int32_t level = of->least; level < of->most; level++)
        ttb__ilp_add_entry(ilp, first + level - of->least, 1);
    ttb__ilp_add_entry(ilp, compact->stands[placement], -1);
    ttb__ilp_end_row(ilp);
    return first;
}

/* Students by which the sections of the placement are the distance-th from their level: as many as
 * sections, at a price of 2 x distance each; distance 0 is the step from q to q + 1. */
static int32_t add_steps(const levels *of, const char *stem, int32_t distance, int32_t placement)
{
    ttb__compact *compact = of->compact;
    ttb__ilp_name name = ttb__compact_name(compact, stem, of->offer, distance, placement);
    int32_t column = ttb__ilp_add_column(compact->ilp, name, 0, compact->most[placement]);
    add_at_most(of, name, column, 1, compact->stands[placement]);
    ttb__compact_add_goal(compact, TTB_GOAL_BALANCE, column, (int64_t)2000 * distance);
    return column;
}

/* Students = sections x level + steps above - steps below. */
static void add_placement(const levels *of, int32_t placement)
{
    ttb__compact *compact = of->compact;
    ttb__ilp *ilp = compact->ilp;
    int32_t first_at = add_at_levels(of, placement), steps = of->most - of->least;
    int32_t first_step = (int32_t)ilp->columns.count;
    for (int32_t distance = 0; distance < steps; distance++)
        add_steps(of, "over", distance, placement);
    for (int32_t distance = 1; distance < steps; distance++)
        add_steps(of, "under", distance, placement);
    ttb__ilp_begin_row(ilp, ttb__compact_name(compact, "size", of->offer, TTB_NONE, placement),
                       TTB__ILP_EQUAL, 0);
    for (int32_t place = compact->first_of_placement[placement];
         place < compact->first_of_placement[placement + 1]; place++)
        ttb__ilp_add_entry(ilp, compact->seats.items[compact->seats_of_placement[place]].column,
                           -1);
    for (int32_t level = of->least; level < of->most; level++)
        ttb__ilp_add_entry(ilp, first_at + level - of->least, level);
    for (int32_t step = 0; step < 2 * steps - 1; step++)
        ttb__ilp_add_entry(ilp, first_step + step, step < steps ? 1 : -1);
    ttb__ilp_end_row(ilp);
}

/* One section is always even, and so are sections whose sizes differ by one at most. */
static void add_offer(ttb__compact *compact, int32_t offer)
{
    const ttb__offer *given = &compact->prep->partnership->offers.items[offer];
    levels of = {compact, offer, given->least_size, takers(compact, offer), 0};
    int32_t first = compact->prep->offer_first_placement[offer];
    if (of.most > given->most_size)
        of.most = given->most_size;
    if (given->most_sections < 2 || of.most - of.least < 2)
        return;
    add_levels(&of);
    for (int32_t number = first; number < first + compact->prep->offer_placement_count[offer];
         number++) {
        if (compact->most[number])
            add_placement(&of, number);
    }
}

ttb_status ttb__compact_balance(ttb__compact *compact)
{
    for (int32_t offer = 0; offer < compact->prep->offer_count; offer++) {
        if (compact->is_counted[TTB_GOAL_BALANCE])
            add_offer(compact, offer);
    }
    return TTB_OK;
}
