/* Arguments at random: prices that may stand in any argument, and arguments that prove something.
 */
#ifndef TTB_TEST_ARGUMENTS_H
#define TTB_TEST_ARGUMENTS_H

#include "random_town.h"

#include "proof/blocks.h"
#include "proof/certificate.h"
#include "proof/placing.h"
#include "proof/prove.h"

enum { MOST_BRANCHINGS = 400 };

static inline int64_t any_price(ttb__random *random, int64_t scale)
{
    return ttb__random_below(random, 2) ? 0 : ttb__random_below(random, 4000) * scale;
}

static inline void price_town(ttb__random *random, const ttb__town *town, ttb__argument *argument)
{
    for (int32_t offer = 0; offer < town->offers.count; offer++) {
        argument->full[offer] = any_price(random, argument->scale);
        argument->viable[offer] = any_price(random, argument->scale) / 4;
    }
    for (int64_t row = 0; row < town->rows.count; row++)
        argument->row[row] = any_price(random, argument->scale);
}

/* Prices of some links, or of none. */
static inline void price_links(ttb__random *random, const ttb__town *town, ttb__argument *argument)
{
    if (ttb__random_below(random, 4))
        return;
    assert_int_equal(ttb__argument_add_links(town, argument), TTB_OK);
    for (int64_t seat = 0; seat < town->seat_count; seat++)
        argument->link[seat] = any_price(random, argument->scale) / 4;
}

/* An argument by placing. The first two of a town have no prices: only trees count. Prices of
 * earlier tiers are so high in the first three that little is given up for the tier. */
static inline ttb__argument *any_placing(ttb__random *random, const ttb__town *town, int32_t tier,
                                         int32_t number)
{
    ttb__argument *made = NULL;

    assert_int_equal(ttb__argument_make(town, TTB__ARGUMENT_PLACING, tier, &made), TTB_OK);
    made->students = number % 2 ? TTB__STUDENTS_WEEKS : TTB__STUDENTS_CLASHES;
    made->looks_ahead = number != 3;
    made->scale = 1 + ttb__random_below(random, 5);
    for (int32_t earlier = 0; earlier < tier; earlier++)
        made->tiers[earlier] =
            number < 3 ? 1000 * made->scale : any_price(random, made->scale) / 500;
    if (number > 1) {
        price_town(random, town, made);
        price_links(random, town, made);
    }
    return made;
}

/* ---- Proofs */

/* A chooser that takes the first open offer, and notes what it took. */
typedef struct first_open {
    const ttb__town *town;
    ttb__numbers *tree;
    int32_t taken;
} first_open;

static inline int32_t choose_first_open(ttb__placing *placing, void *user)
{
    first_open *chooser = user;

    for (int32_t offer = 0; offer < chooser->town->offers.count; offer++)
        if (ttb__placing_is_open(placing, offer) && chooser->taken++ < MOST_BRANCHINGS) {
            assert_int_equal(TTB__PUSH(chooser->tree, offer), TTB_OK);
            return offer;
        }
    return TTB_NONE;
}

/* Claim this much of a part (TTB_NONE: of all) if that needs a tree and can be proven, else what
 * needs none. 1 if there is a tree. */
static inline int claim_part(const ttb__town *town, ttb__argument *argument, int32_t part,
                             int64_t claim)
{
    first_open chooser = {town, &argument->tree, 0};
    ttb__placing *placing = NULL;
    int64_t before = argument->tree.count;
    int is_proven = 0;

    assert_int_equal(ttb__placing_make(town, argument, part, NULL, &placing), TTB_OK);
    if (claim > ttb__placing_bound(placing))
        assert_int_equal(
            ttb__placing_prove(placing, claim, choose_first_open, &chooser, &is_proven), TTB_OK);
    if (!is_proven) {
        argument->tree.count = before;
        claim = ttb__placing_bound(placing);
    }
    assert_int_equal(TTB__PUSH(&argument->claims, claim), TTB_OK);
    ttb__placing_destroy(placing);
    return is_proven;
}

/* Give an argument claims that hold: of each part something; or of the whole what a bound needs,
 * the highest that a tree proves. */
