/* Handles of every kind, and what holds after each call whatever it was given. */
#include "world.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "findings.h"
#include "world_towns.h"

void broken(const world *all, const char *what)
{
    fprintf(stderr, "%s: %s\n", all->called ? all->called->name : "in the end", what);
    abort();
}

/* ---- Beginning and end */

static void read_town(world *all, int32_t place, const char *text)
{
    ttb_partnership *made = NULL;

    if (ttb_partnership_from_json(text, (int64_t)strlen(text), &made, NULL) != TTB_OK)
        abort();
    all->slots[TOWN][place].handle = made;
}

void world_begin(world *all, const uint8_t *data, size_t bytes)
{
    ttb_report *report = NULL;
    char *text = NULL;
    int64_t text_bytes;
    uint8_t first;

    *all = (world){.at = data, .end = data + bytes};
    first = draw_byte(all);
    if (first & 1)
        read_town(all, 0, small_town);
    if (first & 2)
        read_town(all, 1, full_town);
    if (first & 2 &&
        ttb_partnership_to_json(all->slots[TOWN][1].handle, &text, &text_bytes) != TTB_OK)
        abort();
    if (ttb_report_new(&report) != TTB_OK)
        abort();
    all->slots[TEXT][0].handle = text;
    all->slots[REPORT][0].handle = report;
}

void free_handle(int32_t kind, void *handle)
{
    switch (kind) {
    case TOWN:
        ttb_partnership_free(handle);
        break;
    case TIMETABLE:
        ttb_timetable_free(handle);
        break;
    case CERTIFICATE:
        ttb_certificate_free(handle);
        break;
    case KEY:
        ttb_key_free(handle);
        break;
    case OPTIONS:
        ttb_options_free(handle);
        break;
    case REPORT:
        ttb_report_free(handle);
        break;
    case CANCEL:
        ttb_cancel_free(handle);
        break;
    case REACH:
        ttb_reach_free(handle);
        break;
    default:
        ttb_text_free(handle);
    }
}

/* ---- What handles are */

static char *state_of_options(const ttb_options *options, int64_t *bytes_out)
{
    int32_t count = ttb_option_count();
    double *values = calloc((size_t)count, sizeof *values);
    int64_t whole = 0;

    if (!values)
        abort();
    for (int32_t number = 0; number < count; number++) {
        const char *key = NULL;
        if (ttb_option_describe(number, &key, NULL, NULL, NULL, NULL, NULL) != TTB_OK)
            abort();
        if (ttb_options_get_int(options, key, &whole) == TTB_OK)
            values[number] = (double)whole;
        else if (ttb_options_get_real(options, key, &values[number]) != TTB_OK)
            abort();
    }
    *bytes_out = count * (int64_t)sizeof *values;
    return (char *)values;
}

char *state_of(int32_t kind, const void *handle, int64_t *bytes_out)
{
    char *text = NULL, *copy;
    ttb_status status;

    if (kind == OPTIONS)
        return state_of_options(handle, bytes_out);
    if (kind != TOWN && kind != TIMETABLE)
        return NULL;
    status = kind == TOWN ? ttb_partnership_to_json(handle, &text, bytes_out)
                          : ttb_timetable_to_json(handle, &text, bytes_out);
    copy = status ? NULL : malloc((size_t)*bytes_out + 1);
    if (!copy)
        abort();
    memcpy(copy, text, (size_t)*bytes_out);
    ttb_text_free(text);
    return copy;
}

/* The handle is what it was. */
static void compare_state(const world *all, int32_t kind, const slot *now)
{
    int64_t bytes = 0;
    char *state = state_of(kind, now->handle, &bytes);

    if (bytes != now->state_bytes || memcmp(state, now->state, (size_t)bytes) != 0)
        broken(all, "changed what it should not");
    free(state);
}

static void forget(slot *of)
{
    free(of->state);
    of->state = NULL;
}

static int32_t kind_of(const world *all, const slot *of)
{
    return (int32_t)((of - &all->slots[0][0]) / SLOTS);
}

/* What a failure leaves as it was; after a success it is something new. */
static void judge_changed(world *all, ttb_status status)
{
    for (int32_t number = 0; number < all->changed_count; number++) {
        slot *changed = all->changed[number];
        if (status && changed->state)
            compare_state(all, kind_of(all, changed), changed);
        else
            forget(changed);
    }
}

void world_end(world *all)
{
    all->called = NULL;
    for (int32_t number = 0; number < KINDS * SLOTS; number++) {
        slot *each = &all->slots[number / SLOTS][number % SLOTS];
        if (each->state)
            compare_state(all, number / SLOTS, each);
        if (number / SLOTS == REPORT && each->handle)
            check_findings(each->handle);
        free(each->state);
        free_handle(number / SLOTS, each->handle);
    }
}

/* ---- What a call wrote */

