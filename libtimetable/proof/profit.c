/* Branch and bound over sections. A node has sections that run, sections that do not, and
 * candidates; what a seat of a candidate is worth more than the student's best seat among the
 * sections that run is its gain. Formulas: docs/explain/proof-blocks.md, section 4. */
#include "proof/profit.h"

#include <string.h>

enum {
    ROOT_STEPS = 200, /* of the dual prices, at the root and elsewhere */
    NODE_STEPS = 20,
    MOST_FAILURES = 3, /* steps without progress, after which they are halved */
    MOST_HALVINGS = 10,
    NODES_A_POLL = 64,
    OVERSHOOT = 128 /* steps aim below what is needed, by this part of what is missing at first */
};

void ttb__profit_clear(ttb__profit *profit)
{
    ttb__free(profit->sections.items);
    ttb__free(profit->seats.items);
    *profit = (ttb__profit){0};
}

/* ---- Nodes */

/* A section that may still run; its seats are those with a gain. */
typedef struct candidate {
    int32_t section, seat_count;
    int64_t first_seat;
    int64_t price;
    int64_t adds; /* to the sections that run, if it comes next */
    int64_t rest; /* what its gains leave over its price at the dual prices of students */
} candidate;

typedef struct node {
    int64_t earned;        /* by the sections that run */
    int64_t running_count; /* of tree.running */
    int64_t first_candidate, candidate_count;
    int64_t first_seat; /* of its own in tree.seats */
    int64_t branched;   /* among its candidates, the one that runs in the node below */
} node;

typedef struct tree {
    ttb__profit_search *search;
    int64_t student_count, section_count;
    TTB__ARRAY(node) nodes; /* from the root to here */
    TTB__ARRAY(candidate) candidates;
    TTB__ARRAY(ttb__profit_seat) seats;
    int32_t *running;       /* sections that run, from the root to here */
    int64_t *duals, *trial; /* [student] dual prices: the best of the node, and on trial */
    int64_t *rests;         /* [candidate of the node] on trial */
    int64_t *gains;         /* [student] his best gain among sections that run from now on */
    int32_t *served;        /* [student] candidates that would seat him at the prices on trial */
} tree;

static const ttb__profit_seat *seats_of(const tree *of, const candidate *at)
{
    return of->seats.items + at->first_seat;
}

static candidate *candidates_of(const tree *of, const node *at)
{
    return of->candidates.items + at->first_candidate;
}

/* A set is met: the sections that run, and one more or TTB_NONE. */
static void meet(const tree *of, const node *at, int64_t earned, int32_t more)
{
    ttb__profit_search *search = of->search;

    if (earned <= search->found)
        return;
    search->found = earned;
    if (search->claim < earned + search->slack)
        search->claim = earned + search->slack;
    if (!search->is_running)
        return;
    memset(search->is_running, 0, (size_t)of->section_count);
    for (int64_t number = 0; number < at->running_count; number++)
        search->is_running[of->running[number]] = 1;
    if (more != TTB_NONE)
        search->is_running[more] = 1;
}

/* ---- A candidate runs from now on: its students gain, and gains of the others shrink */

static void run(tree *of, node *at, const candidate *chosen)
{
    const ttb__profit_seat *seats = seats_of(of, chosen);

    at->earned -= chosen->price;
    of->running[at->running_count++] = chosen->section;
    for (int32_t seat = 0; seat < chosen->seat_count; seat++) {
        int64_t *gain = &of->gains[seats[seat].student];
        if (seats[seat].worth > *gain) {
            at->earned += seats[seat].worth - *gain;
            *gain = seats[seat].worth;
        }
    }
}

/* The candidate with what is left of its gains, at the end of the seats; there is room for them. */
static candidate shrink(tree *of, candidate left)
{
    const ttb__profit_seat *seats = seats_of(of, &left);
    int64_t first = of->seats.count;

    of->search->work += left.seat_count;
    for (int32_t seat = 0; seat < left.seat_count; seat++) {
        int64_t gain = seats[seat].worth - of->gains[seats[seat].student];
        if (gain > 0)
            of->seats.items[of->seats.count++] =
                (ttb__profit_seat){gain, seats[seat].student, seats[seat].request};
    }
    left.first_seat = first;
    left.seat_count = (int32_t)(of->seats.count - first);
    return left;
}

