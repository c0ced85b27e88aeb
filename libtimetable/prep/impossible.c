/* What can never hold, found before any search: a rule that falls alone, or with too few takers,
 * places or sections. */
#include "base/report.h"
#include "prep/parts.h"

static const char *course_id(const ttb__prep *prep, int32_t course)
{
    return prep->partnership->courses.items[course].id;
}

static const char *site_id(const ttb__prep *prep, int32_t site)
{
    return prep->partnership->sites.items[site].id;
}

/* Students who may sit in some placement of the offer; counted up to `enough`. */
static int64_t count_takers(const ttb__prep *prep, int32_t offer, int64_t enough)
{
    int32_t course = prep->partnership->offers.items[offer].course;
    int32_t first = prep->offer_first_placement[offer];
    int64_t count = 0;
    for (int32_t taker = prep->course_first_taker[course];
         taker < prep->course_first_taker[course + 1] && count < enough; taker++) {
        int may = 0;
        for (int32_t number = 0; !may && number < prep->offer_placement_count[offer]; number++)
            may = ttb__may_sit(prep, prep->takers[taker], first + number);
        count += may;
    }
    return count;
}

/* The most sections of an offer that can be viable at once. */
static int64_t most_viable(const ttb__prep *prep, int32_t offer)
{
    const ttb__offer *given = &prep->partnership->offers.items[offer];
    if (!prep->offer_placement_count[offer])
        return 0;
    if (given->least_size <= 0)
        return given->most_sections;
    return count_takers(prep, offer, (int64_t)given->most_sections * given->least_size) /
           given->least_size;
}

static ttb_status report_row(ttb__prep *prep, const ttb__row *row, ttb_report *report)
{
    const ttb_partnership *partnership = prep->partnership;
    prep->is_impossible = 1;
    if (row->kind == TTB__ROW_REACH)
        return ttb__report_error(report, "infeasible.reach", "/rules",
                                 "%s can never be reached from %s: no section of it within reach "
                                 "can run with enough students.",
                                 course_id(prep, row->subject), site_id(prep, row->other));
    if (row->kind == TTB__ROW_BLOCK_SECTIONS)
        return ttb__report_error(report, "infeasible.block-sections", "/rules",
                                 "Block %s needs at least %d sections; so many can never run.",
                                 partnership->blocks.items[row->subject].id, row->least);
    return ttb__report_error(
        report, "infeasible.sections", "/offers",
        "%s at %s needs at least %d sections; so many can never run with enough students.",
        course_id(prep, partnership->offers.items[row->subject].course),
        site_id(prep, partnership->offers.items[row->subject].site), row->least);
}

/* The most sections of a row's offers that can be viable at once, counted up to what it needs.
 * Placements of a row stand by offer, so each offer is one run of them. Many rows ask about the
 * same offers: viable[offer] is TTB_NONE until it is known. */
static int64_t count_viable(const ttb__prep *prep, const ttb__row *row, int64_t *viable)
{
    int64_t possible = 0;
    int32_t last_offer = TTB_NONE;
    for (int32_t place = 0; place < row->placement_count && possible < row->least; place++) {
        int32_t placement = prep->row_placements.items[row->first_placement + place];
        int32_t offer = prep->placements.items[placement].offer;
        if (viable[offer] == TTB_NONE)
            viable[offer] = most_viable(prep, offer);
        if (offer != last_offer)
            possible += viable[offer];
        last_offer = offer;
    }
    return possible;
}

static ttb_status check_covering_rows(ttb__prep *prep, ttb_report *report)
{
    ttb_status status = TTB_OK;
    int64_t *viable = ttb__alloc(prep->offer_count, sizeof *viable);
    if (!viable)
        return TTB_ERR_MEMORY;
    for (int32_t offer = 0; offer < prep->offer_count; offer++)
        viable[offer] = TTB_NONE;
    for (int64_t number = 0; !status && number < prep->rows.count; number++) {
        const ttb__row *row = &prep->rows.items[number];
        status = ttb__ask_at(number);
        if (!status && count_viable(prep, row, viable) < row->least)
            status = report_row(prep, row, report);
    }
    ttb__free(viable);
    return status;
}

static ttb_status report_pins(ttb__prep *prep, const ttb__row *row, ttb_report *report)
{
    const ttb_partnership *partnership = prep->partnership;
    int is_resource = row->kind == TTB__ROW_RESOURCE;
    prep->is_impossible = 1;
    return ttb__report_error(report, "infeasible.pins", "/rules",
                             "More sections are pinned than %s%s allows.",
                             is_resource ? "" : "the limit of block ",
                             is_resource ? partnership->resources.items[row->subject].id
                                         : partnership->blocks.items[row->subject].id);
}

static ttb_status check_pinned_rows(ttb__prep *prep, ttb_report *report)
{
    ttb_status status = TTB_OK;
    int64_t *used = ttb__alloc(prep->rows.count, sizeof *used);
    if (!used)
        return TTB_ERR_MEMORY;
    for (int64_t slot = 0; slot < prep->slots.count; slot++) {
        int32_t pinned = prep->slots.items[slot].pinned_placement;
        const ttb__placement *placement;
        if (pinned == TTB_NONE)
            continue;
        placement = &prep->placements.items[pinned];
        for (int32_t entry = 0; entry < placement->entry_count; entry++) {
            const ttb__entry *uses = &prep->entries.items[placement->first_entry + entry];
            used[uses->row] += uses->amount;
        }
    }
    for (int64_t number = 0; !status && number < prep->rows.count; number++) {
        if (used[number] > prep->rows.items[number].most)
            status = report_pins(prep, &prep->rows.items[number], report);
    }
    ttb__free(used);
    return status;
}

