/*
 * libtimetable: joint blocked timetables for towns.
 *
 * A partnership of schools runs the same option blocks at the same times, so that students can move
 * round town and choose among all its courses. A ttb_partnership says what there is: blocks, sites,
 * travel, courses, offers, resources, students, rules and goals. ttb_solve() decides which section
 * of which offer runs in which block and who sits in it, and returns a ttb_timetable: checked, with
 * its values and with bounds that say how much better any timetable could be. Words have the
 * meaning of docs/explain/glossary.md.
 *
 *     #include <stdio.h>
 *     #include <timetable.h>
 *
 *     int main(void)
 *     {
 *         ttb_partnership *town = NULL;
 *         ttb_timetable *timetable = NULL;
 *         int32_t block, site, course, offer, student;
 *         int64_t value = 0, bound = 0;
 *         ttb_partnership_new(&town);
 *         ttb_partnership_add_block(town, "A", &block);
 *         ttb_partnership_add_site(town, "north", "North School", TTB_SITE_SCHOOL, &site);
 *         ttb_partnership_add_course(town, "latin", "Latin", 3, NULL, 1, &course);
 *         ttb_partnership_add_offer(town, course, site, &offer);
 *         ttb_partnership_add_student(town, "s1", site, NULL, &student);
 *         ttb_partnership_add_choice(town, student, course, 1000);
 *         if (ttb_solve(town, NULL, NULL, NULL, NULL, &timetable, NULL, NULL) == TTB_OK &&
 *             ttb_timetable_get_tier(timetable, 0, &value, &bound) == TTB_OK)
 *             printf("unmet %d (cannot be less than %d)\n", (int)(value / 1000),
 *                    (int)(bound / 1000));
 *         ttb_timetable_free(timetable);
 *         ttb_partnership_free(town);
 *         return 0;
 *     }
 *
 * Threads: different handles may be used on different threads at the same time; one handle by one
 * thread at a time. A partnership may be read by several solves at once, and is not to be changed
 * while one reads it. ttb_cancel_request() may be called from any thread and from a signal handler.
 * A handle may be freed on any thread, and no function needs more than 64 KB of stack.
 *
 * Processes: after fork() the child may use and free its copies of handles, also of those that
 * other threads of the parent were reading or solving, and solve anew; not those that another
 * thread was changing. A child that was forked inside a watch function may call _exit() or exec
 * only.
 *
 * Ownership: whoever makes a handle frees it with its _free, which accepts NULL. What is passed in
 * is copied before the call returns. A returned const char * is borrowed: it lives until its handle
 * is changed or freed.
 *
 * Text is UTF-8. An id has 1 to 255 bytes, no control characters, and is unique within its kind.
 * Things are numbered from 0 in the order of being added. Costs, weights and values are int64 in
 * thousandths of their unit. After a failure out parameters are NULL or 0 and inputs are unchanged.
 * A report parameter may be NULL.
 */
#ifndef TIMETABLE_H
#define TIMETABLE_H

#include <stdint.h>

#if defined(TTB_STATIC_DEFINE)
#define TTB_API
#elif defined(_WIN32) && defined(TTB_BUILDING)
#define TTB_API __declspec(dllexport)
#elif defined(_WIN32)
#define TTB_API __declspec(dllimport)
#else
#define TTB_API __attribute__((visibility("default")))
#endif

#define TTB_VERSION_MAJOR 0
#define TTB_VERSION_MINOR 1
#define TTB_VERSION_PATCH 0

