/* A host's threads may have little stack: every function gets along with 64 KB. The stack is
 * painted beforehand, so that the test says how much each call used. Workers have stacks of their
 * own. */
#include "small_stack.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

enum { SMALL_BYTES = 64 << 10, LARGE_BYTES = 1 << 20, PAGE_BYTES = 4096, PAINT = 0xA5 };
enum { WORK = 100000, DEEP_BLOCKS = 63, DEEP_COURSES = 64, DEEP_STUDENTS = 12 };

/* ---- A painted stack */

typedef struct painted {
    unsigned char *memory; /* a page that nobody may touch, and the stack */
    size_t bytes;
} painted;

static painted paint(size_t bytes)
{
    painted stack = {NULL, bytes};
    assert_int_equal(posix_memalign((void **)&stack.memory, PAGE_BYTES, PAGE_BYTES + bytes), 0);
    assert_int_equal(mprotect(stack.memory, PAGE_BYTES, PROT_NONE), 0);
    memset(stack.memory + PAGE_BYTES, PAINT, bytes);
    return stack;
}

/* With what the C library keeps there of a thread. */
static int64_t used(const painted *stack)
{
    size_t clean = 0;
    while (clean < stack->bytes && stack->memory[PAGE_BYTES + clean] == PAINT)
        clean++;
    return (int64_t)(stack->bytes - clean);
}

static void wipe(painted *stack)
{
    assert_int_equal(mprotect(stack->memory, PAGE_BYTES, PROT_READ | PROT_WRITE), 0);
    free(stack->memory);
}

/* Run this on a thread with so much stack; returns how much of it was used. */
static int64_t run_with(size_t bytes, void *(*run)(void *), void *argument)
{
    painted stack = paint(bytes);
    pthread_attr_t attributes;
    pthread_t thread;
    int64_t result;
    assert_int_equal(pthread_attr_init(&attributes), 0);
    assert_int_equal(pthread_attr_setstack(&attributes, stack.memory + PAGE_BYTES, stack.bytes), 0);
    assert_int_equal(pthread_create(&thread, &attributes, run, argument), 0);
    assert_int_equal(pthread_join(thread, NULL), 0);
    pthread_attr_destroy(&attributes);
    result = used(&stack);
    wipe(&stack);
    return result;
}

/* ---- A partnership whose students have as many choices as there may be, for deep searches */

static void add_deep_student(ttb_partnership *town, int32_t student)
{
    char id[16];
    int32_t number, choices = student == 0 ? DEEP_COURSES : 8 + student;
    snprintf(id, sizeof id, "s%d", student);
    assert_int_equal(ttb_partnership_add_student(town, id, student % 2, NULL, &number), TTB_OK);
    for (int32_t course = 0; course < choices; course++)
        assert_int_equal(ttb_partnership_add_choice(town, number, course, 1000), TTB_OK);
    for (int32_t course = choices; course < choices + student % 3 * 8; course++)
        assert_int_equal(ttb_partnership_add_reserve(town, number, course, 500), TTB_OK);
}

static void add_deep_courses(ttb_partnership *town)
{
    for (int32_t course = 0; course < DEEP_COURSES; course++) {
        char id[16];
        int32_t number, offer;
        snprintf(id, sizeof id, "c%d", course);
        assert_int_equal(ttb_partnership_add_course(town, id, NULL, 3, NULL, 1, &number), TTB_OK);
        for (int32_t site = 0; site < 2; site++)
            assert_int_equal(ttb_partnership_add_offer(town, number, site, &offer), TTB_OK);
    }
}

static char *write_deep_town(void)
{
    ttb_partnership *town = NULL;
    char *text = NULL, *copy;
    int64_t bytes;
    int32_t number;
    assert_int_equal(ttb_partnership_new(&town), TTB_OK);
    for (int32_t block = 0; block < DEEP_BLOCKS; block++) {
        char id[16];
        snprintf(id, sizeof id, "b%d", block);
        assert_int_equal(ttb_partnership_add_block(town, id, &number), TTB_OK);
    }
    assert_int_equal(ttb_partnership_add_site(town, "n", NULL, TTB_SITE_SCHOOL, &number), TTB_OK);
    assert_int_equal(ttb_partnership_add_site(town, "s", NULL, TTB_SITE_SCHOOL, &number), TTB_OK);
    assert_int_equal(ttb_partnership_add_link(town, 0, 1, 10), TTB_OK);
    assert_int_equal(ttb_partnership_add_link(town, 1, 0, 10), TTB_OK);
    add_deep_courses(town);
    for (int32_t student = 0; student < DEEP_STUDENTS; student++)
        add_deep_student(town, student);
    assert_int_equal(ttb_partnership_to_json(town, &text, &bytes), TTB_OK);
    ttb_partnership_free(town);
    copy = strdup(text);
    assert_non_null(copy);
    ttb_text_free(text);
    return copy;
}

/* ---- Every call */

typedef struct trial {
    const struct scene *scene;
    const struct call *call; /* NULL: read_everything() */
    struct attempt attempt;
    int failures;
} trial;

static void *try_call(void *argument)
{
    trial *mine = argument;
    if (mine->call) {
        mine->attempt.status = mine->call->run(mine->scene, &mine->attempt);
        attempt_clear(&mine->attempt);
    } else {
        mine->failures = read_everything(mine->scene);
    }
    return NULL;
}

/* First with room to tell how much it is, then with no more than is promised. */
static int64_t try_both(const struct scene *scene, const struct call *call, const char *town)
{
    const size_t stacks[2] = {LARGE_BYTES, SMALL_BYTES};
    int64_t most = 0;
    for (int each = 0; each < 2; each++) {
        trial mine = {.scene = scene, .call = call};
        int64_t bytes;
        if (call)
            attempt_make(scene, call, &mine.attempt);
        bytes = run_with(stacks[each], try_call, &mine);
        assert_int_equal(mine.failures, 0);
        most = bytes > most ? bytes : most;
        if (bytes > SMALL_BYTES)
            fail_msg("%s: %s, %s: %lld bytes of stack", town, call ? call->stage : "read",
                     call ? call->name : "everything", (long long)bytes);
    }
    return most;
}

static void try_all(struct scene *scene, const char *town)
{
    int64_t most = try_both(scene, NULL, town);
    for (int each = 0; each < call_count; each++) {
        const struct call *call = &calls[each];
        int64_t bytes;
        if (strcmp(call->stage, "bound") == 0)
            continue; /* no function of the library: it runs on a worker's stack */
        bytes = try_both(scene, call, town);
        most = bytes > most ? bytes : most;
    }
    printf("stack town=%s most_bytes=%lld of=%d\n", town, (long long)most, SMALL_BYTES);
    scene_clear(scene);
}

static void towns_with_lessons_need_little_stack(void **state)
{
    struct scene scene;
    (void)state;
    scene_make("examples/partnerships/first-town.json", WORK, &scene);
    try_all(&scene, "first-town");
    scene_make("examples/partnerships/consortium.json", WORK, &scene);
    try_all(&scene, "consortium");
}

static void a_town_of_many_choices_needs_little_stack(void **state)
{
    struct scene scene;
    (void)state;
    scene_make_of(write_deep_town(), WORK, &scene);
    try_all(&scene, "deep");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(towns_with_lessons_need_little_stack),
        cmocka_unit_test(a_town_of_many_choices_needs_little_stack),
    };
    return cmocka_run_group_tests_name("small stack", tests, NULL, NULL);
}
