/* Certificates and what they prove. */
#include "text/certificate.h"

#include <string.h>

#include "api/limits.h"
#include "api/owner.h"
#include "base/report.h"
#include "model/sorted.h"
#include "result/check.h"
#include "text/json.h"

void ttb_certificate_free(ttb_certificate *certificate)
{
    ttb__certificate_destroy(certificate);
}

int32_t ttb_certificate_tier_count(const ttb_certificate *certificate)
{
    return certificate ? certificate->tier_count : 0;
}

ttb_status ttb_certificate_get_tier(const ttb_certificate *certificate, int32_t tier,
                                    int64_t *value_out, int64_t *bound_out)
{
    if (value_out)
        *value_out = 0;
    if (bound_out)
        *bound_out = 0;
    if (!certificate || !value_out || !bound_out)
        return TTB_ERR_ARGUMENT;
    if (tier < 0 || tier >= certificate->tier_count)
        return TTB_ERR_NOT_FOUND;
    *value_out = certificate->tiers[tier].value;
    *bound_out = certificate->tiers[tier].bound;
    return TTB_OK;
}

/* A partnership as certificates see it. */
typedef struct canonical {
    ttb__sorted sorted;
    ttb__town *town; /* of the sorted copy */
} canonical;

/* Of a validated partnership; to be cleared also after a failure. */
static ttb_status make_canonical(const ttb_partnership *partnership, canonical *made)
{
    ttb_status status = ttb__sorted_make(partnership, &made->sorted);

    made->town = NULL;
    if (!status)
        status = ttb__town_make(made->sorted.partnership, &made->town);
    return status;
}

static void clear_canonical(canonical *made)
{
    ttb__town_destroy(made->town);
    ttb__sorted_clear(&made->sorted);
}

/* The errors of a partnership; its warnings are told when the partnership itself is read. */
static ttb_status validate(const ttb_partnership *partnership, ttb_report *report)
{
    ttb_status status = ttb__validate(partnership, NULL);

    if (status == TTB_ERR_INPUT && ttb__validate(partnership, report) == TTB_ERR_MEMORY)
        status = TTB_ERR_MEMORY;
    return status;
}

ttb_status ttb_certificate_from_json(const ttb_partnership *partnership, const char *text,
                                     int64_t text_bytes, ttb_certificate **certificate_out,
                                     ttb_report *report)
{
    canonical made = {.town = NULL};
    ttb__limited limited;
    char hash[65];
    ttb_status status;

    if (!certificate_out)
        return TTB_ERR_ARGUMENT;
    *certificate_out = NULL;
    if (!partnership || !text || text_bytes < 0)
        return TTB_ERR_ARGUMENT;
    ttb__limited_begin_for(&limited, report);
    status = validate(partnership, report);
    if (!status)
        status = ttb__partnership_hash(partnership, hash);
    if (!status)
        status = make_canonical(partnership, &made);
    if (!status)
        status =
            ttb__certificate_from_json(made.town, hash, text, text_bytes, certificate_out, report);
    clear_canonical(&made);
    return ttb__limited_end(&limited, status, "The certificate", report);
}

/* TTB_ERR_STATE if the certificate was made for another partnership. */
static ttb_status compare_hashes(const ttb_partnership *partnership,
                                 const ttb_certificate *certificate)
{
    char hash[65];
    ttb_status status = ttb__partnership_hash(partnership, hash);

    if (!status && strcmp(hash, certificate->partnership) != 0)
        status = TTB_ERR_STATE;
    return status;
}

ttb_status ttb_certificate_to_json(const ttb_partnership *partnership,
                                   const ttb_certificate *certificate, char **text_out,
                                   int64_t *bytes_out)
{
    canonical made = {.town = NULL};
    ttb_status status;

    if (text_out)
        *text_out = NULL;
    if (bytes_out)
        *bytes_out = 0;
    if (!partnership || !certificate || !text_out || !bytes_out)
        return TTB_ERR_ARGUMENT;
    status = compare_hashes(partnership, certificate);
    if (!status)
        status = make_canonical(partnership, &made);
    if (!status)
        status = ttb__certificate_to_json(made.town, certificate, text_out, bytes_out);
    clear_canonical(&made);
    return status;
}

/* The timetable by its rules, then the certificate by its values. */
static ttb_status verify_both(const ttb_partnership *partnership, ttb_timetable *timetable,
                              const ttb_certificate *certificate, int32_t *is_proven_out,
                              ttb_report *report)
{
    canonical made = {.town = NULL};
    char hash[65];
    int is_valid = 0, is_proven = 0;
    ttb_status status = ttb__check(partnership, timetable, &is_valid, report);

    if (!status)
        status = ttb__timetable_hash(timetable, hash);
    if (!status)
        status = make_canonical(partnership, &made);
    if (!status)
        status =
            ttb__certificate_verify(made.town, certificate, timetable, hash, &is_proven, report);
    clear_canonical(&made);
    *is_proven_out = !status && is_valid && is_proven;
    return status;
}

/* A failure after the check takes back what the check has put into the timetable. */
static ttb_status verify(const ttb_partnership *partnership, ttb_timetable *timetable,
                         const ttb_certificate *certificate, int32_t *is_proven_out,
                         ttb_report *report)
{
    ttb_timetable before = *timetable;
    ttb_report found = {0};
    ttb_status status;

    timetable->unmet_students = timetable->unmet_courses = (ttb__numbers){NULL, 0, 0};
    status = verify_both(partnership, timetable, certificate, is_proven_out, &found);
    status = ttb__report_end(report, &found, status);
    ttb__free((status ? timetable : &before)->unmet_students.items);
    ttb__free((status ? timetable : &before)->unmet_courses.items);
    if (status) {
        *timetable = before;
        *is_proven_out = 0;
    }
    return status;
}

ttb_status ttb_verify(const ttb_partnership *partnership, ttb_timetable *timetable,
                      const ttb_certificate *certificate, int32_t *is_proven_out,
                      ttb_report *report)
{
    ttb__limited call;
    ttb_status status;

    if (!is_proven_out)
        return TTB_ERR_ARGUMENT;
    *is_proven_out = 0;
    if (!partnership || !timetable || !certificate)
        return TTB_ERR_ARGUMENT;
    ttb__limited_begin_for(&call, report);
    status = ttb__must_be_of(timetable, partnership);
    if (!status)
        status = compare_hashes(partnership, certificate);
    if (!status)
        status = validate(partnership, report);
    if (!status)
        status = verify(partnership, timetable, certificate, is_proven_out, report);
    return ttb__limited_end(&call, status, "Verifying", report);
}
