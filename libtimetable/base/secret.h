/* Numbers that nobody can guess, from the operating system: base/random.h is for everything that
 * has to be the same everywhere, this for what must not be. */
#ifndef TTB_BASE_SECRET_H
#define TTB_BASE_SECRET_H

#include <stdint.h>

#include "timetable.h"

/* Fill numbers; TTB_ERR_UNSUPPORTED if the system gives none. */
ttb_status ttb__secret_numbers(uint64_t *numbers, int64_t count);

#endif