#ifdef __cplusplus
extern "C" {
#endif

/* ---- Version --------------------------------------------------------------------------------- */

/** Return the version of the library at run time, such as "0.1.0". Borrowed for ever. */
TTB_API const char *ttb_version(void);

/** Return the ABI number. A binding compares it once with the number that it was written for. */
TTB_API int32_t ttb_abi_version(void);

/* ---- Status codes ---------------------------------------------------------------------------- */

/** What a call says of itself. Values never change and are never reused. New ones may appear: treat
 * an unknown value as failure. "No timetable exists" is no failure: the call succeeds and the
 * outcome says so. */
typedef int32_t ttb_status;
enum {
    TTB_OK = 0,
    TTB_ERR_MEMORY = 1, /**< no memory; the report is left as it was */
    TTB_ERR_ARGUMENT =
        10, /**< NULL where a pointer is needed, text that is no id, a value of the wrong type */
    TTB_ERR_NOT_FOUND = 11, /**< an unknown number, id or option key */
    TTB_ERR_RANGE = 12,     /**< a number outside its range */
    TTB_ERR_STATE = 13,     /**< the handle is in use, or the call is not allowed now, or a thing is
                               there already */
    TTB_ERR_TOO_SMALL = 14, /**< the buffer is too small; nothing was written */
    TTB_ERR_INPUT = 20,     /**< bad data: every finding is in the report */
    TTB_ERR_TOO_LARGE = 21, /**< larger than the library's limits */
    TTB_ERR_SOLVER = 30,    /**< the solver gave up */
    TTB_ERR_FILE = 31,      /**< a file could not be read or written */
    TTB_ERR_UNSUPPORTED = 32, /**< this build cannot do that */
    TTB_ERR_INTERNAL = 40     /**< a defect of this library */
};

/** Return a short English text for any value, "unknown status" where there is none. Borrowed for
 * ever. */
TTB_API const char *ttb_status_text(ttb_status status);

/* ---- Handles and constants ------------------------------------------------------------------- */

typedef struct ttb_report ttb_report;
typedef struct ttb_partnership ttb_partnership;
typedef struct ttb_options ttb_options;
typedef struct ttb_cancel ttb_cancel;
typedef struct ttb_progress ttb_progress;
typedef struct ttb_timetable ttb_timetable;
typedef struct ttb_certificate ttb_certificate;
typedef struct ttb_key ttb_key;
typedef struct ttb_reach ttb_reach;

/** "No limit", "no such number", "every block", "any site", as each function says. */
enum { TTB_NONE = -1 };

/** Kinds of things that have a number in a partnership. */
enum {
    TTB_KIND_BLOCK = 1,
    TTB_KIND_SITE = 2,
    TTB_KIND_RESOURCE = 3,
    TTB_KIND_COURSE = 4,
    TTB_KIND_OFFER = 5, /**< no id of its own: a course at a site */
    TTB_KIND_STUDENT = 6,
    TTB_KIND_COHORT = 7, /**< made when a course or a student first names it */
    TTB_KIND_RULE = 8,   /**< no id */
    TTB_KIND_TIER = 9,   /**< no id */
    TTB_KIND_LINK = 10   /**< no id; each one-way */
};

enum { TTB_SITE_SCHOOL = 0, TTB_SITE_SPECIAL = 1, TTB_SITE_PRU = 2, TTB_SITE_COLLEGE = 3 };
enum { TTB_RESOURCE_ROOM = 0, TTB_RESOURCE_TEACHER = 1 };
/** Days of the week. */
enum {
    TTB_DAY_MON = 0,
    TTB_DAY_TUE = 1,
    TTB_DAY_WED = 2,
    TTB_DAY_THU = 3,
    TTB_DAY_FRI = 4,
    TTB_DAY_SAT = 5,
    TTB_DAY_SUN = 6
};
/** Goals. unmet: weights of unmet choices less weights of reserve seats. section_cost: cost of the
 * sections that run. travel: minutes travelled by all students in the cycle. journeys: changes of
 * site in the cycle. balance: squared sizes of an offer's sections beyond the least possible.
 * Section 5 of docs/explain/model.md. */
enum {
    TTB_GOAL_UNMET = 0,
    TTB_GOAL_SECTION_COST = 1,
    TTB_GOAL_TRAVEL = 2,
    TTB_GOAL_JOURNEYS = 3,
    TTB_GOAL_BALANCE = 4
};
enum {
    TTB_OUTCOME_UNKNOWN = 0,    /**< none found within the limits; there may be one */
    TTB_OUTCOME_FEASIBLE = 1,   /**< a valid timetable */
    TTB_OUTCOME_OPTIMAL = 2,    /**< a valid timetable, proven best with a certificate */
    TTB_OUTCOME_INFEASIBLE = 3, /**< proven that no timetable keeps every rule */
    TTB_OUTCOME_GIVEN = 4       /**< a timetable that was read or built by hand */
};
enum {
    TTB_STOP_DONE = 0, /**< nothing was left to do: every value equals its bound, or infeasible */
    TTB_STOP_TIME = 1, /**< time_limit_ms */
    TTB_STOP_WORK = 2, /**< work_limit */
    TTB_STOP_GAP = 3,  /**< the wanted gap was reached */
    TTB_STOP_CANCELLED = 4, /**< the cancel token or the watch function */
    TTB_STOP_MEMORY = 5     /**< memory_limit_mb */
};
enum { TTB_SEVERITY_ERROR = 0, TTB_SEVERITY_WARNING = 1 };

/* ---- Report ---------------------------------------------------------------------------------- */

/**
 * Make an empty report: a list of findings. Calls that take one append to it.
 *
 * A finding has a severity, a stable code such as "choice.unknown-course", a place (a JSON pointer
 * into the file, or into the file that the partnership would be written to), and one English
 * sentence. Switch on the code, never on the sentence. All are one line of UTF-8 each: a ? stands
 * for each byte of a control character that a file had.
 *
 * @return TTB_OK; TTB_ERR_ARGUMENT if report_out is NULL; TTB_ERR_MEMORY
 */
TTB_API ttb_status ttb_report_new(ttb_report **report_out);
/** Free a report and its texts. */
TTB_API void ttb_report_free(ttb_report *report);
/** Forget all findings. */
TTB_API void ttb_report_clear(ttb_report *report);
/**
 * Limit the memory that a call may hold which takes this report and no options: reading,
 * validating, checking, verifying, ttb_partnership_to_ilp(). Where it needs more it returns
 * TTB_ERR_TOO_LARGE with the error "memory.limit". At first, and without a report, the limit is the
 * default of memory_limit_mb; ttb_report_clear() keeps it. A solve has the option.
 *
 * @param megabytes  of 2^20 bytes, 0 to 1048576; 0: no limit
 * @return TTB_OK; TTB_ERR_RANGE; TTB_ERR_ARGUMENT
 */
TTB_API ttb_status ttb_report_set_memory_limit(ttb_report *report, int64_t megabytes);
/** Count the findings of a severity, or all with TTB_NONE. 0 for NULL. */
TTB_API int64_t ttb_report_count(const ttb_report *report, int32_t severity);
/** Return a finding's severity; TTB_NONE if there is no such finding. */
TTB_API int32_t ttb_report_get_severity(const ttb_report *report, int64_t finding);
/** Return a finding's stable code, "" if there is no such finding. Borrowed; so are the next three.
 */
TTB_API const char *ttb_report_get_code(const ttb_report *report, int64_t finding);
/** Return a finding's place: a JSON pointer, or "" for the whole. */
TTB_API const char *ttb_report_get_place(const ttb_report *report, int64_t finding);
/** Return a finding's sentence, one line that names things by their ids. */
TTB_API const char *ttb_report_get_sentence(const ttb_report *report, int64_t finding);
/** Return what another library said of it, or "". */
TTB_API const char *ttb_report_get_detail(const ttb_report *report, int64_t finding);

/** Free text that a call returned through text_out. */
TTB_API void ttb_text_free(char *text);

/* ---- Partnership: building ------------------------------------------------------------------- */

/**
 * Make an empty partnership. It has no tiers: without ttb_partnership_add_tier() a solve uses
 * unmet, then section_cost, then travel, then balance.
 *
 * Building calls check their own numbers and ids at once. What needs the whole (blocks that
 * overlap, a choice of another cohort) is found by ttb_partnership_validate(), which every solve
 * calls. Unless a comment says otherwise each building call returns TTB_OK; TTB_ERR_ARGUMENT for
 * NULL or text that is no id; TTB_ERR_NOT_FOUND for an unknown number; TTB_ERR_RANGE; TTB_ERR_STATE
 * if the thing is there already; TTB_ERR_TOO_LARGE beyond a limit; TTB_ERR_MEMORY; and changes
 * nothing on failure.
 */
TTB_API ttb_status ttb_partnership_new(ttb_partnership **partnership_out);
/** Free a partnership. */
TTB_API void ttb_partnership_free(ttb_partnership *partnership);
/** Name the partnership: any text of up to 255 bytes. */
TTB_API ttb_status ttb_partnership_set_name(ttb_partnership *partnership, const char *name);

/** Add a block, a column of the joint timetable. At most 64; TTB_ERR_TOO_LARGE beyond. A student
 * attends at most one section in it. Without lessons it is abstract; either every block has lessons
 * or none has. */
TTB_API ttb_status ttb_partnership_add_block(ttb_partnership *partnership, const char *id,
                                             int32_t *block_out);
/**
 * Say when a block is taught.
 *
 * @param day           TTB_DAY_MON to TTB_DAY_SUN
 * @param start_minute  minutes after midnight, 0 to 1439
 * @param end_minute    minutes after midnight, above start_minute, up to 1440
 * @param week          1 or 2 where the cycle has two weeks, 0 for every week
 */
TTB_API ttb_status ttb_partnership_add_lesson(ttb_partnership *partnership, int32_t block,
                                              int32_t day, int32_t start_minute, int32_t end_minute,
                                              int32_t week);
/** Add a site that teaches. @param name any text of up to 255 bytes, or NULL for the id. @param
 * kind TTB_SITE_... */
TTB_API ttb_status ttb_partnership_add_site(ttb_partnership *partnership, const char *id,
                                            const char *name, int32_t kind, int32_t *site_out);
/** Say where a site lies, for maps only: degrees, latitude -90 to 90, longitude -180 to 180. */
TTB_API ttb_status ttb_partnership_set_site_location(ttb_partnership *partnership, int32_t site,
                                                     double latitude, double longitude);
/** Close a site in a block: none of its sections stands there. Its students may still learn
 * elsewhere. */
TTB_API ttb_status ttb_partnership_close_site(ttb_partnership *partnership, int32_t site,
                                              int32_t block);
/** Say when a site rings its own bells for a block: its lessons replace the block's. As many
 * lessons on the same days as the block has, which validation checks. Parameters as for
 * ttb_partnership_add_lesson(). */
TTB_API ttb_status ttb_partnership_add_bell(ttb_partnership *partnership, int32_t site,
                                            int32_t block, int32_t day, int32_t start_minute,
                                            int32_t end_minute, int32_t week);
/**
 * Say how long students need from one site to another, door to door, waiting included.
 *
 * The quickest way over all links counts; where there is none, nobody travels. Links are one-way,
 * because a bus may not come back at the right time. A second call for the same pair replaces the
 * first.
 *
 * @param minutes  0 to 240
 * @return as all building calls; TTB_ERR_RANGE also if both sites are the same
 */
TTB_API ttb_status ttb_partnership_add_link(ttb_partnership *partnership, int32_t from_site,
                                            int32_t to_site, int32_t minutes);
/** Set the limits of every student that has none of his own: minutes travelled a day (0 to 1440),
 * journeys a day (0 to 1000), courses away from home (0 to 1000); TTB_NONE for no limit, as at the
 * start. */
TTB_API ttb_status ttb_partnership_set_limits(ttb_partnership *partnership, int32_t minutes_a_day,
                                              int32_t journeys_a_day, int32_t courses_away);
/** Add a resource that sections use: rooms of one kind (one site), or a teacher (capacity at most
 * 1, any sites). Its capacity is 1 in every block until it is set. */
TTB_API ttb_status ttb_partnership_add_resource(ttb_partnership *partnership, const char *id,
                                                int32_t kind, int32_t *resource_out);
/** Say that a resource serves a site. An offer may use only resources that serve its site. */
TTB_API ttb_status ttb_partnership_add_resource_site(ttb_partnership *partnership, int32_t resource,
                                                     int32_t site);
/** Set how many sections may use a resource at once (0 to 10000) in one block, or in each with
 * TTB_NONE. */
TTB_API ttb_status ttb_partnership_set_resource_capacity(ttb_partnership *partnership,
                                                         int32_t resource, int32_t block,
                                                         int32_t capacity);
/** Limit the section-blocks of a resource in the whole timetable: 0 to 1000000, TTB_NONE for no
 * limit. */
TTB_API ttb_status ttb_partnership_set_resource_week_capacity(ttb_partnership *partnership,
                                                              int32_t resource,
                                                              int32_t section_blocks);
/**
 * Add a course.
 *
 * @param title   any text of up to 255 bytes, or NULL for the id
 * @param level   0 to 8 (3: A level)
 * @param cohort  id of the cohort that may choose it, NULL for the one cohort of a partnership that
 * names none
 * @param blocks  blocks that a section needs: 1 to 3
 */
TTB_API ttb_status ttb_partnership_add_course(ttb_partnership *partnership, const char *id,
                                              const char *title, int32_t level, const char *cohort,
                                              int32_t blocks, int32_t *course_out);
/** Offer a course at a site; TTB_ERR_STATE if it is offered there. At first: 0 to 1 section of 0 to
 * 10000 students, every block, no resource, cost 1. */
TTB_API ttb_status ttb_partnership_add_offer(ttb_partnership *partnership, int32_t course,
                                             int32_t site, int32_t *offer_out);
/** Limit how many sections of an offer run: 0 <= least <= most <= 1000. Each that runs counts, and
 * is viable. */
TTB_API ttb_status ttb_partnership_set_offer_sections(ttb_partnership *partnership, int32_t offer,
                                                      int32_t least, int32_t most);
/** Limit the students of a section that runs: 0 <= least (to be viable) <= most <= 10000, most at
 * least 1. */
TTB_API ttb_status ttb_partnership_set_offer_size(ttb_partnership *partnership, int32_t offer,
                                                  int32_t least, int32_t most);
/** Allow an offer only these blocks: count of them, no block twice, at least 1. */
TTB_API ttb_status ttb_partnership_set_offer_blocks(ttb_partnership *partnership, int32_t offer,
                                                    const int32_t *blocks, int64_t count);
/** Say that each section of an offer uses one unit of a resource in each of its blocks. */
TTB_API ttb_status ttb_partnership_add_offer_use(ttb_partnership *partnership, int32_t offer,
                                                 int32_t resource);
/** Set the cost of a section that runs, in thousandths: 0 to 1000000000. */
TTB_API ttb_status ttb_partnership_set_offer_cost(ttb_partnership *partnership, int32_t offer,
                                                  int64_t cost);
/** Add a student. @param cohort the id of his cohort, or NULL for the one cohort of a partnership
 * that names none. */
TTB_API ttb_status ttb_partnership_add_student(ttb_partnership *partnership, const char *id,
                                               int32_t home, const char *cohort,
                                               int32_t *student_out);
/** Let a student choose a course. @param weight thousandths, 1 to 1000000000; 1000 is usual. */
TTB_API ttb_status ttb_partnership_add_choice(ttb_partnership *partnership, int32_t student,
                                              int32_t course, int64_t weight);
/** Let a student have a second-best course in place of an unmet choice. @param weight thousandths,
 * 1 to 1000000000, less than each of the student's choice weights, which validation checks; 500 is
 * usual. */
TTB_API ttb_status ttb_partnership_add_reserve(ttb_partnership *partnership, int32_t student,
                                               int32_t course, int64_t weight);
/** Name one limit of a student; the others stay at the partnership's. */
enum { TTB_LIMIT_MINUTES_A_DAY = 0, TTB_LIMIT_JOURNEYS_A_DAY = 1, TTB_LIMIT_COURSES_AWAY = 2 };
/** Give a student a limit of his own, or none with TTB_NONE. @param limit TTB_LIMIT_..., ranges as
 * in ttb_partnership_set_limits(). A student who cannot travel has 0 courses away. */
TTB_API ttb_status ttb_partnership_set_student_limit(ttb_partnership *partnership, int32_t student,
                                                     int32_t limit, int32_t value);

/** Pin a section of the offer to exactly these blocks. k equal pins: k sections. TTB_ERR_NOT_FOUND
 * if the course is not offered at the site. */
TTB_API ttb_status ttb_partnership_pin_section(ttb_partnership *partnership, int32_t course,
                                               int32_t site, const int32_t *blocks, int64_t count);
/** Forbid that a section of the offer stands in any of these blocks. */
TTB_API ttb_status ttb_partnership_forbid_section(ttb_partnership *partnership, int32_t course,
                                                  int32_t site, const int32_t *blocks,
                                                  int64_t count);
/** Pin a seat: the student sits in a section of the course, at this site unless it is TTB_NONE, in
 * exactly these blocks unless count is 0. The course is one of the student's choices or reserves,
 * which validation checks. */
TTB_API ttb_status ttb_partnership_pin_seat(ttb_partnership *partnership, int32_t student,
                                            int32_t course, int32_t site, const int32_t *blocks,
                                            int64_t count);
/** Forbid seats: none in the course, at this site only unless it is TTB_NONE, in exactly these
 * blocks only unless count is 0. */
TTB_API ttb_status ttb_partnership_forbid_seat(ttb_partnership *partnership, int32_t student,
                                               int32_t course, int32_t site, const int32_t *blocks,
                                               int64_t count);
/** Limit how many sections of the whole town run in a block: 0 <= least, most TTB_NONE for no
 * limit. */
TTB_API ttb_status ttb_partnership_limit_block_sections(ttb_partnership *partnership, int32_t block,
                                                        int32_t least, int32_t most);
/** Demand reach: from each home site of a student who may travel, each course of the level is
 * taught at most this many minutes (0 to 1440) away one way. @param cohort the id of one cohort, or
 * NULL for all. */
TTB_API ttb_status ttb_partnership_require_reach(ttb_partnership *partnership, int32_t level,
                                                 int32_t minutes, const char *cohort);
/** Append a tier of goals. An earlier tier is never given up for a later one. @param tier_out its
 * number, may be NULL */
TTB_API ttb_status ttb_partnership_add_tier(ttb_partnership *partnership, int32_t *tier_out);
/** Add a goal to a tier; a goal stands in at most one tier. @param goal TTB_GOAL_... @param weight
 * 1 to 1000000 */
TTB_API ttb_status ttb_partnership_add_goal(ttb_partnership *partnership, int32_t tier,
                                            int32_t goal, int32_t weight);

/**
 * Find everything that is wrong with a partnership.
 *
 * An error is input without a single meaning; a warning is what can never be met.
 * docs/reference/findings.md lists the codes.
 *
 * @return TTB_OK, also with warnings; TTB_ERR_INPUT with errors in the report; TTB_ERR_TOO_LARGE
 * (ttb_report_set_memory_limit()); TTB_ERR_ARGUMENT; TTB_ERR_MEMORY
 */
TTB_API ttb_status ttb_partnership_validate(const ttb_partnership *partnership, ttb_report *report);

/* ---- Partnership: reading and writing -------------------------------------------------------- */

/**
 * Read a partnership from JSON and validate it.
 *
 * The format is docs/reference/partnership.schema.json; unknown and double keys are errors, and all
 * mistakes are found in one run. Time and memory are linear in the size of the text.
 *
 * @return TTB_OK, also with warnings; TTB_ERR_INPUT; TTB_ERR_TOO_LARGE (over 1 GB, or beyond
 * the limits of docs/reference/limits.md);
 * TTB_ERR_ARGUMENT; TTB_ERR_MEMORY
 */
TTB_API ttb_status ttb_partnership_from_json(const char *text, int64_t text_bytes,
                                             ttb_partnership **partnership_out, ttb_report *report);
/** Write a partnership as JSON with defaults left out, the same bytes each time. Free with
 * ttb_text_free().
 *  @return TTB_OK; TTB_ERR_ARGUMENT; TTB_ERR_MEMORY */
TTB_API ttb_status ttb_partnership_to_json(const ttb_partnership *partnership, char **text_out,
                                           int64_t *bytes_out);
/** Write the SHA-256 of the canonical form in hex: 64 characters and a NUL, 65 bytes. Equal for
 * files that differ only in order, names and locations. After a failure it is an empty text.
 * @return TTB_OK; TTB_ERR_ARGUMENT; TTB_ERR_TOO_SMALL; TTB_ERR_MEMORY */
TTB_API ttb_status ttb_partnership_get_hash(const ttb_partnership *partnership, char *hash_out,
                                            int64_t capacity);
/** Return the partnership's name, "" if it has none. Borrowed. */
TTB_API const char *ttb_partnership_get_name(const ttb_partnership *partnership);
/** Count the things of a kind. 0 for an unknown kind or NULL. The tiers count as added: 0 means the
 * default tiers. */
TTB_API int32_t ttb_partnership_count(const ttb_partnership *partnership, int32_t kind);
/** Return the id of a thing of a kind that has ids; NULL if there is none. Borrowed. */
TTB_API const char *ttb_partnership_get_id(const ttb_partnership *partnership, int32_t kind,
                                           int32_t number);
/** Find a thing by its id. @return TTB_OK; TTB_ERR_NOT_FOUND; TTB_ERR_ARGUMENT */
TTB_API ttb_status ttb_partnership_find(const ttb_partnership *partnership, int32_t kind,
                                        const char *id, int32_t *number_out);
/** Return the title of a course or the name of a site; NULL if there is none. Borrowed. */
TTB_API const char *ttb_partnership_get_title(const ttb_partnership *partnership, int32_t kind,
                                              int32_t number);
/** Read a site's kind. Out parameters of these getters may be NULL. @return TTB_OK;
 * TTB_ERR_NOT_FOUND; TTB_ERR_ARGUMENT; so the next seven. */
TTB_API ttb_status ttb_partnership_get_site_kind(const ttb_partnership *partnership, int32_t site,
                                                 int32_t *kind_out);
/** Say whether a site teaches in a block: 1 or 0. */
TTB_API ttb_status ttb_partnership_get_site_open(const ttb_partnership *partnership, int32_t site,
                                                 int32_t block, int32_t *is_open_out);
/** Read a course. cohort_out: the cohort's number, TTB_NONE if it has none. */
TTB_API ttb_status ttb_partnership_get_course(const ttb_partnership *partnership, int32_t course,
                                              int32_t *level_out, int32_t *cohort_out,
                                              int32_t *blocks_out);
/** Read what an offer offers, and where. */
TTB_API ttb_status ttb_partnership_get_offer(const ttb_partnership *partnership, int32_t offer,
                                             int32_t *course_out, int32_t *site_out);
/** Read the limits of an offer. */
TTB_API ttb_status ttb_partnership_get_offer_limits(const ttb_partnership *partnership,
                                                    int32_t offer, int32_t *least_sections_out,
                                                    int32_t *most_sections_out,
                                                    int32_t *least_size_out,
                                                    int32_t *most_size_out);
/** Read the home site and the cohort (TTB_NONE if there is none) of a student. */
TTB_API ttb_status ttb_partnership_get_student(const ttb_partnership *partnership, int32_t student,
                                               int32_t *home_out, int32_t *cohort_out);
/** Read the limit that holds for a student, his own or the partnership's; TTB_NONE for none. */
TTB_API ttb_status ttb_partnership_get_student_limit(const ttb_partnership *partnership,
                                                     int32_t student, int32_t limit,
                                                     int32_t *value_out);
/** Say how many minutes the quickest way takes. @return also TTB_ERR_NOT_FOUND where there is no
 * way */
TTB_API ttb_status ttb_partnership_get_minutes(const ttb_partnership *partnership,
                                               int32_t from_site, int32_t to_site,
                                               int32_t *minutes_out);
/**
 * Read all choices of all students into parallel arrays, in the order of students and of their
 * choices.
 *
 * As all bulk getters: with capacity 0 the call only counts, and the arrays may be NULL; each array
 * may be NULL.
 *
 * @return TTB_OK; TTB_ERR_TOO_SMALL if capacity is above 0 and too small, with count_out set and
 * nothing written; TTB_ERR_ARGUMENT
 */
TTB_API ttb_status ttb_partnership_get_choices(const ttb_partnership *partnership,
                                               int32_t *students, int32_t *courses,
                                               int64_t *weights, int64_t capacity,
                                               int64_t *count_out);
/** Read all reserves likewise. */
TTB_API ttb_status ttb_partnership_get_reserves(const ttb_partnership *partnership,
                                                int32_t *students, int32_t *courses,
                                                int64_t *weights, int64_t capacity,
                                                int64_t *count_out);
/** Read when a block is taught at a site (by its own bells if it has any), or by the block's own
 * list with site TTB_NONE. */
TTB_API ttb_status ttb_partnership_get_lessons(const ttb_partnership *partnership, int32_t block,
                                               int32_t site, int32_t *days, int32_t *start_minutes,
                                               int32_t *end_minutes, int32_t *weeks,
                                               int64_t capacity, int64_t *count_out);
/** Count the tiers that a solve uses: the default ones where none were added. */
TTB_API int32_t ttb_partnership_tier_count(const ttb_partnership *partnership);
/** Read the goals of one of the tiers that a solve uses and their weights. */
TTB_API ttb_status ttb_partnership_get_tier_goals(const ttb_partnership *partnership, int32_t tier,
                                                  int32_t *goals, int32_t *weights,
                                                  int64_t capacity, int64_t *count_out);
/** Return the name of a goal as files write it, such as "section_cost"; NULL if there is none.
 * Borrowed for ever. */
TTB_API const char *ttb_goal_name(int32_t goal);

/* ---- Options --------------------------------------------------------------------------------- */

/** Make options with every default. docs/reference/options.md lists them. A solve copies them. */
TTB_API ttb_status ttb_options_new(ttb_options **options_out);
/** Free options. */
TTB_API void ttb_options_free(ttb_options *options);
/** Set a whole number. @return TTB_OK; TTB_ERR_NOT_FOUND for an unknown key (the report suggests
 * the nearest); TTB_ERR_ARGUMENT for the wrong type or NULL; TTB_ERR_RANGE; TTB_ERR_MEMORY. The
 * report may be NULL. */
TTB_API ttb_status ttb_options_set_int(ttb_options *options, const char *key, int64_t value,
                                       ttb_report *report);
/** Set a real number; statuses as above. Not-a-number and infinity are out of range. */
TTB_API ttb_status ttb_options_set_real(ttb_options *options, const char *key, double value,
                                        ttb_report *report);
/** Set an option of any type from text, as a command line has it; statuses as above,
 * TTB_ERR_ARGUMENT for text of another type. */
TTB_API ttb_status ttb_options_set_from_text(ttb_options *options, const char *key,
                                             const char *text, ttb_report *report);
/** Read a whole number. @return TTB_OK; TTB_ERR_NOT_FOUND; TTB_ERR_ARGUMENT */
TTB_API ttb_status ttb_options_get_int(const ttb_options *options, const char *key,
                                       int64_t *value_out);
/** Read a real number. @return TTB_OK; TTB_ERR_NOT_FOUND; TTB_ERR_ARGUMENT */
TTB_API ttb_status ttb_options_get_real(const ttb_options *options, const char *key,
                                        double *value_out);
/** Count the options that there are. */
TTB_API int32_t ttb_option_count(void);
/** Types of options. */
enum { TTB_TYPE_INT = 0, TTB_TYPE_REAL = 1 };
/**
 * Describe an option: key, type (TTB_TYPE_...), default, least and most value, and one line of
 * help. Texts are borrowed for ever.
 *
 * @return TTB_OK; TTB_ERR_NOT_FOUND if there is no option of this number, from 0. Each out
 * parameter may be NULL.
 */
TTB_API ttb_status ttb_option_describe(int32_t option, const char **key_out, int32_t *type_out,
                                       double *default_out, double *least_out, double *most_out,
                                       const char **help_out);

/* ---- Solve ----------------------------------------------------------------------------------- */

/** Look at a running solve; return 0 to go on, anything else to stop. Called every 100 ms on the
 * thread that called ttb_solve(), never after it returned. It must return, and may call only
 * ttb_cancel_request(), ttb_status_text() and the ttb_progress_ functions. progress is valid during
 * the call only. */
typedef int32_t (*ttb_watch_fn)(const ttb_progress *progress, void *user);

/** Return the milliseconds since the solve began. */
TTB_API int64_t ttb_progress_get_elapsed_ms(const ttb_progress *progress);
/** Return the work done: counted steps of search and pivots, the same on every machine. */
TTB_API int64_t ttb_progress_get_work(const ttb_progress *progress);
/** Say whether there is a valid timetable yet: 1 or 0. */
TTB_API int32_t ttb_progress_has_timetable(const ttb_progress *progress);
/** Count the tiers. */
TTB_API int32_t ttb_progress_tier_count(const ttb_progress *progress);
/** Read value and bound of a tier so far. @return TTB_OK; TTB_ERR_NOT_FOUND (no such tier, or no
 * timetable yet); TTB_ERR_ARGUMENT */
TTB_API ttb_status ttb_progress_get_tier(const ttb_progress *progress, int32_t tier,
                                         int64_t *value_out, int64_t *bound_out);

/** Make a cancel token: one atomic flag that may be asked for from anywhere. @return TTB_OK;
 * TTB_ERR_ARGUMENT; TTB_ERR_MEMORY */
TTB_API ttb_status ttb_cancel_new(ttb_cancel **cancel_out);
/** Free a token; no solve may be using it. */
TTB_API void ttb_cancel_free(ttb_cancel *cancel);
/** Ask the solve to stop and return its best timetable. From any thread or signal handler. The
 * token is looked at every 20 ms at least, also while GLPK is at work; a solve returns soon after.
 * A token stays asked for. */
TTB_API void ttb_cancel_request(ttb_cancel *cancel);

/**
 * Make a joint blocked timetable.
 *
 * The partnership is validated, prepared and solved tier by tier on threads that the library owns,
 * while the calling thread watches. A timetable that is returned as FEASIBLE or OPTIMAL was
 * accepted by the independent checker, ttb_check(). Where a rule can never be met the outcome is
 * INFEASIBLE with the findings in the report; where none was found it is UNKNOWN; in both cases the
 * returned timetable has no sections. Where the end is asked for while a very large partnership is
 * still being validated or prepared, the outcome is UNKNOWN too.
 *
 * @param partnership      read, and not to be changed by anybody until the call returns
 * @param options          NULL for defaults
 * @param cancel           may be NULL
 * @param watch            may be NULL; watch_user is passed to it
 * @param timetable_out    the result, to be freed with ttb_timetable_free()
 * @param certificate_out  why the bounds of the timetable hold, to be freed with
 *                         ttb_certificate_free(); NULL comes back where no timetable was found. May
 *                         itself be NULL
 * @param report           may be NULL
 * @return TTB_OK whatever the outcome; TTB_ERR_INPUT (errors in the partnership); TTB_ERR_ARGUMENT;
 * TTB_ERR_STATE (called from a watch function); TTB_ERR_TOO_LARGE (no timetable within
 * memory_limit_mb); TTB_ERR_MEMORY; TTB_ERR_SOLVER (threads could not be started);
 * TTB_ERR_INTERNAL
 */
TTB_API ttb_status ttb_solve(const ttb_partnership *partnership, const ttb_options *options,
                             ttb_cancel *cancel, ttb_watch_fn watch, void *watch_user,
                             ttb_timetable **timetable_out, ttb_certificate **certificate_out,
                             ttb_report *report);

/* ---- Timetable ------------------------------------------------------------------------------- */

/** Make an empty timetable for a partnership, to be filled by hand. It copies the ids that it
 * needs, and may outlive the partnership. @return TTB_OK; TTB_ERR_ARGUMENT; TTB_ERR_MEMORY */
TTB_API ttb_status ttb_timetable_new(const ttb_partnership *partnership,
                                     ttb_timetable **timetable_out);
/** Free a timetable. */
TTB_API void ttb_timetable_free(ttb_timetable *timetable);
/** Add a section: number (from 1) of a course at a site, in these blocks. Whether rules are kept is
 * ttb_check()'s question.
 *  @return TTB_OK; TTB_ERR_STATE if it is there already; TTB_ERR_NOT_FOUND; TTB_ERR_RANGE;
 * TTB_ERR_ARGUMENT; TTB_ERR_MEMORY */
TTB_API ttb_status ttb_timetable_add_section(ttb_timetable *timetable, int32_t course, int32_t site,
                                             int32_t number, const int32_t *blocks, int64_t count,
                                             int32_t *section_out);
/** Seat a student in a section, by the number that ttb_timetable_add_section() gave. Statuses as
 * above. */
TTB_API ttb_status ttb_timetable_add_seat(ttb_timetable *timetable, int32_t section,
                                          int32_t student);
/**
 * Read a timetable from JSON, ours or anybody's. It needs format, version and sections; all else in
 * it is derived, and what differs from what is derived is an error.
 *
 * @return TTB_OK; TTB_ERR_INPUT (also if it was made for another partnership); TTB_ERR_TOO_LARGE;
 * TTB_ERR_ARGUMENT; TTB_ERR_MEMORY
 */
TTB_API ttb_status ttb_timetable_from_json(const ttb_partnership *partnership, const char *text,
                                           int64_t text_bytes, ttb_timetable **timetable_out,
                                           ttb_report *report);
/** Write a timetable as JSON, the same bytes each time. Free with ttb_text_free(). @return as
 * ttb_partnership_to_json() */
TTB_API ttb_status ttb_timetable_to_json(const ttb_timetable *timetable, char **text_out,
                                         int64_t *bytes_out);
/**
 * Check a timetable against a partnership: every broken rule becomes an error in the report.
 *
 * The checker shares no code with the solver. It also works out the value of every goal and tier
 * anew, and puts them into the timetable. docs/reference/findings.md lists the codes.
 *
 * @param is_valid_out  1 if no rule is broken, 0 otherwise
 * @return TTB_OK, valid or not; TTB_ERR_STATE if the timetable was made for another partnership, or
 * for this one with its things in another order, where its numbers mean others; TTB_ERR_INPUT if
 * the partnership has errors; TTB_ERR_TOO_LARGE if a value does not fit into 64 bits, or beyond the
 * limit of memory; TTB_ERR_ARGUMENT; TTB_ERR_MEMORY
 */
TTB_API ttb_status ttb_check(const ttb_partnership *partnership, ttb_timetable *timetable,
                             int32_t *is_valid_out, ttb_report *report);
/** Return the outcome, TTB_OUTCOME_...; UNKNOWN for NULL. */
TTB_API int32_t ttb_timetable_get_outcome(const ttb_timetable *timetable);
/** Return why the solve stopped, TTB_STOP_.... */
TTB_API int32_t ttb_timetable_get_stop(const ttb_timetable *timetable);
/** Return the counted work after which this timetable stood: a solve with this work_limit, and the
 * same seed and workers, ends with the same timetable. */
TTB_API int64_t ttb_timetable_get_work(const ttb_timetable *timetable);
/** Count the tiers whose values are known: 0 for a timetable that was neither solved nor checked.
 */
TTB_API int32_t ttb_timetable_tier_count(const ttb_timetable *timetable);
/** Read value and bound of a tier, in thousandths. No timetable whose earlier tiers are all at most
 * this one's values has less than bound_out. @return TTB_OK; TTB_ERR_NOT_FOUND; TTB_ERR_ARGUMENT */
TTB_API ttb_status ttb_timetable_get_tier(const ttb_timetable *timetable, int32_t tier,
                                          int64_t *value_out, int64_t *bound_out);
/** Read the value of a goal, in thousandths, whether or not it stands in a tier. Statuses as above.
 */
TTB_API ttb_status ttb_timetable_get_goal(const ttb_timetable *timetable, int32_t goal,
                                          int64_t *value_out);
/** Read the sections into parallel arrays; numbers count from 1. Bulk getter as
 * ttb_partnership_get_choices(). */
TTB_API ttb_status ttb_timetable_get_sections(const ttb_timetable *timetable, int32_t *courses,
                                              int32_t *sites, int32_t *numbers, int64_t capacity,
                                              int64_t *count_out);
/** Read pairs of section (by its place in the list above) and block. */
TTB_API ttb_status ttb_timetable_get_section_blocks(const ttb_timetable *timetable,
                                                    int32_t *sections, int32_t *blocks,
                                                    int64_t capacity, int64_t *count_out);
/** Read the seats: pairs of section and student. */
TTB_API ttb_status ttb_timetable_get_seats(const ttb_timetable *timetable, int32_t *sections,
                                           int32_t *students, int64_t capacity, int64_t *count_out);
/** Read the unmet choices: pairs of student and course. @param partnership the one that it was made
 * for
 *  @return as a bulk getter; TTB_ERR_STATE for another partnership */
TTB_API ttb_status ttb_timetable_get_unmet(const ttb_timetable *timetable,
                                           const ttb_partnership *partnership, int32_t *students,
                                           int32_t *courses, int64_t capacity, int64_t *count_out);

/* ---- Certificate ----------------------------------------------------------------------------- */

/** Free a certificate: the reasons why no timetable is better, tier by tier, in whole numbers.
 * ttb_solve() makes one beside its timetable; anybody may check it with ttb_verify(). */
TTB_API void ttb_certificate_free(ttb_certificate *certificate);
/**
 * Read a certificate from JSON.
 *
 * The format is docs/reference/certificate-format.md. A certificate that was changed since it was
 * made is an error: it ends with a hash of its content. Whether it proves what it says is
 * ttb_verify()'s question. Time and memory are linear in the sizes of the text and the partnership.
 *
 * @return TTB_OK; TTB_ERR_INPUT (also if it was made for another partnership, or the partnership
 * has errors); TTB_ERR_TOO_LARGE; TTB_ERR_ARGUMENT; TTB_ERR_MEMORY
 */
TTB_API ttb_status ttb_certificate_from_json(const ttb_partnership *partnership, const char *text,
                                             int64_t text_bytes, ttb_certificate **certificate_out,
                                             ttb_report *report);
/** Write a certificate as JSON, the same bytes each time. Free with ttb_text_free(). @param
 * partnership the one that it was made for @return TTB_OK; TTB_ERR_STATE for another partnership;
 * TTB_ERR_TOO_LARGE; TTB_ERR_ARGUMENT; TTB_ERR_MEMORY */
TTB_API ttb_status ttb_certificate_to_json(const ttb_partnership *partnership,
                                           const ttb_certificate *certificate, char **text_out,
                                           int64_t *bytes_out);
/** Count the tiers of a certificate; 0 for NULL. */
TTB_API int32_t ttb_certificate_tier_count(const ttb_certificate *certificate);
/** Read what a certificate claims of a tier, in thousandths: the value of its timetable, and that
 * no timetable whose earlier tiers are all at most these values has less than bound_out.
 * ttb_verify() says whether that is proven. @return TTB_OK; TTB_ERR_NOT_FOUND; TTB_ERR_ARGUMENT */
TTB_API ttb_status ttb_certificate_get_tier(const ttb_certificate *certificate, int32_t tier,
                                            int64_t *value_out, int64_t *bound_out);
/**
 * Check that a timetable keeps every rule, and that a certificate proves its bounds.
 *
 * The timetable is checked as by ttb_check(), and gets its values. The certificate must be of this
 * timetable, claim its values, and claim of each tier just the bound that its arguments prove; and
 * the timetable may claim no larger bound, nor the outcome OPTIMAL, without that proof. This is
 * done in whole numbers, and shares no code with the solver. Whatever does not hold is an error in
 * the report; docs/reference/findings.md lists the codes.
 *
 * @param is_proven_out  1 if every rule is kept and every claim is proven, 0 otherwise
 * @return TTB_OK, proven or not; TTB_ERR_STATE if the timetable or the certificate was made for
 * another partnership; TTB_ERR_INPUT if the partnership has errors; TTB_ERR_TOO_LARGE;
 * TTB_ERR_ARGUMENT; TTB_ERR_MEMORY
 */
TTB_API ttb_status ttb_verify(const ttb_partnership *partnership, ttb_timetable *timetable,
                              const ttb_certificate *certificate, int32_t *is_proven_out,
                              ttb_report *report);

/* ---- Anonymous copies ------------------------------------------------------------------------ */

/**
 * Copy a partnership so that it may be shown to others: nobody has his own id in the copy.
 *
 * Each student gets another id, and so does each resource of kind teacher. Everything in the copy
 * stands in the order of ids, so that no order tells who is who. What is free text is left out: the
 * partnership's name, names of sites, titles of courses, and with them locations. All else stays,
 * and a timetable has the same values under the new ids. Choices stay, too: whoever knows those of
 * a student may know him again. ttb_partnership_count_unique() says of how many that is true;
 * docs/howto/share-a-partnership.md says what to do about it.
 *
 * @param seed      TTB_NONE: new ids are drawn by chance from the operating system, and only the
 *                  key leads back. 0 or more, for tests alone: the same each time, so that anybody
 *                  who guesses the seed can undo it
 * @param copy_out  to be freed with ttb_partnership_free()
 * @param key_out   which new id stands for whom: a secret, to be kept apart from the copy and freed
 *                  with ttb_key_free(). NULL: nobody can lead the copy back
 * @return TTB_OK; TTB_ERR_UNSUPPORTED if the system has no chance to give; TTB_ERR_RANGE;
 * TTB_ERR_ARGUMENT; TTB_ERR_MEMORY
 */
TTB_API ttb_status ttb_partnership_anonymise(const ttb_partnership *partnership, int64_t seed,
                                             ttb_partnership **copy_out, ttb_key **key_out);
/**
 * Count the students who can be told from everybody else, whatever their ids are.
 *
 * @param by_choices_out  students whose set of chosen courses nobody else has; may be NULL
 * @param by_all_out      students of whom something is said that is said of nobody else: home,
 *                        cohort, choices in their order with weights, reserves, own limits, or a
 *                        rule that names them; may be NULL
 * @return TTB_OK; TTB_ERR_ARGUMENT; TTB_ERR_MEMORY
 */
TTB_API ttb_status ttb_partnership_count_unique(const ttb_partnership *partnership,
                                                int64_t *by_choices_out, int64_t *by_all_out);
/**
 * Turn a partnership into its anonymous copy, or the copy back, whichever way the key leads from
 * it. Names, titles, locations and the order of things do not come back.
 *
 * @param renamed_out  to be freed with ttb_partnership_free()
 * @return TTB_OK; TTB_ERR_STATE if the partnership is neither of the two that the key was made of,
 * or has been changed since; TTB_ERR_INPUT if the key was changed and leads elsewhere;
 * TTB_ERR_ARGUMENT; TTB_ERR_MEMORY
 */
TTB_API ttb_status ttb_partnership_rename(const ttb_partnership *partnership, const ttb_key *key,
                                          ttb_partnership **renamed_out);
/**
 * Turn a timetable of a partnership into one of its anonymous copy, or back.
 *
 * Sections and seats are kept, so ttb_check() finds the same values and breaks of the same rules.
 * The outcome is GIVEN: how it was solved would give another timetable under other ids. A
 * certificate has no way over: solve the copy for one.
 *
 * @param renamed        the partnership that it becomes one of, such as
 *                       ttb_partnership_rename() makes
 * @param timetable_out  to be freed with ttb_timetable_free()
 * @return TTB_OK; TTB_ERR_STATE if the timetable or the partnership is of neither side of the key,
 * or both are of one; TTB_ERR_INPUT if the key was changed; TTB_ERR_ARGUMENT; TTB_ERR_MEMORY
 */
TTB_API ttb_status ttb_timetable_rename(const ttb_timetable *timetable, const ttb_key *key,
                                        const ttb_partnership *renamed,
                                        ttb_timetable **timetable_out);
/** Free a key. */
TTB_API void ttb_key_free(ttb_key *key);
/** Read a key from JSON: docs/reference/key-format.md. @return TTB_OK; TTB_ERR_INPUT;
 * TTB_ERR_TOO_LARGE; TTB_ERR_ARGUMENT; TTB_ERR_MEMORY */
TTB_API ttb_status ttb_key_from_json(const char *text, int64_t text_bytes, ttb_key **key_out,
                                     ttb_report *report);
/** Write a key as JSON. It holds the ids of all students: let nobody else read the file. Free with
 * ttb_text_free(). @return TTB_OK; TTB_ERR_ARGUMENT; TTB_ERR_MEMORY */
TTB_API ttb_status ttb_key_to_json(const ttb_key *key, char **text_out, int64_t *bytes_out);

/* ---- Integer program ------------------------------------------------------------------------- */

/** Forms of an integer program: CPLEX LP, and free MPS. GLPK, CBC, HiGHS and SCIP read both. */
enum { TTB_ILP_LP = 0, TTB_ILP_MPS = 1 };
/**
 * Write one tier of a partnership as an integer program, so that any solver can be run on the work.
 *
 * The program minimises the tier that follows the given values, and keeps each earlier tier at its
 * value or less: with none given it is the first tier. Its solutions are the timetables that keep
 * every rule, each name saying which section or seat a column stands for; a comment at its head
 * says what times the objective is the tier's value. docs/reference/integer-program.md explains
 * names and rows. Where something is relaxed, so that the program's optimum is only a bound, a
 * warning "ilp...." in the report says what, and so does a comment. A rule that can never hold
 * gives a program without solutions and the errors of a solve in the report.
 *
 * Time and memory grow with the text: some 40 bytes for each seat that a student could have.
 *
 * @param earlier_values  what each earlier tier may be at most, in thousandths, 0 or more, such as
 *                        ttb_timetable_get_tier() gives; NULL where earlier_count is 0
 * @param earlier_count   0 to one less than ttb_partnership_tier_count()
 * @param form            TTB_ILP_LP or TTB_ILP_MPS
 * @param text_out        the same bytes each time; free it with ttb_text_free()
 * @return TTB_OK; TTB_ERR_INPUT (errors in the partnership); TTB_ERR_ARGUMENT; TTB_ERR_RANGE
 * (count, value or form); TTB_ERR_TOO_LARGE (over 100 million columns); TTB_ERR_MEMORY
 */
TTB_API ttb_status ttb_partnership_to_ilp(const ttb_partnership *partnership,
                                          const int64_t *earlier_values, int64_t earlier_count,
                                          int32_t form, char **text_out, int64_t *bytes_out,
                                          ttb_report *report);

/* ---- Reach ----------------------------------------------------------------------------------- */

/** Why a course is not reachable from a home site, or that it is. */
enum {
    TTB_REACH_OK = 0,
    TTB_REACH_NOT_RUN = 1, /**< no section of it runs */
    TTB_REACH_CLOSED = 2,  /**< it cannot run: every offer's blocks are closed or forbidden */
    TTB_REACH_TRAVEL = 3,  /**< it runs, but too far away or not within the default limits */
    TTB_REACH_NO_SEAT = 4  /**< reachable, but no section in reach has a free seat */
};
/**
 * Audit what can be reached: for each home site and each course of the level, whether a student of
 * that site with default limits can take it, where, in which block and at what travel time; and
 * what can be taken together.
 *
 * @param level     level of the courses, TTB_NONE for all
 * @param minutes   longest way one way, TTB_NONE for the default limits only
 * @return TTB_OK; TTB_ERR_STATE for a timetable of another partnership; TTB_ERR_ARGUMENT;
 * TTB_ERR_RANGE; TTB_ERR_MEMORY
 */
TTB_API ttb_status ttb_reach_new(const ttb_partnership *partnership, const ttb_timetable *timetable,
                                 int32_t level, int32_t minutes, ttb_reach **reach_out);
/** Free an audit. */
TTB_API void ttb_reach_free(ttb_reach *reach);
/** Read the home sites: those of a student who may travel, with their cohorts (TTB_NONE for none).
 * One row a pair. Bulk getter. */
TTB_API ttb_status ttb_reach_get_homes(const ttb_reach *reach, int32_t *sites, int32_t *cohorts,
                                       int64_t capacity, int64_t *count_out);
/**
 * Read for one home row every course of its cohort and the level: TTB_REACH_..., the nearest site
 * that teaches it and the minutes one way (TTB_NONE where not reachable), and whether any section
 * in reach has a free seat (1 or 0). OK and NO_SEAT are both reachable. Bulk getter; also
 * TTB_ERR_NOT_FOUND for an unknown row.
 */
TTB_API ttb_status ttb_reach_get_courses(const ttb_reach *reach, int32_t home, int32_t *courses,
                                         int32_t *reasons, int32_t *sites, int32_t *minutes,
                                         int32_t *has_free_seats, int64_t capacity,
                                         int64_t *count_out);
/** Read for one home row, per thousand and rounded down, the share of the pairs (size 2) or triples
 * (size 3) of its courses that can be taken together: with any seat, and with free seats only. 1000
 * where there is no pair or triple. @return TTB_OK;
 * TTB_ERR_NOT_FOUND; TTB_ERR_RANGE; TTB_ERR_ARGUMENT */
TTB_API ttb_status ttb_reach_get_share(const ttb_reach *reach, int32_t home, int32_t size,
                                       int64_t *per_thousand_out, int64_t *free_per_thousand_out);

#ifdef __cplusplus
}
#endif

#endif
