#include <glpk.h>

#include "mip/lp.h"

enum { ANY_STATUS = 0 };

typedef struct answer {
    int code, status;
    int32_t state;
} answer;

/* The first line that fits holds. What is not here is a failure: wrong bases and matrices (EBADB,
 * ESING, ECOND), bounds (EBOUND, which we check before), solver failures (EFAIL), objective limits
 * (never set), and a dual simplex that found no dual feasible point (unbounded or infeasible: the
 * primal simplex tells). */
static const answer simplex_answers[] = {
    {0, GLP_OPT, TTB__LP_OPTIMAL},           {0, GLP_NOFEAS, TTB__LP_INFEASIBLE},
    {0, GLP_UNBND, TTB__LP_UNBOUNDED},       {GLP_EITLIM, ANY_STATUS, TTB__LP_LIMIT},
    {GLP_ETMLIM, ANY_STATUS, TTB__LP_LIMIT}, {GLP_ENOPFS, ANY_STATUS, TTB__LP_INFEASIBLE},
};

/* EROOT means that the root relaxation was not optimal. ESTOP is our own tree callback's doing. */
static const answer integer_answers[] = {
    {0, GLP_OPT, TTB__LP_OPTIMAL},
    {0, GLP_NOFEAS, TTB__LP_INFEASIBLE},
    {0, GLP_FEAS, TTB__LP_LIMIT},
    {GLP_ESTOP, ANY_STATUS, TTB__LP_LIMIT},
    {GLP_ETMLIM, ANY_STATUS, TTB__LP_LIMIT},
    {GLP_EMIPGAP, ANY_STATUS, TTB__LP_LIMIT},
    {GLP_ENOPFS, ANY_STATUS, TTB__LP_INFEASIBLE},
};

static int32_t find_state(const answer *answers, size_t count, int code, int status)
{
    for (size_t line = 0; line < count; line++)
        if (answers[line].code == code &&
            (answers[line].status == ANY_STATUS || answers[line].status == status))
            return answers[line].state;
    return TTB__LP_FAILED;
}

int32_t ttb__simplex_state(int code, int status)
{
    return find_state(simplex_answers, sizeof simplex_answers / sizeof *simplex_answers, code,
                      status);
}

int32_t ttb__integer_state(int code, int status)
{
    return find_state(integer_answers, sizeof integer_answers / sizeof *integer_answers, code,
                      status);
}
