#include "text/claims.h"

#include <stdlib.h>

/* Values of timetables: any that the scan lets through. */
#define MOST_VALUE INT64_MAX

typedef struct tier_item {
    int64_t value, bound;
    const cJSON *goals;
} tier_item;

typedef struct goal_item {
    int32_t goal;
    int64_t value;
} goal_item;

/* The timetable whose tiers are compared, and the number of the tier. */
typedef struct tier_target {
    ttb_timetable *timetable;
    int32_t tier;
} tier_target;

typedef struct unmet_item {
    int32_t student, course;
} unmet_item;

typedef struct unmet_list {
    TTB__ARRAY(unmet_item) items;
} unmet_list;

static void report_value(ttb__reader *reader, const ttb__node *node, const char *what,
                         int64_t value, int64_t said)
{
    ttb__text sentence = {0};
    const ttb__node child = {NULL, node, "value", 0};

    ttb__text_format(&sentence, "%s has the value ", what);
    ttb__text_add_thousandths(&sentence, value);
    ttb__text_add(&sentence, ", not ");
    ttb__text_add_thousandths(&sentence, said);
    ttb__text_add(&sentence, " as the file says");
    ttb__found(reader, sentence.status
                           ? sentence.status
                           : ttb__report_error(reader->report, "timetable.value-differs",
                                               ttb__place(reader, &child), "%s", sentence.bytes));
    ttb__text_clear(&sentence);
}

static void read_goal(ttb__reader *reader, const ttb__node *node, const ttb__field *field,
                      void *target)
{
    const char *words[TTB__GOALS + 1] = {NULL};
    const ttb__field fields[] = {
        {.key = "goal",
         .read = ttb__read_word,
         .offset = offsetof(goal_item, goal),
         .is_required = 1,
         .words = words,
         .code = "tier.unknown-goal"},
        {.key = "value",
         .read = ttb__read_value,
         .offset = offsetof(goal_item, value),
         .is_required = 1,
         .least = -MOST_VALUE,
         .most = MOST_VALUE},
    };
    const ttb_timetable *timetable = ((tier_target *)target)->timetable;
    goal_item item = {.goal = TTB_NONE};
    int64_t errors = reader->error_count;

    (void)field;
    for (int32_t goal = 0; goal < TTB__GOALS; goal++)
        words[goal] = ttb__goal_name(goal);
    ttb__read_object(reader, node, fields, TTB__COUNT(fields), &item);
    if (reader->error_count == errors && timetable->goal_values[item.goal] != item.value)
        report_value(reader, node, words[item.goal], timetable->goal_values[item.goal], item.value);
}

static void take_bound(ttb__reader *reader, const ttb__node *node, ttb_timetable *timetable,
                       int32_t tier, int64_t bound)
{
    const ttb__node child = {NULL, node, "bound", 0};

    if (bound <= timetable->tier_values[tier])
        timetable->tier_bounds[tier] = bound;
    else
        ttb__found(reader, ttb__report_error(reader->report, "timetable.bound-above-value",
                                             ttb__place(reader, &child),
                                             "Tier %d has a bound above its value", tier + 1));
}

static void read_tier(ttb__reader *reader, const ttb__node *node, const ttb__field *field,
                      void *target)
{
    static const ttb__field fields[] = {
        {.key = "value",
         .read = ttb__read_value,
         .offset = offsetof(tier_item, value),
         .is_required = 1,
         .least = -MOST_VALUE,
         .most = MOST_VALUE},
        {.key = "bound",
         .read = ttb__read_value,
         .offset = offsetof(tier_item, bound),
         .least = -MOST_VALUE,
         .most = MOST_VALUE},
        {.key = "goals", .read = ttb__read_later, .offset = offsetof(tier_item, goals)},
    };
    tier_target *to = target;
    tier_item item = {.bound = INT64_MIN};
    int64_t errors = reader->error_count;
    int32_t tier = to->tier++;

    (void)field;
    ttb__set_subject(reader, node, "A tier", NULL, NULL, NULL);
    if (!ttb__read_object(reader, node, fields, TTB__COUNT(fields), &item))
        return;
    if (item.goals) {
        const ttb__node child = {item.goals, node, "goals", 0};
        ttb__read_list(reader, &child, &fields[2], read_goal, to);
    }
    if (reader->error_count > errors || tier >= to->timetable->tier_count)
        return;
    if (item.value != to->timetable->tier_values[tier])
        report_value(reader, node, "The tier", to->timetable->tier_values[tier], item.value);
    else if (item.bound != INT64_MIN)
        take_bound(reader, node, to->timetable, tier, item.bound);
}

