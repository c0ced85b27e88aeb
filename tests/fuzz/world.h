/* What calls of any order work on: handles of every kind, and arguments drawn from the input's
 * bytes. Each call is watched: what it may have changed, and where it has to write. */
#ifndef TTB_FUZZ_WORLD_H
#define TTB_FUZZ_WORLD_H

#include <stddef.h>
#include <stdint.h>

#include "timetable.h"

enum { TOWN, TIMETABLE, CERTIFICATE, KEY, OPTIONS, REPORT, CANCEL, REACH, TEXT, KINDS };
enum { SLOTS = 4, MOST_OUTS = 8, MOST_CHANGED = 2, MOST_LIST = 8, LONGEST_TEXT = 300 };

/* A handle, and what it was when a call last may have changed it: NULL where nobody asked. */
typedef struct slot {
    void *handle;
    char *state;
    int64_t state_bytes;
} slot;

/* Where a call writes one value. */
enum { OUT_NUMBER, OUT_WIDE, OUT_REAL, OUT_STRING, OUT_HANDLE, OUT_COUNT };
typedef struct out {
    int32_t type;
    int32_t kind, slot; /* of a handle */
    union {
        int32_t number;
        int64_t wide;
        double real;
        const char *string;
        void *handle;
    } at;
} out;

/* An array of just the capacity that a call was told. */
typedef struct array {
    unsigned char *bytes;
    size_t item_bytes;
} array;

typedef struct world world;

/* One function: its name, and a call of it with arguments that are drawn. */
typedef struct function {
    const char *name;
    ttb_status (*call)(world *all);
    int is_of_status; /* else it cannot fail */
} function;

struct world {
    const uint8_t *at, *end;
    slot slots[KINDS][SLOTS];
    int32_t solves, programs;
    /* Of the present call. */
    const function *called;
    slot *changed[MOST_CHANGED];
    int32_t changed_count, out_count, array_count;
    out outs[MOST_OUTS];
    array arrays[MOST_OUTS];
    int64_t capacity; /* INT64_MIN: not drawn yet */
    int64_t list_count;
    int32_t numbers[MOST_LIST];
    int64_t values[MOST_LIST];
    char texts[3][LONGEST_TEXT];
    int32_t text_count;
    char *json;
    int64_t json_bytes;
};

/* All functions of the header: calls.c makes them of rows_build.h, rows_read.h and rows_other.h. */
extern const function functions[];
extern const int32_t function_count;

/* ---- world.c: the beginning, the end, and what holds after each call */

void world_begin(world *all, const uint8_t *data, size_t bytes);
void world_end(world *all);
void call_begin(world *all, const function *called);
void call_end(world *all, ttb_status status);
/* Say what does not hold of the present call, and end. */
void broken(const world *all, const char *what);
void free_handle(int32_t kind, void *handle);
/* What a handle is, as text; NULL for kinds that only their calls can change. */
char *state_of(int32_t kind, const void *handle, int64_t *bytes_out);

/* ---- draw.c: arguments */

uint8_t draw_byte(world *all);
int32_t draw_number(world *all);
int64_t draw_wide(world *all);
double draw_real(world *all);
const char *draw_id(world *all);
const char *draw_option_key(world *all);
const char *draw_option_text(world *all);
const int32_t *draw_blocks(world *all);
const int64_t *draw_values(world *all);
int64_t draw_list_count(world *all);
const char *draw_json(world *all);
int64_t draw_json_bytes(world *all);
int64_t draw_capacity(world *all);

/* A handle to read, to change, or to free, which leaves its slot empty; NULL at times. */
void *draw_handle(world *all, int32_t kind);
void *draw_changed(world *all, int32_t kind);
void *draw_gone(world *all, int32_t kind);

/* Where a call writes: filled with what is never an answer; NULL at times. */
out *draw_out(world *all, int32_t type);
void **draw_handle_out(world *all, int32_t kind);
void *draw_array(world *all, size_t item_bytes);

/* ---- calls_by_hand.c: functions of which more is known than of most */

ttb_status call_ttb_version(world *all);
ttb_status call_ttb_abi_version(world *all);
ttb_status call_ttb_option_count(world *all);
ttb_status call_ttb_solve(world *all);
ttb_status call_ttb_check(world *all);
ttb_status call_ttb_verify(world *all);
ttb_status call_ttb_partnership_to_ilp(world *all);

/* ---- What holds of answers that are no status */

ttb_status see_text(const char *text);
ttb_status see_count(int64_t count);

#endif
