/* What a step changes, on a stack of numbers: saved before it, taken off in the opposite order. */
#include <string.h>

#include "proof/placing_state.h"

/* Numbers that are saved at once: 128 MB. A tree that needs more is lost. */
enum { MOST_SAVED = 1 << 24 };

static int64_t delta_count(const ttb__placing *placing, int32_t student)
{
    const ttb__town_student *of = &placing->town->students[student];
    int64_t count = 0;

    for (int32_t number = 0; number < of->request_count; number++)
        count += ttb__placing_patterns(placing, of->first_request + number);
    for (int32_t at = placing->pairs.first_together[student];
         at < placing->pairs.first_together[student + 1]; at++)
        count += 1 + ttb__pairs_size(placing, &placing->pairs.together.items[at]);
    return count;
}

/* Numbers that hold so many bytes. */
static int64_t words_of(int64_t bytes)
{
    return (bytes + (int64_t)sizeof(int64_t) - 1) / (int64_t)sizeof(int64_t);
}

/* All that was moved between patterns and pairs which count, and what is allowed. */
static int64_t passed_count(const ttb__placing *placing)
{
    const ttb__pairs *pairs = &placing->pairs;
    int64_t count = words_of(placing->pattern_capacity);

    for (int64_t number = 0; number < pairs->list.count; number++)
        if (pairs->list.items[number].counting)
            count += ttb__pairs_messages(placing, &pairs->list.items[number]);
    return count;
}

/* Numbers that a step saves, so that room for all of them can be made before anything changes. */
static int64_t saved_count(const ttb__placing *placing, int32_t course)
{
    int64_t count = 20 + 2 * placing->town->partnership->courses.count + passed_count(placing);

    for (int32_t at = placing->first_taker[course]; at < placing->first_taker[course + 1]; at++)
        if (ttb__placing_touches(placing, placing->takers[at]))
            count += 2 + delta_count(placing,
                                     placing->town->requests.items[placing->takers[at]].student);
    return count;
}

static void save(ttb__placing *placing, int64_t number)
{
    placing->saved.items[placing->saved.count++] = number;
}

static int64_t restore(ttb__placing *placing)
{
    return placing->saved.items[--placing->saved.count];
}

static void save_all(ttb__placing *placing, const int64_t numbers[], int64_t count)
{
    memcpy(placing->saved.items + placing->saved.count, numbers, (size_t)count * sizeof *numbers);
    placing->saved.count += count;
}

static void restore_all(ttb__placing *placing, int64_t numbers[], int64_t count)
{
    placing->saved.count -= count;
    memcpy(numbers, placing->saved.items + placing->saved.count, (size_t)count * sizeof *numbers);
}

static void save_pairs(ttb__placing *placing, int32_t student)
{
    const ttb__pairs *pairs = &placing->pairs;

    for (int32_t at = pairs->first_together[student]; at < pairs->first_together[student + 1];
         at++) {
        const ttb__together *both = &pairs->together.items[at];
        if (both->counts)
            save_all(placing, pairs->deltas + both->first_delta, ttb__pairs_size(placing, both));
        save(placing, both->counts);
    }
}

static void restore_pairs(ttb__placing *placing, int32_t student)
{
    const ttb__pairs *pairs = &placing->pairs;

    for (int32_t at = pairs->first_together[student + 1] - 1; at >= pairs->first_together[student];
         at--) {
        ttb__together *both = &pairs->together.items[at];
        both->counts = (int32_t)restore(placing);
        if (both->counts)
            restore_all(placing, pairs->deltas + both->first_delta, ttb__pairs_size(placing, both));
    }
}

static void save_student(ttb__placing *placing, int32_t student)
{
    const ttb__town_student *of = &placing->town->students[student];

    for (int32_t number = 0; number < of->request_count; number++) {
        int32_t request = of->first_request + number;
        int64_t count = ttb__placing_patterns(placing, request);
        save_all(placing, placing->deltas + placing->first_delta[request], count);
    }
    save_pairs(placing, student);
    save(placing, placing->credited[student]);
    save(placing, placing->least[student]);
}

