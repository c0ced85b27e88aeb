/* Memory for the program: it leaves with a message where the library would return a status. */
#ifndef CLI_MEMORY_H
#define CLI_MEMORY_H

#include <stdint.h>

/* Zeroed memory for count things, at least one, never NULL. Free with free(). */
void *need_array(int64_t count, int64_t bytes_each);
char *need_copy(const char *text);
/* Formatted text, to be freed with free(). */
char *need_text(const char *format, ...) __attribute__((format(printf, 1, 2), nonnull(1)));
/* Leave, because there is no memory. */
_Noreturn void no_memory(void);

#endif