static size_t out_bytes(const out *of)
{
    switch (of->type) {
    case OUT_NUMBER:
        return sizeof of->at.number;
    case OUT_WIDE:
    case OUT_COUNT:
        return sizeof of->at.wide;
    case OUT_REAL:
        return sizeof of->at.real;
    case OUT_STRING:
        return sizeof of->at.string;
    default:
        return sizeof of->at.handle;
    }
}

/* 1 if each of these bytes is this one. */
static int are_all(const void *memory, size_t bytes, int byte)
{
    for (size_t place = 0; place < bytes; place++)
        if (((const unsigned char *)memory)[place] != byte)
            return 0;
    return 1;
}

/* After a failure there is NULL or 0, but for a buffer that is too small, which is told how small.
 */
static void judge_failed_out(const world *all, const out *wrote, ttb_status status)
{
    if (wrote->type == OUT_COUNT && status == TTB_ERR_TOO_SMALL) {
        if (wrote->at.wide <= all->capacity)
            broken(all, "is said to be too small, and is not");
    } else if (!are_all(&wrote->at, out_bytes(wrote), 0)) {
        broken(all, "fails and leaves an out parameter");
    }
}

/* A handle that was made takes its slot; who stood there is freed. No certificate is an answer. */
static void keep_handle(world *all, const out *wrote)
{
    slot *place = &all->slots[wrote->kind][wrote->slot];

    if (!wrote->at.handle && wrote->kind == CERTIFICATE)
        return;
    if (!wrote->at.handle)
        broken(all, "succeeds without what it makes");
    free_handle(wrote->kind, place->handle);
    free(place->state);
    *place = (slot){.handle = wrote->at.handle};
}

static void judge_out(world *all, int32_t number)
{
    const out *wrote = &all->outs[number];

    if (are_all(&wrote->at, out_bytes(wrote), 0xa5))
        broken(all, "leaves an out parameter as it was");
    if (wrote->type == OUT_STRING)
        see_text(wrote->at.string);
    if (wrote->type == OUT_COUNT &&
        (wrote->at.wide < 0 || (all->capacity > 0 && wrote->at.wide > all->capacity)))
        broken(all, "counts more than there is room for");
    if (wrote->type != OUT_HANDLE)
        return;
    if (wrote->kind == TEXT && number + 1 < all->out_count &&
        all->outs[number + 1].at.wide != (int64_t)strlen(wrote->at.handle))
        broken(all, "says another length of a text");
    keep_handle(all, wrote);
}

static void judge_outs(world *all, ttb_status status)
{
    for (int32_t number = 0; number < all->out_count; number++)
        if (status)
            judge_failed_out(all, &all->outs[number], status);
        else
            judge_out(all, number);
}

/* The bytes of an array that a call may write: after a failure a text is empty, and else none. */
static size_t bytes_written(const array *of, size_t items, ttb_status status)
{
    return !status ? items * of->item_bytes : of->item_bytes == 1 && items > 0;
}

/* Nothing is written behind what was counted. */
static void judge_arrays(world *all, ttb_status status)
{
    const out *last = all->out_count ? &all->outs[all->out_count - 1] : NULL;
    size_t capacity = all->capacity > 0 ? (size_t)all->capacity : 0, items = capacity;

    if (last && last->type == OUT_COUNT && (size_t)last->at.wide < capacity)
        items = (size_t)last->at.wide;
    for (int32_t number = 0; number < all->array_count; number++) {
        array *each = &all->arrays[number];
        size_t written =
            bytes_written(each, status && each->item_bytes == 1 ? capacity : items, status);
        if (!are_all(each->bytes + written, capacity * each->item_bytes - written, 0xa5))
            broken(all, "writes where it should not");
        free(each->bytes);
    }
}

/* ---- Around each call */

void call_begin(world *all, const function *called)
{
    all->called = called;
    all->changed_count = all->out_count = all->array_count = all->text_count = 0;
    all->capacity = INT64_MIN;
    all->list_count = 0;
    all->json = NULL;
}

void call_end(world *all, ttb_status status)
{
    static const ttb_status may_be[] = {
        TTB_OK,        TTB_ERR_ARGUMENT, TTB_ERR_NOT_FOUND, TTB_ERR_RANGE,
        TTB_ERR_STATE, TTB_ERR_INPUT,    TTB_ERR_TOO_SMALL, TTB_ERR_TOO_LARGE};
    size_t place = 0;

    while (place < sizeof may_be / sizeof *may_be && may_be[place] != status)
        place++;
    if (place == sizeof may_be / sizeof *may_be)
        broken(all, ttb_status_text(status));
    judge_changed(all, status);
    judge_arrays(all, status);
    judge_outs(all, status);
    free(all->json);
}

/* ---- What holds of answers that are no status */

ttb_status see_text(const char *text)
{
    if (text)
        check_line(text);
    return TTB_OK;
}

ttb_status see_count(int64_t count)
{
    if (count < TTB_NONE)
        abort();
    return TTB_OK;
}
