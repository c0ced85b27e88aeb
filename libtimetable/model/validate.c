#include <stdio.h>

#include "base/bits.h"
#include "base/text.h"
#include "model/validation.h"

const char *ttb__file_place(ttb__validation *validation, const char *format, ...)
{
    va_list numbers;

    va_start(numbers, format);
    vsnprintf(validation->place, sizeof validation->place, format, numbers);
    va_end(numbers);
    return validation->place;
}

static void note(ttb__validation *validation, int32_t severity, const char *code, const char *place,
                 ttb__text *sentence)
{
    ttb_status status = sentence->status;

    if (!status)
        status =
            ttb__report_add(&validation->findings, severity, code, place, sentence->bytes, NULL);
    if (status && !validation->status)
        validation->status = status;
    ttb__text_clear(sentence);
}

void ttb__note_error(ttb__validation *validation, const char *code, const char *place,
                     const char *format, ...)
{
    ttb__text sentence = {0};
    va_list arguments;

    validation->error_count++;
    if (ttb__report_count_more(&validation->findings, 1, TTB_SEVERITY_ERROR))
        return;
    va_start(arguments, format);
    ttb__text_format_list(&sentence, format, &arguments);
    va_end(arguments);
    note(validation, TTB_SEVERITY_ERROR, code, place, &sentence);
}

void ttb__note_warning(ttb__validation *validation, const char *code, const char *place,
                       const char *format, ...)
{
    ttb__text sentence = {0};
    va_list arguments;

    if (ttb__report_count_more(&validation->findings, 1, TTB_SEVERITY_WARNING))
        return;
    va_start(arguments, format);
    ttb__text_format_list(&sentence, format, &arguments);
    va_end(arguments);
    note(validation, TTB_SEVERITY_WARNING, code, place, &sentence);
}

int ttb__can_run(const ttb__validation *validation, int32_t number)
{
    const ttb__offer *offer = &validation->partnership->offers.items[number];
    int32_t needed = validation->partnership->courses.items[offer->course].blocks;

    return offer->most_sections > 0 && ttb__bit_count(validation->usable[number]) >= needed;
}

const char *ttb__why_not(const ttb__validation *validation, int32_t number, int32_t block)
{
    const ttb_partnership *partnership = validation->partnership;
    const ttb__offer *offer = &partnership->offers.items[number];

    if (partnership->sites.items[offer->site].closed >> block & 1)
        return "the site is closed then";
    if (!(offer->blocks >> block & 1))
        return "the offer does not allow it";
    if (validation->forbidden[number] >> block & 1)
        return "a rule forbids it";
    return "a resource that it uses is not there then";
}

int32_t ttb__there_and_back(const ttb__validation *validation, int32_t home, int32_t site)
{
    int32_t there = ttb__minutes(&validation->travel, home, site);
    int32_t back = ttb__minutes(&validation->travel, site, home);

    return there == TTB_NONE || back == TTB_NONE ? TTB_NONE : there + back;
}

int ttb__limits_allow(const ttb__validation *validation, const int32_t *limits, int32_t minutes)
{
    int32_t most_minutes = limits[TTB_LIMIT_MINUTES_A_DAY];
    int32_t journeys = limits[TTB_LIMIT_JOURNEYS_A_DAY];

    if (minutes == TTB_NONE || limits[TTB_LIMIT_COURSES_AWAY] == 0)
        return 0;
    if (most_minutes != TTB_NONE && minutes > most_minutes)
        return 0;
    return journeys == TTB_NONE || journeys >= 2 || !validation->has_lessons;
}

void ttb__limits_of(const ttb__validation *validation, int32_t student, int32_t *limits_out)
{
    for (int32_t limit = 0; limit < TTB__LIMITS; limit++)
        limits_out[limit] = ttb__student_limit(validation->partnership, student, limit);
}

static void fill_rooms(ttb__validation *validation)
{
    const ttb_partnership *partnership = validation->partnership;

    for (int64_t number = 0; number < partnership->resources.count; number++) {
        const ttb__resource *resource = &partnership->resources.items[number];
        for (int64_t block = 0; block < partnership->blocks.count; block++) {
            if (resource->capacity[block] > 0 && resource->week_capacity != 0)
                validation->has_room[number] |= UINT64_C(1) << block;
        }
    }
}

