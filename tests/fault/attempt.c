/* What a call reads, what it gave, and whether it may have given that. */
#include "calls.h"
#include "limited.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

/* ---- The scene -------------------------------------------------------------------------------
 */

static char *read_text(const char *path)
{
    enum { MOST_BYTES = 1 << 20 };
    char *text = calloc(MOST_BYTES, 1);
    FILE *file = fopen(path, "rb");
    assert_non_null(text);
    assert_non_null(file);
    assert_true(fread(text, 1, MOST_BYTES - 1, file) > 0);
    fclose(file);
    return text;
}

/* The same partnership with a word misspelt everywhere. */
static char *misspell(const char *text)
{
    char *broken = strdup(text);
    assert_non_null(broken);
    for (char *home = broken; (home = strstr(home, "\"home\"")) != NULL;)
        home[4] = 'x';
    return broken;
}

static ttb_partnership *read_town(const char *text)
{
    ttb_partnership *town = NULL;
    assert_int_equal(ttb_partnership_from_json(text, (int64_t)strlen(text), &town, NULL), TTB_OK);
    return town;
}

static ttb_options *choose(int64_t work, int64_t workers)
{
    ttb_options *options = limited_options(work);
    assert_int_equal(ttb_options_set_int(options, "workers", workers, NULL), TTB_OK);
    return options;
}

/* Something to warn of: students stay at home until one cannot have what he chose. */
static void add_warning(ttb_partnership *town)
{
    ttb_report *report = NULL;
    assert_int_equal(ttb_report_new(&report), TTB_OK);
    for (int32_t student = 0; ttb_report_count(report, TTB_SEVERITY_WARNING) == 0; student++) {
        assert_int_equal(
            ttb_partnership_set_student_limit(town, student, TTB_LIMIT_COURSES_AWAY, 0), TTB_OK);
        assert_int_equal(ttb_partnership_validate(town, report), TTB_OK);
    }
    ttb_report_free(report);
}

void scene_make(const char *path, int64_t work, struct scene *made)
{
    scene_make_of(read_text(path), work, made);
}

void scene_make_of(char *town_text, int64_t work, struct scene *made)
{
    int32_t block;
    int64_t bytes;
    *made = (struct scene){.town_text = town_text};
    made->broken_text = misspell(made->town_text);
    made->town = read_town(made->town_text);
    add_warning(made->town);
    made->broken_town = read_town(made->town_text);
    assert_int_equal(ttb_partnership_add_block(made->broken_town, "without lessons", &block),
                     TTB_OK);
    made->options = choose(work, 1);
    made->two_workers = choose(work, 2);
    assert_int_equal(ttb_solve(made->town, made->options, NULL, NULL, NULL, &made->timetable,
                               &made->certificate, NULL),
                     TTB_OK);
    assert_non_null(made->certificate);
    assert_int_equal(ttb_partnership_to_json(made->town, &made->written_text, &bytes), TTB_OK);
    assert_int_equal(ttb_timetable_to_json(made->timetable, &made->timetable_text, &bytes), TTB_OK);
    assert_int_equal(
        ttb_certificate_to_json(made->town, made->certificate, &made->certificate_text, &bytes),
        TTB_OK);
    assert_int_equal(ttb_partnership_anonymise(made->town, 1, &made->anonymous, &made->key),
                     TTB_OK);
    assert_int_equal(ttb_key_to_json(made->key, &made->key_text, &bytes), TTB_OK);
}

void scene_clear(struct scene *scene)
{
    ttb_text_free(scene->key_text);
    ttb_key_free(scene->key);
    ttb_partnership_free(scene->anonymous);
    ttb_text_free(scene->certificate_text);
    ttb_text_free(scene->timetable_text);
    ttb_text_free(scene->written_text);
    ttb_certificate_free(scene->certificate);
    ttb_timetable_free(scene->timetable);
    ttb_options_free(scene->two_workers);
    ttb_options_free(scene->options);
    ttb_partnership_free(scene->broken_town);
    ttb_partnership_free(scene->town);
    free(scene->broken_text);
    free(scene->town_text);
}

