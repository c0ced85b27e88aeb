#include "text/words.h"

#include <stddef.h>

#include "model/partnership.h"
#include "proof/argument.h"

const char *const ttb__site_words[] = {
    [TTB_SITE_SCHOOL] = "school",   [TTB_SITE_SPECIAL] = "special", [TTB_SITE_PRU] = "pru",
    [TTB_SITE_COLLEGE] = "college", [TTB_SITE_COLLEGE + 1] = NULL,
};

const char *const ttb__resource_words[] = {
    [TTB_RESOURCE_ROOM] = "room",
    [TTB_RESOURCE_TEACHER] = "teacher",
    [TTB_RESOURCE_TEACHER + 1] = NULL,
};

const char *const ttb__day_words[] = {
    [TTB_DAY_MON] = "Mon", [TTB_DAY_TUE] = "Tue", [TTB_DAY_WED] = "Wed", [TTB_DAY_THU] = "Thu",
    [TTB_DAY_FRI] = "Fri", [TTB_DAY_SAT] = "Sat", [TTB_DAY_SUN] = "Sun", [TTB_DAY_SUN + 1] = NULL,
};

const char *const ttb__rule_words[] = {
    [TTB__RULE_PIN_SECTION] = "pin_section",
    [TTB__RULE_FORBID_SECTION] = "forbid_section",
    [TTB__RULE_PIN_SEAT] = "pin_seat",
    [TTB__RULE_FORBID_SEAT] = "forbid_seat",
    [TTB__RULE_BLOCK_SECTIONS] = "block_sections",
    [TTB__RULE_REACH] = "reach",
    [TTB__RULE_REACH + 1] = NULL,
};

const char *const ttb__outcome_words[] = {
    [TTB_OUTCOME_UNKNOWN] = "unknown", [TTB_OUTCOME_FEASIBLE] = "feasible",
    [TTB_OUTCOME_OPTIMAL] = "optimal", [TTB_OUTCOME_INFEASIBLE] = "infeasible",
    [TTB_OUTCOME_GIVEN] = "given",     [TTB_OUTCOME_GIVEN + 1] = NULL,
};

const char *const ttb__stop_words[] = {
    [TTB_STOP_DONE] = "done",     [TTB_STOP_TIME] = "time",           [TTB_STOP_WORK] = "work",
    [TTB_STOP_GAP] = "gap",       [TTB_STOP_CANCELLED] = "cancelled", [TTB_STOP_MEMORY] = "memory",
    [TTB_STOP_MEMORY + 1] = NULL,
};

const char *const ttb__argument_words[] = {
    [TTB__ARGUMENT_PLACING] = "placing",
    [TTB__ARGUMENT_BLOCKS] = "blocks",
    [TTB__ARGUMENT_SECTIONS] = "sections",
    [TTB__ARGUMENT_SECTIONS + 1] = NULL,
};

const char *const ttb__students_words[] = {
    [TTB__STUDENTS_CLASHES] = "clashes",
    [TTB__STUDENTS_WEEKS] = "weeks",
    [TTB__STUDENTS_WEEKS + 1] = NULL,
};

const char *const ttb__row_words[] = {
    [TTB__PRICED_RESOURCE] = "resource", [TTB__PRICED_BLOCKS] = "blocks",
    [TTB__PRICED_BLOCK] = "block",       [TTB__PRICED_REACH] = "reach",
    [TTB__PRICED_REACH + 1] = NULL,
};