static ttb_status begin_run(tree *of, const node *at)
{
    int64_t seats = 0;

    for (int64_t number = 0; number < at->candidate_count; number++)
        seats += candidates_of(of, at)[number].seat_count;
    memset(of->gains, 0, (size_t)of->student_count * sizeof *of->gains);
    return TTB__RESERVE(&of->seats, seats);
}

/* ---- Bounds */

/* What each candidate adds; those that add nothing never will. Returns the sum. */
static int64_t add_up(tree *of, node *at)
{
    candidate *list = candidates_of(of, at);
    int64_t sum = 0, count = 0;

    meet(of, at, at->earned, TTB_NONE);
    for (int64_t number = 0; number < at->candidate_count; number++) {
        candidate next = list[number];
        const ttb__profit_seat *seats = seats_of(of, &next);
        next.adds = -next.price;
        for (int32_t seat = 0; seat < next.seat_count; seat++)
            next.adds += seats[seat].worth;
        of->search->work += next.seat_count;
        if (next.adds <= 0)
            continue;
        meet(of, at, at->earned + next.adds, next.section);
        sum += next.adds;
        list[count++] = next;
    }
    at->candidate_count = count;
    return sum;
}

/* The bound at the dual prices on trial, and who is served how often at them. */
static int64_t bound_at_trial(tree *of, const node *at)
{
    const candidate *list = candidates_of(of, at);
    int64_t bound = 0;

    for (int64_t student = 0; student < of->student_count; student++) {
        bound += of->trial[student];
        of->served[student] = 0;
    }
    for (int64_t number = 0; number < at->candidate_count; number++) {
        const ttb__profit_seat *seats = seats_of(of, &list[number]);
        int32_t count = list[number].seat_count;
        int64_t rest = -list[number].price;
        for (int32_t seat = 0; seat < count; seat++) {
            int64_t more = seats[seat].worth - of->trial[seats[seat].student];
            rest += more > 0 ? more : 0;
        }
        of->rests[number] = rest;
        of->search->work += count;
        if (rest <= 0)
            continue;
        bound += rest;
        for (int32_t seat = 0; seat < count; seat++)
            of->served[seats[seat].student] += seats[seat].worth > of->trial[seats[seat].student];
    }
    of->search->work += of->student_count;
    return bound;
}

/* Keep the prices on trial as the best of the node. */
static void keep_trial(tree *of, const node *at)
{
    candidate *list = candidates_of(of, at);

    memcpy(of->duals, of->trial, (size_t)of->student_count * sizeof *of->duals);
    for (int64_t number = 0; number < at->candidate_count; number++)
        list[number].rest = of->rests[number];
}

/* One step of the dual prices (Polyak's rule): students who are served more than once pay more. Its
 * length is such that no price grows beyond `excess`. 0: there is no step. */
static int step_trial(tree *of, int64_t excess, int32_t halvings)
{
    int64_t norm = 0, step;

    for (int64_t student = 0; student < of->student_count; student++) {
        int64_t over = of->served[student] - 1;
        norm += over >= 0 || of->trial[student] > 0 ? over * over : 0;
    }
    step = norm ? excess / norm >> halvings : 0;
    for (int64_t student = 0; step && student < of->student_count; student++) {
        int64_t price = of->trial[student] + step * (of->served[student] - 1);
        of->trial[student] = price > 0 ? price : 0;
    }
    return step > 0;
}

/* The best bound on what the candidates add, over some steps of the dual prices. It ends as soon as
 * the bound is at most `room`. */
