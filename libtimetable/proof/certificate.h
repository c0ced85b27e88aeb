/* A certificate: arguments for the bounds of one timetable's tiers.
 *
 * It stands for itself: prices and trees name offers, requests and rows of the town by number, and
 * the town is built from the partnership in canonical order, so that a file may name them by ids.
 */
#ifndef TTB_PROOF_CERTIFICATE_H
#define TTB_PROOF_CERTIFICATE_H

#include "proof/argument.h"
#include "timetable.h"

typedef struct ttb__certificate_tier {
    int64_t value, bound;                  /* of the timetable; thousandths */
    TTB__ARRAY(ttb__argument *) arguments; /* of which the best proves the bound */
} ttb__certificate_tier;

struct ttb_certificate {
    char partnership[65], timetable[65]; /* hashes of their canonical forms */
    ttb__certificate_tier tiers[TTB__GOALS];
    int32_t tier_count;
};

ttb_status ttb__certificate_make(const ttb__town *town, ttb_certificate **certificate_out);
void ttb__certificate_destroy(ttb_certificate *certificate);

/* Add an argument to its tier. The certificate frees it, also where this fails: TTB_ERR_MEMORY. */
ttb_status ttb__certificate_add(ttb_certificate *certificate, ttb__argument *argument);

#endif
