/* Every answer of GLPK has one meaning. */
#include "test.h"

#include <glpk.h>

#include "mip/lp.h"

typedef struct line {
    int code, status;
    int32_t state;
} line;

static void each_answer_of_simplex_has_its_state(void **state)
{
    const line lines[] = {
        {0, GLP_OPT, TTB__LP_OPTIMAL},           {0, GLP_NOFEAS, TTB__LP_INFEASIBLE},
        {0, GLP_UNBND, TTB__LP_UNBOUNDED},       {0, GLP_FEAS, TTB__LP_FAILED},
        {0, GLP_INFEAS, TTB__LP_FAILED},         {0, GLP_UNDEF, TTB__LP_FAILED},
        {GLP_EITLIM, GLP_FEAS, TTB__LP_LIMIT},   {GLP_EITLIM, GLP_INFEAS, TTB__LP_LIMIT},
        {GLP_ETMLIM, GLP_UNDEF, TTB__LP_LIMIT},  {GLP_ENOPFS, GLP_UNDEF, TTB__LP_INFEASIBLE},
        {GLP_ENODFS, GLP_UNDEF, TTB__LP_FAILED}, {GLP_EBADB, GLP_UNDEF, TTB__LP_FAILED},
        {GLP_ESING, GLP_UNDEF, TTB__LP_FAILED},  {GLP_ECOND, GLP_UNDEF, TTB__LP_FAILED},
        {GLP_EBOUND, GLP_UNDEF, TTB__LP_FAILED}, {GLP_EFAIL, GLP_OPT, TTB__LP_FAILED},
        {GLP_EOBJLL, GLP_FEAS, TTB__LP_FAILED},  {GLP_EOBJUL, GLP_FEAS, TTB__LP_FAILED},
        {12345, GLP_OPT, TTB__LP_FAILED},
    };

    (void)state;
    for (size_t row = 0; row < sizeof lines / sizeof *lines; row++)
        assert_int_equal(ttb__simplex_state(lines[row].code, lines[row].status), lines[row].state);
}

static void each_answer_of_the_tree_has_its_state(void **state)
{
    const line lines[] = {
        {0, GLP_OPT, TTB__LP_OPTIMAL},
        {0, GLP_NOFEAS, TTB__LP_INFEASIBLE},
        {0, GLP_FEAS, TTB__LP_LIMIT},
        {0, GLP_UNDEF, TTB__LP_FAILED},
        {GLP_ESTOP, GLP_FEAS, TTB__LP_LIMIT},
        {GLP_ESTOP, GLP_UNDEF, TTB__LP_LIMIT},
        {GLP_ETMLIM, GLP_FEAS, TTB__LP_LIMIT},
        {GLP_EMIPGAP, GLP_FEAS, TTB__LP_LIMIT},
        {GLP_ENOPFS, GLP_UNDEF, TTB__LP_INFEASIBLE},
        {GLP_ENODFS, GLP_UNDEF, TTB__LP_FAILED},
        {GLP_EROOT, GLP_UNDEF, TTB__LP_FAILED},
        {GLP_EBOUND, GLP_UNDEF, TTB__LP_FAILED},
        {GLP_EFAIL, GLP_FEAS, TTB__LP_FAILED},
        {12345, GLP_OPT, TTB__LP_FAILED},
    };

    (void)state;
    for (size_t row = 0; row < sizeof lines / sizeof *lines; row++)
        assert_int_equal(ttb__integer_state(lines[row].code, lines[row].status), lines[row].state);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_answer_of_simplex_has_its_state),
        cmocka_unit_test(each_answer_of_the_tree_has_its_state),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
