#include "prep/prep.h"

#include "base/report.h"
#include "prep/parts.h"

void ttb__prep_destroy(ttb__prep *prep)
{
    if (!prep)
        return;
    ttb__travel_clear(&prep->travel);
    ttb__free(prep->placements.items);
    ttb__free(prep->course_first_placement);
    ttb__free(prep->offer_first_placement);
    ttb__free(prep->offer_placement_count);
    ttb__free(prep->entries.items);
    ttb__free(prep->rows.items);
    ttb__free(prep->row_placements.items);
    ttb__free(prep->slots.items);
    ttb__free(prep->offer_first_slot);
    ttb__free(prep->students);
    ttb__free(prep->requests.items);
    ttb__free(prep->course_first_taker);
    ttb__free(prep->takers);
    ttb__free(prep->seat_rules.items);
    ttb__free(prep->days.items);
    ttb__free(prep->day_lessons.items);
    ttb__free(prep->times);
    ttb__free(prep->returns);
    ttb__free(prep->clashes);
    ttb__free(prep);
}

static void copy_sizes(const ttb_partnership *partnership, ttb__prep *prep)
{
    const ttb__tier *tiers = ttb__tiers(partnership, &prep->tier_count);
    prep->partnership = partnership;
    prep->block_count = (int32_t)partnership->blocks.count;
    prep->site_count = (int32_t)partnership->sites.count;
    prep->course_count = (int32_t)partnership->courses.count;
    prep->offer_count = (int32_t)partnership->offers.count;
    prep->student_count = (int32_t)partnership->students.count;
    prep->has_lessons = ttb__has_lessons(partnership);
    for (int32_t tier = 0; tier < prep->tier_count; tier++)
        prep->tiers[tier] = tiers[tier];
}

/* A partnership within the limits of building may still be more than the solver numbers. */
static ttb_status tell_too_large(const ttb__prep *prep, ttb_report *report)
{
    int is_of_days = !prep->placements.count;
    ttb_status status = ttb__report_error(
        report, "solve.too-large", is_of_days ? "/blocks" : "/offers",
        is_of_days ? "There are more than %d lessons on one day"
                   : "There are more than %d ways to place a section, or as many seats",
        is_of_days ? TTB__MOST_DAY_LESSONS : TTB__MOST_PLACEMENTS);
    return status ? status : TTB_ERR_TOO_LARGE;
}

/* The steps, in the order of parts.h. What can never hold is known even if not all was looked at.
 */
static ttb_status make_parts(ttb__prep *prep, ttb_report *report)
{
    static ttb_status (*const parts[])(ttb__prep *, ttb_report *) = {
        ttb__prep_days,  ttb__prep_placements, ttb__prep_students,
        ttb__prep_slots, ttb__prep_rows,       ttb__prep_impossible};
    ttb_status status = TTB_OK;
    for (size_t part = 0; !status && part < sizeof parts / sizeof *parts; part++) {
        status = ttb__ask();
        if (!status)
            status = parts[part](prep, report);
    }
    return status == TTB__STOPPED && prep->is_impossible ? TTB_OK : status;
}

ttb_status ttb__prep_make(const ttb_partnership *partnership, ttb__prep **prep_out,
                          ttb_report *report)
{
    ttb_status status;
    ttb__prep *prep = ttb__alloc(1, sizeof *prep);
    *prep_out = NULL;
    if (!prep)
        return TTB_ERR_MEMORY;
    copy_sizes(partnership, prep);
    status = make_parts(prep, report);
    if (status == TTB_ERR_TOO_LARGE)
        status = tell_too_large(prep, report);
    if (status)
        ttb__prep_destroy(prep);
    else
        *prep_out = prep;
    return status;
}
