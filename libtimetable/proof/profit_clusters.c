/* Clusters of sections that share students: the two closest ones join, as long as they are small
 * together. In a town they are the sections of a site. */
#include "proof/profit_tree.h"

/* Finding them takes the square of the number of sections, and for each section all seats. */
enum { MOST_SECTIONS = 512, MOST_SEATS = 200000 };

typedef struct clusters {
    int64_t count;
    int64_t *shared; /* [one * count + other] worth that two of them share */
    int32_t *size;   /* sections; 0: it is part of another */
    int32_t *of;     /* [section] */
} clusters;

static int64_t *shared_by(const clusters *all, int64_t one, int64_t other)
{
    return &all->shared[one * all->count + other];
}

/* What two sections share: the less of what their seats are worth to each student, added up.
 * worths[student] is 0 before and after. */
static void share(const ttb__profit *profit, const clusters *all, int32_t section, int64_t worths[])
{
    const ttb__profit_section *sections = profit->sections.items;
    const ttb__profit_seat *seats = profit->seats.items;
    int64_t first = sections[section].first_seat, last = first + sections[section].seat_count;

    for (int64_t seat = first; seat < last; seat++)
        worths[seats[seat].student] = seats[seat].worth;
    for (int32_t other = 0; other < section; other++) {
        int64_t sum = 0, end = sections[other].first_seat + sections[other].seat_count;
        for (int64_t seat = sections[other].first_seat; seat < end; seat++) {
            int64_t worth = worths[seats[seat].student];
            sum += worth < seats[seat].worth ? worth : seats[seat].worth;
        }
        *shared_by(all, section, other) = *shared_by(all, other, section) = sum;
    }
    for (int64_t seat = first; seat < last; seat++)
        worths[seats[seat].student] = 0;
}

/* The two that share most for each pair of their sections. 0: there are none. */
static int find_closest(const clusters *all, int64_t *one_out, int64_t *other_out)
{
    int64_t most = 0;

    for (int64_t one = 0; one < all->count; one++) {
        for (int64_t other = 0; other < one && all->size[one]; other++) {
            int64_t pairs = (int64_t)all->size[one] * all->size[other];
            if (!pairs || all->size[one] + all->size[other] > TTB__MOST_OF_GROUP ||
                *shared_by(all, one, other) / pairs <= most)
                continue;
            most = *shared_by(all, one, other) / pairs;
            *one_out = one;
            *other_out = other;
        }
    }
    return most > 0;
}

static void join(const clusters *all, int64_t one, int64_t other)
{
    for (int64_t third = 0; third < all->count; third++) {
        if (all->of[third] == other)
            all->of[third] = (int32_t)one;
        *shared_by(all, one, third) += *shared_by(all, other, third);
        *shared_by(all, third, one) = *shared_by(all, one, third);
    }
    all->size[one] += all->size[other];
    all->size[other] = 0;
}

static void join_all(const ttb__profit *profit, const clusters *all, int64_t worths[],
                     int64_t *work)
{
    int64_t one, other;

    for (int32_t section = 0; section < all->count; section++) {
        all->size[section] = 1;
        share(profit, all, section, worths);
    }
    *work += all->count * profit->seats.count / 2;
    while (find_closest(all, &one, &other)) {
        join(all, one, other);
        *work += all->count * all->count / 2;
    }
}

ttb_status ttb__profit_clusters(const ttb__profit *profit, int64_t *work, int32_t group_out[])
{
    clusters all = {.count = profit->sections.count, .of = group_out};
    int64_t *worths;
    ttb_status status = TTB_OK;

    for (int32_t section = 0; section < all.count; section++)
        group_out[section] = section;
    if (all.count > MOST_SECTIONS || profit->seats.count > MOST_SEATS)
        return TTB_OK;
    worths = ttb__alloc(profit->student_count, sizeof *worths);
    all.shared = ttb__alloc(all.count * all.count, sizeof *all.shared);
    all.size = ttb__alloc(all.count, sizeof *all.size);
    if (worths && all.shared && all.size)
        join_all(profit, &all, worths, work);
    else
        status = TTB_ERR_MEMORY;
    ttb__free(worths);
    ttb__free(all.shared);
    ttb__free(all.size);
    return status;
}
