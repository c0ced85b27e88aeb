#include "calls.h"

#include <string.h>

#include "bound/bounds.h"
#include "model/sorted.h"

/* ---- Load ------------------------------------------------------------------------------------
 */

static ttb_status load_town(const struct scene *scene, struct attempt *made)
{
    return ttb_partnership_from_json(scene->town_text, (int64_t)strlen(scene->town_text),
                                     &made->town_out, made->report);
}

static ttb_status load_broken_town(const struct scene *scene, struct attempt *made)
{
    return ttb_partnership_from_json(scene->broken_text, (int64_t)strlen(scene->broken_text),
                                     &made->town_out, made->report);
}

static ttb_status load_timetable(const struct scene *scene, struct attempt *made)
{
    return ttb_timetable_from_json(scene->town, scene->timetable_text,
                                   (int64_t)strlen(scene->timetable_text), &made->timetable_out,
                                   made->report);
}

static ttb_status load_certificate(const struct scene *scene, struct attempt *made)
{
    return ttb_certificate_from_json(scene->town, scene->certificate_text,
                                     (int64_t)strlen(scene->certificate_text),
                                     &made->certificate_out, made->report);
}

/* What is wrong is the partnership, which is told. */
static ttb_status load_timetable_in_vain(const struct scene *scene, struct attempt *made)
{
    return ttb_timetable_from_json(scene->broken_town, scene->timetable_text,
                                   (int64_t)strlen(scene->timetable_text), &made->timetable_out,
                                   made->report);
}

static ttb_status load_certificate_in_vain(const struct scene *scene, struct attempt *made)
{
    return ttb_certificate_from_json(scene->broken_town, scene->certificate_text,
                                     (int64_t)strlen(scene->certificate_text),
                                     &made->certificate_out, made->report);
}

static ttb_status load_key(const struct scene *scene, struct attempt *made)
{
    return ttb_key_from_json(scene->key_text, (int64_t)strlen(scene->key_text), &made->key_out,
                             made->report);
}

/* ---- Validate --------------------------------------------------------------------------------
 */

static ttb_status validate(const struct scene *scene, struct attempt *made)
{
    return ttb_partnership_validate(scene->town, made->report);
}

static ttb_status validate_errors(const struct scene *scene, struct attempt *made)
{
    return ttb_partnership_validate(scene->broken_town, made->report);
}

/* ---- Build -----------------------------------------------------------------------------------
 */

/* Go on with the first building call that has not succeeded yet, so that a second run shows whether
 * a failed call left the partnership as it was. */
#define STEP(call)                                                                                 \
    if (made->step == step++) {                                                                    \
        ttb_status status = call;                                                                  \
        if (status)                                                                                \
            return status;                                                                         \
        made->step++;                                                                              \
    }

/* Over the limit of branches: a list of all building calls. */
static ttb_status build_places(struct attempt *made, int32_t step)
{
    ttb_partnership *town = made->built;
    int32_t number;
    STEP(ttb_partnership_set_name(town, "A town"))
    STEP(ttb_partnership_add_block(town, "A", &number))
    STEP(ttb_partnership_add_block(town, "B", &number))
    STEP(ttb_partnership_add_lesson(town, 0, TTB_DAY_MON, 540, 600, 0))
    STEP(ttb_partnership_add_lesson(town, 1, TTB_DAY_MON, 640, 700, 0))
    STEP(ttb_partnership_add_site(town, "north", "North School", TTB_SITE_SCHOOL, &number))
    STEP(ttb_partnership_add_site(town, "south", NULL, TTB_SITE_COLLEGE, &number))
    STEP(ttb_partnership_set_site_location(town, 0, 51.5, -0.2))
    STEP(ttb_partnership_close_site(town, 1, 1))
    STEP(ttb_partnership_add_bell(town, 1, 0, TTB_DAY_MON, 545, 605, 0))
    STEP(ttb_partnership_add_link(town, 0, 1, 20))
    STEP(ttb_partnership_add_link(town, 1, 0, 15))
    STEP(ttb_partnership_set_limits(town, 90, 2, 3))
    STEP(ttb_partnership_add_resource(town, "lab", TTB_RESOURCE_ROOM, &number))
    STEP(ttb_partnership_add_resource_site(town, 0, 0))
    STEP(ttb_partnership_set_resource_capacity(town, 0, 1, 2))
    STEP(ttb_partnership_set_resource_week_capacity(town, 0, 2))
    return TTB_OK;
}
enum { PLACE_STEPS = 17 };

