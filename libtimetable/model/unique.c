/* Who stands alone: a student whose choices nobody else has is known by them, whatever his id is.
 */
#include <stdlib.h>
#include <string.h>

#include "model/key.h"

/* What is said of one student, as numbers that are equal where the same is said. */
typedef struct profile {
    int64_t *numbers;
    int64_t count;
} profile;

static int compare_numbers(const void *one, const void *other)
{
    int64_t left = *(const int64_t *)one, right = *(const int64_t *)other;

    return (left > right) - (left < right);
}

static int compare_profiles(const void *one, const void *other)
{
    const profile *left = one, *right = other;

    if (left->count != right->count)
        return left->count < right->count ? -1 : 1;
    return memcmp(left->numbers, right->numbers, (size_t)left->count * sizeof *left->numbers);
}

static void add(profile *self, int64_t number)
{
    self->numbers[self->count++] = number;
}

static void add_requests(profile *self, const ttb__choices *requests)
{
    add(self, requests->count);
    for (int64_t request = 0; request < requests->count; request++) {
        add(self, requests->items[request].course);
        add(self, requests->items[request].weight);
    }
}

/* The courses alone, in whatever order. */
static void describe_choices(profile *self, const ttb__student *student, int64_t number)
{
    (void)number;
    for (int64_t choice = 0; choice < student->choices.count; choice++)
        add(self, student->choices.items[choice].course);
    if (self->count > 1)
        qsort(self->numbers, (size_t)self->count, sizeof *self->numbers, compare_numbers);
}

/* A rule that names a student is taken for one that nobody else has. */
static void describe_all(profile *self, const ttb__student *student, int64_t number)
{
    add(self, student->home);
    add(self, student->cohort);
    for (int32_t limit = 0; limit < TTB__LIMITS; limit++)
        add(self, student->limits[limit]);
    add_requests(self, &student->choices);
    add_requests(self, &student->reserves);
    add(self, student->seat_rules > 0 ? number : TTB_NONE);
}

static int64_t count_alone(profile *profiles, int64_t count)
{
    int64_t alone = 0;

    if (count > 1)
        qsort(profiles, (size_t)count, sizeof *profiles, compare_profiles);
    for (int64_t place = 0; place < count; place++) {
        int is_like_last =
            place > 0 && compare_profiles(&profiles[place - 1], &profiles[place]) == 0;
        int is_like_next =
            place + 1 < count && compare_profiles(&profiles[place], &profiles[place + 1]) == 0;
        alone += !is_like_last && !is_like_next;
    }
    return alone;
}

typedef void describe_fn(profile *self, const ttb__student *student, int64_t number);

static int64_t count_by(const ttb_partnership *partnership, describe_fn *describe,
                        profile *profiles, int64_t *numbers)
{
    for (int64_t student = 0; student < partnership->students.count; student++) {
        profiles[student] = (profile){.numbers = numbers};
        describe(&profiles[student], &partnership->students.items[student], student);
        numbers += profiles[student].count;
    }
    return count_alone(profiles, partnership->students.count);
}

ttb_status ttb__count_unique(const ttb_partnership *partnership, int64_t *by_choices_out,
                             int64_t *by_all_out)
{
    enum { FIXED = 2 + TTB__LIMITS + 2 + 1 }; /* what describe_all() adds whatever is chosen */
    int64_t students = partnership->students.count, most = FIXED * students;
    profile *profiles = ttb__alloc(students, sizeof *profiles);
    int64_t *numbers;

    for (int64_t student = 0; student < students; student++)
        most += 2 * (partnership->students.items[student].choices.count +
                     partnership->students.items[student].reserves.count);
    numbers = ttb__alloc(most, sizeof *numbers);
    if (profiles && numbers) {
        *by_choices_out = count_by(partnership, describe_choices, profiles, numbers);
        *by_all_out = count_by(partnership, describe_all, profiles, numbers);
    }
    ttb_status status = profiles && numbers ? TTB_OK : TTB_ERR_MEMORY;
    ttb__free(numbers);
    ttb__free(profiles);
    return status;
}
