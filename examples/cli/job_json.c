#include "job_json.h"

#include <stdlib.h>

#include "files.h"
#include "findings.h"
#include "memory.h"

void document_begin(document *self, const job *of, int code)
{
    *self = (document){0};
    self->json.out = open_memstream(&self->text, &self->bytes);
    if (!self->json.out)
        no_memory();
    json_open_object(&self->json, NULL);
    json_text(&self->json, "format", "timetable-answer");
    json_int(&self->json, "version", 1);
    json_text(&self->json, "command", of->arguments->command);
    json_int(&self->json, "exit", code);
    json_text(&self->json, "answer", of->answer);
}

int document_end(document *self, const job *of, const char *path, int code)
{
    findings_json(&self->json, of->loaded, of->found);
    json_close(&self->json);
    if (fclose(self->json.out) != 0)
        no_memory();
    int written = file_write(path, self->text, self->bytes);
    free(self->text);
    return written == EXIT_DONE ? code : written;
}

void job_write_refusal(const job *of)
{
    document answer;
    document_begin(&answer, of, EXIT_INPUT);
    document_end(&answer, of, "-", EXIT_INPUT);
}
