/* The partnership as bounds see it, built from the partnership's own arrays alone.
 *
 * Blocks and offers stand in canonical order (by the bytes of their ids), so that what is said of
 * them does not depend on the order of a file. Requests that look alike form a class: course, home,
 * limits, weight and seat rules. See docs/explain/proof.md, section 2. */
#ifndef TTB_PROOF_TOWN_H
#define TTB_PROOF_TOWN_H

#include "base/memory.h"
#include "base/poll.h"
#include "model/travel.h"

__extension__ typedef __int128 ttb__wide;

/* More than any week costs: "there is no such seat". Sums of some thousand stay in range. */
#define TTB__NO_SEAT (INT64_C(1) << 50)

typedef struct ttb__town_offer {
    int32_t number; /* in the partnership */
    int32_t course, site;
    int32_t course_blocks;              /* blocks of a section */
    int32_t first_place, place_count;   /* the sets of blocks in which a section may stand */
    int32_t least, most;                /* sections that run; most: as many as can be viable */
    int32_t first_pinned, pinned_count; /* places of pinned sections */
    int32_t first_use, use_count;       /* scarce things that a section uses */
    int32_t takers;                     /* requests, reserves too, that may sit here */
} ttb__town_offer;

/* What sections may use up, block by block and in the week: a resource that its users can exhaust,
 * or (subject TTB_NONE) a limit on the sections of each block. */
typedef struct ttb__town_scarce {
    int32_t subject;
    int32_t capacity[TTB__MOST_BLOCKS];
    int64_t week_capacity;
} ttb__town_scarce;

/* A class at an offer: where its students may sit there, and what a seat surely costs, block by
 * block. */
typedef struct ttb__town_option {
    int32_t offer;
    uint64_t legal;       /* places, by number within the offer; all where there are more than 64 */
    int64_t first_charge; /* minutes and journeys of each block: charges[first_charge + 2 * block],
                             thousandths */
    int32_t way;          /* minutes there and back */
} ttb__town_option;

typedef struct ttb__town_class {
    int32_t request; /* one of them, which stands for all */
    int32_t count;
    int32_t course, is_reserve;
    int64_t weight, net_weight; /* net: less the best reserve that may take its place */
    int32_t is_pinned;          /* a rule demands the seat */
    int32_t first_option, option_count;
} ttb__town_class;

typedef struct ttb__town_request {
    int32_t student, course, is_reserve, class;
    int64_t weight;
    int64_t first_seat; /* of its seats, one for each option of the class */
} ttb__town_request;

typedef struct ttb__town_student {
    int32_t home;
    int32_t first_request, choice_count, request_count;  /* choices first, then reserves */
    int32_t minutes_a_day, journeys_a_day, courses_away; /* INT32_MAX: no limit */
} ttb__town_student;

/* One day of the cycle: the blocks that have lessons then. */
typedef struct ttb__town_day {
    int32_t week, day;
    uint64_t blocks;
} ttb__town_day;

/* Sections of offers, times their amounts, are at most the limit; if is_covering, at least. */
enum { TTB__PRICED_RESOURCE, TTB__PRICED_BLOCKS, TTB__PRICED_BLOCK, TTB__PRICED_REACH };
typedef struct ttb__town_row {
    int32_t kind, subject, home, minutes; /* what it is about: resource; none; block; course */
    int32_t is_covering;
    int32_t course; /* of all its offers; TTB_NONE: of several */
    int64_t limit;
    int32_t first_entry, entry_count;
} ttb__town_row;

typedef struct ttb__town_entry {
    int32_t offer, amount;
} ttb__town_entry;

/* How students' weeks are looked at. */
enum {
    TTB__STUDENTS_CLASHES, /* blocks only: limits, tours and reserves are relaxed, blocks alike */
    TTB__STUDENTS_WEEKS    /* whole legal weeks */
};

/* Parts of the town that can be looked at one by one: courses that some student's list connects
 * (where only clashes count: if they may stand in one block). Numbered by their first offer. */
typedef struct ttb__town_parts {
    int32_t count;
    int32_t *of_course;
    uint64_t *blocks; /* [part] in which its sections may stand */
} ttb__town_parts;

