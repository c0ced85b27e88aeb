/* The one document that --json writes. */
#ifndef CLI_JOB_JSON_H
#define CLI_JOB_JSON_H

#include "cli.h"
#include "json.h"
#include "written.h"

typedef struct document {
    written text;
    json_writer json;
} document;

/* Begin it: format, version, command, exit code and answer. */
void document_begin(document *self, const job *of, int code);
/* End it with the findings and write it to a file, as written_end(). */
int document_end(document *self, const job *of, const char *path, int code);
/* Say that the input was refused, and why. */
void job_write_refusal(const job *of);

#endif
