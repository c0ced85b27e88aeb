/* Passes over courses: what pairs of patterns cost is moved to the patterns of one course and on to
 * its other pairs, so that less is lost when every course and every pair takes what is cheapest
 * (sequential message passing: Kolmogorov 2006). Any moves leave a valid bound, because a move
 * takes from one what it gives to the other. */
#include <string.h>

#include "base/checked.h"
#include "proof/placing_state.h"

/* Forward and backward: more passes would raise the bound by less than the nodes below do. */
enum { PASSES = 2 };

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

/* The patterns of a course that are allowed now. */
typedef struct range {
    const int32_t *items, *end;
} range;

static range allowed_of(const ttb__placing *placing, int32_t course)
{
    const ttb__ahead *ahead = &placing->ahead[course];
    const int32_t *first = placing->pairs.allowed + ahead->first_sum;

    return (range){first, first + ahead->allowed_count};
}

static int64_t least_of(const int64_t numbers[], range at)
{
    int64_t least = INT64_MAX;

    for (; at.items < at.end; at.items++)
        least = numbers[*at.items] < least ? numbers[*at.items] : least;
    return least;
}

static void find_rests_of_rows(const ttb__placing *placing, const ttb__pair *pair, range rows,
                               range columns)
{
    const int64_t *to_rows = messages_to(placing, pair, pair->course);
    const int64_t *to_columns = messages_to(placing, pair, pair->other);
    const int64_t *sums = placing->pairs.sums + pair->first_sum;
    int64_t width = placing->ahead[pair->other].pattern_count;

    for (const int32_t *row = rows.items; row < rows.end; row++) {
        const int64_t *of_row = sums + *row * width;
        int64_t least = INT64_MAX;
        for (const int32_t *column = columns.items; column < columns.end; column++) {
            int64_t rest = of_row[*column] - to_columns[*column];
            least = rest < least ? rest : least;
        }
        placing->pairs.leasts[*row] = least < INT64_MAX ? least - to_rows[*row] : least;
    }
}

static void find_rests_of_columns(const ttb__placing *placing, const ttb__pair *pair, range rows,
                                  range columns)
{
    const int64_t *to_rows = messages_to(placing, pair, pair->course);
    const int64_t *to_columns = messages_to(placing, pair, pair->other);
    const int64_t *sums = placing->pairs.sums + pair->first_sum;
    int64_t width = placing->ahead[pair->other].pattern_count, *leasts = placing->pairs.leasts;

    for (const int32_t *column = columns.items; column < columns.end; column++)
        leasts[*column] = INT64_MAX;
    for (const int32_t *row = rows.items; row < rows.end; row++) {
        const int64_t *of_row = sums + *row * width;
        for (const int32_t *column = columns.items; column < columns.end; column++) {
            int64_t rest = of_row[*column] - to_rows[*row];
            leasts[*column] = rest < leasts[*column] ? rest : leasts[*column];
        }
    }
    for (const int32_t *column = columns.items; column < columns.end; column++)
        if (leasts[*column] < INT64_MAX)
            leasts[*column] -= to_columns[*column];
}

/* The least that each allowed pattern of one of its courses has still to pay to the pair; INT64_MAX
 * where the other has no pattern. */
static void find_rests(ttb__placing *placing, const ttb__pair *pair, int32_t course)
{
    range rows = allowed_of(placing, pair->course), columns = allowed_of(placing, pair->other);

    if (course == pair->course)
        find_rests_of_rows(placing, pair, rows, columns);
    else
        find_rests_of_columns(placing, pair, rows, columns);
    placing->work += (rows.end - rows.items) * (columns.end - columns.items) / ENTRIES_A_STEP;
}

/* Move what each pattern pays at least to the pair from the pair to the pattern. */
static void pull(ttb__placing *placing, int32_t course, const ttb__pair *pair)
{
    int64_t *costs = costs_of(placing, course), *messages = messages_to(placing, pair, course);
    const int64_t *leasts = placing->pairs.leasts;
    range allowed = allowed_of(placing, course);

    find_rests(placing, pair, course);
    for (const int32_t *pattern = allowed.items; pattern < allowed.end; pattern++) {
        if (leasts[*pattern] == INT64_MAX)
            continue;
        costs[*pattern] += leasts[*pattern];
        messages[*pattern] += leasts[*pattern];
    }
}

/* Move a share of what patterns cost beyond the least to the pair. */
static void push(ttb__placing *placing, int32_t course, const ttb__pair *pair, int32_t shares)
{
    int64_t *costs = costs_of(placing, course), *messages = messages_to(placing, pair, course);
    range allowed = allowed_of(placing, course);
    int64_t least = least_of(costs, allowed);

    for (const int32_t *pattern = allowed.items; pattern < allowed.end; pattern++) {
        int64_t excess = costs[*pattern] - least;
        int64_t share = shares > 1 ? excess / shares : excess;
        costs[*pattern] -= share;
        messages[*pattern] -= share;
    }
}

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

/* Each course's cheapest pattern. The cheapest rest of a pair is 0: the last of its courses to have
 * its turn pulled all. */
