/* The line that a terminal shows while a solve runs. */
#ifndef CLI_PROGRESS_H
#define CLI_PROGRESS_H

#include "timetable.h"

typedef struct progress_line {
    const ttb_partnership *partnership; /* for the names of goals */
    int is_shown;                       /* 0 where standard error is no terminal */
    int columns;                        /* shown now */
} progress_line;

void progress_begin(progress_line *self, const ttb_partnership *partnership);
/* A watch function; user is the progress_line. */
int32_t progress_watch(const ttb_progress *progress, void *user);
/* Take the line away. */
void progress_end(progress_line *self);

#endif
