/* The subjects: shares of national A-level entries (2011, England, scaled), twelve vocational
 * courses beside them, ten more for cities, and which go together. */
#include "generate.h"
#include <string.h>

const struct subject subjects[MOST_SUBJECTS] = {
    {"maths", "Mathematics", 866, 1, ROOM_CLASSROOM, HOST_ANY},
    {"biology", "Biology", 630, 1, ROOM_LABORATORY, HOST_ANY},
    {"psychology", "Psychology", 609, 1, ROOM_CLASSROOM, HOST_ANY},
    {"history", "History", 516, 1, ROOM_CLASSROOM, HOST_ANY},
    {"english-literature", "English Literature", 513, 1, ROOM_CLASSROOM, HOST_ANY},
    {"chemistry", "Chemistry", 497, 1, ROOM_LABORATORY, HOST_ANY},
    {"physics", "Physics", 339, 1, ROOM_LABORATORY, HOST_ANY},
    {"sociology", "Sociology", 321, 1, ROOM_CLASSROOM, HOST_ANY},
    {"geography", "Geography", 312, 1, ROOM_CLASSROOM, HOST_ANY},
    {"business", "Business Studies", 310, 1, ROOM_CLASSROOM, HOST_ANY},
    {"media", "Media Studies", 266, 1, ROOM_CLASSROOM, HOST_ANY},
    {"economics", "Economics", 260, 1, ROOM_CLASSROOM, HOST_ANY},
    {"english-language", "English Language", 247, 1, ROOM_CLASSROOM, HOST_ANY},
    {"business-vocational", "Business (Award)", 240, 1, ROOM_CLASSROOM, HOST_BOTH},
    {"health-care", "Health and Social Care (Award)", 220, 1, ROOM_CLASSROOM, HOST_BOTH},
    {"fine-art", "Fine Art", 216, 1, ROOM_STUDIO, HOST_ANY},
    {"religious-studies", "Religious Studies and Philosophy", 209, 1, ROOM_CLASSROOM, HOST_ANY},
    {"sport", "Sport (Award)", 200, 1, ROOM_CLASSROOM, HOST_BOTH},
    {"physical-education", "Physical Education", 198, 1, ROOM_CLASSROOM, HOST_ANY},
    {"english-lang-lit", "English Language and Literature", 190, 1, ROOM_CLASSROOM, HOST_ANY},
    {"ict-practitioners", "ICT Practitioners (Award)", 180, 1, ROOM_CLASSROOM, HOST_BOTH},
    {"drama", "Drama and Theatre Studies", 166, 1, ROOM_STUDIO, HOST_ANY},
    {"law", "Law", 153, 1, ROOM_CLASSROOM, HOST_ANY},
    {"politics", "Government and Politics", 152, 1, ROOM_CLASSROOM, HOST_ANY},
    {"product-design", "Product Design", 148, 1, ROOM_STUDIO, HOST_ANY},
    {"health-care-double", "Health and Social Care (Double Award)", 140, 2, ROOM_CLASSROOM,
     HOST_COLLEGE},
    {"french", "French", 135, 1, ROOM_CLASSROOM, HOST_ANY},
    {"further-maths", "Further Mathematics", 134, 1, ROOM_CLASSROOM, HOST_ANY},
    {"photography", "Photography", 120, 1, ROOM_STUDIO, HOST_ANY},
    {"applied-science", "Applied Science (Award)", 120, 1, ROOM_LABORATORY, HOST_ANY},
    {"sport-triple", "Sport (Triple Award)", 120, 3, ROOM_CLASSROOM, HOST_COLLEGE},
    {"travel-tourism", "Travel and Tourism (Award)", 120, 1, ROOM_CLASSROOM, HOST_COLLEGE},
    {"ict", "Information and Communication Technology", 102, 1, ROOM_CLASSROOM, HOST_ANY},
    {"art-design-triple", "Art and Design (Triple Award)", 100, 3, ROOM_STUDIO, HOST_COLLEGE},
    {"public-services", "Public Services (Award)", 100, 1, ROOM_CLASSROOM, HOST_COLLEGE},
    {"film", "Film Studies", 89, 1, ROOM_CLASSROOM, HOST_ANY},
    {"performing-arts-double", "Performing Arts (Double Award)", 80, 2, ROOM_STUDIO, HOST_ANY},
    {"engineering-double", "Engineering (Double Award)", 80, 2, ROOM_STUDIO, HOST_COLLEGE},
    {"spanish", "Spanish", 78, 1, ROOM_CLASSROOM, HOST_ANY},
    {"graphics", "Graphic Design", 72, 1, ROOM_STUDIO, HOST_ANY},
    {"textiles", "Textiles", 72, 1, ROOM_STUDIO, HOST_ANY},
    {"classics", "Classical Civilisation", 67, 1, ROOM_CLASSROOM, HOST_ANY},
    {"music", "Music", 60, 1, ROOM_STUDIO, HOST_ANY},
    {"german", "German", 55, 1, ROOM_CLASSROOM, HOST_ANY},
    {"computing", "Computing", 40, 1, ROOM_CLASSROOM, HOST_ANY},
    {"music-technology", "Music Technology", 40, 1, ROOM_STUDIO, HOST_ANY},
    {"dance", "Dance", 40, 1, ROOM_STUDIO, HOST_ANY},
    {"food", "Food Technology", 37, 1, ROOM_STUDIO, HOST_ANY},
    {"communication", "Communication Studies", 23, 1, ROOM_CLASSROOM, HOST_ANY},
    {"critical-thinking", "Critical Thinking", 19, 1, ROOM_CLASSROOM, HOST_ANY},
    {"accounting", "Accounting", 18, 1, ROOM_CLASSROOM, HOST_ANY},
    {"geology", "Geology", 16, 1, ROOM_LABORATORY, HOST_ANY},
    {"environmental-studies", "Environmental Studies", 14, 1, ROOM_LABORATORY, HOST_ANY},
    {"world-development", "World Development", 13, 1, ROOM_CLASSROOM, HOST_ANY},
    {"electronics", "Electronics", 12, 1, ROOM_LABORATORY, HOST_ANY},
    {"statistics", "Statistics", 11, 1, ROOM_CLASSROOM, HOST_ANY},
    {"ancient-history", "Ancient History", 10, 1, ROOM_CLASSROOM, HOST_ANY},
    {"italian", "Italian", 9, 1, ROOM_CLASSROOM, HOST_ANY},
    {"archaeology", "Archaeology", 8, 1, ROOM_CLASSROOM, HOST_ANY},
    {"latin", "Latin", 8, 1, ROOM_CLASSROOM, HOST_ANY},
};

