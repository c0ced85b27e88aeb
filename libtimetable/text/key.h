/* Reading and writing keys of anonymous copies as JSON: docs/reference/key-format.md. */
#ifndef TTB_TEXT_KEY_H
#define TTB_TEXT_KEY_H

#include "model/key.h"

ttb_status ttb__key_from_json(const char *text, int64_t bytes, ttb_key **key_out,
                              ttb_report *report);
ttb_status ttb__key_to_json(const ttb_key *key, char **text_out, int64_t *bytes_out);

#endif