static inline void claim_any(ttb__random *random, const ttb__town *town, ttb__argument *argument,
                             int64_t bound, const int64_t earlier[TTB__GOALS])
{
    int32_t parts = town->parts[argument->students].count;
    int64_t unit = town->units[argument->tier], claim;

    if (parts > 1 && ttb__random_below(random, 2)) {
        for (int32_t part = 0; part < parts; part++)
            claim_part(town, argument, part, ttb__random_below(random, 3000) * argument->scale);
        return;
    }
    for (; bound > 0 && unit > 0; bound -= unit) {
        argument->claims.count = 0;
        if (ttb__argument_claim(town, argument, bound, earlier, &claim) ||
            claim_part(town, argument, TTB_NONE, claim))
            break;
    }
    if (!argument->claims.count)
        claim_part(town, argument, TTB_NONE, 0);
}

/* An argument by blocks whose claims are just true. A seat is worth up to what it costs to go
 * without it. */
static inline ttb__argument *any_blocks(ttb__random *random, const ttb__town *town, int32_t tier)
{
    ttb__argument *made = NULL;
    ttb__blocks *blocks = NULL;
    ttb__profit profit = {0};

    assert_int_equal(ttb__argument_make(town, TTB__ARGUMENT_BLOCKS, tier, &made), TTB_OK);
    made->students = (int32_t)ttb__random_below(random, 2);
    made->scale = 1 + ttb__random_below(random, 5);
    for (int32_t earlier = 0; earlier < tier; earlier++)
        made->tiers[earlier] = 100 * made->scale;
    if (ttb__random_below(random, 2))
        price_town(random, town, made);
    assert_int_equal(ttb__blocks_make(town, made, &blocks), TTB_OK);
    for (int64_t number = 0; number < town->requests.count; number++) {
        int64_t most = blocks->skips[number];
        if (most < 1 || most > 100000 * made->scale)
            most = 100000 * made->scale;
        made->seat[number] = most * ttb__random_below(random, 5) / 4;
    }
    for (int32_t offer = 0; offer < town->offers.count; offer++)
        made->section[offer] = any_price(random, made->scale);
    for (int64_t number = 0; number < blocks->blocks.count; number++) {
        ttb__profit_search search = {.most_work = INT64_MAX};
        assert_int_equal(ttb__priced_block_profit(&blocks->blocks.items[number], made->seat,
                                                  made->section, &profit),
                         TTB_OK);
        assert_int_equal(ttb__profit_find_most(&profit, &search), TTB_OK);
        assert_int_equal(TTB__PUSH(&made->claims, search.claim), TTB_OK);
    }
    ttb__profit_clear(&profit);
    ttb__blocks_destroy(blocks);
    return made;
}

/* An argument of any kind that holds for these values. */
static inline ttb__argument *any_argument(ttb__random *random, const ttb__town *town, int32_t tier,
                                          const int64_t values[TTB__GOALS])
{
    uint32_t kind = ttb__random_below(random, 8);
    ttb__argument *made = NULL;

    if (kind == 0)
        assert_int_equal(ttb__argument_make(town, TTB__ARGUMENT_SECTIONS, tier, &made), TTB_OK);
    else if (kind < 4)
        made = any_blocks(random, town, tier);
    else
        made = any_placing(random, town, tier, (int32_t)ttb__random_below(random, 6));
    if (kind >= 4)
        claim_any(random, town, made, values[tier], values);
    return made;
}

/* ---- Certificates */

/* A certificate of a timetable with these values that proves what it says. */
static inline ttb_certificate *any_certificate(ttb__random *random, const ttb__town *town,
                                               const int64_t values[TTB__GOALS], int32_t arguments)
{
    ttb_certificate *made = NULL;

    assert_int_equal(ttb__certificate_make(town, &made), TTB_OK);
    for (int32_t tier = 0; tier < town->tier_count; tier++) {
        made->tiers[tier].value = values[tier];
        for (int32_t number = 0; number < arguments; number++) {
            ttb__argument *argument = any_argument(random, town, tier, values);
            int64_t bound;
            assert_int_equal(ttb__argument_prove(town, argument, values, &bound), TTB_OK);
            if (bound > made->tiers[tier].bound)
                made->tiers[tier].bound = bound;
            assert_int_equal(ttb__certificate_add(made, argument), TTB_OK);
        }
    }
    return made;
}

#endif
