/* A certificate: arguments for the bounds of one timetable's tiers.
 *
 * Prices and trees name offers, requests and rows of the town by number: of the town that is made
 * of the partnership in canonical order (model/sorted.h). So numbers mean the same whatever the
 * order of a file, and a file may name things by their ids. */
#ifndef TTB_PROOF_CERTIFICATE_H
#define TTB_PROOF_CERTIFICATE_H

#include "proof/argument.h"
#include "result/timetable.h"

/* One is enough. A file with very many would take as long as it likes to be checked. */
enum { TTB__MOST_ARGUMENTS = 100 };

typedef struct ttb__certificate_tier {
    int64_t value, bound; /* of the timetable; thousandths */
    struct {
        ttb__argument *items[TTB__MOST_ARGUMENTS];
        int64_t count;
    } arguments; /* of which the best proves the bound */
} ttb__certificate_tier;

struct ttb_certificate {
    char partnership[65], timetable[65]; /* hashes of their canonical forms */
    ttb__certificate_tier tiers[TTB__GOALS];
    int32_t tier_count;
};

ttb_status ttb__certificate_make(const ttb__town *town, ttb_certificate **certificate_out);
void ttb__certificate_destroy(ttb_certificate *certificate);

/* Add an argument to its tier. The certificate frees it, also where this fails: TTB_ERR_TOO_LARGE
 * beyond the most of a tier. */
ttb_status ttb__certificate_add(ttb_certificate *certificate, ttb__argument *argument);

/* Check every claim against a timetable, whose values the checker has worked out and which has this
 * hash. *is_proven_out 1: the certificate is of this timetable, and claims of each tier its value
 * and just the bound that the best argument proves; and the timetable claims no more of itself.
 * What does not hold is an error in the report. TTB_ERR_MEMORY. */
ttb_status ttb__certificate_verify(const ttb__town *town, const ttb_certificate *certificate,
                                   const ttb_timetable *timetable, const char hash[65],
                                   int *is_proven_out, ttb_report *report);

#endif
