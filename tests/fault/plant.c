#include <errno.h>
#include <glpk.h>
#include <math.h>
#include <pthread.h>
#include <stdatomic.h>
#include <string.h>

#include "plant.h"

#define TTB_ENTRY(type, name, parameters, arguments) #name,
#define TTB_ENTRY_VOID(name, parameters, arguments)  #name,
const char *const entry_names[ENTRIES] = {
#include "entries.h"
};
#undef TTB_ENTRY
#undef TTB_ENTRY_VOID

static plant planted;
static atomic_llong calls[ENTRIES], errors;
static atomic_int is_on, was_met, simplex_left;

/* Codes and states of GLPK, and numbers that are none. */
static const int wrong_ints[PLANT_ANSWERS] = {
    GLP_EFAIL,  GLP_EBADB,   GLP_ESING,  GLP_ECOND,   GLP_EBOUND,  GLP_EOBJLL, GLP_EOBJUL,
    GLP_EITLIM, GLP_ETMLIM,  GLP_ENOPFS, GLP_ENODFS,  GLP_EROOT,   GLP_ESTOP,  GLP_EMIPGAP,
    GLP_UNDEF,  GLP_FEAS,    GLP_INFEAS, GLP_NOFEAS,  GLP_OPT,     GLP_UNBND,  0,
    -1,         -1000000000, 1000000000, GLP_ISELECT, GLP_IPREPRO, GLP_IBINGO, GLP_IHEUR};
static const double wrong_doubles[] = {NAN,   INFINITY, -INFINITY, 1e300, -1e300, 1e15,
                                       -1e15, 0.5,      -1,        1,     0,      1e-300};
enum { DOUBLES = sizeof wrong_doubles / sizeof *wrong_doubles };

static int starts_with(const char *text, const char *start)
{
    return strncmp(text, start, strlen(start)) == 0;
}

/* An error needs the hook: not before there is an environment. Nothing that GLPK frees, gives as a
 * pointer or writes through one is ever missing without an error. */
int plant_is_possible(int entry, int kind)
{
    static const int no_answer[] = {ENTRY_glp_free_env, ENTRY_glp_alloc, ENTRY_glp_create_prob,
                                    ENTRY_glp_ios_get_prob};
    int is_thread = starts_with(entry_names[entry], "pthread_");
    if (kind == PLANT_ERROR)
        return !is_thread && entry != ENTRY_glp_init_env && entry != ENTRY_glp_free_env &&
               entry != ENTRY_glp_config;
    for (size_t number = 0; number < sizeof no_answer / sizeof *no_answer; number++)
        if (entry == no_answer[number])
            return 0;
#define TTB_ENTRY(type, name, parameters, arguments)
#define TTB_ENTRY_VOID(name, parameters, arguments)                                                \
    if (entry == ENTRY_##name)                                                                     \
        return 0;
#include "entries.h"
#undef TTB_ENTRY
#undef TTB_ENTRY_VOID
    return 1;
}

void plant_begin(const plant *wanted)
{
    static const plant nothing = {0};
    planted = wanted ? *wanted : nothing;
    for (int entry = 0; entry < ENTRIES; entry++)
        atomic_store(&calls[entry], 0);
    atomic_store(&errors, 0);
    atomic_store(&was_met, 0);
    atomic_store(&simplex_left, planted.failed_simplex);
    atomic_store(&is_on, 1);
}

void plant_end(int64_t calls_out[ENTRIES])
{
    atomic_store(&is_on, 0);
    for (int entry = 0; calls_out && entry < ENTRIES; entry++)
        calls_out[entry] = atomic_load(&calls[entry]);
}

int64_t plant_errors(void)
{
    return atomic_load(&errors);
}

int plant_was_met(void)
{
    return atomic_load(&was_met);
}

void __real_glp_mem_limit(int limit);

/* A call begins. */
static void count_call(int entry)
{
    if (!atomic_load(&is_on))
        return;
    atomic_fetch_add(&calls[entry], 1);
    if (entry == ENTRY_glp_create_prob && planted.memory_limit_mb > 0)
        __real_glp_mem_limit(planted.memory_limit_mb);
}

static int must_plant(int entry, int kind)
{
    if (!atomic_load(&is_on) || planted.kind != kind || planted.entry != entry ||
        atomic_load(&calls[entry]) != planted.call)
        return 0;
    atomic_store(&was_met, 1);
    return 1;
}

static int must_fail_first(int entry)
{
    return atomic_load(&is_on) && entry == ENTRY_glp_simplex && atomic_load(&simplex_left) > 0 &&
           atomic_fetch_sub(&simplex_left, 1) > 0;
}

static int wrong_int(int entry)
{
    return starts_with(entry_names[entry], "pthread_") ? EAGAIN : wrong_ints[planted.answer];
}

static double wrong_double(void)
{
    return wrong_doubles[planted.answer % DOUBLES];
}

#define FAILED(type) _Generic((type)0, int : GLP_EFAIL, double : 0.0, default : NULL)
#define WRONG(type, entry)                                                                         \
    _Generic((type)0, int : wrong_int(entry), double : wrong_double(), default : NULL)

#define TTB_ENTRY(type, name, parameters, arguments)                                               \
    type __real_##name parameters;                                                                 \
    type __wrap_##name parameters;                                                                 \
    type __wrap_##name parameters                                                                  \
    {                                                                                              \
        count_call(ENTRY_##name);                                                                  \
        if (must_fail_first(ENTRY_##name))                                                         \
            return FAILED(type);                                                                   \
        if (must_plant(ENTRY_##name, PLANT_ERROR))                                                 \
            glp_error("planted in %s\n", #name);                                                   \
        if (must_plant(ENTRY_##name, PLANT_ANSWER))                                                \
            return WRONG(type, ENTRY_##name);                                                      \
        return __real_##name arguments;                                                            \
    }
#define TTB_ENTRY_VOID(name, parameters, arguments)                                                \
    void __real_##name parameters;                                                                 \
    void __wrap_##name parameters;                                                                 \
    void __wrap_##name parameters                                                                  \
    {                                                                                              \
        count_call(ENTRY_##name);                                                                  \
        if (must_plant(ENTRY_##name, PLANT_ERROR))                                                 \
            glp_error("planted in %s\n", #name);                                                   \
        __real_##name arguments;                                                                   \
    }
#include "entries.h"

/* Not in the list: what catches errors. Only counted. */
int __real_glp_at_error(void);
int __wrap_glp_at_error(void);
int __wrap_glp_at_error(void)
{
    int is_error = __real_glp_at_error();
    atomic_fetch_add(&errors, is_error != 0);
    return is_error;
}
