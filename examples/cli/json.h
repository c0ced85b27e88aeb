/* JSON for machines, written as it is told: two spaces a level, one line from the third level on.
 */
#ifndef CLI_JSON_H
#define CLI_JSON_H

#include <stdint.h>
#include <stdio.h>

typedef struct json_writer {
    FILE *out;
    int depth;
    int item_depth; /* of the array item that is open, all on one line; 0: none is */
    int has_member; /* of the container that is open */
    char closers[16];
} json_writer;

/* The name is NULL within an array. */
void json_open_object(json_writer *json, const char *name);
void json_open_array(json_writer *json, const char *name);
void json_close(json_writer *json);
void json_text(json_writer *json, const char *name, const char *text);
void json_int(json_writer *json, const char *name, int64_t number);
/* A number in thousandths, as a decimal. */
void json_mille(json_writer *json, const char *name, int64_t thousandths);
void json_truth(json_writer *json, const char *name, int is_true);
void json_null(json_writer *json, const char *name);

#endif
