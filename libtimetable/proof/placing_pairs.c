/* Pairs of courses: what their patterns cost a student together beyond what each adds alone. A
 * student counts along a tree over his choices that are not placed yet: proof.md says why that adds
 * up. */
#include <string.h>

#include "proof/placing_state.h"

/* Larger towns have no pairs: their tables would not fit. Where two courses have more patterns
 * together than MOST_TOGETHER, they are no pair as long as they do. */
enum { MOST_ENTRIES = 1 << 22, MOST_TOGETHER = 128 };

/* ---- Making */

static int32_t find_pair(const ttb__pairs *pairs, int32_t course, int32_t other)
{
    int32_t number = pairs->newest[course];

    while (number != TTB_NONE && pairs->list.items[number].other != other)
        number = pairs->list.items[number].before;
    return number;
}

static int64_t entries_of(const ttb__placing *placing, const ttb__pair *pair)
{
    int64_t entries = placing->ahead[pair->course].capacity * placing->ahead[pair->other].capacity;

    return entries < MOST_TOGETHER ? entries : MOST_TOGETHER;
}

static ttb_status add_pair(ttb__placing *placing, int32_t request, int32_t other)
{
    ttb__pairs *pairs = &placing->pairs;
    ttb__pair pair = {.course = placing->town->requests.items[request].course,
                      .other = placing->town->requests.items[other].course};
    ttb__together both = {.request = request, .other = other, .first_delta = pairs->delta_count};
    ttb_status status = TTB_OK;

    if (!placing->ahead[pair.course].capacity || !placing->ahead[pair.other].capacity)
        return TTB_OK;
    both.pair = find_pair(pairs, pair.course, pair.other);
    if (both.pair == TTB_NONE) {
        both.pair = (int32_t)pairs->list.count;
        pair.before = pairs->newest[pair.course];
        pairs->newest[pair.course] = both.pair;
        pair.first_sum = pairs->sum_count;
        pair.first_message = pairs->message_count;
        pairs->sum_count += entries_of(placing, &pair);
        pairs->message_count += ttb__pairs_messages(placing, &pair);
        status = TTB__PUSH(&pairs->list, pair);
    }
    pairs->delta_count += entries_of(placing, &pair);
    if (!status) {
        pairs->list.items[both.pair].takers++;
        status = TTB__PUSH(&pairs->together, both);
    }
    return status;
}

static ttb_status find_pairs(ttb__placing *placing)
{
    const ttb__town *town = placing->town;
    ttb_status status = TTB_OK;

    for (int32_t student = 0; student < town->partnership->students.count; student++) {
        const ttb__town_student *of = &town->students[student];
        placing->pairs.first_together[student] = (int32_t)placing->pairs.together.count;
        for (int32_t one = 0; one < of->choice_count; one++)
            for (int32_t other = one + 1; other < of->choice_count && !status; other++) {
                if (placing->pairs.delta_count > MOST_ENTRIES)
                    return TTB_OK;
                status = add_pair(placing, of->first_request + one, of->first_request + other);
            }
        placing->pairs.first_together[student + 1] = (int32_t)placing->pairs.together.count;
    }
    return status;
}

/* The pairs of each course, in their order. */
static ttb_status list_by_course(ttb__placing *placing)
{
    ttb__pairs *pairs = &placing->pairs;
    int64_t courses = placing->town->partnership->courses.count;
    int32_t *first = ttb__alloc(courses + 2, sizeof *first);

    pairs->first_of_course = first;
    pairs->of_course = ttb__alloc(2 * pairs->list.count, sizeof *pairs->of_course);
    if (!first || !pairs->of_course)
        return TTB_ERR_MEMORY;
    for (int64_t number = 0; number < pairs->list.count; number++) {
        first[pairs->list.items[number].course + 2]++;
        first[pairs->list.items[number].other + 2]++;
    }
    for (int64_t course = 0; course < courses; course++)
        first[course + 2] += first[course + 1];
    for (int32_t number = 0; number < pairs->list.count; number++) {
        pairs->of_course[first[pairs->list.items[number].course + 1]++] = number;
        pairs->of_course[first[pairs->list.items[number].other + 1]++] = number;
    }
    return TTB_OK;
}

static void forget_pairs(ttb__placing *placing)
{
    placing->pairs.list.count = placing->pairs.together.count = 0;
    memset(placing->pairs.first_together, 0,
           (size_t)(placing->town->partnership->students.count + 1) * sizeof(int32_t));
}

static ttb_status make_tables(ttb__placing *placing)
{
    ttb__pairs *pairs = &placing->pairs;
    int64_t patterns = placing->pattern_capacity;

    pairs->sums = ttb__alloc(pairs->sum_count, sizeof *pairs->sums);
    pairs->deltas = ttb__alloc(pairs->delta_count, sizeof *pairs->deltas);
    pairs->messages = ttb__alloc(pairs->message_count, sizeof *pairs->messages);
    pairs->costs = ttb__alloc(patterns, sizeof *pairs->costs);
    pairs->margins = ttb__alloc(patterns, sizeof *pairs->margins);
    pairs->kept_margins = ttb__alloc(patterns, sizeof *pairs->kept_margins);
    pairs->leasts = ttb__alloc(patterns, sizeof *pairs->leasts);
    pairs->allowed = ttb__alloc(patterns, sizeof *pairs->allowed);
    return pairs->sums && pairs->deltas && pairs->messages && pairs->costs && pairs->margins &&
                   pairs->leasts && pairs->allowed && pairs->kept_margins
               ? list_by_course(placing)
               : TTB_ERR_MEMORY;
}

