/* Sites: names, places on the map, students at home there, and the ways between them. */
#include "generate.h"
#include <string.h>

enum { LINK_METRES = 4600, HUB_METRES = 6500, LEAST_APART_METRES = 900, NO_WAY = 1000000 };

static const struct place {
    const char *id, *name;
    int32_t kind, x_metres, y_metres;
} first_places[] = {
    {"marsh-lane", "Marsh Lane School", TTB_SITE_SCHOOL, -600, 3400},
    {"hollybush", "Hollybush School", TTB_SITE_SCHOOL, 1900, 2300},
    {"kestrel-hill", "Kestrel Hill School", TTB_SITE_SCHOOL, 2500, 200},
    {"st-brannock", "St Brannock's School", TTB_SITE_SCHOOL, 1300, -1700},
    {"thornfield", "Thornfield School", TTB_SITE_SCHOOL, -100, -4000},
    {"weaver-brook", "Weaver Brook School", TTB_SITE_SCHOOL, -1900, -1500},
    {"bell-moor", "Bell Moor School", TTB_SITE_SCHOOL, -2100, 1300},
    {"willow-bank", "Willow Bank School", TTB_SITE_SPECIAL, 900, 1000},
    {"the-rowans", "The Rowans School", TTB_SITE_SPECIAL, -1400, -2900},
    {"bridge-house", "Bridge House Centre", TTB_SITE_PRU, -700, 700},
    {"canal-street", "Canal Street College", TTB_SITE_COLLEGE, 100, -300},
};
enum { FIRST_PLACES = sizeof first_places / sizeof *first_places };

static const char *const first_words[] = {"ash",   "birch",   "copper", "dove",    "elder", "fern",
                                          "gorse", "hazel",   "iron",   "juniper", "lark",  "mill",
                                          "north", "orchard", "plover", "quarry"};
static const char *const last_words[] = {"field", "grove",  "heath", "ridge",
                                         "wood",  "bridge", "park",  "vale"};

static void name_site(struct site *site, int32_t number)
{
    static const char *const kinds[] = {"School", "School", "Centre", "College"};
    const char *first = first_words[(number * 5) % 16];
    const char *last = last_words[(number / 16 + number) % 8];
    snprintf(site->id, sizeof site->id, "%s-%s", first, last);
    snprintf(site->name, sizeof site->name, "%c%s %c%s %s", first[0] - 'a' + 'A', first + 1,
             last[0] - 'a' + 'A', last + 1, kinds[site->kind]);
}

static int32_t square_root(int64_t square)
{
    int64_t root = 0;
    for (int64_t bit = (int64_t)1 << 30; bit > 0; bit >>= 1)
        if ((root + bit) * (root + bit) <= square)
            root += bit;
    return (int32_t)root;
}

static int32_t metres_apart(const struct site *one, const struct site *other)
{
    const int64_t x_metres = one->x_metres - other->x_metres;
    const int64_t y_metres = one->y_metres - other->y_metres;
    return square_root(x_metres * x_metres + y_metres * y_metres);
}

/* Anywhere in the town's circle that is not next to another site; colleges near the middle. */
static void place_site(struct town *town, struct dice *dice, int32_t number, int32_t radius_metres)
{
    struct site *site = &town->sites[number];
    const int32_t reach_metres = site->kind == TTB_SITE_COLLEGE ? radius_metres / 3 : radius_metres;
    for (int32_t try = 0; try < 1000; try++) {
        const struct site centre = {.x_metres = 0, .y_metres = 0};
        int is_apart = 1;
        site->x_metres = dice_below(dice, 2 * reach_metres) - reach_metres;
        site->y_metres = dice_below(dice, 2 * reach_metres) - reach_metres;
        for (int32_t other = 0; other < number; other++)
            if (metres_apart(site, &town->sites[other]) < LEAST_APART_METRES)
                is_apart = 0;
        if (is_apart && metres_apart(site, &centre) <= reach_metres)
            return;
    }
}

static void draw_places(struct town *town, struct dice *dice)
{
    const int32_t radius_metres = square_root((int64_t)16000000 * town->site_count / 11);
    int32_t number = 0, invented = 0;
    for (int32_t kind = 0; kind < 4; kind++) {
        for (int32_t place = 0, made = 0; made < town->set.kinds[kind]; made++, number++) {
            struct site *site = &town->sites[number];
            site->kind = kind;
            while (place < FIRST_PLACES && first_places[place].kind != kind)
                place++;
            if (place == FIRST_PLACES) {
                name_site(site, invented++);
                place_site(town, dice, number, radius_metres);
                continue;
            }
            snprintf(site->id, sizeof site->id, "%s", first_places[place].id);
            snprintf(site->name, sizeof site->name, "%s", first_places[place].name);
            site->x_metres = first_places[place].x_metres;
            site->y_metres = first_places[place++].y_metres;
        }
    }
}

