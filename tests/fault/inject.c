#define _GNU_SOURCE /* RTLD_NEXT, dl_iterate_phdr */
#include "inject.h"

#include <dlfcn.h>
#include <errno.h>
#include <link.h>
#include <signal.h>
#include <stdatomic.h>
#include <stddef.h>
#include <string.h>
#include <unistd.h>

const char *const owner_names[OWNERS] = {"ours", "cjson", "glpk", "system"};

/* ---- Who calls -------------------------------------------------------------------------------
 */

enum { MOST_RANGES = 64, MOST_LOST = 64 };

static struct {
    uintptr_t begin, end;
    int owner;
} ranges[MOST_RANGES];
static int range_count;

/* GLPK orders matrices with AMD and COLAMD, and does nothing without them. */
static int owner_of_file(const char *path)
{
    if (*path == '\0')
        return OWNER_OURS;
    if (strstr(path, "libcjson"))
        return OWNER_CJSON;
    return strstr(path, "libglpk") || strstr(path, "libamd") || strstr(path, "libcolamd")
               ? OWNER_GLPK
               : OWNER_SYSTEM;
}

static int add_ranges(struct dl_phdr_info *file, size_t bytes, void *data)
{
    (void)bytes;
    (void)data;
    for (int part = 0; part < file->dlpi_phnum && range_count < MOST_RANGES; part++) {
        const ElfW(Phdr) *header = &file->dlpi_phdr[part];
        if (header->p_type != PT_LOAD || !(header->p_flags & PF_X))
            continue;
        ranges[range_count].begin = file->dlpi_addr + header->p_vaddr;
        ranges[range_count].end = ranges[range_count].begin + header->p_memsz;
        ranges[range_count++].owner = owner_of_file(file->dlpi_name);
    }
    return 0;
}

static int owner_of(const void *caller)
{
    uintptr_t address = (uintptr_t)caller;
    for (int range = 0; range < range_count; range++)
        if (address >= ranges[range].begin && address < ranges[range].end)
            return ranges[range].owner;
    return OWNER_SYSTEM;
}

/* ---- What fails ------------------------------------------------------------------------------
 */

/* Of a sanitizer, where there is one. */
void __sanitizer_set_death_callback(void (*callback)(void)) __attribute__((weak));

static inject_plan plan;
static atomic_int is_on;
static atomic_llong all_calls, calls[OWNERS], failed[OWNERS], live[OWNERS];
static void *lost[MOST_LOST];
static atomic_int lost_count;

/* splitmix64: the same draws for the same seed, however threads take turns. */
static uint64_t draw(uint64_t seed, uint64_t number)
{
    uint64_t mixed = seed + number * 0x9e3779b97f4a7c15;
    mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9;
    mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111eb;
    return mixed ^ (mixed >> 31);
}

/* A sanitizer ends the program where it gets no memory for a new thread. */
static int is_untouchable(int owner)
{
    return owner == OWNER_SYSTEM && __sanitizer_set_death_callback != NULL;
}

static int must_fail(int owner)
{
    int64_t number;
    if (!atomic_load(&is_on) || is_untouchable(owner))
        return 0;
    number = atomic_fetch_add(&all_calls, 1) + 1;
    atomic_fetch_add(&calls[owner], 1);
    if (number != plan.first && !(plan.is_sticky && number > plan.first) &&
        !(plan.one_in && draw(plan.seed, (uint64_t)number) % plan.one_in == 0))
        return 0;
    atomic_fetch_add(&failed[owner], 1);
    errno = ENOMEM;
    return 1;
}

void inject_begin(const inject_plan *wanted)
{
    plan = *wanted;
    atomic_store(&all_calls, 0);
    for (int owner = 0; owner < OWNERS; owner++) {
        atomic_store(&calls[owner], 0);
        atomic_store(&failed[owner], 0);
    }
    atomic_store(&is_on, 1);
}

inject_count inject_end(void)
{
    inject_count count;
    atomic_store(&is_on, 0);
    for (int owner = 0; owner < OWNERS; owner++) {
        count.calls[owner] = atomic_load(&calls[owner]);
        count.failed[owner] = atomic_load(&failed[owner]);
    }
    return count;
}

int64_t inject_live(int owner)
{
    return atomic_load(&live[owner]);
}

/* ---- The calls themselves --------------------------------------------------------------------
 */

