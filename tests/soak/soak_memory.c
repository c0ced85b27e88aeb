/* What the process holds, as the system and the allocator see it. */
#include <dirent.h>
#include <malloc.h>
#include <stdio.h>
#include <unistd.h>

#include "soak.h"

/* Entries of a folder without "." and "..", and without the one that reading it opens. */
static int32_t count_entries(const char *folder, int32_t opened)
{
    DIR *open_folder = opendir(folder);
    int32_t count = -2 - opened;
    if (!open_folder)
        return -1;
    while (readdir(open_folder))
        count++;
    closedir(open_folder);
    return count;
}

static int64_t read_resident_bytes(void)
{
    long long all = 0, resident = 0;
    FILE *file = fopen("/proc/self/statm", "r");
    if (!file)
        return -1;
    if (fscanf(file, "%lld %lld", &all, &resident) != 2)
        resident = -1;
    fclose(file);
    return resident * sysconf(_SC_PAGESIZE);
}

struct holding holding_now(void)
{
    struct mallinfo2 heap;
    /* Free pages go back first: what is left is held, and no accident of the last round. */
    malloc_trim(0);
    heap = mallinfo2();
    return (struct holding){.resident_bytes = read_resident_bytes(),
                            .heap_bytes = (int64_t)(heap.uordblks + heap.hblkhd),
                            .files = count_entries("/proc/self/fd", 1),
                            .threads = count_entries("/proc/self/task", 0)};
}
