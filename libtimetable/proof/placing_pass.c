/* Passes over courses: what pairs of patterns cost is moved to the patterns of one course and on to
 * its other pairs, so that less is lost when every course and every pair takes what is cheapest
 * (sequential message passing: Kolmogorov 2006). Any moves leave a valid bound, because a move
 * takes from one what it gives to the other. */
#include <string.h>

#include "proof/placing_state.h"

/* Passes at most; at least LEAST_PASSES, then as long as the bound rises. */
enum { MOST_PASSES = 6, LEAST_PASSES = 2 };

/* Entries of a table that take as long as one counted step elsewhere. */
enum { ENTRIES_A_STEP = 16 };

static int64_t *messages_to(const ttb__placing *placing, const ttb__pair *pair, int32_t course)
{
    int64_t *first = placing->pairs.messages + pair->first_message;

    return course == pair->course ? first : first + placing->ahead[pair->course].capacity;
}

static int64_t *costs_of(const ttb__placing *placing, int32_t course)
{
    return placing->pairs.costs + placing->ahead[course].first_sum;
}

static int64_t least_of(const int64_t numbers[], int32_t count)
{
    int64_t least = INT64_MAX;

    for (int32_t number = 0; number < count; number++)
        least = numbers[number] < least ? numbers[number] : least;
    return least;
}

/* The least that each pattern of one of its courses has still to pay to the pair; INT64_MAX where
 * the other has no pattern. */
static void find_rests(ttb__placing *placing, const ttb__pair *pair, int32_t course)
{
    int32_t rows = placing->ahead[pair->course].pattern_count;
    int32_t columns = placing->ahead[pair->other].pattern_count;
    const int64_t *sums = placing->pairs.sums + pair->first_sum;
    const int64_t *to_rows = messages_to(placing, pair, pair->course);
    const int64_t *to_columns = messages_to(placing, pair, pair->other);
    const int64_t *of_rows = costs_of(placing, pair->course);
    const int64_t *of_columns = costs_of(placing, pair->other);
    int64_t *leasts = placing->pairs.leasts;

    for (int32_t at = 0; at < placing->ahead[course].pattern_count; at++)
        leasts[at] = INT64_MAX;
    for (int32_t row = 0; row < rows; row++)
        for (int32_t column = 0; column < columns; column++) {
            int64_t rest = *sums++ - to_rows[row] - to_columns[column];
            int32_t at = course == pair->course ? row : column;
            if (of_rows[row] < INT64_MAX && of_columns[column] < INT64_MAX && rest < leasts[at])
                leasts[at] = rest;
        }
    placing->work += (int64_t)rows * columns / ENTRIES_A_STEP;
}

/* Move what each pattern pays at least to the pair from the pair to the pattern. */
static void pull(ttb__placing *placing, int32_t course, const ttb__pair *pair)
{
    int64_t *costs = costs_of(placing, course), *messages = messages_to(placing, pair, course);
    const int64_t *leasts = placing->pairs.leasts;

    find_rests(placing, pair, course);
    for (int32_t pattern = 0; pattern < placing->ahead[course].pattern_count; pattern++) {
        if (costs[pattern] == INT64_MAX || leasts[pattern] == INT64_MAX)
            continue;
        costs[pattern] += leasts[pattern];
        messages[pattern] += leasts[pattern];
    }
}

/* Move a share of what patterns cost beyond the least to the pair. */
static void push(ttb__placing *placing, int32_t course, const ttb__pair *pair, int32_t shares)
{
    int64_t *costs = costs_of(placing, course), *messages = messages_to(placing, pair, course);
    int32_t count = placing->ahead[course].pattern_count;
    int64_t least = least_of(costs, count);

    for (int32_t pattern = 0; pattern < count; pattern++) {
        int64_t excess = costs[pattern] == INT64_MAX ? 0 : costs[pattern] - least;
        int64_t share = shares > 1 ? excess / shares : excess;
        costs[pattern] -= share;
        messages[pattern] -= share;
    }
}

typedef struct range {
    const int32_t *items, *end;
} range;

static range pairs_of(const ttb__placing *placing, int32_t course)
{
    const int32_t *first = placing->pairs.first_of_course + course;

    return (range){placing->pairs.of_course + first[0], placing->pairs.of_course + first[1]};
}

/* 1 if the other course of the pair has its turn later in this pass. */
static int is_later(const ttb__pair *pair, int32_t course, int is_forward)
{
    int32_t other = pair->course == course ? pair->other : pair->course;

    return is_forward ? other > course : other < course;
}