static void *(*next_malloc)(size_t);
static void *(*next_calloc)(size_t, size_t);
static void *(*next_realloc)(void *, size_t);
static void (*next_free)(void *);

/* What is asked for before the program's own constructors run: a sanitizer is not ready for
 * anything until then. Never given back. */
static _Alignas(max_align_t) char early[1 << 20];
static size_t early_used;

static void *take_early(size_t bytes)
{
    size_t rounded = (bytes + sizeof(max_align_t) - 1) / sizeof(max_align_t) * sizeof(max_align_t);
    void *taken = early + early_used;
    if (rounded > sizeof early - early_used)
        return NULL;
    early_used += rounded;
    return taken;
}

static int is_early(const void *memory)
{
    return (const char *)memory >= early && (const char *)memory < early + sizeof early;
}

/* ISO C knows no way from void * to a function; POSIX promises that their bytes are alike. */
static void find_next(const char *name, void *function)
{
    void *found = dlsym(RTLD_NEXT, name);
    memcpy(function, &found, sizeof found);
}

static int is_ready;

__attribute__((constructor(101))) static void get_ready(void)
{
    find_next("malloc", &next_malloc);
    find_next("calloc", &next_calloc);
    find_next("realloc", &next_realloc);
    find_next("free", &next_free);
    dl_iterate_phdr(add_ranges, NULL);
    is_ready = 1;
}

/* How long the old block was is not known: whatever may belong to it is copied. */
static void *resize_early(const char *before, size_t bytes)
{
    char *memory = is_ready ? next_malloc(bytes) : take_early(bytes);
    size_t most = before ? (size_t)(early + sizeof early - before) : 0;
    if (memory && before)
        memcpy(memory, before, bytes < most ? bytes : most);
    return memory;
}

/* Shared libraries find them only if they are visible. */
#pragma GCC visibility push(default)

void *malloc(size_t bytes)
{
    int owner = owner_of(__builtin_return_address(0));
    void *memory;
    if (!is_ready)
        return take_early(bytes);
    if (must_fail(owner))
        return NULL;
    memory = next_malloc(bytes);
    atomic_fetch_add(&live[owner], memory != NULL);
    return memory;
}

void *calloc(size_t count, size_t bytes)
{
    int owner = owner_of(__builtin_return_address(0));
    void *memory;
    if (!is_ready)
        return take_early(count * bytes);
    if (must_fail(owner))
        return NULL;
    memory = next_calloc(count, bytes);
    atomic_fetch_add(&live[owner], memory != NULL);
    return memory;
}

void *realloc(void *before, size_t bytes)
{
    int owner = owner_of(__builtin_return_address(0));
    void *memory;
    if (!is_ready || is_early(before))
        return resize_early(before, bytes);
    if (must_fail(owner)) {
        if (owner == OWNER_GLPK && before && lost_count < MOST_LOST)
            lost[atomic_fetch_add(&lost_count, 1)] = before;
        return NULL;
    }
    memory = next_realloc(before, bytes);
    atomic_fetch_add(&live[owner], memory != NULL && before == NULL);
    return memory;
}

void free(void *memory)
{
    if (!memory || is_early(memory) || !is_ready)
        return;
    atomic_fetch_sub(&live[owner_of(__builtin_return_address(0))], 1);
    next_free(memory);
}

#pragma GCC visibility pop

int64_t inject_free_lost(void)
{
    int64_t count = atomic_exchange(&lost_count, 0);
    for (int64_t block = 0; block < count; block++) {
        atomic_fetch_sub(&live[OWNER_GLPK], 1);
        next_free(lost[block]);
    }
    return count;
}

/* ---- Crashes ---------------------------------------------------------------------------------
 */

static _Atomic(const char *) description;

static void tell(void)
{
    const char *what = atomic_load(&description);
    if (what && write(STDERR_FILENO, what, strlen(what)) >= 0)
        (void)!write(STDERR_FILENO, "\n", 1);
}

static void tell_and_die(int number)
{
    tell();
    signal(number, SIG_DFL);
    raise(number);
}

void inject_describe(const char *what)
{
    atomic_store(&description, what);
    signal(SIGABRT, what ? tell_and_die : SIG_DFL);
    if (__sanitizer_set_death_callback)
        __sanitizer_set_death_callback(tell);
}

void inject_tell_crash(void)
{
    tell();
    atomic_store(&description, NULL);
}
