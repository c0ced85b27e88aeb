#include "written.h"

#include <stdlib.h>

#include "cli.h"
#include "files.h"
#include "memory.h"

FILE *written_begin(written *self)
{
    *self = (written){0};
    self->out = open_memstream(&self->text, &self->bytes);
    if (!self->out)
        no_memory();
    return self->out;
}

/* Without memory for the whole text closing does not fail: there is no text then. */
static void close_text(written *self)
{
    int is_cut = ferror(self->out);

    if (fclose(self->out) != 0 || is_cut || !self->text)
        no_memory();
}

int written_end(written *self, const char *path, int code)
{
    close_text(self);
    int done = file_write(path ? path : "-", self->text, self->bytes);
    free(self->text);
    return done == EXIT_DONE ? code : done;
}

void written_end_aside(written *self)
{
    close_text(self);
    fwrite(self->text, 1, self->bytes, stderr);
    free(self->text);
}
