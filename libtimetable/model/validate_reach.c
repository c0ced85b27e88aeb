#include "model/validation.h"

/* How far courses are from one home site one way, for a student with default limits and no other
 * seat (rule 8). */
typedef struct {
    char *has_students; /* by cohort + 1: this is home to a student of it who may travel */
    int32_t *minutes;   /* by course: TTB_NONE where nothing can be reached */
} home_view;

/* By course: some section of it may run. */
static void fill_runs(const ttb__validation *validation, char *runs)
{
    for (int32_t offer = 0; offer < validation->partnership->offers.count; offer++) {
        if (ttb__can_run(validation, offer))
            runs[validation->partnership->offers.items[offer].course] = 1;
    }
}

static void fill_students(const ttb__validation *validation, int32_t home, home_view *view)
{
    const ttb_partnership *partnership = validation->partnership;

    for (int64_t cohort = 0; cohort <= partnership->cohorts.count; cohort++)
        view->has_students[cohort] = 0;
    for (int64_t place = validation->first_of_home[home];
         place < validation->first_of_home[home + 1]; place++) {
        int32_t student = validation->home_of[place];
        if (ttb__may_travel(partnership, student))
            view->has_students[partnership->students.items[student].cohort + 1] = 1;
    }
}

static void fill_minutes(const ttb__validation *validation, int32_t home, home_view *view)
{
    const ttb_partnership *partnership = validation->partnership;

    for (int64_t course = 0; course < partnership->courses.count; course++)
        view->minutes[course] = TTB_NONE;
    for (int32_t number = 0; number < partnership->offers.count; number++) {
        int32_t site = partnership->offers.items[number].site;
        int32_t *nearest = &view->minutes[partnership->offers.items[number].course];
        int32_t minutes = ttb__minutes(&validation->travel, home, site);
        int32_t both_ways = ttb__there_and_back(validation, home, site);
        if (!ttb__can_run(validation, number) ||
            (site != home && !ttb__limits_allow(validation, partnership->limits, both_ways)))
            continue;
        if (*nearest == TTB_NONE || minutes < *nearest)
            *nearest = minutes;
    }
}

static int is_meant(const ttb__rule *rule, const ttb__course *course)
{
    return rule->kind == TTB__RULE_REACH && course->level == rule->level &&
           (rule->cohort == TTB_NONE || rule->cohort == course->cohort);
}

/* A course that runs nowhere is said once for a rule, by a home that needs it. */
static void check_not_offered(ttb__validation *validation, int64_t place, const char *runs,
                              const char *any_students)
{
    const ttb_partnership *partnership = validation->partnership;
    const ttb__rule *rule = &partnership->rules.items[place];

    for (int64_t number = 0; number < partnership->courses.count; number++) {
        const ttb__course *course = &partnership->courses.items[number];
        if (is_meant(rule, course) && !runs[number] && any_students[course->cohort + 1])
            ttb__note_warning(validation, "reach.not-offered",
                              ttb__file_place(validation, "/rules/%d", (int)place),
                              "\"%s\" is to be in reach, but can run at no site", course->id);
    }
}

static void note_too_far(ttb__validation *validation, int64_t place, int32_t home,
                         const ttb__course *course)
{
    const ttb_partnership *partnership = validation->partnership;

    ttb__note_warning(validation, "reach.too-far",
                      ttb__file_place(validation, "/rules/%d", (int)place),
                      "\"%s\" is to be in reach of \"%s\", but no site within %d minutes "
                      "that students may travel to can teach it",
                      course->id, partnership->sites.items[home].id,
                      (int)partnership->rules.items[place].minutes);
}

/* Rules, homes and courses multiply: where the report is full what is too far is counted only. */
static void check_home(ttb__validation *validation, int64_t place, int32_t home, const char *runs,
                       const home_view *view)
{
    const ttb_partnership *partnership = validation->partnership;
    const ttb__rule *rule = &partnership->rules.items[place];
    int64_t unlisted = 0;

    for (int64_t number = 0; number < partnership->courses.count; number++) {
        const ttb__course *course = &partnership->courses.items[number];
        int32_t minutes = view->minutes[number];
        if (!is_meant(rule, course) || !runs[number] || !view->has_students[course->cohort + 1])
            continue;
        if (minutes != TTB_NONE && minutes <= rule->minutes)
            continue;
        if (validation->findings.unlisted_count > 0)
            unlisted++;
        else
            note_too_far(validation, place, home, course);
    }
    (void)ttb__report_count_more(&validation->findings, unlisted, TTB_SEVERITY_WARNING);
}

static void check_homes(ttb__validation *validation, const char *runs, char *any_students,
                        home_view *view)
{
    const ttb_partnership *partnership = validation->partnership;

    for (int32_t home = 0; home < partnership->sites.count; home++) {
        if (validation->first_of_home[home] == validation->first_of_home[home + 1])
            continue;
        fill_students(validation, home, view);
        fill_minutes(validation, home, view);
        for (int64_t cohort = 0; cohort <= partnership->cohorts.count; cohort++) {
            if (view->has_students[cohort])
                any_students[cohort] = 1;
        }
        for (int64_t place = 0; place < partnership->rules.count; place++) {
            if (partnership->rules.items[place].kind != TTB__RULE_REACH)
                continue;
            if (ttb__validation_ends(validation, 0))
                return;
            check_home(validation, place, home, runs, view);
        }
    }
}

void ttb__validate_reach(ttb__validation *validation)
{
    const ttb_partnership *partnership = validation->partnership;
    char *runs = ttb__alloc(partnership->courses.count, 1);
    char *any_students = ttb__alloc(partnership->cohorts.count + 1, 1);
    home_view view = {
        .has_students = ttb__alloc(partnership->cohorts.count + 1, 1),
        .minutes = ttb__alloc(partnership->courses.count, sizeof *view.minutes),
    };

    if (!runs || !any_students || !view.has_students || !view.minutes) {
        validation->status = TTB_ERR_MEMORY;
        goto done;
    }
    if (partnership->reach_rules == 0)
        goto done;
    fill_runs(validation, runs);
    check_homes(validation, runs, any_students, &view);
    for (int64_t place = 0; place < partnership->rules.count; place++)
        check_not_offered(validation, place, runs, any_students);
done:
    ttb__free(view.minutes);
    ttb__free(view.has_students);
    ttb__free(any_students);
    ttb__free(runs);
}
