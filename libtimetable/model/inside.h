/* What the files of model/ share while a partnership is built. */
#ifndef TTB_MODEL_INSIDE_H
#define TTB_MODEL_INSIDE_H

#include "model/partnership.h"

/* 1 if there is a thing of this number in an array of count things. */
static inline int ttb__is_in(int32_t number, int64_t count)
{
    return number >= 0 && number < count;
}

/* TTB_OK if an id may be given to a new thing; else ARGUMENT (no id), STATE (taken) or TOO_LARGE.
 */
ttb_status ttb__check_new_id(const ttb__idmap *ids, const char *id, int32_t most);

/* Append a number to a short list: STATE if it is there already, TOO_LARGE beyond most. */
ttb_status ttb__add_once(ttb__numbers *numbers, int32_t number, int32_t most);

/* 1 if the list holds the number. */
int ttb__holds(const ttb__numbers *numbers, int32_t number);

/* TTB_OK if a lesson's numbers are in their ranges, else RANGE. */
ttb_status ttb__check_lesson(ttb__lesson lesson);

#endif
