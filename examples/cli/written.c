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

int written_end(written *self, const char *path, int code)
{
    if (fclose(self->out) != 0)
        no_memory();
    int done = file_write(path ? path : "-", self->text, self->bytes);
    free(self->text);
    return done == EXIT_DONE ? code : done;
}

void written_end_aside(written *self)
{
    if (fclose(self->out) != 0)
        no_memory();
    fwrite(self->text, 1, self->bytes, stderr);
    free(self->text);
}
