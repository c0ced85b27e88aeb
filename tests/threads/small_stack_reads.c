/* Every function that only gives or sets something, called once. No assert of cmocka in here: this
 * runs on a thread of its own. */
#include "small_stack.h"

#include <string.h>

enum { MOST = 4096 };

/* Nothing here is read again: only that it can be asked for counts. */
static int32_t sink[6][MOST];
static int64_t weights[MOST];

static int fails(ttb_status status)
{
    return status != TTB_OK && status != TTB_ERR_TOO_SMALL;
}

static int read_names(void)
{
    const char *key, *help;
    int32_t type;
    double usual, least, most;
    int failed = !ttb_version() || ttb_abi_version() < 0 || !ttb_goal_name(TTB_GOAL_UNMET);
    for (int32_t status = -1; status < 50; status++)
        failed += !ttb_status_text(status);
    for (int32_t option = 0; option < ttb_option_count(); option++)
        failed += fails(ttb_option_describe(option, &key, &type, &usual, &least, &most, &help));
    return failed;
}

static int read_report(ttb_report *report)
{
    int failed = 0;
    for (int64_t finding = 0; finding < ttb_report_count(report, TTB_NONE); finding++)
        failed += !ttb_report_get_sentence(report, finding) ||
                  !ttb_report_get_code(report, finding) || !ttb_report_get_place(report, finding) ||
                  !ttb_report_get_detail(report, finding) ||
                  ttb_report_get_severity(report, finding) < 0;
    ttb_report_clear(report);
    failed += ttb_report_set_memory_limit(report, 64) != TTB_OK;
    return failed;
}

static int set_options(void)
{
    ttb_options *options = NULL;
    ttb_report *report = NULL;
    int64_t work = 0;
    double gap = 0;
    int failed = ttb_options_new(&options) || ttb_report_new(&report) ||
                 ttb_options_set_int(options, "work_limit", 5, report) ||
                 ttb_options_get_int(options, "work_limit", &work) || work != 5 ||
                 ttb_options_set_from_text(options, "work_limit", "7", report) ||
                 !ttb_options_set_real(options, "no such option", 0.5, report) ||
                 !ttb_options_get_real(options, "no such option", &gap);
    failed += read_report(report);
    ttb_report_free(report);
    ttb_options_free(options);
    return failed;
}

static int read_places(const ttb_partnership *town)
{
    int64_t count;
    int32_t a, b, c, d;
    int failed = fails(ttb_partnership_get_site_kind(town, 0, &a)) +
                 fails(ttb_partnership_get_site_open(town, 0, 0, &a)) +
                 fails(ttb_partnership_get_course(town, 0, &a, &b, &c)) +
                 fails(ttb_partnership_get_offer(town, 0, &a, &b)) +
                 fails(ttb_partnership_get_offer_limits(town, 0, &a, &b, &c, &d)) +
                 fails(ttb_partnership_get_lessons(town, 0, 0, sink[0], sink[1], sink[2], sink[3],
                                                   MOST, &count)) +
                 fails(ttb_partnership_get_tier_goals(town, 0, sink[0], sink[1], MOST, &count));
    a = ttb_partnership_get_minutes(town, 0, 1, &b); /* there may be no link */
    return failed + (a != TTB_OK && a != TTB_ERR_NOT_FOUND);
}

static int read_people(const ttb_partnership *town)
{
    int64_t count, by_all;
    int32_t a, b;
    return fails(ttb_partnership_get_student(town, 0, &a, &b)) +
           fails(ttb_partnership_get_student_limit(town, 0, TTB_LIMIT_COURSES_AWAY, &a)) +
           fails(ttb_partnership_get_choices(town, sink[0], sink[1], weights, MOST, &count)) +
           fails(ttb_partnership_get_reserves(town, sink[0], sink[1], weights, MOST, &count)) +
           fails(ttb_partnership_count_unique(town, &count, &by_all));
}

