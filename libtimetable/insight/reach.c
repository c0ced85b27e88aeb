#include "insight/reach.h"

#include <string.h>

#include "base/bits.h"
#include "insight/combinations.h"
#include "result/reach.h"

/* What the audit of one home works with. */
struct audit {
    const ttb_partnership *partnership;
    const ttb_timetable *timetable;
    int32_t level, minutes;
    ttb__travel travel;
    char *homes;
    int64_t *course_starts; /* sections of course c: course_sections[course_starts[c]...[c + 1]) */
    int32_t *course_sections;
    int32_t *section_offers;  /* TTB_NONE: the section is of no offer, and does not count */
    int32_t *section_options; /* TTB_NONE: the section is not in reach of the home */
    ttb__menu menu;           /* of the home */
};

static int fits_partnership(const ttb_partnership *partnership, const ttb_timetable *timetable)
{
    for (int64_t item = 0; item < timetable->sections.count; item++) {
        const ttb__section *section = &timetable->sections.items[item];
        if (section->course < 0 || section->course >= partnership->courses.count ||
            section->site < 0 || section->site >= partnership->sites.count)
            return 0;
    }
    return 1;
}

static ttb_status group_sections(struct audit *audit)
{
    const ttb__section *sections = audit->timetable->sections.items;
    int64_t count = audit->timetable->sections.count, courses = audit->partnership->courses.count;
    audit->course_starts = ttb__alloc(courses + 1, sizeof *audit->course_starts);
    audit->course_sections = ttb__alloc(count, sizeof *audit->course_sections);
    audit->section_offers = ttb__alloc(count, sizeof *audit->section_offers);
    audit->section_options = ttb__alloc(count, sizeof *audit->section_options);
    if (audit->course_starts == NULL || audit->course_sections == NULL ||
        audit->section_offers == NULL || audit->section_options == NULL)
        return TTB_ERR_MEMORY;
    for (int64_t section = 0; section < count; section++) {
        audit->section_offers[section] =
            ttb__find_offer(audit->partnership, sections[section].course, sections[section].site);
        audit->course_starts[sections[section].course + 1]++;
    }
    for (int64_t course = 0; course < courses; course++)
        audit->course_starts[course + 1] += audit->course_starts[course];
    for (int32_t section = 0; section < count; section++)
        audit->course_sections[audit->course_starts[sections[section].course]++] = section;
    for (int64_t course = courses; course > 0; course--)
        audit->course_starts[course] = audit->course_starts[course - 1];
    audit->course_starts[0] = 0;
    return TTB_OK;
}

/* The sections of a course, and how many they are. */
static int64_t sections_of(const struct audit *audit, int32_t course, const int32_t **sections_out)
{
    *sections_out = audit->course_sections + audit->course_starts[course];
    return audit->course_starts[course + 1] - audit->course_starts[course];
}

static int has_free_seat(const struct audit *audit, int32_t section)
{
    const ttb__offer *offer = &audit->partnership->offers.items[audit->section_offers[section]];
    return audit->timetable->sections.items[section].students.count < offer->most_size;
}

static int is_in_reach(const struct audit *audit, int32_t home, int32_t site)
{
    return ttb__can_learn_at(audit->partnership, &audit->travel, home, site) &&
           (audit->minutes == TTB_NONE ||
            ttb__minutes(&audit->travel, home, site) <= audit->minutes);
}

/* The options of a home, for the courses of every cohort. */
static ttb_status make_options(struct audit *audit, int32_t home)
{
    ttb_status status = ttb__menu_make(audit->partnership, &audit->travel, home, &audit->menu);
    for (int64_t item = 0; status == TTB_OK && item < audit->timetable->sections.count; item++) {
        const ttb__section *section = &audit->timetable->sections.items[item];
        int32_t level = audit->partnership->courses.items[section->course].level;
        audit->section_options[item] = TTB_NONE;
        if ((audit->level == TTB_NONE || level == audit->level) &&
            audit->section_offers[item] != TTB_NONE && is_in_reach(audit, home, section->site))
            status =
                ttb__menu_find(&audit->menu, section->blocks & ttb__all_blocks(audit->partnership),
                               section->site, &audit->section_options[item]);
    }
    return status == TTB_OK ? ttb__menu_match(&audit->menu) : status;
}

