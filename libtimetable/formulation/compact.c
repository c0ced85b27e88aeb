#include "formulation/compact_parts.h"

#include "base/bits.h"
#include "base/report.h"

void ttb__compact_add_goal(ttb__compact *compact, int32_t goal, int32_t column, int64_t amount)
{
    ttb__ilp_entry term = {column, amount};
    if (compact->is_counted[goal] && amount && !compact->ilp->status)
        compact->ilp->status = TTB__PUSH(&compact->goals[goal], term);
}

ttb__ilp_name ttb__compact_name(const ttb__compact *compact, const char *stem, int32_t first,
                                int32_t second, int32_t placement)
{
    ttb__ilp_name name = {stem, 0, {0}};
    if (first != TTB_NONE)
        name.numbers[name.count++] = first;
    if (second != TTB_NONE)
        name.numbers[name.count++] = second;
    for (uint64_t rest = compact->prep->placements.items[placement].blocks; rest; rest &= rest - 1)
        name.numbers[name.count++] = ttb__lowest_bit(rest);
    return name;
}

static void mark_goals(ttb__compact *compact)
{
    for (int32_t tier = 0; tier <= compact->tier; tier++) {
        for (int32_t goal = 0; goal < compact->prep->tiers[tier].goal_count; goal++)
            compact->is_counted[compact->prep->tiers[tier].goals[goal].goal] = 1;
    }
}

static ttb_status make_arrays(ttb__compact *compact)
{
    int64_t placements = compact->prep->placements.count, requests = compact->prep->requests.count;
    compact->first_seat = ttb__alloc(requests + 1, sizeof *compact->first_seat);
    compact->unmet = ttb__alloc(requests, sizeof *compact->unmet);
    compact->least = ttb__alloc(placements, sizeof *compact->least);
    compact->most = ttb__alloc(placements, sizeof *compact->most);
    compact->stands = ttb__alloc(placements, sizeof *compact->stands);
    compact->first_of_placement = ttb__alloc(placements + 2, sizeof *compact->first_of_placement);
    compact->repeats = ttb__alloc(compact->prep->days.count, sizeof *compact->repeats);
    return compact->first_seat && compact->unmet && compact->least && compact->most &&
                   compact->stands && compact->first_of_placement && compact->repeats
               ? TTB_OK
               : TTB_ERR_MEMORY;
}

static void clear(ttb__compact *compact)
{
    ttb__free(compact->seats.items);
    ttb__free(compact->first_seat);
    ttb__free(compact->first_of_placement);
    ttb__free(compact->seats_of_placement);
    ttb__free(compact->least);
    ttb__free(compact->most);
    ttb__free(compact->stands);
    ttb__free(compact->unmet);
    ttb__free(compact->repeats);
    for (int32_t goal = 0; goal < TTB__GOALS; goal++)
        ttb__free(compact->goals[goal].items);
}

/* A rule that can never hold, such as a pin into a closed block, may leave no trace in the columns:
 * a row that nothing keeps says it. */
static void say_impossible(ttb__compact *compact)
{
    ttb__ilp_comment(compact->ilp, "A rule can never hold, so that there is no solution.");
    ttb__ilp_begin_row(compact->ilp, (ttb__ilp_name){"impossible", 0, {0}}, TTB__ILP_AT_LEAST, 1);
    ttb__ilp_end_row(compact->ilp);
}

static ttb_status build(ttb__compact *compact, int64_t *unit_out)
{
    static ttb_status (*const parts[])(ttb__compact *) = {
        ttb__compact_list_seats, ttb__compact_break_symmetry, ttb__compact_sections,
        ttb__compact_seats,      ttb__compact_resources,      ttb__compact_days,
        ttb__compact_students,   ttb__compact_balance};
    ttb_status status = make_arrays(compact);
    for (size_t part = 0; !status && part < sizeof parts / sizeof *parts; part++) {
        status = parts[part](compact);
        if (!status)
            status = compact->ilp->status;
    }
    if (status)
        return status;
    if (compact->prep->is_impossible)
        say_impossible(compact);
    status = ttb__compact_tiers(compact, unit_out);
    ttb__ilp_finish(compact->ilp);
    return status ? status : compact->ilp->status;
}

/* What is relaxed, as a finding and at the head of the text. */
static ttb_status tell(ttb__compact *compact, ttb_report *report)
{
    ttb__text text = {0};
    ttb_status status;
    if (!compact->relaxed_students) {
        ttb__ilp_comment(compact->ilp, "Nothing is relaxed: its solutions are the timetables that "
                                       "keep every rule.");
        return compact->ilp->status;
    }
    ttb__text_format(&text,
                     "Relaxed: %d students could have too many different days. Their travel is not "
                     "counted, and of their limits a day only pairs of lessons are looked at.",
                     compact->relaxed_students);
    status = text.status;
    if (!status)
        ttb__ilp_comment(compact->ilp, text.bytes);
    if (!status)
        status = ttb__report_warning(
            report, "ilp.days-relaxed", "/students",
            "The program is relaxed: %d students could have too many different days, so that their "
            "travel is not counted and not all of their limits a day are kept.",
            compact->relaxed_students);
    ttb__text_clear(&text);
    return status ? status : compact->ilp->status;
}

ttb_status ttb__compact_make(const ttb__prep *prep, int32_t tier, const int64_t *earlier,
                             ttb__ilp *ilp, int64_t *unit_out, ttb_report *report)
{
    ttb__compact compact = {
        .prep = prep, .tier = tier, .earlier = earlier, .ilp = ilp, .report = report};
    ttb_status status;
    ttb__ilp_make(ilp);
    mark_goals(&compact);
    status = build(&compact, unit_out);
    if (!status)
        status = tell(&compact, report);
    clear(&compact);
    return status;
}
