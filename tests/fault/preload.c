/* For a program that runs with this in LD_PRELOAD: one call of the C library fails, or a signal
 * comes just there. TTB_FAULT says which: "<function>:<number>:<what>", where the number counts
 * calls of the function from 1 and what is "errno=<number>", "short" (half of it is written),
 * "before=<signal>" or "after=<signal>". "memory" is malloc, calloc and realloc together. Where it
 * came to that, the file TTB_FAULT_MARK is there. */
#define _GNU_SOURCE /* RTLD_NEXT */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static struct {
    char function[20];
    long number;
    int is_short, failure, before, after;
} wanted;
static atomic_long calls;

static int number_after(const char *text, const char *word)
{
    const char *found = strstr(text, word);
    return found ? atoi(found + strlen(word)) : 0;
}

__attribute__((constructor)) static void read_wish(void)
{
    const char *text = getenv("TTB_FAULT"), *number = text ? strchr(text, ':') : NULL;
    if (!number || (size_t)(number - text) >= sizeof wanted.function)
        return;
    wanted.number = atol(number + 1);
    wanted.is_short = strstr(number, "short") != NULL;
    wanted.failure = number_after(number, "errno=");
    wanted.before = number_after(number, "before=");
    wanted.after = number_after(number, "after=");
    memcpy(wanted.function, text, (size_t)(number - text));
}

/* Whether this call is the one. */
static int is_wanted(const char *function)
{
    const char *mark;
    if (wanted.number == 0 || strcmp(function, wanted.function) != 0 ||
        atomic_fetch_add(&calls, 1) + 1 != wanted.number)
        return 0;
    mark = getenv("TTB_FAULT_MARK");
    if (mark)
        syscall(SYS_close, (int)syscall(SYS_openat, AT_FDCWD, mark, O_CREAT | O_WRONLY, 0600));
    if (wanted.before)
        raise(wanted.before);
    errno = wanted.failure;
    return 1;
}

static void end_call(int is_it)
{
    int kept = errno;
    if (is_it && wanted.after)
        raise(wanted.after);
    errno = kept;
}

static size_t cut(int is_it, size_t count)
{
    return is_it && wanted.is_short ? count / 2 : count;
}

/* ISO C knows no way from void * to a function; POSIX promises that their bytes are alike. */
#define INTERPOSE(type, name, parameters, arguments)                                               \
    type name parameters                                                                           \
    {                                                                                              \
        __typeof__(name) *next;                                                                    \
        void *found = dlsym(RTLD_NEXT, #name);                                                     \
        int is_it = is_wanted(#name);                                                              \
        type result;                                                                               \
        if (is_it && wanted.failure)                                                               \
            return (type)-1;                                                                       \
        memcpy(&next, &found, sizeof next);                                                        \
        result = next arguments;                                                                   \
        end_call(is_it);                                                                           \
        return result;                                                                             \
    }

INTERPOSE(ssize_t, read, (int file, void *bytes, size_t count), (file, bytes, count))
INTERPOSE(int, close, (int file), (file))
INTERPOSE(int, mkstemp, (char *path), (path))
INTERPOSE(int, fchmod, (int file, mode_t mode), (file, mode))
INTERPOSE(int, fsync, (int file), (file))
INTERPOSE(int, rename, (const char *from, const char *to), (from, to))
INTERPOSE(int, unlink, (const char *path), (path))
INTERPOSE(int, open, (const char *path, int flags, ...), (path, flags, 0600))
INTERPOSE(ssize_t, write, (int file, const void *bytes, size_t count),
          (file, bytes, cut(is_it, count)))

/* ---- Memory ----------------------------------------------------------------------------------
 */

void *__libc_malloc(size_t bytes);
void *__libc_calloc(size_t count, size_t bytes);
void *__libc_realloc(void *before, size_t bytes);

void *malloc(size_t bytes)
{
    return is_wanted("memory") ? NULL : __libc_malloc(bytes);
}

void *calloc(size_t count, size_t bytes)
{
    return is_wanted("memory") ? NULL : __libc_calloc(count, bytes);
}

void *realloc(void *before, size_t bytes)
{
    return is_wanted("memory") ? NULL : __libc_realloc(before, bytes);
}