/* Below 100: seldom together; 0: never. */
static const struct lift {
    const char *one, *other;
    int32_t percent;
} lift_table[] = {
    {"maths", "physics", 350},
    {"maths", "further-maths", 800},
    {"maths", "economics", 200},
    {"maths", "computing", 250},
    {"maths", "chemistry", 180},
    {"maths", "english-literature", 50},
    {"maths", "media", 30},
    {"biology", "chemistry", 400},
    {"biology", "psychology", 140},
    {"biology", "physical-education", 180},
    {"biology", "geography", 130},
    {"physics", "chemistry", 180},
    {"physics", "product-design", 150},
    {"physics", "further-maths", 300},
    {"psychology", "sociology", 220},
    {"psychology", "health-care", 150},
    {"sociology", "media", 250},
    {"psychology", "media", 200},
    {"sociology", "health-care", 160},
    {"media", "film", 250},
    {"media", "english-language", 180},
    {"media", "photography", 150},
    {"history", "politics", 250},
    {"history", "english-literature", 200},
    {"history", "french", 180},
    {"history", "spanish", 180},
    {"history", "german", 180},
    {"history", "classics", 200},
    {"history", "religious-studies", 150},
    {"english-literature", "drama", 180},
    {"english-literature", "french", 250},
    {"english-literature", "spanish", 250},
    {"english-literature", "german", 250},
    {"english-language", "french", 180},
    {"english-language", "spanish", 180},
    {"english-literature", "classics", 180},
    {"english-literature", "religious-studies", 150},
    {"french", "spanish", 250},
    {"french", "german", 250},
    {"fine-art", "photography", 180},
    {"fine-art", "textiles", 200},
    {"fine-art", "graphics", 170},
    {"graphics", "photography", 200},
    {"graphics", "product-design", 180},
    {"business", "ict", 180},
    {"business", "geography", 130},
    {"law", "politics", 160},
    {"law", "psychology", 140},
    {"music", "music-technology", 250},
    {"drama", "dance", 200},
    {"business-vocational", "ict-practitioners", 220},
    {"business-vocational", "travel-tourism", 200},
    {"sport", "public-services", 250},
    {"sport", "applied-science", 150},
    {"english-literature", "english-lang-lit", 0},
    {"english-language", "english-lang-lit", 0},
    {"english-literature", "english-language", 40},
    {"business", "business-vocational", 0},
    {"business", "economics", 50},
    {"ict", "ict-practitioners", 0},
    {"ict", "computing", 50},
    {"sport", "physical-education", 0},
    {"health-care", "health-care-double", 0},
    {"applied-science", "biology", 0},
    {"applied-science", "chemistry", 0},
    {"applied-science", "physics", 0},
    {"drama", "performing-arts-double", 0},
};