/* The blocks that prohibitions leave to an offer. */
static uint64_t possible_blocks(const ttb_partnership *partnership, int32_t offer)
{
    const ttb__offer *item = &partnership->offers.items[offer];
    uint64_t blocks = ttb__offer_blocks(partnership, offer);
    for (int64_t number = 0; number < partnership->rules.count; number++) {
        const ttb__rule *rule = &partnership->rules.items[number];
        if (rule->kind == TTB__RULE_FORBID_SECTION && rule->course == item->course &&
            rule->site == item->site)
            blocks &= ~rule->blocks;
    }
    return blocks;
}

/* Why a course of which no section runs does not. */
static int32_t explain_not_run(const ttb_partnership *partnership, int32_t course)
{
    const ttb__course *item = &partnership->courses.items[course];
    for (int64_t offer = 0; offer < item->offers.count; offer++)
        if (ttb__bit_count(possible_blocks(partnership, item->offers.items[offer])) >= item->blocks)
            return TTB_REACH_NOT_RUN;
    return item->offers.count == 0 ? TTB_REACH_NOT_RUN : TTB_REACH_CLOSED;
}

/* Nearer than the best so far; of equally near ones home, and then the first. */
static int is_nearer(const ttb__reach_course *best, int32_t home, int32_t site, int32_t minutes)
{
    return best->site == TTB_NONE || minutes < best->minutes ||
           (minutes == best->minutes && best->site != home && (site == home || site < best->site));
}

static ttb__reach_course audit_course(const struct audit *audit, int32_t home, int32_t course)
{
    ttb__reach_course found = {.course = course, .site = TTB_NONE, .minutes = TTB_NONE};
    const int32_t *sections;
    int64_t count = sections_of(audit, course, &sections), running = 0;
    for (int64_t item = 0; item < count; item++) {
        int32_t section = sections[item];
        running += audit->section_offers[section] != TTB_NONE;
        if (audit->section_options[section] == TTB_NONE)
            continue;
        int32_t site = audit->timetable->sections.items[section].site;
        int32_t minutes = ttb__minutes(&audit->travel, home, site);
        found.has_free_seat |= has_free_seat(audit, section);
        if (is_nearer(&found, home, site, minutes)) {
            found.site = site;
            found.minutes = minutes;
        }
    }
    if (found.site != TTB_NONE)
        found.reason = found.has_free_seat ? TTB_REACH_OK : TTB_REACH_NO_SEAT;
    else
        found.reason = running > 0 ? TTB_REACH_TRAVEL : explain_not_run(audit->partnership, course);
    return found;
}

/* The options of each course of a home, or only those with a free seat. */
static uint64_t *make_sets(const struct audit *audit, const ttb__reach_home *home,
                           int needs_free_seat)
{
    int64_t words = audit->menu.words;
    uint64_t *sets = ttb__alloc(home->courses.count * words, sizeof *sets);
    for (int64_t course = 0; sets != NULL && course < home->courses.count; course++) {
        const int32_t *sections;
        int64_t count = sections_of(audit, home->courses.items[course].course, &sections);
        for (int64_t item = 0; item < count; item++) {
            int32_t option = audit->section_options[sections[item]];
            if (option != TTB_NONE && (!needs_free_seat || has_free_seat(audit, sections[item])))
                sets[course * words + option / 64] |= UINT64_C(1) << option % 64;
        }
    }
    return sets;
}

