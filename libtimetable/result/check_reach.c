/* Rule 8: from every home, every course of the level within the minutes. */
#include "result/checker.h"
#include "result/reach.h"

/* 1 if a section of the course runs where a student of this home may learn, near enough. */
static int is_in_reach(const ttb__checker *checker, const ttb__rule *rule, int32_t home,
                       int32_t course)
{
    const ttb__numbers *offers = &checker->partnership->courses.items[course].offers;
    const int32_t *sections;
    for (int64_t item = 0; item < offers->count; item++) {
        int32_t site = checker->partnership->offers.items[offers->items[item]].site;
        if (ttb__sections_of(checker, offers->items[item], &sections) > 0 &&
            ttb__can_learn_at(checker->partnership, &checker->travel, home, site) &&
            ttb__minutes(&checker->travel, home, site) <= rule->minutes)
            return 1;
    }
    return 0;
}

static void check_course(ttb__checker *checker, int32_t number, int32_t course, const char *homes)
{
    const ttb__rule *rule = &checker->partnership->rules.items[number];
    const ttb__course *item = &checker->partnership->courses.items[course];
    int64_t sites = checker->partnership->sites.count;
    if (item->level != rule->level || (rule->cohort != TTB_NONE && item->cohort != rule->cohort))
        return;
    for (int32_t home = 0; home < sites; home++)
        if (homes[(item->cohort + 1) * sites + home] && !is_in_reach(checker, rule, home, course))
            ttb__broken(checker, "rule.reach", TTB_NONE, TTB_NONE,
                        "Course %s runs nowhere within %d minutes of %s; rule /rules/%d demands "
                        "it.",
                        item->id, rule->minutes, ttb__site_id(checker, home), number);
}

void ttb__check_reach(ttb__checker *checker)
{
    char *homes = NULL;
    if (ttb__find_homes(checker->partnership, &homes) != TTB_OK) {
        checker->status = TTB_ERR_MEMORY;
        return;
    }
    for (int32_t number = 0; number < checker->partnership->rules.count; number++)
        if (checker->partnership->rules.items[number].kind == TTB__RULE_REACH)
            for (int32_t course = 0; course < checker->partnership->courses.count; course++)
                check_course(checker, number, course, homes);
    ttb__free(homes);
}
