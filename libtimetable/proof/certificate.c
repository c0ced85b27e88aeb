#include "proof/certificate.h"

#include <string.h>

#include "base/report.h"
#include "base/text.h"
#include "proof/prove.h"

ttb_status ttb__certificate_make(const ttb__town *town, ttb_certificate **certificate_out)
{
    *certificate_out = ttb__alloc(1, sizeof **certificate_out);
    if (!*certificate_out)
        return TTB_ERR_MEMORY;
    (*certificate_out)->tier_count = town->tier_count;
    return TTB_OK;
}

void ttb__certificate_destroy(ttb_certificate *certificate)
{
    if (!certificate)
        return;
    for (int32_t tier = 0; tier < certificate->tier_count; tier++) {
        ttb__certificate_tier *of = &certificate->tiers[tier];
        for (int64_t number = 0; number < of->arguments.count; number++)
            ttb__argument_destroy(of->arguments.items[number]);
    }
    ttb__free(certificate);
}

ttb_status ttb__certificate_add(ttb_certificate *certificate, ttb__argument *argument)
{
    ttb__certificate_tier *tier = &certificate->tiers[argument->tier];

    if (tier->arguments.count >= TTB__MOST_ARGUMENTS) {
        ttb__argument_destroy(argument);
        return TTB_ERR_TOO_LARGE;
    }
    tier->arguments.items[tier->arguments.count++] = argument;
    return TTB_OK;
}

/* ---- Verifying */

typedef struct verifier {
    const ttb__town *town;
    const ttb_certificate *certificate;
    const ttb_timetable *timetable;
    ttb_report *report;
    int is_proven;
} verifier;

/* A claim of a tier does not hold. */
static ttb_status report_tier(verifier *all, int32_t tier, const char *member, const char *code,
                              const ttb__text *sentence)
{
    ttb__text place = {0};
    ttb_status status = sentence->status;

    all->is_proven = 0;
    ttb__text_format(&place, "/tiers/%d/%s", tier, member);
    if (!status)
        status = place.status;
    if (!status)
        status = ttb__report_error(all->report, code, place.bytes, "%s", sentence->bytes);
    ttb__text_clear(&place);
    return status;
}

static ttb_status verify_value(verifier *all, int32_t tier)
{
    int64_t claimed = all->certificate->tiers[tier].value,
            value = all->timetable->tier_values[tier];
    ttb__text sentence = {0};
    ttb_status status;

    if (claimed == value)
        return TTB_OK;
    ttb__text_format(&sentence, "Tier %d of the timetable has the value ", tier + 1);
    ttb__text_add_thousandths(&sentence, value);
    ttb__text_add(&sentence, ", not ");
    ttb__text_add_thousandths(&sentence, claimed);
    ttb__text_add(&sentence, " as the certificate says");
    status = report_tier(all, tier, "value", "certificate.value-differs", &sentence);
    ttb__text_clear(&sentence);
    return status;
}

/* The best of what the arguments of a tier prove; 0 without any. */
static ttb_status best_bound(const verifier *all, int32_t tier, int64_t *bound_out)
{
    const ttb__certificate_tier *of = &all->certificate->tiers[tier];
    ttb_status status = TTB_OK;

    *bound_out = 0;
    for (int64_t number = 0; number < of->arguments.count && !status; number++) {
        int64_t bound;
        status = ttb__argument_prove(all->town, of->arguments.items[number],
                                     all->timetable->tier_values, &bound);
        *bound_out = bound > *bound_out ? bound : *bound_out;
    }
    return status;
}

static ttb_status verify_bound(verifier *all, int32_t tier)
{
    int64_t claimed = all->certificate->tiers[tier].bound, proven;
    ttb__text sentence = {0};
    ttb_status status = best_bound(all, tier, &proven);

    if (status || claimed == proven)
        return status;
    ttb__text_format(&sentence, "Tier %d: the certificate says that no timetable has less than ",
                     tier + 1);
    ttb__text_add_thousandths(&sentence, claimed);
    ttb__text_add(&sentence, ", and proves ");
    ttb__text_add_thousandths(&sentence, proven);
    status = report_tier(
        all, tier, "bound",
        claimed > proven ? "certificate.bound-not-proven" : "certificate.bound-differs", &sentence);
    ttb__text_clear(&sentence);
    return status;
}

/* What the timetable says of itself: a bound, or that it is the best. */
static ttb_status verify_timetable_bound(verifier *all, int32_t tier)
{
    const ttb__certificate_tier *of = &all->certificate->tiers[tier];
    int64_t claimed = all->timetable->tier_bounds[tier];
    ttb__text sentence = {0};
    ttb_status status;

    if (all->timetable->outcome == TTB_OUTCOME_OPTIMAL)
        claimed = all->timetable->tier_values[tier];
    if (claimed <= of->bound)
        return TTB_OK;
    ttb__text_format(&sentence, "Tier %d: the timetable says that no other has less than ",
                     tier + 1);
    ttb__text_add_thousandths(&sentence, claimed);
    ttb__text_add(&sentence, ", the certificate only ");
    ttb__text_add_thousandths(&sentence, of->bound);
    status = report_tier(all, tier, "bound", "certificate.timetable-claims-more", &sentence);
    ttb__text_clear(&sentence);
    return status;
}

static ttb_status verify_timetable(verifier *all, const char hash[65])
{
    if (strcmp(all->certificate->timetable, hash) == 0)
        return TTB_OK;
    all->is_proven = 0;
    return ttb__report_error(all->report, "certificate.other-timetable", "/timetable",
                             "The certificate was made for another timetable, or this one has been "
                             "changed since");
}

ttb_status ttb__certificate_verify(const ttb__town *town, const ttb_certificate *certificate,
                                   const ttb_timetable *timetable, const char hash[65],
                                   int *is_proven_out, ttb_report *report)
{
    verifier all = {town, certificate, timetable, report, 1};
    ttb_status status = verify_timetable(&all, hash);

    *is_proven_out = 0;
    for (int32_t tier = 0; tier < certificate->tier_count && !status; tier++) {
        status = verify_value(&all, tier);
        if (!status)
            status = verify_bound(&all, tier);
        if (!status)
            status = verify_timetable_bound(&all, tier);
    }
    if (!status)
        *is_proven_out = all.is_proven;
    return status;
}
