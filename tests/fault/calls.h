/* The calls of the library whose allocations fail, each with what it reads and what it gives. */
#ifndef TTB_FAULT_CALLS_H
#define TTB_FAULT_CALLS_H

#include "test.h"

/* A partnership with all that was made of it, and one with errors. Nothing here changes. */
struct scene {
    char *town_text, *broken_text;                                     /* of files */
    char *written_text, *timetable_text, *certificate_text, *key_text; /* as it writes them */
    ttb_partnership *town, *broken_town;
    ttb_timetable *timetable;
    ttb_certificate *certificate;
    ttb_partnership *anonymous;
    ttb_key *key;
    ttb_options *options, *two_workers;
};

/* Read a partnership and solve it within so much work. */
void scene_make(const char *path, int64_t work, struct scene *scene_out);
/* The same of a partnership that stands in a text, which is freed with the scene, by free(). */
void scene_make_of(char *town_text, int64_t work, struct scene *scene_out);
void scene_clear(struct scene *scene);

/* One attempt at a call. */
struct attempt {
    ttb_status status;
    ttb_report *report;       /* has one finding before the call */
    ttb_timetable *timetable; /* that the call reads and gives values; NULL: none */
    char *timetable_before;   /* as text, before the call */
    ttb_partnership *built;   /* by many calls, of which `step` have succeeded */
    int32_t step;
    /* What a call gives, nothing after a failure. */
    ttb_partnership *town_out;
    ttb_timetable *timetable_out;
    ttb_certificate *certificate_out;
    ttb_reach *reach_out;
    ttb_key *key_out;
    char *text_out;
    int64_t bytes_out;
    int32_t flag_out;
    int64_t numbers_out[5];
};

struct call {
    const char *stage, *name;
    /* What it needs of an attempt beforehand; may be NULL. */
    void (*prepare)(const struct scene *scene, struct attempt *attempt);
    /* The calls of the library and nothing else: what fails here is the library's to handle. */
    ttb_status (*run)(const struct scene *scene, struct attempt *attempt);
    /* Can go on where memory fails, with a weaker result that is true all the same. */
    int is_hardy;
};

extern const struct call calls[];
extern const int call_count;

void attempt_make(const struct scene *scene, const struct call *call, struct attempt *attempt_out);
/* Free what the call gave. */
void attempt_clear_results(struct attempt *attempt);
void attempt_clear(struct attempt *attempt);
/* All that came out, as text; free it with free(). */
char *attempt_text(const struct scene *scene, const struct attempt *attempt);
/* NULL, or what came out though the call failed. */
const char *attempt_leftover(const struct attempt *attempt);
/* NULL, or what is not true of a result that is not the usual one. */
const char *attempt_untruth(const struct scene *scene, const struct attempt *attempt);
/* NULL, or which input is not as it was; after a failure. */
const char *attempt_changed_input(const struct scene *scene, const struct attempt *attempt);

#endif
