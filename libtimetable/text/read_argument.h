/* The arguments of a certificate. */
#ifndef TTB_TEXT_READ_ARGUMENT_H
#define TTB_TEXT_READ_ARGUMENT_H

#include "proof/certificate.h"
#include "text/reader.h"

/* Where an argument is put: into a tier of the certificate. */
typedef struct ttb__argument_target {
    const ttb__town *town;
    ttb_certificate *certificate;
    int32_t tier;
} ttb__argument_target;

/* A ttb__read_fn with a ttb__argument_target. */
void ttb__read_argument(ttb__reader *, const ttb__node *, const ttb__field *, void *);

/* A list of prices that is read, one for each offer. */
typedef struct ttb__price_list {
    const ttb__town *town;
    int64_t *prices;
} ttb__price_list;

/* An argument that is read. Lists find all that they need here. */
typedef struct ttb__argument_item {
    const ttb__argument_target *to;
    ttb__argument *argument;
    int64_t scale;
    int32_t students, looks_ahead;
    ttb__price_list full, viable, sections;
    ttb__numbers offers; /* of the town, by their places in the list */
    char *is_listed;     /* [offer] */
    int64_t earlier;     /* prices of earlier tiers so far */
} ttb__argument_item;

/* read_priced.c, read_seats.c: lists of an argument. The first is a ttb__read_fn with a
 * ttb__price_list, the others with a ttb__argument_item. */
void ttb__read_prices(ttb__reader *, const ttb__node *, const ttb__field *, void *);
void ttb__read_rows(ttb__reader *, const ttb__node *, const ttb__field *, void *);
void ttb__read_seats(ttb__reader *, const ttb__node *, const ttb__field *, void *);
void ttb__read_links(ttb__reader *, const ttb__node *, const ttb__field *, void *);
/* The offers that a tree names; before the tree. */
void ttb__read_tree_offers(ttb__reader *, const ttb__node *, const ttb__field *, void *);
void ttb__read_tree(ttb__reader *, const ttb__node *, const ttb__field *, void *);

/* The offer of the town; TTB_NONE: it is unknown, which is reported. */
int32_t ttb__read_offer_of(ttb__reader *reader, const ttb__node *node, const ttb__town *town,
                           int32_t course, int32_t site);
/* Report that something stands in a list twice. */
void ttb__read_twice(ttb__reader *reader, const ttb__node *node);

#endif