/* Over the limit of branches: a list of all building calls. */
static ttb_status build_people(struct attempt *made, int32_t step)
{
    ttb_partnership *town = made->built;
    int32_t number;
    STEP(ttb_partnership_add_course(town, "latin", "Latin", 3, "y12", 1, &number))
    STEP(ttb_partnership_add_course(town, "award", NULL, 3, "y12", 1, &number))
    STEP(ttb_partnership_add_offer(town, 0, 0, &number))
    STEP(ttb_partnership_add_offer(town, 1, 1, &number))
    STEP(ttb_partnership_set_offer_sections(town, 0, 0, 2))
    STEP(ttb_partnership_set_offer_size(town, 0, 1, 9))
    STEP(ttb_partnership_set_offer_blocks(town, 0, (const int32_t[]){0, 1}, 2))
    STEP(ttb_partnership_add_offer_use(town, 0, 0))
    STEP(ttb_partnership_set_offer_cost(town, 0, 2500))
    STEP(ttb_partnership_add_student(town, "s1", 0, "y12", &number))
    STEP(ttb_partnership_add_choice(town, 0, 0, 1000))
    STEP(ttb_partnership_add_choice(town, 0, 1, 2000))
    STEP(ttb_partnership_add_student(town, "s2", 0, "y12", &number))
    STEP(ttb_partnership_add_choice(town, 1, 0, 1000))
    STEP(ttb_partnership_add_reserve(town, 1, 1, 500))
    STEP(ttb_partnership_set_student_limit(town, 1, TTB_LIMIT_COURSES_AWAY, 1))
    return TTB_OK;
}
enum { PEOPLE_STEPS = 16 };

static ttb_status build_rules(struct attempt *made, int32_t step)
{
    ttb_partnership *town = made->built;
    int32_t number;
    STEP(ttb_partnership_pin_section(town, 0, 0, (const int32_t[]){0}, 1))
    STEP(ttb_partnership_forbid_section(town, 1, 1, (const int32_t[]){1}, 1))
    STEP(ttb_partnership_pin_seat(town, 0, 0, TTB_NONE, NULL, 0))
    STEP(ttb_partnership_forbid_seat(town, 1, 0, 1, (const int32_t[]){0}, 1))
    STEP(ttb_partnership_limit_block_sections(town, 0, TTB_NONE, 4))
    STEP(ttb_partnership_require_reach(town, 3, 60, "y12"))
    STEP(ttb_partnership_add_tier(town, &number))
    STEP(ttb_partnership_add_goal(town, 0, TTB_GOAL_UNMET, 1))
    return TTB_OK;
}

static ttb_status build_town(const struct scene *scene, struct attempt *made)
{
    ttb_status status = TTB_OK;
    (void)scene;
    if (!made->built)
        status = ttb_partnership_new(&made->built);
    if (!status)
        status = build_places(made, 0);
    if (!status)
        status = build_people(made, PLACE_STEPS);
    return status ? status : build_rules(made, PLACE_STEPS + PEOPLE_STEPS);
}

static ttb_status build_timetable(const struct scene *scene, struct attempt *made)
{
    int32_t section;
    int32_t step = 0;
    STEP(ttb_timetable_new(scene->town, &made->timetable))
    STEP(ttb_timetable_add_section(made->timetable, 0, 0, 1, (const int32_t[]){0}, 1, &section))
    STEP(ttb_timetable_add_section(made->timetable, 0, 1, 2, (const int32_t[]){1}, 1, &section))
    STEP(ttb_timetable_add_seat(made->timetable, 0, 0))
    STEP(ttb_timetable_add_seat(made->timetable, 1, 1))
    return TTB_OK;
}

