#include "memory.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli.h"

_Noreturn void no_memory(void)
{
    fputs("timetable: there is not enough memory\n", stderr);
    exit(EXIT_OTHER);
}

void *need_array(int64_t count, int64_t bytes_each)
{
    void *memory = calloc((size_t)(count > 0 ? count : 1), (size_t)bytes_each);
    if (!memory)
        no_memory();
    return memory;
}

char *need_copy(const char *text)
{
    return need_text("%s", text);
}

char *need_text(const char *format, ...)
{
    va_list list;
    va_start(list, format);
    int bytes = vsnprintf(NULL, 0, format, list);
    va_end(list);
    if (bytes < 0)
        no_memory();
    char *text = need_array(bytes + 1, 1);
    va_start(list, format);
    vsnprintf(text, (size_t)bytes + 1, format, list);
    va_end(list);
    return text;
}
