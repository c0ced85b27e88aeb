/* What the checks of validation share. Each file validate_*.c looks at one topic; codes, with their
 * severity and meaning, stand in docs/reference/findings.md. */
#ifndef TTB_MODEL_VALIDATION_H
#define TTB_MODEL_VALIDATION_H

#include "base/poll.h"
#include "base/report.h"
#include "model/partnership.h"
#include "model/travel.h"

enum { TTB__PLACE_BYTES = 96 };

typedef struct ttb__validation {
    const ttb_partnership *partnership;
    ttb_report findings;
    int64_t error_count;
    ttb_status status; /* the first failure to write a finding down */
    char place[TTB__PLACE_BYTES];
    ttb__travel travel;
    int32_t has_lessons;
    uint64_t *usable;       /* by offer: blocks in which a section of it can stand at all */
    uint64_t *forbidden;    /* by offer: blocks of its forbid_section rules */
    uint64_t *has_room;     /* by resource: blocks in which it has any capacity */
    int64_t *takers;        /* by course: students with it among their choices or reserves */
    int64_t *in_blocks;     /* by block: pinned sections in it */
    int32_t *home_of;       /* students in the order of their homes */
    int64_t *first_of_home; /* sites + 1, into home_of */
} ttb__validation;

/* A JSON pointer with up to two numbers, in the validation's own buffer: good until the next one.
 */
const char *ttb__file_place(ttb__validation *validation, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Note a finding; a failure to do so stays in status. */
void ttb__note_error(ttb__validation *validation, const char *code, const char *place,
                     const char *format, ...) __attribute__((format(printf, 4, 5)));
void ttb__note_warning(ttb__validation *validation, const char *code, const char *place,
                       const char *format, ...) __attribute__((format(printf, 4, 5)));

/* 1 to end a loop at this turn: something failed, or the poll said stop. */
static inline int ttb__validation_ends(ttb__validation *validation, int64_t turn)
{
    if (!validation->status)
        validation->status = ttb__ask_at(turn);
    return validation->status != TTB_OK;
}

/* 1 if a section of the offer can stand somewhere: enough usable blocks, and one may run. */
int ttb__can_run(const ttb__validation *validation, int32_t offer);

/* Why no section of the offer can stand in a block that is not usable: the rest of a sentence. */
const char *ttb__why_not(const ttb__validation *validation, int32_t offer, int32_t block);

/* Minutes from one site to another and back, TTB_NONE where there is no way. */
int32_t ttb__there_and_back(const ttb__validation *validation, int32_t home, int32_t site);

/* 1 if limits (TTB_LIMIT_...) let a student sit away from home at all, at a site so far there and
 * back: no day with a lesson there can be shorter, because ways are the quickest ones. */
int ttb__limits_allow(const ttb__validation *validation, const int32_t *limits, int32_t minutes);

/* The limits that hold for a student. */
void ttb__limits_of(const ttb__validation *validation, int32_t student, int32_t *limits_out);

void ttb__validate_blocks(ttb__validation *validation);
void ttb__validate_resources(ttb__validation *validation);
void ttb__validate_offers(ttb__validation *validation);
void ttb__validate_students(ttb__validation *validation);
void ttb__validate_section_pins(ttb__validation *validation);
void ttb__validate_seat_pins(ttb__validation *validation);
void ttb__validate_block_sections(ttb__validation *validation);
void ttb__validate_reach(ttb__validation *validation);
void ttb__validate_tiers(ttb__validation *validation);

#endif
