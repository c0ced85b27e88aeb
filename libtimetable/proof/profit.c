/* Branch and bound over sections. Formulas: docs/explain/proof-blocks.md, section 4. */
#include "proof/profit_tree.h"
#include "proof/town.h"

#include <stdlib.h>
#include <string.h>

enum { LOOKS_A_POLL = 64 };

void ttb__profit_clear(ttb__profit *profit)
{
    ttb__free(profit->sections.items);
    ttb__free(profit->seats.items);
    *profit = (ttb__profit){0};
}

int ttb__profit_must_end(ttb__profit_tree *tree)
{
    const ttb__profit_search *search = tree->search;

    if (search->work > search->most_work ||
        (search->poll && tree->looks++ % LOOKS_A_POLL == 0 && search->poll(search->poll_user)))
        tree->is_ended = 1;
    return tree->is_ended;
}

/* ---- Nodes */

/* A set is met: the sections that run, and one more or TTB_NONE. */
static void meet(const ttb__profit_tree *of, const ttb__profit_node *at, int64_t earned,
                 int32_t more)
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

static void run(ttb__profit_tree *of, ttb__profit_node *at, const ttb__candidate *chosen)
{
    const ttb__profit_seat *seats = ttb__candidate_seats(of, chosen);

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
static ttb__candidate shrink(ttb__profit_tree *of, ttb__candidate left)
{
    const ttb__profit_seat *seats = ttb__candidate_seats(of, &left);
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

static ttb_status begin_run(ttb__profit_tree *of, const ttb__profit_node *at)
{
    int64_t seats = 0;

    for (int64_t number = 0; number < at->candidate_count; number++)
        seats += ttb__node_candidates(of, at)[number].seat_count;
    memset(of->gains, 0, (size_t)of->student_count * sizeof *of->gains);
    return TTB__RESERVE(&of->seats, seats);
}

/* ---- Bounds */

/* What each candidate adds; those that add nothing never will. Returns the sum. */
static int64_t add_up(ttb__profit_tree *of, ttb__profit_node *at)
{
    ttb__candidate *list = ttb__node_candidates(of, at);
    int64_t sum = 0, count = 0;

    meet(of, at, at->earned, TTB_NONE);
    for (int64_t number = 0; number < at->candidate_count; number++) {
        ttb__candidate next = list[number];
        const ttb__profit_seat *seats = ttb__candidate_seats(of, &next);
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

/* ---- Looking at a node */

/* Candidates whose other choice cannot pass the claim are decided: see formula 27. */
static ttb_status decide(ttb__profit_tree *of, ttb__profit_node *at, int64_t bound, int64_t room,
                         int *is_changed)
{
    ttb__candidate *list = ttb__node_candidates(of, at);
    int64_t count = 0, last = at->candidate_count;
    ttb_status status = begin_run(of, at);

    ttb__profit_find_losses(of, at, bound, room);
    *is_changed = 0;
    if (of->is_ended)
        return status;
    for (int64_t number = 0; number < last && !status; number++) {
        ttb__candidate next = list[number];
        int is_decided = bound - next.loss <= room;
        *is_changed |= is_decided;
        if (!is_decided)
            list[count++] = next;
        else if (next.is_chosen)
            run(of, at, &next);
    }
    at->candidate_count = count;
    for (int64_t number = 0; number < count && *is_changed; number++)
        list[number] = shrink(of, list[number]);
    return status;
}

/* The candidate with the largest effect either way: on the others if it runs, on the sum if not. */
static int64_t choose(const ttb__profit_tree *of, const ttb__profit_node *at)
{
    const ttb__candidate *list = ttb__node_candidates(of, at);
    int64_t chosen = 0, most = -1;

    for (int64_t number = 0; number < at->candidate_count; number++) {
        const ttb__profit_seat *seats = ttb__candidate_seats(of, &list[number]);
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
static ttb_status look(ttb__profit_tree *of, ttb__profit_node *at, int *is_open_out)
{
    int is_changed = 1;
    ttb_status status = TTB_OK;

    *is_open_out = 0;
    while (is_changed && !status) {
        int64_t sum = add_up(of, at), room = of->search->claim - at->earned, bound;
        if (sum <= room)
            return TTB_OK;
        bound = ttb__profit_bound(of, at, room);
        if (bound <= room || of->is_ended)
            return TTB_OK;
        status = decide(of, at, bound, room, &is_changed);
    }
    *is_open_out = at->candidate_count > 0;
    if (*is_open_out)
        at->branched = choose(of, at);
    return status;
}

/* ---- Walking: each node lets its chosen candidate run in a node below, and then drops it */

static ttb_status go_down(ttb__profit_tree *of)
{
    ttb__profit_node *at = &of->nodes.items[of->nodes.count - 1];
    ttb__profit_node below = *at;
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
    run(of, &below, &ttb__node_candidates(of, at)[at->branched]);
    of->candidates.count = below.first_candidate;
    for (int64_t number = 0; number < at->candidate_count; number++)
        if (number != at->branched)
            of->candidates.items[of->candidates.count++] =
                shrink(of, ttb__node_candidates(of, at)[number]);
    of->nodes.items[of->nodes.count++] = below;
    return TTB_OK;
}

static void drop_branched(const ttb__profit_tree *of, ttb__profit_node *at)
{
    ttb__candidate *list = ttb__node_candidates(of, at);

    at->candidate_count--;
    memmove(&list[at->branched], &list[at->branched + 1],
            (size_t)(at->candidate_count - at->branched) * sizeof *list);
}

static ttb_status walk(ttb__profit_tree *of)
{
    ttb_status status = TTB_OK;

    while (!status && of->nodes.count > 0 && !ttb__profit_must_end(of)) {
        ttb__profit_node *at = &of->nodes.items[of->nodes.count - 1];
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
    of->search->is_proven = !status && of->nodes.count == 0 && !of->is_ended;
    return status;
}

/* ---- Making */

static int by_cluster(const void *one, const void *other)
{
    const ttb__candidate *first = one, *second = other;

    if (first->cluster != second->cluster)
        return first->cluster < second->cluster ? -1 : 1;
    return (first->section > second->section) - (first->section < second->section);
}

static ttb_status list_candidates(ttb__profit_tree *of, const ttb__profit *profit)
{
    int64_t count = profit->sections.count;
    int32_t *cluster_of = ttb__alloc(count, sizeof *cluster_of);
    ttb_status status = cluster_of ? TTB__RESERVE(&of->candidates, count) : TTB_ERR_MEMORY;

    if (!status)
        status = ttb__profit_clusters(profit, &of->search->work, cluster_of);
    for (int32_t number = 0; number < count && !status; number++) {
        const ttb__profit_section *given = &profit->sections.items[number];
        of->candidates.items[of->candidates.count++] =
            (ttb__candidate){.section = number,
                             .seat_count = given->seat_count,
                             .first_seat = given->first_seat,
                             .price = given->price,
                             .cluster = cluster_of[number]};
    }
    if (of->candidates.count)
        qsort(of->candidates.items, (size_t)count, sizeof *of->candidates.items, by_cluster);
    ttb__free(cluster_of);
    return status;
}

static ttb_status list_seats(ttb__profit_tree *of, const ttb__profit *profit)
{
    int64_t count = profit->seats.count;
    ttb_status status = TTB__RESERVE(&of->seats, count);

    if (status)
        return status;
    if (count)
        memcpy(of->seats.items, profit->seats.items, (size_t)count * sizeof *of->seats.items);
    of->seats.count = count;
    return TTB_OK;
}

static void set_groups(ttb__profit_tree *of, int are_clusters)
{
    for (int64_t number = 0; number < of->candidates.count; number++) {
        ttb__candidate *at = &of->candidates.items[number];
        at->group = are_clusters ? at->cluster : at->section;
    }
}

/* What the root's bound leaves above the claim, times what it takes. */
static ttb__wide cost_of_groups(ttb__profit_tree *of, int are_clusters)
{
    int64_t before = of->search->work, bound;

    set_groups(of, are_clusters);
    bound = ttb__profit_bound(of, &of->nodes.items[0], of->search->claim);
    return (ttb__wide)(bound - of->search->claim) * (of->search->work - before);
}

/* Clusters are the groups unless that costs more than twice as much; then each candidate stands
 * alone. What is left above the claim at the root counts as often again in the tree below. */
static void choose_groups(ttb__profit_tree *of)
{
    ttb__wide alone = cost_of_groups(of, 0);

    if (alone > 0 && cost_of_groups(of, 1) > 2 * alone)
        set_groups(of, 0);
}

static ttb_status begin(ttb__profit_tree *of, const ttb__profit *profit)
{
    ttb__profit_node root = {.candidate_count = profit->sections.count,
                             .first_seat = profit->seats.count};
    ttb_status status = list_seats(of, profit);

    if (!status)
        status = list_candidates(of, profit);
    if (!status)
        status = TTB__PUSH(&of->nodes, root);
    if (!status)
        choose_groups(of);
    return status;
}

static ttb_status make_tree(ttb__profit_tree *of, const ttb__profit *profit)
{
    int64_t **of_student[] = {&of->gains, &of->duals, &of->trial, &of->counted, &of->taken};

    for (size_t number = 0; number < sizeof of_student / sizeof *of_student; number++) {
        *of_student[number] = ttb__alloc(of->student_count, sizeof(int64_t));
        if (!*of_student[number])
            return TTB_ERR_MEMORY;
    }
    of->served = ttb__alloc(of->student_count, sizeof *of->served);
    of->running = ttb__alloc(of->section_count, sizeof *of->running);
    of->saved = ttb__alloc(profit->seats.count, sizeof *of->saved);
    return of->served && of->running && of->saved ? begin(of, profit) : TTB_ERR_MEMORY;
}

static void clear_tree(ttb__profit_tree *of)
{
    ttb__free(of->running);
    ttb__free(of->gains);
    ttb__free(of->duals);
    ttb__free(of->trial);
    ttb__free(of->served);
    ttb__free(of->counted);
    ttb__free(of->taken);
    ttb__free(of->saved);
    ttb__free(of->nodes.items);
    ttb__free(of->candidates.items);
    ttb__free(of->seats.items);
}

ttb_status ttb__profit_find_most(const ttb__profit *profit, ttb__profit_search *search)
{
    ttb__profit_tree made = {.search = search,
                             .student_count = profit->student_count,
                             .section_count = profit->sections.count};
    ttb_status status;

    search->work = search->found = 0;
    search->is_proven = 0;
    search->slack = search->slack > 0 ? search->slack : 0; /* less would be a false claim */
    status = make_tree(&made, profit);
    if (!status)
        status = walk(&made);
    clear_tree(&made);
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
