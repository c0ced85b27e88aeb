/* The different ways in which a student of one home can take courses, and which of them go
 * together. Many sections are one option: all that counts is blocks and site. */
#ifndef TTB_INSIGHT_MENU_H
#define TTB_INSIGHT_MENU_H

#include "model/travel.h"

/* A lesson in one week of the cycle, in minutes since the start of the cycle. */
typedef struct ttb__span {
    int32_t start, end;
} ttb__span;

typedef struct ttb__menu_option {
    uint64_t blocks;
    int32_t site;
    int32_t next;                   /* another option at the site, TTB_NONE: no more */
    int32_t first_span, span_count; /* its lessons in the spans below, by start */
    uint32_t days;                  /* of the cycle on which it has lessons, a bit for each */
} ttb__menu_option;

typedef struct ttb__menu {
    const ttb_partnership *partnership;
    const ttb__travel *travel;
    int32_t home;
    int32_t weeks;     /* of the cycle; 0: abstract blocks */
    int32_t *first_at; /* by site: its first option, TTB_NONE if it has none */
    TTB__ARRAY(ttb__menu_option) list;
    TTB__ARRAY(ttb__span) spans;
    int64_t words;       /* a set of options is a row of so many 64-bit words */
    uint64_t *fitting;   /* [option * words]: the options that fit beside it */
    uint64_t *at_home;   /* the options at home */
    int32_t needs_home;  /* of three options, one must be at home */
    int32_t is_pairwise; /* options fit together as soon as each two of them do */
} ttb__menu;

/* Start without options. travel must outlive them. */
ttb_status ttb__menu_make(const ttb_partnership *partnership, const ttb__travel *travel,
                          int32_t home, ttb__menu *menu_out);
void ttb__menu_clear(ttb__menu *menu);

/* The number of an option, which is added if it is new. */
ttb_status ttb__menu_find(ttb__menu *menu, uint64_t blocks, int32_t site, int32_t *option_out);

/* Work out, once all options are there, which fit beside each other. */
ttb_status ttb__menu_match(ttb__menu *menu);

/* 1 if three options of which each two fit beside each other, and one is at home where one must be,
 * can be taken together. */
int ttb__menu_fits_three(const ttb__menu *menu, int32_t one, int32_t other, int32_t third);

#endif