static int is_linked(const struct town *town, int32_t from, int32_t to)
{
    const struct site *one = &town->sites[from], *other = &town->sites[to];
    const int is_hub = one->kind == TTB_SITE_COLLEGE || other->kind == TTB_SITE_COLLEGE;
    return metres_apart(one, other) <= (is_hub ? HUB_METRES : LINK_METRES);
}

static int32_t nearest_other(const struct town *town, int32_t from)
{
    int32_t nearest = from == 0 ? 1 : 0;
    for (int32_t to = 0; to < town->site_count; to++)
        if (to != from && metres_apart(&town->sites[from], &town->sites[to]) <
                              metres_apart(&town->sites[from], &town->sites[nearest]))
            nearest = to;
    return nearest;
}

/* Minutes by minibus: waiting, then some three minutes a kilometre. A few ways back take longer. */
static void draw_links(struct town *town, struct dice *dice)
{
    for (int32_t from = 0; from < town->site_count; from++) {
        for (int32_t to = from + 1; to < town->site_count; to++) {
            const int32_t metres = metres_apart(&town->sites[from], &town->sites[to]);
            const int32_t minutes = 5 + metres * 32 / 10000 + dice_below(dice, 4);
            if (!is_linked(town, from, to) && nearest_other(town, from) != to &&
                nearest_other(town, to) != from)
                continue;
            town->links[from][to] = town->links[to][from] = minutes < 8 ? 8 : minutes;
        }
    }
    for (int32_t longer = 0; town->site_count > 1 && longer < 1 + town->site_count / 5; longer++) {
        const int32_t from = dice_below(dice, town->site_count);
        const int32_t to = nearest_other(town, from);
        if (town->links[from][to] == town->links[to][from])
            town->links[from][to] += 2 + dice_below(dice, 4);
    }
}

static int find_quickest_ways(struct town *town)
{
    const int32_t count = town->site_count;
    for (int32_t from = 0; from < count; from++)
        for (int32_t to = 0; to < count; to++)
            town->minutes[from][to] = from == to                  ? 0
                                      : town->links[from][to] > 0 ? town->links[from][to]
                                                                  : NO_WAY;
    for (int32_t by = 0; by < count; by++)
        for (int32_t from = 0; from < count; from++)
            for (int32_t to = 0; to < count; to++)
                if (town->minutes[from][by] + town->minutes[by][to] < town->minutes[from][to])
                    town->minutes[from][to] = town->minutes[from][by] + town->minutes[by][to];
    for (int32_t to = 0; to < count; to++)
        if (town->minutes[0][to] >= NO_WAY || town->minutes[to][0] >= NO_WAY)
            return 0;
    return 1;
}

/* Schools differ by up to 15 per cent; a college is half as large again. */
static void draw_homes(struct town *town, struct dice *dice, int32_t cohort)
{
    static const int32_t sizes[] = {100, 11, 9, 150};
    int32_t shares[MOST_SITES], total = 0, given = 0;
    for (int32_t site = 0; site < town->site_count; site++) {
        const int32_t size = sizes[town->sites[site].kind];
        shares[site] = size * (85 + dice_below(dice, 31));
        total += shares[site];
    }
    for (int32_t site = 0; site < town->site_count; site++) {
        const int64_t students = (int64_t)town->set.students[cohort] * shares[site] / total;
        town->sites[site].students[cohort] = (int32_t)students;
        given += (int32_t)students;
    }
    for (int32_t site = 0; given < town->set.students[cohort]; site++, given++)
        town->sites[site % town->set.kinds[TTB_SITE_SCHOOL]].students[cohort]++;
}

int town_draw_sites(struct town *town)
{
    struct dice dice;
    town_seed(town, &dice, 1);
    for (int32_t kind = 0; kind < 4; kind++)
        town->site_count += town->set.kinds[kind];
    draw_places(town, &dice);
    draw_links(town, &dice);
    /* The colleges ring ten minutes later than the town, one school ten minutes earlier. */
    for (int32_t site = 0; site < town->site_count; site++)
        town->sites[site].late_minutes = town->sites[site].kind == TTB_SITE_COLLEGE ? 10
                                         : site == 2 && town->site_count > 3        ? -10
                                                                                    : 0;
    for (int32_t cohort = 0; cohort < town->set.drawn_cohorts; cohort++)
        draw_homes(town, &dice, cohort);
    return find_quickest_ways(town);
}