static ttb_status build_program(const struct scene *scene, struct attempt *made)
{
    return ttb_partnership_to_ilp(scene->town, NULL, 0, TTB_ILP_LP, &made->text_out,
                                  &made->bytes_out, made->report);
}

static ttb_status build_mps(const struct scene *scene, struct attempt *made)
{
    return ttb_partnership_to_ilp(scene->town, (const int64_t[]){5000}, 1, TTB_ILP_MPS,
                                  &made->text_out, &made->bytes_out, made->report);
}

static ttb_status build_copy(const struct scene *scene, struct attempt *made)
{
    return ttb_partnership_anonymise(scene->town, 1, &made->town_out, &made->key_out);
}

static ttb_status build_original(const struct scene *scene, struct attempt *made)
{
    return ttb_partnership_rename(scene->anonymous, scene->key, &made->town_out);
}

static ttb_status build_renamed(const struct scene *scene, struct attempt *made)
{
    return ttb_timetable_rename(scene->timetable, scene->key, scene->anonymous,
                                &made->timetable_out);
}

static ttb_status make_options_and_token(const struct scene *scene, struct attempt *made)
{
    ttb_options *options = NULL;
    ttb_cancel *cancel = NULL;
    ttb_status status = ttb_options_new(&options);
    (void)scene;
    if (!status)
        status = ttb_cancel_new(&cancel);
    made->flag_out = !status != (options && cancel); /* nothing half made */
    ttb_cancel_free(cancel);
    ttb_options_free(options);
    return status;
}

static ttb_status find_way(const struct scene *scene, struct attempt *made)
{
    return ttb_partnership_get_minutes(scene->town, 0, 1, &made->flag_out);
}

/* ---- Solve and bound -------------------------------------------------------------------------
 */

static ttb_status solve(const struct scene *scene, struct attempt *made)
{
    return ttb_solve(scene->town, scene->options, NULL, NULL, NULL, &made->timetable_out,
                     &made->certificate_out, made->report);
}

static ttb_status solve_with_two(const struct scene *scene, struct attempt *made)
{
    return ttb_solve(scene->town, scene->two_workers, NULL, NULL, NULL, &made->timetable_out,
                     &made->certificate_out, made->report);
}

static ttb_status look_for_bounds(ttb__bounds *bounds, ttb__mip_session *session,
                                  const int64_t values[TTB__GOALS], int32_t tiers,
                                  struct attempt *made)
{
    const ttb__bound_means means = {session, {NULL, NULL}};
    const ttb__bound_effort effort = {INT64_MAX, 3000000};
    ttb_status status = ttb__bounds_improve(bounds, &means, values, tiers, &effort);
    if (!status)
        status = ttb__bounds_commit(bounds, values, tiers, made->numbers_out);
    if (status)
        memset(made->numbers_out, 0, sizeof made->numbers_out);
    return status;
}

static ttb_status bound(const struct scene *scene, struct attempt *made)
{
    int64_t values[TTB__GOALS] = {0}, bound_known;
    ttb__sorted sorted = {0};
    ttb__mip_session *session = NULL;
    ttb__bounds *bounds = NULL;
    int32_t tiers = ttb_timetable_tier_count(scene->timetable);
    ttb_status status = ttb__sorted_make(scene->town, &sorted);
    for (int32_t tier = 0; tier < tiers; tier++)
        (void)ttb_timetable_get_tier(scene->timetable, tier, &values[tier], &bound_known);
    if (!status)
        status = ttb__bounds_make(sorted.partnership, &bounds);
    if (!status && ttb__mip_session_open(NULL, NULL, 0, &session))
        session = NULL;
    if (!status)
        status = look_for_bounds(bounds, session, values, tiers, made);
    ttb__bounds_destroy(bounds);
    ttb__mip_session_close(session);
    ttb__sorted_clear(&sorted);
    return status;
}

/* ---- Verify and check ------------------------------------------------------------------------
 */

static void take_solved(const struct scene *scene, struct attempt *made)
{
    assert_int_equal(ttb_timetable_from_json(scene->town, scene->timetable_text,
                                             (int64_t)strlen(scene->timetable_text),
                                             &made->timetable, NULL),
                     TTB_OK);
}