void ttb__compare_tiers(ttb__reader *reader, const ttb__node *node, ttb_timetable *timetable)
{
    static const ttb__field field = {.key = "tiers"};
    tier_target to = {.timetable = timetable};

    if (ttb__read_list(reader, node, &field, read_tier, &to) && to.tier != timetable->tier_count)
        ttb__found(reader, ttb__report_error(
                               reader->report, "timetable.tiers-differ", ttb__place(reader, node),
                               "The partnership has %d tiers, and the file has values of %d",
                               timetable->tier_count, to.tier));
}

static int compare_unmet(const void *one, const void *other)
{
    const unmet_item *left = one, *right = other;

    if (left->student != right->student)
        return left->student < right->student ? -1 : 1;
    return (left->course > right->course) - (left->course < right->course);
}

static void sort_unmet(unmet_list *list)
{
    if (list->items.count > 1)
        qsort(list->items.items, (size_t)list->items.count, sizeof *list->items.items,
              compare_unmet);
}

static void read_unmet(ttb__reader *reader, const ttb__node *node, const ttb__field *field,
                       void *target)
{
    static const ttb__field fields[] = {
        {.key = "student",
         .read = ttb__read_reference,
         .offset = offsetof(unmet_item, student),
         .is_required = 1,
         .kind = TTB_KIND_STUDENT,
         .code = "unmet.unknown-student"},
        {.key = "course",
         .read = ttb__read_reference,
         .offset = offsetof(unmet_item, course),
         .is_required = 1,
         .kind = TTB_KIND_COURSE,
         .code = "unmet.unknown-course"},
    };
    unmet_list *list = target;
    unmet_item item = {TTB_NONE, TTB_NONE};
    int64_t errors = reader->error_count;

    (void)field;
    ttb__set_subject(reader, node, "An unmet choice", NULL, NULL, NULL);
    ttb__read_object(reader, node, fields, TTB__COUNT(fields), &item);
    if (reader->error_count == errors && TTB__PUSH(&list->items, item))
        reader->status = TTB_ERR_MEMORY;
}

static void report_unmet(ttb__reader *reader, const ttb__node *node, const unmet_item *item,
                         const char *format_end)
{
    ttb__found(reader,
               ttb__report_error(reader->report, "timetable.unmet-differs",
                                 ttb__place(reader, node), "Student \"%s\", course \"%s\": %s",
                                 reader->names->students.items[item->student].id,
                                 reader->names->courses.items[item->course].id, format_end));
}

/* Walk two sorted lists side by side. */
static void compare_lists(ttb__reader *reader, const ttb__node *node, const unmet_list *said,
                          const unmet_list *found)
{
    int64_t one = 0, other = 0;

    while (one < said->items.count || other < found->items.count) {
        int order = 0;
        if (one >= said->items.count)
            order = 1;
        else if (other >= found->items.count)
            order = -1;
        else
            order = compare_unmet(&said->items.items[one], &found->items.items[other]);
        if (order < 0)
            report_unmet(reader, node, &said->items.items[one],
                         "the file calls it unmet, and it is not, or is there twice");
        else if (order > 0)
            report_unmet(reader, node, &found->items.items[other],
                         "this choice is unmet, and the file does not say so");
        one += order <= 0;
        other += order >= 0;
    }
}

void ttb__compare_unmet(ttb__reader *reader, const ttb__node *node, const ttb_timetable *timetable)
{
    static const ttb__field field = {.key = "unmet"};
    unmet_list said = {{0}}, found = {{0}};
    int64_t errors = reader->error_count;

    ttb__read_list(reader, node, &field, read_unmet, &said);
    for (int64_t choice = 0; choice < timetable->unmet_students.count; choice++) {
        unmet_item item = {timetable->unmet_students.items[choice],
                           timetable->unmet_courses.items[choice]};
        if (TTB__PUSH(&found.items, item))
            reader->status = TTB_ERR_MEMORY;
    }
    sort_unmet(&said);
    sort_unmet(&found);
    if (reader->error_count == errors && !reader->status)
        compare_lists(reader, node, &said, &found);
    ttb__free(said.items.items);
    ttb__free(found.items.items);
}
