/* The key of an anonymous copy of a partnership: which id stands in the copy for which student and
 * which teacher. docs/explain/security.md says what the copy hides and what it cannot. */
#ifndef TTB_MODEL_KEY_H
#define TTB_MODEL_KEY_H

#include "model/partnership.h"

typedef struct ttb__id_pair {
    char *original, *copy;
} ttb__id_pair;

typedef struct ttb__new_ids {
    TTB__ARRAY(ttb__id_pair) pairs;
    ttb__idmap originals, copies; /* the number of the pair */
} ttb__new_ids;

struct ttb_key {
    char original[65], copy[65]; /* hashes of the two partnerships; text/ works them out */
    ttb__new_ids students, teachers;
};

/* The partnership that a renaming leads to. */
typedef enum ttb__direction { TTB__TO_COPY, TTB__TO_ORIGINAL } ttb__direction;

/* Draw new ids for the students and teachers of a partnership. seed TTB_NONE: by chance that nobody
 * can repeat; else the same each time. The hashes stay empty. */
ttb_status ttb__key_draw(const ttb_partnership *partnership, int64_t seed, ttb_key **key_out);
ttb_status ttb__key_make(ttb_key **key_out);
void ttb__key_destroy(ttb_key *key);

/* Add a pair; ids are copied. TTB_ERR_STATE if one of them is there already. */
ttb_status ttb__new_ids_add(ttb__new_ids *ids, const char *original, const char *copy);
/* The id that stands on the other side for one, NULL if there is none. Borrowed. */
char *ttb__new_id(const ttb__new_ids *ids, ttb__direction direction, const char *id);

/* A partnership with other ids, in canonical order and without names, titles and locations, so that
 * no order and no free text tells who is who. TTB_ERR_NOT_FOUND if the key lacks somebody,
 * TTB_ERR_STATE if it gives two things one id. */
ttb_status ttb__rename(const ttb_partnership *partnership, const ttb_key *key,
                       ttb__direction direction, ttb_partnership **renamed_out);

/* How many students nobody equals in the set of courses that they choose, and how many in anything
 * that the partnership says of them. */
ttb_status ttb__count_unique(const ttb_partnership *partnership, int64_t *by_choices_out,
                             int64_t *by_all_out);

#endif
