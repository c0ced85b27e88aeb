/* What a timetable file says of the solve that it came from. */
#ifndef TTB_TEXT_RUN_H
#define TTB_TEXT_RUN_H

#include "result/timetable.h"
#include "text/reader.h"

/* Read the value of "solve" into an empty run. */
void ttb__read_run(ttb__reader *reader, const ttb__node *node, ttb__run *run);

#endif