/* The look-ahead of the course is what it was when the student was saved. */
static void restore_student(ttb__placing *placing, int32_t student)
{
    const ttb__town_student *of = &placing->town->students[student];

    placing->least[student] = restore(placing);
    placing->credited[student] = (int32_t)restore(placing);
    restore_pairs(placing, student);
    for (int32_t number = of->request_count - 1; number >= 0; number--) {
        int32_t request = of->first_request + number;
        int64_t count = ttb__placing_patterns(placing, request);
        restore_all(placing, placing->deltas + placing->first_delta[request], count);
    }
}

static void save_rest(ttb__placing *placing, int32_t offer)
{
    const ttb__stand *stand = &placing->stands[offer];

    for (int32_t course = 0; course < placing->town->partnership->courses.count; course++) {
        save(placing, placing->ahead[course].least);
        save(placing, placing->ahead[course].least_alone);
    }
    save(placing, placing->joint);
    save(placing, placing->look_ahead);
    save(placing, placing->look_alone);
    save(placing, placing->sections);
    save(placing, (int64_t)placing->touched);
    save(placing, stand->last);
    save(placing, stand->is_closed);
}

void ttb__restore_rest(ttb__placing *placing, int32_t offer)
{
    ttb__stand *stand = &placing->stands[offer];

    stand->is_closed = (int32_t)restore(placing);
    stand->last = (int32_t)restore(placing);
    placing->touched = (uint64_t)restore(placing);
    placing->sections = restore(placing);
    placing->look_alone = restore(placing);
    placing->look_ahead = restore(placing);
    placing->joint = restore(placing);
    for (int32_t course = (int32_t)placing->town->partnership->courses.count - 1; course >= 0;
         course--) {
        placing->ahead[course].least_alone = restore(placing);
        placing->ahead[course].least = restore(placing);
    }
}

/* Passes go on from what pairs that count now have moved, but for those of the course whose
 * patterns change. Which patterns are allowed depends on when that was found, so it is put back as
 * it was: the same steps then have the same bounds whatever was tried in between. */
static void save_passed(ttb__placing *placing, int32_t course)
{
    ttb__pairs *pairs = &placing->pairs;

    for (int64_t number = 0; number < pairs->list.count; number++) {
        ttb__pair *pair = &pairs->list.items[number];
        pair->is_warm = pair->counting && pair->course != course && pair->other != course;
        if (pair->counting)
            save_all(placing, pairs->messages + pair->first_message,
                     ttb__pairs_messages(placing, pair));
    }
    memcpy(placing->saved.items + placing->saved.count, placing->is_allowed,
           (size_t)placing->pattern_capacity);
    placing->saved.count += words_of(placing->pattern_capacity);
}

/* Pairs count again as they did when they were saved. */
void ttb__restore_passed(ttb__placing *placing)
{
    ttb__pairs *pairs = &placing->pairs;

    placing->saved.count -= words_of(placing->pattern_capacity);
    memcpy(placing->is_allowed, placing->saved.items + placing->saved.count,
           (size_t)placing->pattern_capacity);
    for (int64_t number = pairs->list.count - 1; number >= 0; number--) {
        const ttb__pair *pair = &pairs->list.items[number];
        if (pair->counting)
            restore_all(placing, pairs->messages + pair->first_message,
                        ttb__pairs_messages(placing, pair));
    }
}

/* Takers in the opposite order, because that is how they come off the stack. */
void ttb__restore_students(ttb__placing *placing, int32_t course)
{
    for (int32_t at = placing->first_taker[course + 1] - 1; at >= placing->first_taker[course];
         at--)
        if (ttb__placing_touches(placing, placing->takers[at]))
            restore_student(placing, placing->town->requests.items[placing->takers[at]].student);
}

int ttb__placing_has_room(const ttb__placing *placing, int32_t offer)
{
    int32_t course = placing->town->offers.items[offer].course;

    return placing->saved.count + saved_count(placing, course) <= MOST_SAVED;
}

ttb_status ttb__save(ttb__placing *placing, int32_t offer)
{
    int32_t course = placing->town->offers.items[offer].course;

    if (TTB__RESERVE(&placing->saved, saved_count(placing, course)))
        return TTB_ERR_MEMORY;
    save_passed(placing, course);
    ttb__for_each_touched(placing, course, save_student);
    save_rest(placing, offer);
    return TTB_OK;
}