/* Whoever takes the subject takes one of the companions, so often. */
static const struct companion {
    const char *subject;
    int32_t percent;
    const char *with[4];
} companion_table[] = {
    {"further-maths", 100, {"maths"}},
    {"physics", 75, {"maths"}},
    {"chemistry", 66, {"biology"}},
    {"french", 70, {"english-literature", "english-language", "history"}},
    {"german", 70, {"english-literature", "english-language", "history"}},
    {"spanish", 70, {"english-literature", "english-language", "history"}},
    {"media", 60, {"sociology", "psychology"}},
};
enum { LIFTS = sizeof lift_table / sizeof *lift_table };
enum { COMPANIONS = sizeof companion_table / sizeof *companion_table };

int32_t subject_find(const char *id)
{
    for (int32_t subject = 0; subject < MOST_SUBJECTS; subject++)
        if (strcmp(subjects[subject].id, id) == 0)
            return subject;
    return -1;
}

void subject_lifts(int32_t lifts[MOST_SUBJECTS][MOST_SUBJECTS])
{
    for (int32_t one = 0; one < MOST_SUBJECTS; one++)
        for (int32_t other = 0; other < MOST_SUBJECTS; other++)
            lifts[one][other] = 100;
    for (int32_t row = 0; row < LIFTS; row++) {
        const int32_t one = subject_find(lift_table[row].one);
        const int32_t other = subject_find(lift_table[row].other);
        lifts[one][other] = lifts[other][one] = lift_table[row].percent;
    }
}

static const struct companion *companions_of(int32_t subject)
{
    for (int32_t row = 0; row < COMPANIONS; row++)
        if (strcmp(companion_table[row].subject, subjects[subject].id) == 0)
            return &companion_table[row];
    return NULL;
}

static int has_subject(const int32_t *chosen, int32_t count, int32_t subject)
{
    for (int32_t place = 0; place < count; place++)
        if (chosen[place] == subject)
            return 1;
    return 0;
}

static int has_companion(const struct companion *rule, const int32_t *chosen, int32_t count)
{
    for (int32_t with = 0; with < 4 && rule->with[with] != NULL; with++)
        if (has_subject(chosen, count, subject_find(rule->with[with])))
            return 1;
    return 0;
}

uint32_t subject_habits(struct dice *dice)
{
    uint32_t habits = 0;
    for (int32_t row = 0; row < COMPANIONS; row++)
        if (dice_percent(dice, companion_table[row].percent))
            habits |= 1u << row;
    return habits;
}

int subject_set_is_likely(uint32_t habits, const int32_t *chosen, int32_t count)
{
    for (int32_t place = 0; place < count; place++) {
        const struct companion *rule = companions_of(chosen[place]);
        if (rule != NULL && (habits >> (rule - companion_table) & 1) &&
            !has_companion(rule, chosen, count))
            return 0;
    }
    return 1;
}

int32_t subject_needs(int32_t subject)
{
    const struct companion *rule = companions_of(subject);
    return rule != NULL && rule->percent == 100 ? subject_find(rule->with[0]) : -1;
}

int32_t subject_companion(uint32_t habits, struct dice *dice, const int32_t *chosen, int32_t count)
{
    for (int32_t place = 0; place < count; place++) {
        const struct companion *rule = companions_of(chosen[place]);
        int32_t with = 0;
        if (rule == NULL || !(habits >> (rule - companion_table) & 1) ||
            has_companion(rule, chosen, count))
            continue;
        while (with < 4 && rule->with[with] != NULL)
            with++;
        return subject_find(rule->with[dice_below(dice, with)]);
    }
    return -1;
}
