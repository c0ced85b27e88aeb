/* What makes calls of rows. A row is a function: what it returns, its name, and the kinds of its
 * arguments, as in
 *
 *     ROW(status, ttb_partnership_set_name, town, id)
 *
 * Each kind has a type and a way to be drawn, below. HAND(status, ttb_solve) is a row of a function
 * whose call is written in calls_by_hand.c. */
#ifndef TTB_FUZZ_ROWS_H
#define TTB_FUZZ_ROWS_H

#include "world.h"

/* ---- Kinds of arguments */

#define KIND(kind, type, drawn)                                                                    \
    typedef type kind##_argument;                                                                  \
    static inline kind##_argument kind##_draw(world *all)                                          \
    {                                                                                              \
        return drawn;                                                                              \
    }
/* A handle to be read, to be changed, to be freed, and the place of a new one. */
#define HANDLE(kind, type, number)                                                                 \
    KIND(kind##_in, const type *, draw_handle(all, number))                                        \
    KIND(kind, type *, draw_changed(all, number))                                                  \
    KIND(kind##_gone, type *, draw_gone(all, number))                                              \
    KIND(kind##_out, type **, (type **)draw_handle_out(all, number))
/* The place of a value, of this member of what an out can be. */
#define OUT(kind, type, number, member)                                                            \
    typedef type *kind##_argument;                                                                 \
    static inline kind##_argument kind##_draw(world *all)                                          \
    {                                                                                              \
        out *made = draw_out(all, number);                                                         \
        return made ? &made->at.member : NULL;                                                     \
    }

HANDLE(town, ttb_partnership, TOWN)
HANDLE(timetable, ttb_timetable, TIMETABLE)
HANDLE(certificate, ttb_certificate, CERTIFICATE)
HANDLE(key, ttb_key, KEY)
HANDLE(options, ttb_options, OPTIONS)
HANDLE(report, ttb_report, REPORT)
HANDLE(cancel, ttb_cancel, CANCEL)
HANDLE(reach, ttb_reach, REACH)
HANDLE(text, char, TEXT)
/* There is one inside of a watch function only: calls_by_hand.c. */
KIND(progress_in, const ttb_progress *, ((void)all, NULL))
KIND(number, int32_t, draw_number(all))
KIND(wide, int64_t, draw_wide(all))
KIND(real, double, draw_real(all))
KIND(id, const char *, draw_id(all))
KIND(option_key, const char *, draw_option_key(all))
KIND(option_text, const char *, draw_option_text(all))
KIND(json, const char *, draw_json(all))
KIND(json_bytes, int64_t, draw_json_bytes(all))
KIND(blocks, const int32_t *, draw_blocks(all))
KIND(values, const int64_t *, draw_values(all))
KIND(list_count, int64_t, draw_list_count(all))
KIND(capacity, int64_t, draw_capacity(all))
KIND(numbers, int32_t *, draw_array(all, sizeof(int32_t)))
KIND(wides, int64_t *, draw_array(all, sizeof(int64_t)))
KIND(bytes, char *, draw_array(all, 1))
OUT(number_out, int32_t, OUT_NUMBER, number)
OUT(wide_out, int64_t, OUT_WIDE, wide)
OUT(count_out, int64_t, OUT_COUNT, wide)
OUT(real_out, double, OUT_REAL, real)
OUT(string_out, const char *, OUT_STRING, string)

/* ---- What functions return */

#define IS_status           1
#define IS_text             0
#define IS_count            0
#define IS_nothing          0
#define RETURN_status(call) return call;
#define RETURN_text(call)   return see_text(call);
#define RETURN_count(call)  return see_count(call);
#define RETURN_nothing(call)                                                                       \
    call;                                                                                          \
    return TTB_OK;

/* ---- Calls with any number of arguments, drawn in the order in which they stand */

#define DRAW(place, kind)                 kind##_argument a##place = kind##_draw(all);
#define DRAW_1(a)                         DRAW(1, a)
#define DRAW_2(a, b)                      DRAW_1(a) DRAW(2, b)
#define DRAW_3(a, b, c)                   DRAW_2(a, b) DRAW(3, c)
#define DRAW_4(a, b, c, d)                DRAW_3(a, b, c) DRAW(4, d)
#define DRAW_5(a, b, c, d, e)             DRAW_4(a, b, c, d) DRAW(5, e)
#define DRAW_6(a, b, c, d, e, f)          DRAW_5(a, b, c, d, e) DRAW(6, f)
#define DRAW_7(a, b, c, d, e, f, g)       DRAW_6(a, b, c, d, e, f) DRAW(7, g)
#define DRAW_8(a, b, c, d, e, f, g, h)    DRAW_7(a, b, c, d, e, f, g) DRAW(8, h)
#define DRAW_9(a, b, c, d, e, f, g, h, i) DRAW_8(a, b, c, d, e, f, g, h) DRAW(9, i)
#define PASS_1                            a1
#define PASS_2                            PASS_1, a2
#define PASS_3                            PASS_2, a3
#define PASS_4                            PASS_3, a4
#define PASS_5                            PASS_4, a5
#define PASS_6                            PASS_5, a6
#define PASS_7                            PASS_6, a7
#define PASS_8                            PASS_7, a8
#define PASS_9                            PASS_8, a9

/* How many arguments there are, up to nine. */
#define COUNT(...) TENTH(__VA_ARGS__, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0)
/* What is behind the ninth says it. */
#define TENTH(a, b, c, d, e, f, g, h, i, count, ...) count

#define JOIN_2(one, other) one##other
#define JOIN(one, other)   JOIN_2(one, other)

#define CALL_ROW(returns, name, ...)                                                               \
    static ttb_status call_##name(world *all)                                                      \
    {                                                                                              \
        JOIN(DRAW_, COUNT(__VA_ARGS__))                                                            \
        (__VA_ARGS__) RETURN_##returns(name(JOIN(PASS_, COUNT(__VA_ARGS__))))                      \
    }
#define TABLE_ROW(returns, name, ...) {#name, call_##name, IS_##returns},

#endif
