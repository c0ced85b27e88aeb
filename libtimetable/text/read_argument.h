/* The arguments of a certificate. */
#ifndef TTB_TEXT_READ_ARGUMENT_H
#define TTB_TEXT_READ_ARGUMENT_H

#include "proof/certificate.h"
#include "text/reader.h"
#include "text/row_order.h"

/* Where an argument is put: into a tier of the certificate. */
typedef struct ttb__argument_target {
    const ttb__town *town;
    const ttb__row_order *rows;
    ttb_certificate *certificate;
    int32_t tier;
} ttb__argument_target;

void ttb__read_argument(ttb__reader *, const ttb__node *, const ttb__field *, void *);

#endif
