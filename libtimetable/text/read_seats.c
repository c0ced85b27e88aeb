/* What students' seats are worth and cost in an argument. */
#include "text/read_argument.h"

typedef struct seat_item {
    int32_t student, course, site;
    int64_t number; /* worth or price */
} seat_item;

#define STUDENT_AND_COURSE                                                                         \
    {.key = "student",                                                                             \
     .read = ttb__read_reference,                                                                  \
     .offset = offsetof(seat_item, student),                                                       \
     .is_required = 1,                                                                             \
     .kind = TTB_KIND_STUDENT,                                                                     \
     .code = "certificate.unknown-student"},                                                       \
    {                                                                                              \
        .key = "course", .read = ttb__read_reference, .offset = offsetof(seat_item, course),       \
        .is_required = 1, .kind = TTB_KIND_COURSE, .code = "certificate.unknown-course"            \
    }
#define NUMBER(name)                                                                               \
    {                                                                                              \
        .key = (name), .read = ttb__read_exact, .offset = offsetof(seat_item, number),             \
        .is_required = 1, .least = 1, .most = INT64_MAX                                            \
    }

/* The request that was read; TTB_NONE: there is none, which is reported. */
static int32_t find_request(ttb__reader *reader, const ttb__node *node, const ttb__town *town,
                            const seat_item *item)
{
    const ttb__town_student *of = &town->students[item->student];

    for (int32_t request = of->first_request; request < of->first_request + of->request_count;
         request++)
        if (town->requests.items[request].course == item->course)
            return request;
    ttb__found(reader,
               ttb__report_error(reader->report, "certificate.not-chosen", ttb__place(reader, node),
                                 "%s was neither chosen nor reserved", ttb__subject(reader)));
    return TTB_NONE;
}

/* 1 if nothing is wrong with what was read. */
static int read_item(ttb__reader *reader, const ttb__node *node, const ttb__field fields[],
                     int32_t count, seat_item *item)
{
    int64_t errors = reader->error_count;

    ttb__set_subject(reader, node, "Seat of", "student", "in", "course");
    ttb__read_object(reader, node, fields, count, item);
    return reader->error_count == errors;
}

static void read_seat(ttb__reader *reader, const ttb__node *node, const ttb__field *field,
                      void *target)
{
    static const ttb__field fields[] = {
        STUDENT_AND_COURSE,
        NUMBER("worth"),
    };
    ttb__argument_item *to = target;
    seat_item item = {.student = TTB_NONE, .course = TTB_NONE};
    int32_t request;

    (void)field;
    if (!read_item(reader, node, fields, TTB__COUNT(fields), &item))
        return;
    request = find_request(reader, node, to->to->town, &item);
    if (request == TTB_NONE)
        return;
    if (to->argument->seat[request])
        ttb__read_twice(reader, node);
    else
        to->argument->seat[request] = item.number;
}

void ttb__read_seats(ttb__reader *reader, const ttb__node *node, const ttb__field *field,
                     void *target)
{
    ttb__read_list(reader, node, field, read_seat, target);
}

/* ---- Links */

/* The price of the request's seat at the offer; NULL: there is no such seat, which is reported. */
static int64_t *find_link(ttb__reader *reader, const ttb__node *node, const ttb__argument_item *to,
                          int32_t request, int32_t offer)
{
    const ttb__town *town = to->to->town;
    const ttb__town_request *asked = &town->requests.items[request];
    const ttb__town_class *class = &town->classes.items[asked->class];

    for (int32_t option = 0; option < class->option_count; option++)
        if (town->options.items[class->first_option + option].offer == offer)
            return &to->argument->link[asked->first_seat + option];
    ttb__found(reader,
               ttb__report_error(reader->report, "certificate.no-seat", ttb__place(reader, node),
                                 "%s: he may not sit there", ttb__subject(reader)));
    return NULL;
}

static void read_link(ttb__reader *reader, const ttb__node *node, const ttb__field *field,
                      void *target)
{
    static const ttb__field fields[] = {
        STUDENT_AND_COURSE,
        {.key = "site",
         .read = ttb__read_reference,
         .offset = offsetof(seat_item, site),
         .is_required = 1,
         .kind = TTB_KIND_SITE,
         .code = "certificate.unknown-site"},
        NUMBER("price"),
    };
    ttb__argument_item *to = target;
    seat_item item = {.student = TTB_NONE, .course = TTB_NONE, .site = TTB_NONE};
    int64_t *link;
    int32_t request, offer;

    (void)field;
    if (!read_item(reader, node, fields, TTB__COUNT(fields), &item))
        return;
    request = find_request(reader, node, to->to->town, &item);
    offer = ttb__read_offer_of(reader, node, to->to->town, item.course, item.site);
    if (request == TTB_NONE || offer == TTB_NONE)
        return;
    link = find_link(reader, node, to, request, offer);
    if (link && *link)
        ttb__read_twice(reader, node);
    else if (link)
        *link = item.number;
}

void ttb__read_links(ttb__reader *reader, const ttb__node *node, const ttb__field *field,
                     void *target)
{
    ttb__argument_item *to = target;

    if (ttb__argument_add_links(to->to->town, to->argument))
        reader->status = TTB_ERR_MEMORY;
    else
        ttb__read_list(reader, node, field, read_link, to);
}
