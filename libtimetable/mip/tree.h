/* One search of a tree by glp_intopt(): what it is asked and what it answers. Inside mip/ only. */
#ifndef TTB_MIP_TREE_H
#define TTB_MIP_TREE_H

#include "mip/lp.h"

typedef struct ttb__tree {
    ttb__lp *lp;
    struct glp_prob *program; /* the copy */
    int32_t count;
    const int32_t *columns;
    const ttb__integer_limits *limits;
    double *point;    /* room for GLPK's answer */
    double *injected; /* the incumbent, counted from 1; NULL: none, or injected already */
    int64_t most_pivots;
    int code, status, is_relaxed, has_point, is_stopped, has_bound;
    double bound;
    int64_t nodes, pivots;
} ttb__tree;

/* Make the copy, search it, delete it: works for ttb__mip_guard(), each with a ttb__tree. Nothing
 * is allocated by us in them. */
void ttb__tree_copy(void *tree);
void ttb__tree_search(void *tree);
void ttb__tree_delete(void *tree);

#endif
