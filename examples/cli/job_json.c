#include "job_json.h"

#include "findings.h"

void document_begin(document *self, const job *of, int code)
{
    self->json = (json_writer){.out = written_begin(&self->text)};
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
    return written_end(&self->text, path, code);
}

void job_write_refusal(const job *of)
{
    document answer;
    document_begin(&answer, of, EXIT_INPUT);
    document_end(&answer, of, "-", EXIT_INPUT);
}