static int64_t bound_by_duals(tree *of, node *at, int64_t room)
{
    int32_t steps = of->nodes.count == 1 ? ROOT_STEPS : NODE_STEPS, failures = 0, halvings = 0;
    int64_t best = INT64_MAX, aim = 0;

    memset(of->trial, 0, (size_t)of->student_count * sizeof *of->trial);
    for (int32_t step = 0; step < steps && halvings <= MOST_HALVINGS; step++) {
        int64_t bound = bound_at_trial(of, at);
        if (step == 0)
            aim = room - (bound - room) / OVERSHOOT;
        if (bound < best) {
            best = bound;
            failures = 0;
            keep_trial(of, at);
        } else if (++failures == MOST_FAILURES) {
            failures = 0;
            halvings++;
            memcpy(of->trial, of->duals, (size_t)of->student_count * sizeof *of->trial);
        }
        if (best <= room || !step_trial(of, bound - aim, halvings))
            break;
    }
    return best;
}

/* ---- Looking at a node */

/* Candidates whose other choice cannot pass the claim are decided: see formula 27. */
static ttb_status decide(tree *of, node *at, int64_t bound, int64_t room, int *is_changed)
{
    candidate *list = candidates_of(of, at);
    int64_t count = 0, last = at->candidate_count;
    ttb_status status = begin_run(of, at);

    *is_changed = 0;
    for (int64_t number = 0; number < last && !status; number++) {
        candidate next = list[number];
        if (next.rest > 0 && bound - next.rest <= room) {
            run(of, at, &next);
            *is_changed = 1;
        } else if (next.rest >= 0 || bound + next.rest > room) {
            list[count++] = next;
        }
    }
    at->candidate_count = count;
    for (int64_t number = 0; number < count && *is_changed; number++)
        list[number] = shrink(of, list[number]);
    return status;
}

/* The candidate with the largest effect either way: on the others if it runs, on the sum if not. */
static int64_t choose(const tree *of, const node *at)
{
    const candidate *list = candidates_of(of, at);
    int64_t chosen = 0, most = -1;

    for (int64_t number = 0; number < at->candidate_count; number++) {
        const ttb__profit_seat *seats = seats_of(of, &list[number]);
        int64_t effect = 0;
        for (int32_t seat = 0; seat < list[number].seat_count; seat++) {
            int64_t dual = of->duals[seats[seat].student];
            effect += dual < seats[seat].worth ? dual : seats[seat].worth;
        }
        if (effect > list[number].adds)
            effect = list[number].adds;
        if (effect > most) {
            most = effect;
            chosen = number;
        }
        of->search->work += list[number].seat_count;
    }
    return chosen;
}

/* *is_open_out 0: no way to go on from the node passes the claim. */
static ttb_status look(tree *of, node *at, int *is_open_out)
{
    int is_changed = 1;
    ttb_status status = TTB_OK;

    *is_open_out = 0;
    while (is_changed && !status) {
        int64_t sum = add_up(of, at), room = of->search->claim - at->earned, bound;
        if (sum <= room)
            return TTB_OK;
        bound = bound_by_duals(of, at, room);
        if (bound <= room)
            return TTB_OK;
        status = decide(of, at, bound, room, &is_changed);
    }
    *is_open_out = at->candidate_count > 0;
    if (*is_open_out)
        at->branched = choose(of, at);
    return status;
}

/* ---- Walking: each node lets its chosen candidate run in a node below, and then drops it */

static ttb_status go_down(tree *of)
{
    node *at = &of->nodes.items[of->nodes.count - 1];
    node below = *at;
    ttb_status status = begin_run(of, at);

    if (!status)
        status = TTB__RESERVE(&of->candidates, at->candidate_count);
    if (!status)
        status = TTB__RESERVE(&of->nodes, 1);
    if (status)
        return status;
    at = &of->nodes.items[of->nodes.count - 1];
    below.first_candidate = at->first_candidate + at->candidate_count;
    below.candidate_count = at->candidate_count - 1;
    below.first_seat = of->seats.count;
    run(of, &below, &candidates_of(of, at)[at->branched]);
    of->candidates.count = below.first_candidate;
    for (int64_t number = 0; number < at->candidate_count; number++)
        if (number != at->branched)
            of->candidates.items[of->candidates.count++] =
                shrink(of, candidates_of(of, at)[number]);
    of->nodes.items[of->nodes.count++] = below;
    return TTB_OK;
}