ttb_status ttb__pairs_make(ttb__placing *placing)
{
    ttb__pairs *pairs = &placing->pairs;
    const ttb_partnership *partnership = placing->town->partnership;
    ttb_status status;

    pairs->first_together = ttb__alloc(partnership->students.count + 1, sizeof(int32_t));
    pairs->newest = ttb__alloc(partnership->courses.count, sizeof(int32_t));
    if (!pairs->first_together || !pairs->newest)
        return TTB_ERR_MEMORY;
    for (int32_t course = 0; course < partnership->courses.count; course++)
        pairs->newest[course] = TTB_NONE;
    status = placing->argument->looks_ahead ? find_pairs(placing) : TTB_OK;
    if (status)
        return status;
    if (pairs->delta_count > MOST_ENTRIES)
        forget_pairs(placing);
    return pairs->list.count ? make_tables(placing) : TTB_OK;
}

void ttb__pairs_clear(ttb__pairs *pairs)
{
    ttb__free(pairs->list.items);
    ttb__free(pairs->together.items);
    ttb__free(pairs->first_together);
    ttb__free(pairs->newest);
    ttb__free(pairs->sums);
    ttb__free(pairs->deltas);
    ttb__free(pairs->messages);
    ttb__free(pairs->costs);
    ttb__free(pairs->margins);
    ttb__free(pairs->leasts);
    ttb__free(pairs->kept_margins);
    ttb__free(pairs->allowed);
    ttb__free(pairs->first_of_course);
    ttb__free(pairs->of_course);
}

/* ---- A student's tree */

int64_t ttb__pairs_size(const ttb__placing *placing, const ttb__together *both)
{
    int64_t size =
        ttb__placing_patterns(placing, both->request) * ttb__placing_patterns(placing, both->other);

    return size <= MOST_TOGETHER ? size : 0;
}

int64_t ttb__pairs_messages(const ttb__placing *placing, const ttb__pair *pair)
{
    return placing->ahead[pair->course].capacity + placing->ahead[pair->other].capacity;
}

/* The pair with most takers that leads from the tree to a choice outside. */
static ttb__together *next_of_tree(const ttb__placing *placing, int32_t student, uint64_t reached)
{
    const ttb__pairs *pairs = &placing->pairs;
    int32_t first = placing->town->students[student].first_request;
    ttb__together *best = NULL;

    for (int32_t at = pairs->first_together[student]; at < pairs->first_together[student + 1];
         at++) {
        ttb__together *both = &pairs->together.items[at];
        int is_reached = (int)(reached >> (both->request - first) & 1);
        int other_reached = (int)(reached >> (both->other - first) & 1);
        int64_t size = ttb__pairs_size(placing, both);
        if (is_reached == other_reached || size == 0)
            continue;
        if (!best || pairs->list.items[both->pair].takers > pairs->list.items[best->pair].takers)
            best = both;
    }
    return best;
}

/* Grow the tree from a choice as far as pairs lead. Returns all choices that are in a tree. */
static uint64_t grow(const ttb__placing *placing, int32_t student, int32_t choice, uint64_t others)
{
    int32_t first = placing->town->students[student].first_request;
    uint64_t reached = others | UINT64_C(1) << choice;
    ttb__together *next;

    while ((next = next_of_tree(placing, student, reached))) {
        next->counts = 1;
        reached |= UINT64_C(1) << (next->request - first);
        reached |= UINT64_C(1) << (next->other - first);
    }
    return reached;
}

void ttb__pairs_plant(ttb__placing *placing, int32_t student)
{
    const ttb__pairs *pairs = &placing->pairs;
    int32_t choices = placing->town->students[student].choice_count;
    uint64_t reached = 0;

    for (int32_t at = pairs->first_together[student]; at < pairs->first_together[student + 1]; at++)
        pairs->together.items[at].counts = 0;
    if (placing->credited[student] != TTB__ADDS_UP ||
        pairs->first_together[student] == pairs->first_together[student + 1])
        return;
    for (int32_t choice = 0; choice < choices; choice++)
        if (!(reached >> choice & 1))
            reached = grow(placing, student, choice, reached);
}

/* ---- Sums */

void ttb__pairs_add(ttb__placing *placing, int32_t student, int32_t sign)
{
    ttb__pairs *pairs = &placing->pairs;

    for (int32_t at = pairs->first_together[student]; at < pairs->first_together[student + 1];
         at++) {
        const ttb__together *both = &pairs->together.items[at];
        ttb__pair *pair = &pairs->list.items[both->pair];
        int64_t count = ttb__pairs_size(placing, both);
        if (!both->counts)
            continue;
        pair->counting += sign;
        for (int64_t entry = 0; entry < count; entry++)
            pairs->sums[pair->first_sum + entry] += sign * pairs->deltas[both->first_delta + entry];
    }
}
