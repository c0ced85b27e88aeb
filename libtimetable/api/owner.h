/* Whether a timetable is of a partnership. */
#ifndef TTB_API_OWNER_H
#define TTB_API_OWNER_H

#include <string.h>

#include "result/timetable.h"
#include "text/json.h"

/* TTB_ERR_STATE if the timetable was made for another partnership, or for this one with its things
 * in another order: the hash is the same then, but the timetable's numbers mean other things. Of a
 * timetable whose solve ended before there was a hash only the order is known. */
static inline ttb_status ttb__must_be_of(const ttb_timetable *timetable,
                                         const ttb_partnership *partnership)
{
    char hash[65];
    ttb_status status = ttb__partnership_hash(partnership, hash);

    if (!status && ((timetable->hash[0] && strcmp(hash, timetable->hash) != 0) ||
                    !ttb__timetable_is_numbered_as(timetable, partnership)))
        status = TTB_ERR_STATE;
    return status;
}

#endif
