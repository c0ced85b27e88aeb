/* Two towns for calls to begin with. */
#ifndef TTB_FUZZ_WORLD_TOWNS_H
#define TTB_FUZZ_WORLD_TOWNS_H

static const char small_town[] =
    "{\"format\": \"timetable-partnership\", \"version\": 1, \"blocks\": [{\"id\": \"A\"}],"
    " \"sites\": [{\"id\": \"n\"}], \"courses\": [{\"id\": \"c\"}, {\"id\": \"d\"}],"
    " \"offers\": [{\"course\": \"c\", \"site\": \"n\"}, {\"course\": \"d\", \"site\": \"n\"}],"
    " \"students\": [{\"id\": \"s\", \"home\": \"n\", \"choices\": [\"c\", \"d\"]},"
    "                {\"id\": \"t\", \"home\": \"n\", \"choices\": [\"d\"]}]}";

/* Lessons, ways, a room, a teacher, courses of two blocks, a reserve, a rule, tiers. */
static const char full_town[] =
    "{\"format\": \"timetable-partnership\", \"version\": 1, \"name\": \"f\", \"blocks\": ["
    "  {\"id\": \"A\", \"lessons\": [{\"day\": \"Mon\", \"start\": \"09:00\", \"end\": "
    "\"10:00\"}]},"
    "  {\"id\": \"B\", \"lessons\": [{\"day\": \"Mon\", \"start\": \"11:00\", \"end\": "
    "\"12:00\"}]},"
    "  {\"id\": \"C\", \"lessons\": [{\"day\": \"Tue\", \"start\": \"09:00\", \"end\": "
    "\"10:00\"}]}],"
    " \"sites\": [{\"id\": \"n\"}, {\"id\": \"m\"}], \"travel\": {\"links\": ["
    "  {\"from\": \"n\", \"to\": \"m\", \"minutes\": 20}, {\"from\": \"m\", \"to\": \"n\", "
    "\"minutes\": 25}]},"
    " \"resources\": [{\"id\": \"r\", \"kind\": \"room\", \"sites\": [\"n\"]},"
    "  {\"id\": \"t\", \"kind\": \"teacher\", \"sites\": [\"n\", \"m\"]}],"
    " \"courses\": [{\"id\": \"c\"}, {\"id\": \"d\", \"blocks\": 2}, {\"id\": \"e\"}],"
    " \"offers\": [{\"course\": \"c\", \"site\": \"n\", \"sections\": {\"max\": 2}, \"uses\": "
    "[\"r\"]},"
    "  {\"course\": \"d\", \"site\": \"m\", \"uses\": [\"t\"]}, {\"course\": \"e\", \"site\": "
    "\"n\"},"
    "  {\"course\": \"e\", \"site\": \"m\", \"cost\": 0.5}],"
    " \"students\": [{\"id\": \"a\", \"home\": \"n\", \"choices\": [\"c\", \"d\"]},"
    "  {\"id\": \"b\", \"home\": \"m\", \"choices\": [\"c\"], \"reserves\": [\"e\"]},"
    "  {\"id\": \"s\", \"home\": \"n\", \"choices\": [\"e\", \"d\"]}],"
    " \"rules\": [{\"rule\": \"forbid_section\", \"course\": \"c\", \"site\": \"n\", \"blocks\": "
    "[\"B\"]}]}";

#endif