static void fill_usable(ttb__validation *validation)
{
    const ttb_partnership *partnership = validation->partnership;

    for (int64_t place = 0; place < partnership->rules.count; place++) {
        const ttb__rule *rule = &partnership->rules.items[place];
        if (rule->kind == TTB__RULE_FORBID_SECTION)
            validation->forbidden[ttb__find_offer(partnership, rule->course, rule->site)] |=
                rule->blocks;
    }
    for (int32_t number = 0; number < partnership->offers.count; number++) {
        const ttb__numbers *uses = &partnership->offers.items[number].uses;
        uint64_t blocks = ttb__offer_blocks(partnership, number) & ~validation->forbidden[number];
        for (int64_t use = 0; use < uses->count; use++)
            blocks &= validation->has_room[uses->items[use]];
        validation->usable[number] = blocks;
    }
}

/* A reserve that is a choice too is an error, and counting it twice does no harm. */
static void fill_takers(ttb__validation *validation)
{
    const ttb_partnership *partnership = validation->partnership;

    for (int64_t number = 0; number < partnership->students.count; number++) {
        const ttb__student *student = &partnership->students.items[number];
        for (int64_t choice = 0; choice < student->choices.count; choice++)
            validation->takers[student->choices.items[choice].course]++;
        for (int64_t reserve = 0; reserve < student->reserves.count; reserve++)
            validation->takers[student->reserves.items[reserve].course]++;
    }
}

/* Group the students by home with a counting sort. */
static void fill_homes(ttb__validation *validation)
{
    const ttb_partnership *partnership = validation->partnership;
    int64_t *first = validation->first_of_home;

    for (int64_t student = 0; student < partnership->students.count; student++)
        first[partnership->students.items[student].home + 2]++;
    for (int64_t site = 0; site < partnership->sites.count; site++)
        first[site + 2] += first[site + 1];
    for (int32_t student = 0; student < partnership->students.count; student++)
        validation->home_of[first[partnership->students.items[student].home + 1]++] = student;
}

static ttb_status make_tables(ttb__validation *validation)
{
    const ttb_partnership *partnership = validation->partnership;

    validation->usable = ttb__alloc(partnership->offers.count, sizeof *validation->usable);
    validation->forbidden = ttb__alloc(partnership->offers.count, sizeof *validation->forbidden);
    validation->has_room = ttb__alloc(partnership->resources.count, sizeof *validation->has_room);
    validation->takers = ttb__alloc(partnership->courses.count, sizeof *validation->takers);
    validation->in_blocks = ttb__alloc(TTB__MOST_BLOCKS, sizeof *validation->in_blocks);
    validation->home_of = ttb__alloc(partnership->students.count, sizeof *validation->home_of);
    validation->first_of_home =
        ttb__alloc(partnership->sites.count + 2, sizeof *validation->first_of_home);
    if (!validation->usable || !validation->forbidden || !validation->has_room ||
        !validation->takers || !validation->in_blocks || !validation->home_of ||
        !validation->first_of_home)
        return TTB_ERR_MEMORY;
    validation->has_lessons = ttb__has_lessons(partnership);
    fill_rooms(validation);
    fill_usable(validation);
    fill_takers(validation);
    fill_homes(validation);
    return ttb__travel_make(partnership, &validation->travel);
}

static void clear_tables(ttb__validation *validation)
{
    ttb__travel_clear(&validation->travel);
    ttb__free(validation->first_of_home);
    ttb__free(validation->home_of);
    ttb__free(validation->in_blocks);
    ttb__free(validation->takers);
    ttb__free(validation->has_room);
    ttb__free(validation->forbidden);
    ttb__free(validation->usable);
    ttb__report_clear(&validation->findings);
}

static void validate_all(ttb__validation *validation)
{
    ttb__validate_blocks(validation);
    ttb__validate_resources(validation);
    ttb__validate_offers(validation);
    ttb__validate_students(validation);
    ttb__validate_section_pins(validation);
    ttb__validate_seat_pins(validation);
    ttb__validate_block_sections(validation);
    ttb__validate_reach(validation);
    ttb__validate_tiers(validation);
}

/* Findings go to the report at the end, all or none: a failure leaves the report as it was. */
ttb_status ttb__validate(const ttb_partnership *partnership, ttb_report *report)
{
    ttb__validation validation = {.partnership = partnership};
    ttb_status status = make_tables(&validation);

    if (!status) {
        validate_all(&validation);
        status = validation.status;
    }
    if (!status)
        status = ttb__report_move(report, &validation.findings);
    if (!status && validation.error_count > 0)
        status = TTB_ERR_INPUT;
    clear_tables(&validation);
    return status;
}