static void pass_course(ttb__placing *placing, int32_t course, int is_forward)
{
    const ttb__pair *list = placing->pairs.list.items;
    range pairs = pairs_of(placing, course);
    int32_t later = 0, earlier = 0, shares;

    for (const int32_t *at = pairs.items; at < pairs.end; at++) {
        if (!list[*at].counting)
            continue;
        pull(placing, course, &list[*at]);
        if (is_later(&list[*at], course, is_forward))
            later++;
        else
            earlier++;
    }
    shares = later > earlier ? later : earlier;
    for (const int32_t *at = pairs.items; at < pairs.end; at++)
        if (list[*at].counting && is_later(&list[*at], course, is_forward))
            push(placing, course, &list[*at], shares--);
}

/* Each course's cheapest pattern and each pair's cheapest rest. */
static int64_t sum_up(ttb__placing *placing)
{
    ttb__pairs *pairs = &placing->pairs;
    int64_t sum = 0;

    for (int32_t course = 0; course < placing->town->partnership->courses.count; course++) {
        int32_t count = placing->ahead[course].pattern_count;
        int64_t least = least_of(costs_of(placing, course), count);
        sum += !count ? 0 : least < placing->never ? least : placing->never;
    }
    for (int64_t number = 0; number < pairs->list.count; number++) {
        const ttb__pair *pair = &pairs->list.items[number];
        int64_t least;
        if (!pair->counting)
            continue;
        find_rests(placing, pair, pair->course);
        least = least_of(pairs->leasts, placing->ahead[pair->course].pattern_count);
        sum += least < INT64_MAX ? least : 0;
    }
    return sum;
}

static void begin(ttb__placing *placing)
{
    ttb__pairs *pairs = &placing->pairs;

    memset(pairs->messages, 0, (size_t)pairs->message_count * sizeof *pairs->messages);
    for (int32_t course = 0; course < placing->town->partnership->courses.count; course++) {
        const ttb__ahead *ahead = &placing->ahead[course];
        for (int32_t pattern = 0; pattern < ahead->pattern_count; pattern++) {
            int64_t at = ahead->first_sum + pattern;
            int64_t cost = ttb__ahead_cost(placing, course, pattern);
            pairs->costs[at] =
                cost < INT64_MAX ? cost + placing->sums[at] + placing->credit_sums[at] : cost;
        }
    }
}

/* A pattern adds what it costs beyond the cheapest, and its pairs beyond their cheapest rests. */
static void find_margins(ttb__placing *placing, int32_t course)
{
    const ttb__ahead *ahead = &placing->ahead[course];
    const int64_t *costs = costs_of(placing, course), *leasts = placing->pairs.leasts;
    int64_t *margins = placing->pairs.margins + ahead->first_sum;
    int64_t least = least_of(costs, ahead->pattern_count);
    range pairs = pairs_of(placing, course);

    for (int32_t pattern = 0; pattern < ahead->pattern_count; pattern++)
        margins[pattern] = costs[pattern] < INT64_MAX ? costs[pattern] - least : INT64_MAX;
    for (const int32_t *at = pairs.items; at < pairs.end; at++) {
        const ttb__pair *pair = &placing->pairs.list.items[*at];
        if (!pair->counting)
            continue;
        find_rests(placing, pair, course);
        least = least_of(leasts, ahead->pattern_count);
        for (int32_t pattern = 0; pattern < ahead->pattern_count; pattern++)
            if (margins[pattern] < INT64_MAX && leasts[pattern] < INT64_MAX)
                margins[pattern] += leasts[pattern] - least;
    }
}

void ttb__pairs_pass(ttb__placing *placing)
{
    int32_t courses = (int32_t)placing->town->partnership->courses.count;
    int64_t before = 0, sum = INT64_MIN;

    if (!placing->pairs.list.count)
        return;
    begin(placing);
    for (int32_t pass = 0; pass < MOST_PASSES; pass++) {
        before = sum;
        for (int32_t number = 0; number < courses; number++) {
            int32_t course = pass & 1 ? courses - 1 - number : number;
            if (placing->ahead[course].pattern_count)
                pass_course(placing, course, !(pass & 1));
        }
        sum = sum_up(placing);
        if (pass + 1 >= LEAST_PASSES && sum <= before)
            break;
    }
    placing->joint = sum - placing->look_ahead;
    for (int32_t course = 0; course < courses; course++)
        if (placing->ahead[course].pattern_count)
            find_margins(placing, course);
}
