/* One run as one line of JSON. Values and bounds are in units, with up to three decimals. */
#include "run.h"
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

static const char *const outcomes[] = {"unknown", "feasible", "optimal", "infeasible", "given"};
static const char *const stops[] = {"done", "time", "work", "gap", "cancelled", "memory"};

static void print_text(const char *key, const char *text)
{
    printf("\"%s\": \"", key);
    for (; *text != '\0'; text++) {
        if (*text == '"' || *text == '\\')
            putchar('\\');
        putchar((unsigned char)*text < ' ' ? ' ' : *text);
    }
    printf("\", ");
}

static void print_thousandths(int64_t value)
{
    const int64_t size = value < 0 ? -value : value;
    printf("%s%" PRId64, value < 0 ? "-" : "", size / 1000);
    if (size % 1000 != 0)
        printf(".%03" PRId64, size % 1000);
}

static void print_standing(const struct run *run, const struct standing *standing)
{
    if (!standing->is_set) {
        printf("null");
        return;
    }
    printf("{\"milliseconds\": %" PRId64 ", \"work\": %" PRId64 ", \"tiers\": [",
           standing->milliseconds, standing->work);
    for (int32_t tier = 0; tier < run->tiers; tier++) {
        printf("%s[", tier > 0 ? ", " : "");
        print_thousandths(standing->values[tier]);
        printf(", ");
        print_thousandths(standing->bounds[tier]);
        printf("]");
    }
    printf("]}");
}

static void print_options(const struct run *run)
{
    printf("\"options\": {");
    for (int32_t option = 0; option < ttb_option_count(); option++) {
        const char *key = NULL;
        int32_t type = TTB_TYPE_INT;
        int64_t whole = 0;
        double real = 0;
        ttb_option_describe(option, &key, &type, NULL, NULL, NULL, NULL);
        printf("%s\"%s\": ", option > 0 ? ", " : "", key);
        if (type == TTB_TYPE_INT && ttb_options_get_int(run->options, key, &whole) == TTB_OK)
            printf("%" PRId64, whole);
        else if (ttb_options_get_real(run->options, key, &real) == TTB_OK)
            printf("%g", real);
        else
            printf("null");
    }
    printf("}, ");
}

static void print_sizes(const struct run *run)
{
    static const struct {
        const char *key;
        int32_t kind;
    } kinds[] = {{"blocks", TTB_KIND_BLOCK},
                 {"sites", TTB_KIND_SITE},
                 {"courses", TTB_KIND_COURSE},
                 {"offers", TTB_KIND_OFFER},
                 {"students", TTB_KIND_STUDENT}};
    for (int32_t kind = 0; kind < 5; kind++)
        printf("\"%s\": %d, ", kinds[kind].key,
               (int)ttb_partnership_count(run->partnership, kinds[kind].kind));
    printf("\"choices\": %" PRId64 ", ", run->choices);
}

static void print_goals(const struct run *run)
{
    printf("\"goals\": [");
    for (int32_t tier = 0; tier < run->tiers; tier++) {
        int32_t goals[16], weights[16];
        int64_t count = 0;
        ttb_partnership_get_tier_goals(run->partnership, tier, goals, weights, 16, &count);
        printf("%s\"", tier > 0 ? ", " : "");
        for (int64_t goal = 0; goal < count; goal++)
            printf("%s%d %s", goal > 0 ? " + " : "", (int)weights[goal],
                   ttb_goal_name(goals[goal]));
        printf("\"");
    }
    printf("], ");
}

static void print_goal_values(const struct run *run)
{
    int is_first = 1;
    printf(", \"goal_values\": {");
    for (int32_t goal = 0; ttb_goal_name(goal) != NULL && run->end.is_set; goal++) {
        int64_t value = 0;
        if (ttb_timetable_get_goal(run->timetable, goal, &value) != TTB_OK)
            continue;
        printf("%s\"%s\": ", is_first ? "" : ", ", ttb_goal_name(goal));
        print_thousandths(value);
        is_first = 0;
    }
    printf("}");
}

void run_print(const struct run *run)
{
    const char *commit = getenv("TIMETABLE_COMMIT");
    printf("{");
    print_text("instance", run->instance);
    print_text("hash", run->hash);
    print_text("commit", commit != NULL ? commit : "unknown");
    print_text("compiler", __VERSION__);
    print_text("version", ttb_version());
    print_sizes(run);
    print_options(run);
    print_goals(run);
    print_text("outcome", outcomes[run->outcome]);
    print_text("stop", stops[run->stop]);
    printf("\"valid\": %s, ", run->is_valid ? "true" : "false");
    print_text("mistake", run->mistake);
    printf("\"marks\": {");
    for (int32_t mark = 0; mark < run->mark_count; mark++) {
        printf("%s\"%d\": ", mark > 0 ? ", " : "", (int)run->marks[mark]);
        print_standing(run, &run->at_mark[mark]);
    }
    printf("}, \"first\": ");
    print_standing(run, &run->first);
    printf(", \"met\": ");
    print_standing(run, &run->met);
    printf(", \"end\": ");
    print_standing(run, &run->end);
    print_goal_values(run);
    printf(", \"load_ms\": %" PRId64 ", \"solve_ms\": %" PRId64 ", \"processor_ms\": %" PRId64
           ", \"peak_kilobytes\": %" PRId64 "}\n",
           run->load_ms, run->solve_ms, run->processor_ms, run->peak_kilobytes);
    fflush(stdout);
}
