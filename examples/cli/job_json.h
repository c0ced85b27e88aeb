/* The one document that --json writes. */
#ifndef CLI_JOB_JSON_H
#define CLI_JOB_JSON_H

#include "cli.h"
#include "json.h"

/* A document that grows in memory. */
typedef struct document {
    json_writer json;
    char *text;
    size_t bytes;
} document;

/* Begin it: format, version, command, exit code and answer. */
void document_begin(document *self, const job *of, int code);
/* End it with the findings and write it to a file, "-" for standard output. Returns code, or
 * EXIT_OTHER. */
int document_end(document *self, const job *of, const char *path, int code);
/* Say that the input was refused, and why. */
void job_write_refusal(const job *of);

#endif