/* ---- An attempt ------------------------------------------------------------------------------
 */

static char *text_of(const ttb_timetable *timetable)
{
    char *text = NULL;
    int64_t bytes;
    if (timetable)
        assert_int_equal(ttb_timetable_to_json(timetable, &text, &bytes), TTB_OK);
    return text;
}

void attempt_make(const struct scene *scene, const struct call *call, struct attempt *made)
{
    *made = (struct attempt){.status = TTB_OK};
    assert_int_equal(ttb_report_new(&made->report), TTB_OK);
    assert_int_equal(ttb_options_set_int(scene->options, "sede", 1, made->report),
                     TTB_ERR_NOT_FOUND);
    assert_int_equal(ttb_report_count(made->report, TTB_NONE), 1);
    if (call->prepare)
        call->prepare(scene, made);
    made->timetable_before = text_of(made->timetable);
}

void attempt_clear_results(struct attempt *attempt)
{
    ttb_partnership_free(attempt->town_out);
    ttb_timetable_free(attempt->timetable_out);
    ttb_certificate_free(attempt->certificate_out);
    ttb_reach_free(attempt->reach_out);
    ttb_key_free(attempt->key_out);
    ttb_text_free(attempt->text_out);
    attempt->town_out = NULL;
    attempt->timetable_out = NULL;
    attempt->certificate_out = NULL;
    attempt->reach_out = NULL;
    attempt->key_out = NULL;
    attempt->text_out = NULL;
}

void attempt_clear(struct attempt *attempt)
{
    attempt_clear_results(attempt);
    ttb_text_free(attempt->timetable_before);
    ttb_timetable_free(attempt->timetable);
    ttb_partnership_free(attempt->built);
    ttb_report_free(attempt->report);
}

/* ---- What came out ---------------------------------------------------------------------------
 */

static void tell_town(ttb__text *out, const ttb_partnership *town)
{
    char *text;
    int64_t bytes;
    if (!town)
        return;
    assert_int_equal(ttb_partnership_to_json(town, &text, &bytes), TTB_OK);
    ttb__text_add(out, text);
    ttb_text_free(text);
}

static void tell_timetable(ttb__text *out, const ttb_timetable *timetable)
{
    char *text = text_of(timetable);
    if (text)
        ttb__text_add(out, text);
    ttb_text_free(text);
}

static void tell_certificate(ttb__text *out, const struct scene *scene,
                             const ttb_certificate *certificate)
{
    char *text;
    int64_t bytes;
    if (!certificate)
        return;
    assert_int_equal(ttb_certificate_to_json(scene->town, certificate, &text, &bytes), TTB_OK);
    ttb__text_add(out, text);
    ttb_text_free(text);
}

static void tell_report(ttb__text *out, const ttb_report *report)
{
    for (int64_t finding = 0; finding < ttb_report_count(report, TTB_NONE); finding++)
        ttb__text_format(out, "%s %s\n", ttb_report_get_code(report, finding),
                         ttb_report_get_sentence(report, finding));
}

static void tell_reach(ttb__text *out, const ttb_reach *reach)
{
    int64_t homes = 0, pairs = 0, free_pairs = 0;
    if (!reach)
        return;
    assert_int_equal(ttb_reach_get_homes(reach, NULL, NULL, 0, &homes), TTB_OK);
    for (int32_t home = 0; home < homes; home++) {
        assert_int_equal(ttb_reach_get_share(reach, home, 2, &pairs, &free_pairs), TTB_OK);
        ttb__text_format(out, "%lld %lld\n", (long long)pairs, (long long)free_pairs);
    }
}

static void tell_key(ttb__text *out, const ttb_key *key)
{
    char *text;
    int64_t bytes;
    if (!key)
        return;
    assert_int_equal(ttb_key_to_json(key, &text, &bytes), TTB_OK);
    ttb__text_add(out, text);
    ttb_text_free(text);
}