static ttb_status report_teacher(ttb__prep *prep, int32_t teacher, const ttb__placement *one,
                                 const ttb__placement *other, ttb_report *report)
{
    prep->is_impossible = 1;
    return ttb__report_error(
        report, "infeasible.pins", "/rules",
        "Sections of %s at %s and %s at %s are pinned to times at which %s cannot be at both.",
        course_id(prep, one->course), site_id(prep, one->site), course_id(prep, other->course),
        site_id(prep, other->site), prep->partnership->resources.items[teacher].id);
}

/* One teacher's pinned sections in different blocks; rows look after equal blocks. */
static ttb_status check_pinned_teacher(ttb__prep *prep, int32_t teacher, const ttb__numbers *pinned,
                                       ttb_report *report)
{
    for (int64_t number = 0; number < pinned->count; number++) {
        if (ttb__ask())
            return TTB__STOPPED;
        const ttb__placement *other = &prep->placements.items[pinned->items[number]];
        for (int64_t earlier = 0; earlier < number; earlier++) {
            const ttb__placement *one = &prep->placements.items[pinned->items[earlier]];
            if (!(one->blocks & other->blocks) &&
                !ttb__seats_fit(prep, one->site, one->blocks, other->site, other->blocks))
                return report_teacher(prep, teacher, one, other, report);
        }
    }
    return TTB_OK;
}

static ttb_status list_pinned_teachers(const ttb__prep *prep, ttb__numbers *pinned)
{
    for (int64_t slot = 0; slot < prep->slots.count; slot++) {
        const ttb__slot *given = &prep->slots.items[slot];
        const ttb__numbers *uses = &prep->partnership->offers.items[given->offer].uses;
        if (given->pinned_placement == TTB_NONE)
            continue;
        for (int64_t use = 0; use < uses->count; use++) {
            int32_t resource = uses->items[use];
            if (prep->partnership->resources.items[resource].kind == TTB_RESOURCE_TEACHER &&
                TTB__PUSH(&pinned[resource], given->pinned_placement))
                return TTB_ERR_MEMORY;
        }
    }
    return TTB_OK;
}

static ttb_status check_pinned_teachers(ttb__prep *prep, ttb_report *report)
{
    int32_t resources = (int32_t)prep->partnership->resources.count;
    ttb__numbers *pinned = ttb__alloc(resources, sizeof *pinned);
    ttb_status status = pinned ? list_pinned_teachers(prep, pinned) : TTB_ERR_MEMORY;
    for (int32_t resource = 0; !status && resource < resources; resource++)
        status = check_pinned_teacher(prep, resource, &pinned[resource], report);
    for (int32_t resource = 0; pinned && resource < resources; resource++)
        ttb__free(pinned[resource].items);
    ttb__free(pinned);
    return status;
}

static ttb_status check_pinned_slots(ttb__prep *prep, ttb_report *report)
{
    ttb_status status = TTB_OK;
    for (int32_t offer = 0; !status && offer < prep->offer_count; offer++) {
        int64_t pins = 0;
        status = ttb__ask_at(offer);
        for (int32_t slot = prep->offer_first_slot[offer]; slot < prep->offer_first_slot[offer + 1];
             slot++)
            pins += prep->slots.items[slot].pinned_placement != TTB_NONE;
        if (!status && pins && pins > most_viable(prep, offer)) {
            prep->is_impossible = 1;
            status = ttb__report_error(
                report, "infeasible.pin-section", "/rules",
                "%d sections of %s at %s are pinned; so many can never have enough students.",
                (int32_t)pins, course_id(prep, prep->partnership->offers.items[offer].course),
                site_id(prep, prep->partnership->offers.items[offer].site));
        }
    }
    return status;
}

static int can_have_seat(const ttb__prep *prep, const ttb__rule *rule)
{
    const ttb__prep_student *student = &prep->students[rule->student];
    for (int32_t request = student->first_request;
         request < student->first_request + student->request_count; request++) {
        if (prep->requests.items[request].course != rule->course)
            continue;
        for (int32_t placement = prep->course_first_placement[rule->course];
             placement < prep->course_first_placement[rule->course + 1]; placement++) {
            if (ttb__may_sit(prep, request, placement))
                return 1;
        }
    }
    return 0;
}

static ttb_status check_pinned_seats(ttb__prep *prep, ttb_report *report)
{
    ttb_status status = TTB_OK;
    for (int64_t number = 0; !status && number < prep->partnership->rules.count; number++) {
        const ttb__rule *rule = &prep->partnership->rules.items[number];
        status = ttb__ask_at(number);
        if (!status && rule->kind == TTB__RULE_PIN_SEAT && !can_have_seat(prep, rule)) {
            prep->is_impossible = 1;
            status = ttb__report_error(
                report, "infeasible.pin-seat", "/rules",
                "The seat of %s in %s is pinned, but no section can give it.",
                prep->partnership->students.items[rule->student].id, course_id(prep, rule->course));
        }
    }
    return status;
}

ttb_status ttb__prep_impossible(ttb__prep *prep, ttb_report *report)
{
    ttb_status status = check_covering_rows(prep, report);
    if (!status)
        status = check_pinned_rows(prep, report);
    if (!status)
        status = check_pinned_teachers(prep, report);
    if (!status)
        status = check_pinned_slots(prep, report);
    if (!status)
        status = check_pinned_seats(prep, report);
    return status;
}
