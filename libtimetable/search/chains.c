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

/* A member to begin with: any, so that no student is always asked first. */
static int32_t random_member(ttb__state *state, int32_t slot)
{
    int32_t member = state->first_member[slot];
    uint32_t skip = ttb__random_below(&state->random, (uint32_t)state->size_of[slot]);
    while (skip-- > 0)
        member = state->next_member[member];
    return member;
}

/* The member whose leaving costs least when he may take only free seats; the loss through loss_out.
 */
static int32_t cheapest_to_leave(ttb__state *state, int32_t slot, int32_t newcomer,
                                 int64_t *loss_out)
{
    const ttb__reseat free_only = {-1, 0, slot};
    int32_t best = TTB_NONE, member = random_member(state, slot);
    int32_t left = state->size_of[slot] < MOST_TRIED ? state->size_of[slot] : MOST_TRIED;
    for (; left > 0 && !state->status; left--) {
        int64_t steps = state->log.count, loss;
        ttb__sums sums = state->sums;
        int32_t next;
        if (student_of(state, member) != newcomer) {
            loss = ttb__reseat_student(state, student_of(state, member), &free_only);
            ttb__state_undo_to(state, steps, &sums);
            if (best == TTB_NONE || loss < *loss_out) {
                best = member;
                *loss_out = loss;
            }
        }
        next = state->next_member[member];
        member = next == TTB_NONE ? state->first_member[slot] : next;
    }
    return best;
}

static void make_way(ttb__state *state, int32_t student, int32_t depth);

static void send_away(ttb__state *state, int32_t slot, int32_t newcomer, int32_t depth)
{
    const ttb__reseat free_only = {-1, 0, slot}, any = {1, 0, slot};
    int64_t loss = 0;
    int32_t member = cheapest_to_leave(state, slot, newcomer, &loss);
    int32_t student;
    if (member == TTB_NONE || state->status)
        return;
    student = student_of(state, member);
    if (loss <= 0 || depth >= MOST_DEPTH) {
        ttb__reseat_student(state, student, &free_only);
    } else {
        ttb__reseat_student(state, student, &any);
        make_way(state, student, depth + 1);
    }
}

/* In every section that the student made too full, somebody else leaves. */
static void make_way(ttb__state *state, int32_t number, int32_t depth)
{
    const ttb__prep_student *student = &state->prep->students[number];
    for (int32_t request = student->first_request;
         request < student->first_request + student->request_count; request++) {
        int32_t slot = state->slot_of[request];
        if (slot != TTB_NONE && is_too_full(state, slot))
            send_away(state, slot, number, depth);
    }
}

int ttb__move_chain(ttb__state *state, int32_t student)
{
    const ttb__reseat any = {1, state->heat * NOISE_SHARE / 2, TTB_NONE};
    ttb__reseat_student(state, student, &any);
    make_way(state, student, 1);
    return state->log.count > 0;
}