static int64_t sum_up(const ttb__placing *placing)
{
    int64_t sum = 0;

    for (int32_t course = 0; course < placing->town->partnership->courses.count; course++) {
        int64_t least = least_of(costs_of(placing, course), allowed_of(placing, course));
        sum += !placing->ahead[course].pattern_count ? 0
               : least < placing->never              ? least
                                                     : placing->never;
    }
    return sum;
}

static void begin(ttb__placing *placing)
{
    ttb__pairs *pairs = &placing->pairs;

    for (int32_t course = 0; course < placing->town->partnership->courses.count; course++) {
        ttb__ahead *ahead = &placing->ahead[course];
        ahead->allowed_count = 0;
        for (int32_t pattern = 0; pattern < ahead->pattern_count; pattern++) {
            int64_t at = ahead->first_sum + pattern;
            int64_t cost = ttb__ahead_cost(placing, course, pattern);
            if (cost == INT64_MAX)
                continue;
            pairs->costs[at] = cost + placing->sums[at] + placing->credit_sums[at];
            pairs->allowed[ahead->first_sum + ahead->allowed_count++] = pattern;
        }
    }
}

static void add_messages(const ttb__placing *placing, const ttb__pair *pair, int32_t course)
{
    const int64_t *messages = messages_to(placing, pair, course);
    int64_t *costs = costs_of(placing, course);
    range allowed = allowed_of(placing, course);

    for (const int32_t *pattern = allowed.items; pattern < allowed.end; pattern++)
        costs[*pattern] += messages[*pattern];
}

/* Go on from the messages of the node above. */
static void take_messages(ttb__placing *placing)
{
    ttb__pairs *pairs = &placing->pairs;

    for (int64_t number = 0; number < pairs->list.count; number++) {
        ttb__pair *pair = &pairs->list.items[number];
        int64_t count = ttb__pairs_messages(placing, pair);
        if (!pair->counting)
            continue;
        if (!pair->is_warm)
            memset(pairs->messages + pair->first_message, 0,
                   (size_t)count * sizeof *pairs->messages);
        add_messages(placing, pair, pair->course);
        add_messages(placing, pair, pair->other);
        pair->is_warm = 1;
    }
}

/* A pattern adds what it costs beyond the cheapest, and its pairs beyond their cheapest rests: of
 * pairs whose other course had its turn last. */
static void find_margins(ttb__placing *placing, int32_t course, int is_forward)
{
    const ttb__ahead *ahead = &placing->ahead[course];
    const int64_t *costs = costs_of(placing, course), *leasts = placing->pairs.leasts;
    int64_t *margins = placing->pairs.margins + ahead->first_sum;
    range pairs = pairs_of(placing, course), allowed = allowed_of(placing, course);
    int64_t least = least_of(costs, allowed);

    for (int32_t pattern = 0; pattern < ahead->pattern_count; pattern++)
        margins[pattern] = INT64_MAX;
    for (const int32_t *pattern = allowed.items; pattern < allowed.end; pattern++)
        margins[*pattern] = costs[*pattern] - least;
    for (const int32_t *at = pairs.items; at < pairs.end; at++) {
        const ttb__pair *pair = &placing->pairs.list.items[*at];
        if (!pair->counting || !is_later(pair, course, is_forward))
            continue;
        find_rests(placing, pair, course);
        for (const int32_t *pattern = allowed.items; pattern < allowed.end; pattern++)
            if (leasts[*pattern] < INT64_MAX)
                margins[*pattern] += leasts[*pattern];
    }
}

/* Patterns by which the bound would reach the aim are ruled out here and below. */
static void rule_out(ttb__placing *placing, int32_t course, int64_t gap)
{
    const ttb__ahead *ahead = &placing->ahead[course];
    const int64_t *margins = placing->pairs.margins + ahead->first_sum;

    for (int32_t pattern = 0; pattern < ahead->pattern_count; pattern++)
        if (margins[pattern] >= gap)
            placing->is_allowed[ahead->first_sum + pattern] = 0;
}

/* Returns how many passes there were. */
static int32_t pass_on(ttb__placing *placing)
{
    int32_t courses = (int32_t)placing->town->partnership->courses.count, pass = 0;

    do {
        for (int32_t number = 0; number < courses; number++) {
            int32_t course = pass & 1 ? courses - 1 - number : number;
            if (placing->ahead[course].pattern_count)
                pass_course(placing, course, !(pass & 1));
        }
        placing->joint = sum_up(placing) - placing->look_ahead;
        pass++;
    } while (pass < PASSES && ttb__placing_bound(placing) < placing->aim);
    return pass;
}

void ttb__pairs_pass(ttb__placing *placing)
{
    int32_t courses = (int32_t)placing->town->partnership->courses.count, passes;
    int64_t bound, gap;

    placing->joint = placing->pairs.has_margins = 0;
    if (!placing->pairs.list.count)
        return;
    begin(placing);
    take_messages(placing);
    passes = pass_on(placing);
    bound = ttb__placing_bound(placing);
    if (bound >= placing->aim)
        return;
    if (ttb__add_overflows(placing->aim, -bound, &gap))
        gap = INT64_MAX;
    for (int32_t course = 0; course < courses; course++)
        if (placing->ahead[course].pattern_count) {
            find_margins(placing, course, passes & 1);
            if (placing->aim < INT64_MAX)
                rule_out(placing, course, gap);
        }
    placing->pairs.has_margins = 1;
}