static ttb_status count_shares(const struct audit *audit, ttb__reach_home *home)
{
    int64_t courses = home->courses.count;
    size_t bytes = (size_t)(courses * audit->menu.words) * sizeof(uint64_t);
    uint64_t *any = make_sets(audit, home, 0), *free_only = make_sets(audit, home, 1);
    ttb_status status = TTB_ERR_MEMORY;
    if (any != NULL && free_only != NULL)
        status = ttb__count_combinations(&audit->menu, any, courses, &home->pairs.any,
                                         &home->triples.any);
    home->pairs.free = home->pairs.any;
    home->triples.free = home->triples.any;
    if (status == TTB_OK && memcmp(any, free_only, bytes) != 0)
        status = ttb__count_combinations(&audit->menu, free_only, courses, &home->pairs.free,
                                         &home->triples.free);
    ttb__free(free_only);
    ttb__free(any);
    return status;
}

static ttb_status audit_home(struct audit *audit, ttb_reach *reach, int32_t site, int32_t cohort)
{
    ttb__reach_home *home;
    ttb__reach_home empty = {.site = site, .cohort = cohort};
    if (TTB__PUSH(&reach->homes, empty) != TTB_OK)
        return TTB_ERR_MEMORY;
    home = &reach->homes.items[reach->homes.count - 1];
    for (int32_t course = 0; course < audit->partnership->courses.count; course++) {
        const ttb__course *item = &audit->partnership->courses.items[course];
        if (item->cohort != cohort || (audit->level != TTB_NONE && item->level != audit->level))
            continue;
        ttb__reach_course found = audit_course(audit, site, course);
        if (TTB__PUSH(&home->courses, found) != TTB_OK)
            return TTB_ERR_MEMORY;
    }
    return count_shares(audit, home);
}

/* The cohorts of a site share its options. */
static ttb_status audit_site(struct audit *audit, ttb_reach *reach, int32_t site)
{
    int64_t sites = audit->partnership->sites.count;
    ttb_status status = TTB_OK;
    int is_made = 0;
    for (int32_t cohort = TTB_NONE; cohort < audit->partnership->cohorts.count; cohort++) {
        if (!audit->homes[(cohort + 1) * sites + site] || status != TTB_OK)
            continue;
        if (!is_made)
            status = make_options(audit, site);
        is_made = 1;
        if (status == TTB_OK)
            status = audit_home(audit, reach, site, cohort);
    }
    ttb__menu_clear(&audit->menu);
    return status;
}

static ttb_status make_audit(struct audit *audit)
{
    ttb_status status = ttb__travel_make(audit->partnership, &audit->travel);
    if (status == TTB_OK)
        status = ttb__find_homes(audit->partnership, &audit->homes);
    return status == TTB_OK ? group_sections(audit) : status;
}

static void clear_audit(struct audit *audit)
{
    ttb__free(audit->section_options);
    ttb__free(audit->section_offers);
    ttb__free(audit->course_sections);
    ttb__free(audit->course_starts);
    ttb__free(audit->homes);
    ttb__travel_clear(&audit->travel);
}

ttb_status ttb__reach_make(const ttb_partnership *partnership, const ttb_timetable *timetable,
                           int32_t level, int32_t minutes, ttb_reach **reach_out)
{
    struct audit audit = {
        .partnership = partnership, .timetable = timetable, .level = level, .minutes = minutes};
    *reach_out = NULL;
    if (!fits_partnership(partnership, timetable))
        return TTB_ERR_STATE;
    ttb_reach *reach = ttb__alloc(1, sizeof *reach);
    ttb_status status = reach == NULL ? TTB_ERR_MEMORY : make_audit(&audit);
    for (int32_t site = 0; status == TTB_OK && site < partnership->sites.count; site++)
        status = audit_site(&audit, reach, site);
    clear_audit(&audit);
    if (status == TTB_OK)
        *reach_out = reach;
    else
        ttb__reach_destroy(reach);
    return status;
}

void ttb__reach_destroy(ttb_reach *reach)
{
    if (reach == NULL)
        return;
    for (int64_t home = 0; home < reach->homes.count; home++)
        ttb__free(reach->homes.items[home].courses.items);
    ttb__free(reach->homes.items);
    ttb__free(reach);
}
