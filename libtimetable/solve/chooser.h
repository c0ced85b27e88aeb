/* Which part of a timetable a program makes anew next: kinds of neighbourhoods, their sizes, and
 * what each has gained so far. Counted work and random numbers decide, never the clock. */
#ifndef TTB_SOLVE_CHOOSER_H
#define TTB_SOLVE_CHOOSER_H

#include "base/random.h"
#include "formulation/neighbourhood.h"

enum {
    TTB__KIND_SITE,    /* sections of one site */
    TTB__KIND_COURSES, /* all sections of a few courses that share students */
    TTB__KIND_BLOCKS,  /* the sections of neighbouring sites in two blocks */
    TTB__KIND_CLUSTER, /* sections around a student who misses a choice or travels */
    TTB__KIND_PRICED,  /* sections in which a seat is worth most */
    TTB__KIND_COUNT
};

enum { TTB__CHOOSER_MEMORY = 512 };

typedef struct ttb__kind_record {
    int64_t students;   /* how many the next one frees, about */
    int64_t gain, work; /* of late: both halve now and then */
    int64_t tried, won;
} ttb__kind_record;

typedef struct ttb__chooser {
    const ttb__prep *prep;
    const ttb__solution *from; /* while choosing */
    ttb__random random;
    ttb__kind_record kinds[TTB__KIND_COUNT];
    int32_t kind; /* of the present neighbourhood */
    ttb__neighbourhood free;
    int64_t target;                       /* work that its program should take */
    int64_t *prices;                      /* [slot] by the last seating program */
    int32_t *first_member, *members;      /* by slot; [slot_count + 1] */
    char *is_free_slot, *is_free_student; /* what `free` holds */
    uint64_t tried[TTB__CHOOSER_MEMORY];  /* fingerprints of late neighbourhoods, in a ring */
    int32_t tried_next;
    int32_t *shared; /* [course] free students who ask for it */
} ttb__chooser;

ttb_status ttb__chooser_make(const ttb__prep *prep, uint64_t seed, ttb__chooser *chooser_out);
void ttb__chooser_clear(ttb__chooser *chooser);

/* Choose the next neighbourhood of a timetable: chooser->free, good until the next call. work: of
 * the worker so far, of which its program should take a small part. */
ttb_status ttb__chooser_choose(ttb__chooser *chooser, const ttb__solution *from, int64_t work);
/* Everybody, and no section: the seating program. */
ttb_status ttb__chooser_choose_seats(ttb__chooser *chooser);

/* Learn from what a program made of the neighbourhood; gain 0: nothing. */
void ttb__chooser_learn(ttb__chooser *chooser, const ttb__neighbourhood_result *result,
                        int64_t gain);

#endif
