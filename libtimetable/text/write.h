/* The writers of the parts of a partnership, one for each key of the file. */
#ifndef TTB_TEXT_WRITE_H
#define TTB_TEXT_WRITE_H

#include "text/writer.h"

void ttb__write_blocks(ttb__writer *writer);
void ttb__write_sites(ttb__writer *writer);
void ttb__write_travel(ttb__writer *writer);
void ttb__write_resources(ttb__writer *writer);
void ttb__write_courses(ttb__writer *writer);
void ttb__write_offers(ttb__writer *writer);
void ttb__write_students(ttb__writer *writer);
void ttb__write_rules(ttb__writer *writer);
void ttb__write_tiers(ttb__writer *writer);

void ttb__write_lessons(ttb__writer *writer, const ttb__lessons *lessons);
/* The cohort of a course, a student or a rule: left out or null where there is none. */
void ttb__write_cohort(ttb__writer *writer, int32_t cohort);

#endif
