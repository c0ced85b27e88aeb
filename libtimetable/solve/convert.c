#include "solve/convert.h"

#include "base/text.h"

/* Sections that run, by slot: section_of[slot] is the place in the timetable. */
static ttb_status add_sections(const ttb__prep *prep, const ttb__sorted *sorted,
                               const ttb__solution *solution, ttb_timetable *timetable,
                               int32_t *section_of)
{
    ttb_status status = TTB_OK;
    for (int32_t slot = 0; !status && slot < prep->slots.count; slot++) {
        const ttb__placement *placement;
        int32_t number = slot - prep->offer_first_slot[prep->slots.items[slot].offer] + 1;
        if (solution->placement_of[slot] == TTB_NONE)
            continue;
        placement = &prep->placements.items[solution->placement_of[slot]];
        status = ttb__timetable_add_section(
            timetable, sorted->courses[placement->course], sorted->sites[placement->site], number,
            ttb__sorted_mask(sorted, placement->blocks), &section_of[slot]);
    }
    return status;
}

ttb_status ttb__convert_solution(const ttb__prep *prep, const ttb__sorted *sorted,
                                 const ttb__solution *solution, ttb_timetable *timetable)
{
    ttb_status status;
    int32_t *section_of = ttb__alloc(prep->slots.count, sizeof *section_of);
    if (!section_of)
        return TTB_ERR_MEMORY;
    status = add_sections(prep, sorted, solution, timetable, section_of);
    for (int64_t request = 0; !status && request < prep->requests.count; request++) {
        int32_t student = prep->requests.items[request].student;
        if (solution->slot_of[request] != TTB_NONE)
            status = ttb__timetable_add_seat(timetable, section_of[solution->slot_of[request]],
                                             sorted->students[student]);
    }
    if (!status)
        ttb__timetable_sort(timetable, 1);
    ttb__free(section_of);
    return status;
}

/* Millionths are fine enough for a share, which is no less than 0. */
static void add_real(ttb__text *text, double value)
{
    int64_t millionths = (int64_t)(value * 1e6 + 0.5);
    ttb__text_add_int(text, millionths / 1000000);
    ttb__text_add(text, ".");
    for (int64_t place = 100000; place > 0; place /= 10)
        ttb__text_add_int(text, millionths / place % 10);
}

static ttb_status add_option(int32_t option, const ttb__option_value *value, ttb__run *run)
{
    ttb__text text = {0};
    int64_t length;
    char *written = NULL, *key = ttb__copy_text(ttb__option_table[option].key);
    ttb_status status = key ? TTB_OK : TTB_ERR_MEMORY;
    if (ttb__option_table[option].type == TTB_TYPE_INT)
        ttb__text_add_int(&text, value->number);
    else
        add_real(&text, value->real);
    if (!status)
        status = ttb__text_take(&text, &written, &length);
    if (!status)
        status = TTB__PUSH(&run->option_keys, key);
    if (!status)
        key = NULL;
    if (!status)
        status = TTB__PUSH(&run->option_values, written);
    if (!status)
        written = NULL;
    ttb__free(key);
    ttb__free(written);
    return status;
}

/* The limit of time is left out: it says nothing about the result, which the work repeats. */
ttb_status ttb__convert_run(const ttb_options *options, int64_t work, ttb_timetable *timetable)
{
    ttb__run *run = &timetable->run;
    ttb_status status = TTB_OK;
    run->is_solved = 1;
    run->seed = options->values[TTB__OPTION_SEED].number;
    run->workers = options->values[TTB__OPTION_WORKERS].number;
    run->work = work;
    for (int32_t option = 0; !status && option < TTB__OPTION_COUNT; option++) {
        const ttb__option *about = &ttb__option_table[option];
        const ttb__option_value *value = &options->values[option];
        int is_initial = about->type == TTB_TYPE_INT ? value->number == (int64_t)about->initial
                                                     : value->real == about->initial;
        if (!is_initial && option != TTB__OPTION_SEED && option != TTB__OPTION_WORKERS &&
            option != TTB__OPTION_TIME_LIMIT_MS && option != TTB__OPTION_WORK_LIMIT)
            status = add_option(option, value, run);
    }
    return status;
}
