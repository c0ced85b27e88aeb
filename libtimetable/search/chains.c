/* Ejection chains between students (Glover 1996): a full section is entered by sending away whom it
 * costs least. */
#include "search/moves.h"

enum { MOST_DEPTH = 3, MOST_TRIED = 10, NOISE_SHARE = 3 /* halves of the temperature */ };

static int32_t student_of(const ttb__state *state, int32_t request)
{
    return state->prep->requests.items[request].student;
}

static int is_too_full(const ttb__state *state, int32_t slot)
{
    int32_t offer = state->prep->slots.items[slot].offer;
    return state->size_of[slot] > state->prep->partnership->offers.items[offer].most_size;
}

/* Some members other than the newcomer, from a random one on, so that nobody is always asked first.
 * Their number. */
static int32_t pick_members(ttb__state *state, int32_t slot, int32_t newcomer, int32_t *members)
{
    int32_t member = state->first_member[slot], size = state->size_of[slot], count = 0;
    uint32_t skip = ttb__random_below(&state->random, (uint32_t)size);
    while (skip-- > 0)
        member = state->next_member[member];
    for (int32_t seen = 0; seen < size && count < MOST_TRIED; seen++) {
        if (student_of(state, member) != newcomer)
            members[count++] = member;
        member = state->next_member[member];
        if (member == TTB_NONE)
            member = state->first_member[slot];
    }
    return count;
}

/* The member whose leaving costs least when he may take only free seats; the loss through loss_out.
 */
static int32_t cheapest_to_leave(ttb__state *state, int32_t slot, int32_t newcomer,
                                 int64_t *loss_out)
{
    const ttb__reseat free_only = {-1, 0, slot};
    int32_t members[MOST_TRIED], best = TTB_NONE;
    int32_t count = pick_members(state, slot, newcomer, members);
    for (int32_t number = 0; number < count && !state->status; number++) {
        int64_t steps = state->log.count, loss;
        ttb__sums sums = state->sums;
        loss = ttb__reseat_student(state, student_of(state, members[number]), &free_only);
        ttb__state_undo_to(state, steps, &sums);
        if (best == TTB_NONE || loss < *loss_out) {
            best = members[number];
            *loss_out = loss;
        }
    }
    return best;
}

static void make_way(ttb__state *state, int32_t student, int32_t depth);

/* Returns 0 if nobody can be sent away. */
static int send_away(ttb__state *state, int32_t slot, int32_t newcomer, int32_t depth)
{
    const ttb__reseat free_only = {-1, 0, slot}, any = {1, 0, slot};
    int64_t loss = 0;
    int32_t member = cheapest_to_leave(state, slot, newcomer, &loss);
    int32_t student;
    if (member == TTB_NONE || state->status)
        return 0;
    student = student_of(state, member);
    if (loss <= 0 || depth >= MOST_DEPTH) {
        ttb__reseat_student(state, student, &free_only);
    } else {
        ttb__reseat_student(state, student, &any);
        make_way(state, student, depth + 1);
    }
    return 1;
}

/* In every section that the student made too full, others leave. Who is sent away may fill another
 * of these sections once more, so each is emptied until it fits; deeper and deeper, where only free
 * seats are left to take, so that it ends. */
static void make_way(ttb__state *state, int32_t number, int32_t depth)
{
    const ttb__prep_student *student = &state->prep->students[number];
    for (int32_t place = 0; place < student->request_count; place++) {
        int32_t slot = state->slot_of[student->first_request + place], deeper = depth;
        while (slot != TTB_NONE && is_too_full(state, slot) &&
               send_away(state, slot, number, deeper++))
            continue;
    }
}

int ttb__move_chain(ttb__state *state, int32_t student)
{
    const ttb__reseat any = {1, state->heat * NOISE_SHARE / 2, TTB_NONE};
    ttb__reseat_student(state, student, &any);
    make_way(state, student, 1);
    return state->log.count > 0;
}
