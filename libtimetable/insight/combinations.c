#include "insight/combinations.h"

#include "base/bits.h"

struct search {
    const ttb__menu *menu;
    const uint64_t *sets;
    int64_t courses;
    char *are_together; /* [course * courses + other], for course > other */
    uint64_t *beside;   /* scratch: a set of options */
};

static const uint64_t *options_of(const struct search *search, int64_t course)
{
    return search->sets + course * search->menu->words;
}

static const uint64_t *fitting(const struct search *search, int64_t option)
{
    return search->menu->fitting + option * search->menu->words;
}

static int pair_fits(const struct search *search, int64_t course, int64_t other)
{
    const uint64_t *first = options_of(search, course), *second = options_of(search, other);
    int64_t words = search->menu->words;
    for (int64_t word = 0; word < words; word++)
        for (uint64_t left = first[word]; left != 0; left &= left - 1) {
            const uint64_t *fits = fitting(search, word * 64 + ttb__lowest_bit(left));
            for (int64_t item = 0; item < words; item++)
                if (fits[item] & second[item])
                    return 1;
        }
    return 0;
}

/* 1 if a third course has an option that fits beside two that fit beside each other. */
static int third_fits(const struct search *search, int32_t one, int32_t other,
                      const uint64_t *third)
{
    const uint64_t *fits = fitting(search, other);
    for (int64_t word = 0; word < search->menu->words; word++)
        for (uint64_t left = third[word] & search->beside[word] & fits[word]; left != 0;
             left &= left - 1) {
            int32_t last = (int32_t)(word * 64) + ttb__lowest_bit(left);
            if (ttb__menu_fits_three(search->menu, one, other, last))
                return 1;
        }
    return 0;
}

static int triple_fits_with(const struct search *search, int32_t one, const uint64_t *second,
                            const uint64_t *third)
{
    const uint64_t *fits = fitting(search, one);
    int64_t words = search->menu->words;
    uint64_t any = 0;
    for (int64_t word = 0; word < words; word++) {
        search->beside[word] = fits[word];
        any |= fits[word] & third[word];
    }
    if (any == 0)
        return 0;
    for (int64_t word = 0; word < words; word++)
        for (uint64_t left = second[word] & fits[word]; left != 0; left &= left - 1)
            if (third_fits(search, one, (int32_t)(word * 64) + ttb__lowest_bit(left), third))
                return 1;
    return 0;
}

/* 1 if the courses can be taken together with the first of them at one of these options. */
static int triple_fits_from(const struct search *search, const uint64_t *options, int64_t course,
                            int64_t second, int64_t third)
{
    const uint64_t *first = options_of(search, course);
    for (int64_t word = 0; word < search->menu->words; word++) {
        uint64_t left = options == NULL ? first[word] : first[word] & options[word];
        for (; left != 0; left &= left - 1)
            if (triple_fits_with(search, (int32_t)(word * 64) + ttb__lowest_bit(left),
                                 options_of(search, second), options_of(search, third)))
                return 1;
    }
    return 0;
}

/* Most options are away from home. Where one of three must be at home, to start from that one saves
 * nearly all the work. */
static int triple_fits(const struct search *search, int64_t course, int64_t second, int64_t third)
{
    const uint64_t *at_home = search->menu->at_home;
    if (!search->menu->needs_home)
        return triple_fits_from(search, NULL, course, second, third);
    return triple_fits_from(search, at_home, course, second, third) ||
           triple_fits_from(search, at_home, second, course, third) ||
           triple_fits_from(search, at_home, third, course, second);
}

static int64_t count_pairs(struct search *search)
{
    int64_t found = 0;
    for (int64_t course = 0; course < search->courses; course++)
        for (int64_t other = 0; other < course; other++) {
            char fits = (char)pair_fits(search, course, other);
            search->are_together[course * search->courses + other] = fits;
            found += fits;
        }
    return found;
}

static int64_t count_triples(const struct search *search)
{
    int64_t found = 0;
    for (int64_t course = 0; course < search->courses; course++) {
        const char *beside = search->are_together + course * search->courses;
        for (int64_t second = 0; second < course; second++) {
            const char *beside_second = search->are_together + second * search->courses;
            for (int64_t third = 0; beside[second] && third < second; third++)
                found += beside[third] && beside_second[third] &&
                         triple_fits(search, course, second, third);
        }
    }
    return found;
}

static int64_t per_thousand(int64_t part, int64_t whole)
{
    return whole == 0 ? 1000 : part * 1000 / whole;
}

ttb_status ttb__count_combinations(const ttb__menu *menu, const uint64_t *sets, int64_t courses,
                                   int64_t *pairs_out, int64_t *triples_out)
{
    struct search search = {.menu = menu, .sets = sets, .courses = courses};
    ttb_status status = TTB_ERR_MEMORY;
    search.are_together = ttb__alloc(courses * courses, sizeof *search.are_together);
    search.beside = ttb__alloc(menu->words, sizeof *search.beside);
    if (search.are_together != NULL && search.beside != NULL) {
        int64_t pairs = courses * (courses - 1) / 2;
        *pairs_out = per_thousand(count_pairs(&search), pairs);
        *triples_out = per_thousand(count_triples(&search), pairs * (courses - 2) / 3);
        status = TTB_OK;
    }
    ttb__free(search.beside);
    ttb__free(search.are_together);
    return status;
}