typedef struct ttb__town {
    const ttb_partnership *partnership;
    ttb__travel travel;
    int32_t block_count, has_lessons, weeks;
    int32_t block_at[TTB__MOST_BLOCKS], rank_of[TTB__MOST_BLOCKS]; /* canonical order, and back */
    uint64_t alike[TTB__MOST_BLOCKS]; /* blocks that may change places with it, but for lessons */

    TTB__ARRAY(ttb__town_offer) offers; /* by the ids of course and site */
    int32_t *offer_at;                  /* [offer of the partnership]: its place above */
    int32_t *course_first_offer, *course_offer_count;
    ttb__town_parts parts[2];    /* [TTB__STUDENTS_...] */
    TTB__ARRAY(uint64_t) places; /* masks of canonical blocks, in ascending order of their blocks */
    TTB__ARRAY(int32_t) pinned;  /* places, by number within the offer */
    TTB__ARRAY(ttb__town_scarce) scarce;
    TTB__ARRAY(int32_t) uses;

    ttb__town_student *students;
    TTB__ARRAY(ttb__town_request) requests; /* by ids of student and course */
    TTB__ARRAY(ttb__town_class) classes;    /* by course */
    int32_t *course_first_class;            /* course count + 1 */
    TTB__ARRAY(ttb__town_option) options;
    int64_t seat_count; /* of all requests, each with the options of its class */
    TTB__ARRAY(int64_t) charges;
    TTB__ARRAY(ttb__town_day) days;

    TTB__ARRAY(ttb__town_row) rows; /* by kind, subject, home and minutes */
    TTB__ARRAY(ttb__town_entry) entries;

    ttb__tier tiers[TTB__GOALS];
    int32_t tier_count;
    /* [tier] what every value of it is a multiple of, in thousandths; 0: every value is 0 */
    int64_t units[TTB__GOALS];
    int32_t is_impossible; /* a pinned section cannot stand where it must */
    /* Whoever verifies with this town may end it: what was not looked at then is not proven. NULL
     * at first: never. */
    const ttb__poll *poll;
} ttb__town;

/* Build the view of a validated partnership, which must outlive it. TTB_ERR_TOO_LARGE where there
 * are too many places. */
ttb_status ttb__town_make(const ttb_partnership *partnership, ttb__town **town_out);
void ttb__town_destroy(ttb__town *town);

/* The steps of ttb__town_make(), in their order. */
ttb_status ttb__town_blocks(ttb__town *town);
ttb_status ttb__town_offers(ttb__town *town);
ttb_status ttb__town_students(ttb__town *town);
ttb_status ttb__town_classes(ttb__town *town);
ttb_status ttb__town_find_parts(ttb__town *town);
ttb_status ttb__town_limits(ttb__town *town);
ttb_status ttb__town_rows(ttb__town *town);
void ttb__town_find_units(ttb__town *town);

/* The number of the row that is about the same thing as this one: kind, subject, home and minutes.
 * TTB_NONE if there is none. */
int32_t ttb__town_find_row(const ttb__town *town, ttb__town_row wanted);

/* A mask of the partnership's blocks in canonical order. */
uint64_t ttb__town_mask(const ttb__town *town, uint64_t blocks);

static inline const ttb__offer *ttb__town_given(const ttb__town *town, int32_t offer)
{
    return &town->partnership->offers.items[town->offers.items[offer].number];
}

static inline uint64_t ttb__town_place(const ttb__town *town, int32_t offer, int32_t place)
{
    return town->places.items[town->offers.items[offer].first_place + place];
}

/* 1 if students of the option may sit in sections that stand in this place of its offer. */
static inline int ttb__town_is_legal(const ttb__town_option *option, int32_t place)
{
    return place >= 64 || (option->legal >> place & 1);
}

/* Minutes there and back, TTB_NONE where there is no way. */
static inline int32_t ttb__town_return(const ttb__town *town, int32_t home, int32_t site)
{
    int32_t there = ttb__minutes(&town->travel, home, site);
    int32_t back = ttb__minutes(&town->travel, site, home);

    return there == TTB_NONE || back == TTB_NONE ? TTB_NONE : there + back;
}

/* The greatest common divisor; 0 and a number: the number. */
int64_t ttb__town_divisor(int64_t one, int64_t other);

#endif
