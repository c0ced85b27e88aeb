/* Minimum-cost assignment by shortest augmenting paths with potentials (Kuhn 1955; Jonker and
 * Volgenant 1987), one row a want, one column a block, and for each want a column of its own that
 * leaves it unmet. */
#include "prep/matching.h"

#include <string.h>

#include "base/bits.h"

enum { MOST_COLUMNS = TTB__MOST_BLOCKS + TTB__MOST_WANTS };

#define UNREACHABLE (INT64_MAX / 4)

typedef struct matching {
    int32_t rows, blocks, columns;
    int64_t cost[TTB__MOST_WANTS][TTB__MOST_BLOCKS];
    int32_t seat[TTB__MOST_WANTS][TTB__MOST_BLOCKS];
    int64_t skip[TTB__MOST_WANTS];
    int64_t row_price[TTB__MOST_WANTS], column_price[MOST_COLUMNS];
    int32_t row_of[MOST_COLUMNS]; /* TTB_NONE: free */
} matching;

/* Keep the cheapest seat of each want and block; among equals the one chosen so far, so that ties
 * change nothing. */
static void fill(matching *match, const ttb__week_task *task, const int32_t *chosen)
{
    match->rows = (int32_t)task->wants.count;
    match->blocks = task->prep->block_count;
    match->columns = match->blocks + match->rows;
    for (int32_t row = 0; row < match->rows; row++) {
        const ttb__want *want = &task->wants.items[row];
        match->skip[row] = want->skip_cost;
        for (int32_t block = 0; block < match->blocks; block++)
            match->cost[row][block] = UNREACHABLE;
        for (int32_t place = want->first_seat; place < want->first_seat + want->seat_count;
             place++) {
            const ttb__seat *seat = &task->seats.items[place];
            int32_t block = ttb__lowest_bit(seat->blocks);
            int64_t cost = seat->cost;
            if (seat->site != task->student->home)
                cost += task->minute_cost *
                            ttb__return_minutes(task->prep, task->student->home, seat->site) +
                        2 * task->journey_cost;
            if (cost < match->cost[row][block] ||
                (cost == match->cost[row][block] && place == chosen[row])) {
                match->cost[row][block] = cost;
                match->seat[row][block] = place;
            }
        }
    }
}

static int64_t column_cost(const matching *match, int32_t row, int32_t column)
{
    if (column < match->blocks)
        return match->cost[row][column];
    return column - match->blocks == row ? match->skip[row] : UNREACHABLE;
}

/* Add one row by the shortest augmenting path from it. */
static void augment(matching *match, int32_t start)
{
    int64_t distance[MOST_COLUMNS];
    int32_t before[MOST_COLUMNS], column = TTB_NONE, row = start;
    char is_done[MOST_COLUMNS] = {0};
    int64_t reached = 0;
    for (int32_t other = 0; other < match->columns; other++) {
        distance[other] = INT64_MAX;
        before[other] = TTB_NONE;
    }
    do {
        int32_t next = TTB_NONE;
        for (int32_t other = 0; other < match->columns; other++) {
            int64_t cost = column_cost(match, row, other);
            if (is_done[other])
                continue;
            if (cost < UNREACHABLE) {
                int64_t length =
                    reached + cost - match->row_price[row] - match->column_price[other];
                if (length < distance[other]) {
                    distance[other] = length;
                    before[other] = column;
                }
            }
            if (distance[other] < INT64_MAX &&
                (next == TTB_NONE || distance[other] < distance[next]))
                next = other;
        }
        if (next == TTB_NONE)
            return; /* unreachable: the row's own column is always in reach */
        column = next;
        reached = distance[column];
        is_done[column] = 1;
        row = match->row_of[column];
    } while (row != TTB_NONE);
    for (int32_t other = 0; other < match->columns; other++) {
        if (is_done[other] && other != column) {
            match->row_price[match->row_of[other]] += reached - distance[other];
            match->column_price[other] -= reached - distance[other];
        }
    }
    match->row_price[start] += reached;
    while (before[column] != TTB_NONE) {
        match->row_of[column] = match->row_of[before[column]];
        column = before[column];
    }
    match->row_of[column] = start;
}

void ttb__match_week(const ttb__week_task *task, int32_t *chosen, int64_t *work)
{
    matching match;
    int32_t found[TTB__MOST_WANTS];
    int64_t old_cost = ttb__week_cost(task, chosen);
    fill(&match, task, chosen);
    memset(match.row_price, 0, (size_t)match.rows * sizeof *match.row_price);
    memset(match.column_price, 0, (size_t)match.columns * sizeof *match.column_price);
    for (int32_t column = 0; column < match.columns; column++)
        match.row_of[column] = TTB_NONE;
    for (int32_t row = 0; row < match.rows; row++)
        augment(&match, row);
    for (int32_t column = 0; column < match.columns; column++) {
        int32_t row = match.row_of[column];
        if (row != TTB_NONE)
            found[row] = column < match.blocks ? match.seat[row][column] : TTB_NONE;
    }
    *work += (int64_t)match.rows * match.columns / 4;
    if (ttb__week_cost(task, found) < old_cost)
        memcpy(chosen, found, (size_t)match.rows * sizeof *chosen);
}