/* One that breaks rules, so that there is much to report. */
static void take_bad(const struct scene *scene, struct attempt *made)
{
    assert_int_equal(build_timetable(scene, made), TTB_OK);
    for (int32_t student = 2; student < 8; student++)
        assert_int_equal(ttb_timetable_add_seat(made->timetable, 0, student), TTB_OK);
}

static ttb_status check(const struct scene *scene, struct attempt *made)
{
    return ttb_check(scene->town, made->timetable, &made->flag_out, made->report);
}

static ttb_status verify(const struct scene *scene, struct attempt *made)
{
    return ttb_verify(scene->town, made->timetable, scene->certificate, &made->flag_out,
                      made->report);
}

static ttb_status audit_reach(const struct scene *scene, struct attempt *made)
{
    return ttb_reach_new(scene->town, scene->timetable, TTB_NONE, TTB_NONE, &made->reach_out);
}

/* ---- Write -----------------------------------------------------------------------------------
 */

static ttb_status write_town(const struct scene *scene, struct attempt *made)
{
    return ttb_partnership_to_json(scene->town, &made->text_out, &made->bytes_out);
}

static ttb_status write_hash(const struct scene *scene, struct attempt *made)
{
    char hash[65] = "";
    ttb_status status = ttb_partnership_get_hash(scene->town, hash, sizeof hash);
    memcpy(made->numbers_out, hash, sizeof made->numbers_out);
    return status;
}

static ttb_status write_timetable(const struct scene *scene, struct attempt *made)
{
    return ttb_timetable_to_json(scene->timetable, &made->text_out, &made->bytes_out);
}

static ttb_status write_key(const struct scene *scene, struct attempt *made)
{
    return ttb_key_to_json(scene->key, &made->text_out, &made->bytes_out);
}

static ttb_status write_certificate(const struct scene *scene, struct attempt *made)
{
    return ttb_certificate_to_json(scene->town, scene->certificate, &made->text_out,
                                   &made->bytes_out);
}

const struct call calls[] = {
    {"load", "partnership", NULL, load_town, 0},
    {"load", "partnership with errors", NULL, load_broken_town, 0},
    {"load", "timetable", NULL, load_timetable, 0},
    {"load", "certificate", NULL, load_certificate, 0},
    {"load", "timetable of a partnership with errors", NULL, load_timetable_in_vain, 0},
    {"load", "certificate of a partnership with errors", NULL, load_certificate_in_vain, 0},
    {"load", "key", NULL, load_key, 0},
    {"validate", "partnership", NULL, validate, 0},
    {"validate", "partnership with errors", NULL, validate_errors, 0},
    {"build", "partnership", NULL, build_town, 0},
    {"build", "timetable", NULL, build_timetable, 0},
    {"build", "integer program", NULL, build_program, 0},
    {"build", "integer program of a later tier", NULL, build_mps, 0},
    {"build", "anonymous copy", NULL, build_copy, 0},
    {"build", "original of a copy", NULL, build_original, 0},
    {"build", "timetable of a copy", NULL, build_renamed, 0},
    {"build", "options and a token", NULL, make_options_and_token, 0},
    {"build", "way between sites", NULL, find_way, 0},
    {"solve", "one worker", NULL, solve, 1},
    {"solve", "two workers", NULL, solve_with_two, 1},
    {"bound", "all tiers", NULL, bound, 1},
    {"verify", "certificate", take_solved, verify, 0},
    {"check", "timetable", take_solved, check, 0},
    {"check", "timetable that breaks rules", take_bad, check, 0},
    {"check", "audit of reach", NULL, audit_reach, 0},
    {"write", "partnership", NULL, write_town, 0},
    {"write", "hash", NULL, write_hash, 0},
    {"write", "timetable", NULL, write_timetable, 0},
    {"write", "key", NULL, write_key, 0},
    {"write", "certificate", NULL, write_certificate, 0},
};
const int call_count = sizeof calls / sizeof *calls;
