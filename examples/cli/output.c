/* Writing a file whole or not at all: into a temporary file beside it, which then takes its name.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli.h"
#include "files.h"
#include "memory.h"
#include "signals.h"

static int cannot_write(const char *path, const char *why)
{
    fprintf(stderr, "%s: error: cannot be written: %s\n", path, why);
    return EXIT_OTHER;
}

/* The folder of a path, to be freed with free(). */
static char *folder_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    if (!slash)
        return need_copy(".");
    return slash == path ? need_copy("/") : need_text("%.*s", (int)(slash - path), path);
}

int file_check_output(const char *path)
{
    struct stat about;
    if (!strcmp(path, "-"))
        return EXIT_DONE;
    int exists = stat(path, &about) == 0;
    if (exists && S_ISDIR(about.st_mode))
        return cannot_write(path, "it is a folder");
    if (exists && !S_ISREG(about.st_mode))
        return EXIT_DONE; /* a device or a pipe */
    char *folder = folder_of(path);
    const char *why = NULL;
    if (stat(folder, &about) != 0)
        why = "its folder does not exist";
    else if (!S_ISDIR(about.st_mode))
        why = "what should be its folder is a file";
    else if (access(folder, W_OK | X_OK) != 0 || (exists && access(path, W_OK) != 0))
        why = strerror(errno);
    free(folder);
    return why ? cannot_write(path, why) : EXIT_DONE;
}

/* Write all bytes to an open file. Returns 0, or -1 with errno set. */
static int write_all(int file, const char *text, size_t bytes)
{
    while (bytes > 0) {
        ssize_t done = write(file, text, bytes);
        if (done < 0 && errno != EINTR)
            return -1;
        if (done > 0) {
            text += done;
            bytes -= (size_t)done;
        }
    }
    return 0;
}

/* Standard output, a device or a pipe: nothing can be put in its place. */
static int write_through(const char *path, int file, const char *text, size_t bytes)
{
    if (file < 0)
        return cannot_write(path, strerror(errno));
    int failed = write_all(file, text, bytes) != 0 ? errno : 0;
    if (file != STDOUT_FILENO && close(file) != 0 && !failed)
        failed = errno;
    return failed ? cannot_write(path, strerror(failed)) : EXIT_DONE;
}

/* The permissions of the file that will be replaced, or those of a new file. */
static mode_t wanted_mode(const char *path)
{
    struct stat about;
    if (stat(path, &about) == 0)
        return about.st_mode & 07777;
    mode_t mask = umask(0);
    umask(mask);
    return 0666 & ~mask;
}

/* Fill the temporary file and let it take the place of the other. Returns 0 or errno. */
static int fill_and_rename(int file, const char *temporary, const char *path, mode_t mode,
                           const char *text, size_t bytes)
{
    int failed = 0;
    if (write_all(file, text, bytes) != 0 || fchmod(file, mode) != 0 || fsync(file) != 0)
        failed = errno;
    if (close(file) != 0 && !failed)
        failed = errno;
    if (!failed && rename(temporary, path) != 0)
        failed = errno;
    return failed;
}

static int write_whole(const char *path, mode_t mode, const char *text, size_t bytes)
{
    char *folder = folder_of(path);
    char *temporary = need_text("%s/.timetable-XXXXXX", folder);
    signals_hold(1);
    int file = mkstemp(temporary);
    int failed = file < 0 ? errno : 0;
    if (file >= 0)
        signals_set_temporary(temporary);
    signals_hold(0);
    if (!failed)
        failed = fill_and_rename(file, temporary, path, mode, text, bytes);
    if (failed && file >= 0)
        unlink(temporary);
    signals_set_temporary(NULL);
    free(temporary);
    free(folder);
    return failed ? cannot_write(path, strerror(failed)) : EXIT_DONE;
}

/* Where a chain of links ends, so that the file is replaced and not the link. Free with free(). */
static char *follow_links(const char *path)
{
    enum { MOST_LINKS = 40, MOST_BYTES = 4096 };
    char *at = need_copy(path);
    char target[MOST_BYTES];
    for (int links = 0; links < MOST_LINKS; links++) {
        ssize_t bytes = readlink(at, target, sizeof target - 1);
        if (bytes < 0)
            break;
        target[bytes] = 0;
        char *folder = folder_of(at);
        char *next = target[0] == '/' ? need_copy(target) : need_text("%s/%s", folder, target);
        free(folder);
        free(at);
        at = next;
    }
    return at;
}

int file_write(const char *path, const char *text, size_t bytes)
{
    if (!strcmp(path, "-"))
        return write_through("standard output", STDOUT_FILENO, text, bytes);
    struct stat about;
    if (stat(path, &about) == 0 && !S_ISREG(about.st_mode))
        return write_through(path, open(path, O_WRONLY | O_CLOEXEC), text, bytes);
    char *end = follow_links(path);
    int code = write_whole(end, wanted_mode(end), text, bytes);
    free(end);
    return code;
}

/* A link is replaced and not followed: where it ends others may read. */
int file_write_secret(const char *path, const char *text, size_t bytes)
{
    struct stat about;
    if (stat(path, &about) == 0 && !S_ISREG(about.st_mode))
        return cannot_write(path, "it is no file, and could be read by others");
    return write_whole(path, S_IRUSR | S_IWUSR, text, bytes);
}
