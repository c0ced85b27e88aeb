/* The best values and bounds known, one row an instance and tier: instance,tier,value,bound,source.
 * A row's tier stands under the values of the earlier rows. An answer that contradicts them is
 * wrong, or they are. */
#include "run.h"
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct known {
    int32_t tiers;
    int has_value[MOST_TIERS], has_bound[MOST_TIERS];
    int64_t values[MOST_TIERS], bounds[MOST_TIERS];
};

/* A decimal with at most three places, in thousandths; an empty field is none. */
static int read_thousandths(const char *text, int64_t *value)
{
    int64_t whole = 0, part = 0, scale = 100;
    if (!isdigit((unsigned char)*text))
        return 0;
    for (; isdigit((unsigned char)*text); text++)
        whole = whole * 10 + (*text - '0');
    if (*text == '.')
        for (text++; isdigit((unsigned char)*text); text++, scale /= 10)
            part += scale * (*text - '0');
    *value = whole * 1000 + part;
    return 1;
}

/* Split at commas; the last field keeps the rest of the line. */
static int split(char *line, char *fields[5])
{
    for (int field = 0; field < 5; field++) {
        fields[field] = line;
        line = field < 4 ? strchr(line, ',') : NULL;
        if (line == NULL)
            return field == 4;
        *line++ = '\0';
    }
    return 1;
}

static int read_known(const char *path, const char *instance, struct known *known)
{
    FILE *file = fopen(path, "r");
    char line[1024], *fields[5];
    if (file == NULL)
        return 0;
    while (fgets(line, sizeof line, file) != NULL) {
        int32_t tier;
        if (!split(line, fields) || strcmp(fields[0], instance) != 0)
            continue;
        tier = (int32_t)strtol(fields[1], NULL, 10);
        if (tier < 0 || tier >= MOST_TIERS)
            continue;
        known->has_value[tier] = read_thousandths(fields[2], &known->values[tier]);
        known->has_bound[tier] = read_thousandths(fields[3], &known->bounds[tier]);
        known->tiers = tier + 1 > known->tiers ? tier + 1 : known->tiers;
    }
    fclose(file);
    return 1;
}

/* Say whether one's earlier tiers are all at most the other's, so that a bound under the other's
 * holds for the one. */
static int is_within(const int64_t *one, const int64_t *other, const int *is_known, int32_t tier)
{
    for (int32_t earlier = 0; earlier < tier; earlier++)
        if (!is_known[earlier] || one[earlier] > other[earlier])
            return 0;
    return 1;
}

int run_compare(struct run *run)
{
    struct known known = {0};
    if (run->known_path == NULL)
        return 1;
    if (!read_known(run->known_path, run->instance, &known))
        return 0;
    if (run->outcome == TTB_OUTCOME_INFEASIBLE && known.has_value[0])
        snprintf(run->mistake, sizeof run->mistake, "infeasible, though a timetable is known");
    for (int32_t tier = 0; tier < known.tiers && tier < run->tiers && run->end.is_set; tier++) {
        const int64_t value = run->end.values[tier], bound = run->end.bounds[tier];
        if (known.has_bound[tier] && value < known.bounds[tier] &&
            is_within(run->end.values, known.values, known.has_value, tier))
            snprintf(run->mistake, sizeof run->mistake,
                     "tier %d: value %lld is below the best bound known, %lld (thousandths)",
                     (int)tier, (long long)value, (long long)known.bounds[tier]);
        if (known.has_value[tier] && bound > known.values[tier] &&
            is_within(known.values, run->end.values, known.has_value, tier))
            snprintf(run->mistake, sizeof run->mistake,
                     "tier %d: bound %lld is above the best value known, %lld (thousandths)",
                     (int)tier, (long long)bound, (long long)known.values[tier]);
    }
    return 1;
}