static int read_town(const ttb_partnership *town)
{
    int failed = read_places(town) + read_people(town) + (ttb_partnership_tier_count(town) < 1);
    (void)ttb_partnership_get_name(town);
    for (int32_t kind = TTB_KIND_BLOCK; kind <= TTB_KIND_LINK; kind++) {
        int32_t number = TTB_NONE;
        const char *id = ttb_partnership_get_id(town, kind, 0);
        if (ttb_partnership_count(town, kind) && id)
            failed += fails(ttb_partnership_find(town, kind, id, &number)) + (number != 0);
        (void)ttb_partnership_get_title(town, kind, 0);
    }
    return failed;
}

static int read_timetable(const struct scene *scene)
{
    const ttb_timetable *timetable = scene->timetable;
    int64_t value, bound, count;
    return (ttb_timetable_get_stop(timetable) < 0) + (ttb_timetable_get_outcome(timetable) < 0) +
           (ttb_timetable_get_work(timetable) < 0) +
           fails(ttb_timetable_get_goal(timetable, TTB_GOAL_UNMET, &value)) +
           fails(ttb_timetable_get_sections(timetable, sink[0], sink[1], sink[2], MOST, &count)) +
           fails(ttb_timetable_get_section_blocks(timetable, sink[0], sink[1], MOST, &count)) +
           fails(ttb_timetable_get_seats(timetable, sink[0], sink[1], MOST, &count)) +
           fails(ttb_timetable_get_unmet(timetable, scene->town, sink[0], sink[1], MOST, &count)) +
           (ttb_certificate_tier_count(scene->certificate) < 1) +
           fails(ttb_certificate_get_tier(scene->certificate, 0, &value, &bound));
}

static int read_reach(const struct scene *scene)
{
    ttb_reach *reach = NULL;
    int64_t count;
    int failed = fails(ttb_reach_new(scene->town, scene->timetable, TTB_NONE, TTB_NONE, &reach)) ||
                 fails(ttb_reach_get_courses(reach, 0, sink[0], sink[1], sink[2], sink[3], sink[4],
                                             MOST, &count));
    ttb_reach_free(reach);
    return failed;
}

static int32_t watch(const ttb_progress *progress, void *user)
{
    int64_t value, bound;
    *(int *)user += ttb_progress_get_elapsed_ms(progress) < 0 ||
                    ttb_progress_get_work(progress) < 0 ||
                    (ttb_progress_has_timetable(progress) && ttb_progress_tier_count(progress) &&
                     ttb_progress_get_tier(progress, 0, &value, &bound) != TTB_OK);
    return 1;
}

/* The watch function is called where the solve was; it ends it at its first call. */
static int watch_and_cancel(const ttb_partnership *town)
{
    ttb_cancel *cancel = NULL;
    ttb_timetable *timetable = NULL;
    int failed = 0;
    failed += ttb_cancel_new(&cancel) != TTB_OK;
    failed += ttb_solve(town, NULL, cancel, watch, &failed, &timetable, NULL, NULL) != TTB_OK;
    ttb_timetable_free(timetable);
    ttb_cancel_request(cancel);
    failed += ttb_solve(town, NULL, cancel, NULL, NULL, &timetable, NULL, NULL) != TTB_OK;
    ttb_timetable_free(timetable);
    ttb_cancel_free(cancel);
    return failed;
}

/* Brackets as deep as a file may have them, and far too deep. */
static int read_nested(void)
{
    static char text[2000000];
    const int64_t depths[2] = {31, 900000};
    int failed = 0;
    for (int each = 0; each < 2; each++) {
        ttb_partnership *town = NULL;
        ttb_report *report = NULL;
        int64_t depth = depths[each];
        memset(text, '[', (size_t)depth);
        memset(text + depth, ']', (size_t)depth);
        failed += ttb_report_new(&report) != TTB_OK;
        failed += ttb_partnership_from_json(text, 2 * depth, &town, report) != TTB_ERR_INPUT;
        failed += read_report(report);
        ttb_report_free(report);
    }
    return failed;
}

int read_everything(const struct scene *scene)
{
    return read_names() + set_options() + read_town(scene->town) + read_timetable(scene) +
           read_reach(scene) + watch_and_cancel(scene->town) + read_nested();
}
