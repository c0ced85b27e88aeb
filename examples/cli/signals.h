/* Ctrl-C: the first stops a running solve, whose timetable is kept, the next ends the program; no
 * temporary file stays. */
#ifndef CLI_SIGNALS_H
#define CLI_SIGNALS_H

#include "timetable.h"

/* Catch SIGINT, SIGTERM and SIGHUP from now on. */
void signals_catch(void);
/* While a solve runs, and until what it found is written, the first signal asks this token; NULL:
 * the first one ends the program. */
void signals_set_cancel(ttb_cancel *cancel);
/* A file to be removed if a signal ends the program; NULL: none. The text is kept until then. */
void signals_set_temporary(const char *path);
/* Hold signals back while a temporary file is made and named. */
void signals_hold(int is_held);

#endif