char *attempt_text(const struct scene *scene, const struct attempt *attempt)
{
    ttb__text text = {0}, *out = &text;
    ttb__text_format(out, "%d %d\n", (int)attempt->status, (int)attempt->flag_out);
    for (int number = 0; number < 5; number++)
        ttb__text_format(out, "%lld\n", (long long)attempt->numbers_out[number]);
    tell_town(out, attempt->town_out);
    tell_town(out, attempt->built);
    tell_timetable(out, attempt->timetable);
    tell_timetable(out, attempt->timetable_out);
    tell_certificate(out, scene, attempt->certificate_out);
    tell_reach(out, attempt->reach_out);
    tell_key(out, attempt->key_out);
    if (attempt->text_out)
        ttb__text_add(out, attempt->text_out);
    tell_report(out, attempt->report);
    assert_int_equal(text.status, TTB_OK);
    return text.bytes;
}

/* ---- Promises --------------------------------------------------------------------------------
 */

const char *attempt_leftover(const struct attempt *attempt)
{
    for (int number = 0; number < 5; number++)
        if (attempt->numbers_out[number])
            return "a number came out";
    if (attempt->town_out || attempt->timetable_out || attempt->certificate_out ||
        attempt->reach_out || attempt->key_out || attempt->text_out || attempt->bytes_out ||
        attempt->flag_out)
        return "something came out";
    return NULL;
}

static int has_found(const ttb_timetable *timetable)
{
    int32_t outcome = ttb_timetable_get_outcome(timetable);
    return outcome == TTB_OUTCOME_FEASIBLE || outcome == TTB_OUTCOME_OPTIMAL;
}

/* A bound above the value of a timetable that there is would be wrong. */
static const char *false_bound(const struct scene *scene, const struct attempt *attempt)
{
    int64_t value, bound;
    for (int32_t tier = 0; tier < ttb_timetable_tier_count(scene->timetable); tier++) {
        assert_int_equal(ttb_timetable_get_tier(scene->timetable, tier, &value, &bound), TTB_OK);
        if (attempt->numbers_out[tier] > value || attempt->numbers_out[tier] < 0)
            return "a bound is wrong";
    }
    return NULL;
}

const char *attempt_untruth(const struct scene *scene, const struct attempt *attempt)
{
    int32_t is_valid = 0, is_proven = 0;
    if (!attempt->timetable_out)
        return false_bound(scene, attempt);
    if (!has_found(attempt->timetable_out))
        return attempt->certificate_out ? "a certificate without a timetable" : NULL;
    if (!attempt->certificate_out)
        return "no certificate";
    if (ttb_verify(scene->town, attempt->timetable_out, attempt->certificate_out, &is_proven,
                   NULL) != TTB_OK ||
        !is_proven)
        return "the certificate does not hold";
    if (ttb_check(scene->town, attempt->timetable_out, &is_valid, NULL) != TTB_OK || !is_valid)
        return "the timetable breaks rules";
    return NULL;
}

static const char *changed_town(const ttb_partnership *town, const char *before)
{
    char *text = NULL;
    int64_t bytes;
    const char *what = NULL;
    assert_int_equal(ttb_partnership_to_json(town, &text, &bytes), TTB_OK);
    if (strcmp(text, before) != 0)
        what = "the partnership has changed";
    ttb_text_free(text);
    return what;
}

const char *attempt_changed_input(const struct scene *scene, const struct attempt *attempt)
{
    char *timetable = attempt->timetable_before ? text_of(attempt->timetable) : NULL;
    const char *what = changed_town(scene->town, scene->written_text);
    if (!what && timetable && strcmp(timetable, attempt->timetable_before) != 0)
        what = "the timetable has changed";
    if (!what && attempt->status == TTB_ERR_MEMORY &&
        ttb_report_count(attempt->report, TTB_NONE) != 1)
        what = "the report has changed";
    ttb_text_free(timetable);
    return what;
}
