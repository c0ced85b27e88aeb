/* Arguments that were found, and what they prove. Inside bound/ only. */
#ifndef TTB_BOUND_RECORDS_H
#define TTB_BOUND_RECORDS_H

#include "proof/argument.h"

/* An argument and what it proves: a sum; of whole sections the bound at some earlier values. */
typedef struct ttb__record {
    ttb__argument *argument; /* owned by the list that it is in */
    int64_t serial;          /* of the way on which it is a step: later steps prove more */
    int64_t sum;
    int64_t earlier[TTB__GOALS], bound; /* bound -1: not worked out */
} ttb__record;

typedef TTB__ARRAY(ttb__record) ttb__records;

void ttb__records_clear(ttb__records *records);

/* Takes the argument, also where this fails: TTB_ERR_MEMORY. A step takes the place of the step
 * before. */
ttb_status ttb__records_add(ttb__records *records, ttb__record added);

/* The record that proves most at these earlier values, NULL if none proves anything. TTB_ERR_MEMORY
 * in *status, which is looked at first. */
ttb__record *ttb__records_best(const ttb__town *town, const ttb__records *records,
                               const int64_t earlier[TTB__GOALS], int64_t *bound_out,
                               ttb_status *status);

#endif
