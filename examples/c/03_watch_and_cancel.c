/* Watch a solve, and stop it from another thread: what a window with a Stop button does. */
#include <pthread.h>
#include <stdio.h>
#include <timetable.h>

enum { BLOCKS = 4, COURSES = 8, STUDENTS = 40 };

static ttb_status add_course(ttb_partnership *town, const char *id)
{
    int32_t course, offer;
    ttb_status status = ttb_partnership_add_course(town, id, NULL, 3, NULL, 1, &course);
    for (int32_t site = 0; site < 2 && status == TTB_OK; site++) {
        status = ttb_partnership_add_offer(town, course, site, &offer);
        if (status == TTB_OK)
            status = ttb_partnership_set_offer_size(town, offer, 5, 12);
    }
    return status;
}

static ttb_status add_student(ttb_partnership *town, const char *id, int32_t home)
{
    int32_t student;
    ttb_status status = ttb_partnership_add_student(town, id, home, NULL, &student);
    for (int32_t choice = 0; choice < BLOCKS && status == TTB_OK; choice++) {
        int32_t course = (student * 3 + choice * (student % 4 < 2 ? 1 : 3)) % COURSES;
        status = ttb_partnership_add_choice(town, student, course, 1000);
    }
    return status;
}

/* Forty students who each want four of eight courses, at two schools ten minutes apart. */
static ttb_status build(ttb_partnership *town)
{
    int32_t north, south, block;
    char id[32];
    ttb_status status = ttb_partnership_add_site(town, "north", NULL, TTB_SITE_SCHOOL, &north);
    if (status == TTB_OK)
        status = ttb_partnership_add_site(town, "south", NULL, TTB_SITE_COLLEGE, &south);
    if (status == TTB_OK)
        status = ttb_partnership_add_link(town, north, south, 10);
    if (status == TTB_OK)
        status = ttb_partnership_add_link(town, south, north, 10);
    for (int number = 0; number < BLOCKS && status == TTB_OK; number++) {
        snprintf(id, sizeof id, "block-%d", number);
        status = ttb_partnership_add_block(town, id, &block);
    }
    for (int number = 0; number < COURSES && status == TTB_OK; number++) {
        snprintf(id, sizeof id, "course-%d", number);
        status = add_course(town, id);
    }
    for (int number = 0; number < STUDENTS && status == TTB_OK; number++) {
        snprintf(id, sizeof id, "student-%d", number);
        status = add_student(town, id, number % 2 ? south : north);
    }
    return status;
}

/* What the two threads share. */
typedef struct stop_button {
    pthread_mutex_t lock;
    pthread_cond_t pressed;
    int is_pressed;
    ttb_cancel *cancel;
} stop_button;

static void press(stop_button *button)
{
    pthread_mutex_lock(&button->lock);
    button->is_pressed = 1;
    pthread_cond_signal(&button->pressed);
    pthread_mutex_unlock(&button->lock);
}

/* Called every 100 ms on the thread that solves. It could return 1 to stop the solve; here it
 * presses the button once there is something to see. */
static int32_t watch(const ttb_progress *progress, void *user)
{
    stop_button *button = user;
    int64_t value = 0, bound = 0;
    if (ttb_progress_get_tier(progress, 0, &value, &bound) == TTB_OK) {
        printf("%.1f s: unmet %.3f (cannot be less than %.3f)\n",
               (double)ttb_progress_get_elapsed_ms(progress) / 1000, (double)value / 1000,
               (double)bound / 1000);
        press(button);
    }
    return 0;
}

/* Another thread waits for the button and asks the solve to stop. */
static void *wait_for_button(void *user)
{
    stop_button *button = user;
    pthread_mutex_lock(&button->lock);
    while (!button->is_pressed)
        pthread_cond_wait(&button->pressed, &button->lock);
    pthread_mutex_unlock(&button->lock);
    ttb_cancel_request(button->cancel);
    return NULL;
}

int main(void)
{
    stop_button button = {.lock = PTHREAD_MUTEX_INITIALIZER, .pressed = PTHREAD_COND_INITIALIZER};
    ttb_partnership *town = NULL;
    ttb_timetable *timetable = NULL;
    pthread_t thread;
    ttb_status status = ttb_partnership_new(&town);
    if (status == TTB_OK)
        status = build(town);
    if (status == TTB_OK)
        status = ttb_cancel_new(&button.cancel);
    if (status == TTB_OK && pthread_create(&thread, NULL, wait_for_button, &button) == 0) {
        status = ttb_solve(town, NULL, button.cancel, watch, &button, &timetable, NULL, NULL);
        press(&button); /* the solve may have been over before anybody looked */
        pthread_join(thread, NULL);
    }
    if (timetable && ttb_timetable_get_stop(timetable) == TTB_STOP_CANCELLED)
        printf("stopped, with the best timetable so far\n");
    ttb_timetable_free(timetable);
    ttb_cancel_free(button.cancel);
    ttb_partnership_free(town);
    if (status != TTB_OK)
        fprintf(stderr, "%s\n", ttb_status_text(status));
    return status == TTB_OK ? 0 : 1;
}
