/* Reading and writing certificates as JSON: docs/reference/certificate-format.md. */
#ifndef TTB_TEXT_CERTIFICATE_H
#define TTB_TEXT_CERTIFICATE_H

#include "proof/certificate.h"
#include "result/timetable.h"

/* The town is that of the partnership in canonical order (model/sorted.h) with this hash. */
ttb_status ttb__certificate_from_json(const ttb__town *town, const char hash[65], const char *text,
                                      int64_t bytes, ttb_certificate **certificate_out,
                                      ttb_report *report);
ttb_status ttb__certificate_to_json(const ttb__town *town, const ttb_certificate *certificate,
                                    char **text_out, int64_t *bytes_out);
/* SHA-256 in hex of the canonical form. */
ttb_status ttb__certificate_hash(const ttb__town *town, const ttb_certificate *certificate,
                                 char hash_out[65]);

/* SHA-256 in hex of a timetable's sections with their blocks and students, in any order. */
ttb_status ttb__timetable_hash(const ttb_timetable *timetable, char hash_out[65]);

#endif