static void drop_branched(const tree *of, node *at)
{
    candidate *list = candidates_of(of, at);

    list[at->branched] = list[--at->candidate_count];
}

static int must_stop(const ttb__profit_search *search, int64_t nodes)
{
    return search->work > search->most_work ||
           (search->poll && nodes % NODES_A_POLL == 0 && search->poll(search->poll_user));
}

static ttb_status walk(tree *of)
{
    ttb__profit_search *search = of->search;
    ttb_status status = TTB_OK;

    for (int64_t nodes = 0; !status && of->nodes.count > 0 && !must_stop(search, nodes); nodes++) {
        node *at = &of->nodes.items[of->nodes.count - 1];
        int is_open;
        status = look(of, at, &is_open);
        if (!status && is_open) {
            status = go_down(of);
        } else {
            of->seats.count = at->first_seat;
            of->nodes.count--;
            if (of->nodes.count > 0)
                drop_branched(of, &of->nodes.items[of->nodes.count - 1]);
        }
    }
    search->is_proven = !status && of->nodes.count == 0;
    return status;
}

/* ---- Making */

static ttb_status begin(tree *of, const ttb__profit *profit)
{
    node root = {.candidate_count = profit->sections.count};
    ttb_status status = TTB__RESERVE(&of->seats, profit->seats.count);

    if (!status)
        status = TTB__RESERVE(&of->candidates, profit->sections.count);
    for (int32_t number = 0; number < profit->sections.count && !status; number++) {
        const ttb__profit_section *given = &profit->sections.items[number];
        of->candidates.items[of->candidates.count++] =
            (candidate){number, given->seat_count, given->first_seat, given->price, 0, 0};
    }
    if (!status && profit->seats.count)
        memcpy(of->seats.items, profit->seats.items,
               (size_t)profit->seats.count * sizeof *of->seats.items);
    of->seats.count = root.first_seat = profit->seats.count;
    return status ? status : TTB__PUSH(&of->nodes, root);
}

ttb_status ttb__profit_find_most(const ttb__profit *profit, ttb__profit_search *search)
{
    int64_t students = profit->student_count, sections = profit->sections.count;
    tree made = {.search = search, .student_count = students, .section_count = sections};
    ttb_status status = TTB_ERR_MEMORY;

    search->work = search->found = 0;
    search->is_proven = 0;
    search->slack = search->slack > 0 ? search->slack : 0; /* less would be a false claim */
    made.running = ttb__alloc(sections, sizeof *made.running);
    made.duals = ttb__alloc(students, sizeof *made.duals);
    made.trial = ttb__alloc(students, sizeof *made.trial);
    made.rests = ttb__alloc(sections, sizeof *made.rests);
    made.gains = ttb__alloc(students, sizeof *made.gains);
    made.served = ttb__alloc(students, sizeof *made.served);
    if (made.running && made.duals && made.trial && made.rests && made.gains && made.served)
        status = begin(&made, profit);
    if (!status)
        status = walk(&made);
    ttb__free(made.running);
    ttb__free(made.duals);
    ttb__free(made.trial);
    ttb__free(made.rests);
    ttb__free(made.gains);
    ttb__free(made.served);
    ttb__free(made.nodes.items);
    ttb__free(made.candidates.items);
    ttb__free(made.seats.items);
    return status;
}

ttb_status ttb__profit_prove(const ttb__profit *profit, int64_t claim, const ttb__poll *poll,
                             int64_t *work_inout, int *is_proven_out)
{
    ttb__profit_search search = {.claim = claim, .most_work = *work_inout};
    ttb_status status = TTB_OK;

    *is_proven_out = 0;
    if (claim < 0)
        return TTB_OK;
    if (poll) {
        search.poll = poll->must_stop;
        search.poll_user = poll->user;
    }
    status = ttb__profit_find_most(profit, &search);
    *work_inout -= search.work;
    *is_proven_out = !status && search.is_proven && search.claim == claim;
    return status;
}
