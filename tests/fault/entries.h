/* Every function of GLPK that libtimetable/mip calls, but for the hooks that catch errors; and
 * those that start threads and make what they meet at. tests.cmake lets the linker wrap what stands
 * here, and planted.c compares the list with what mip/ calls.
 *
 * TTB_ENTRY(type, name, parameters, arguments) returns something, TTB_ENTRY_VOID nothing. */
/* clang-format off: it takes the stars of parameters for products */
TTB_ENTRY(int, glp_init_env, (void), ())
TTB_ENTRY(int, glp_free_env, (void), ())
TTB_ENTRY(const char *, glp_config, (const char *option), (option))
TTB_ENTRY_VOID(glp_mem_limit, (int limit), (limit))
TTB_ENTRY(void *, glp_alloc, (int count, int bytes), (count, bytes))
TTB_ENTRY_VOID(glp_free, (void *memory), (memory))
TTB_ENTRY(glp_prob *, glp_create_prob, (void), ())
TTB_ENTRY_VOID(glp_delete_prob, (glp_prob * program), (program))
TTB_ENTRY_VOID(glp_copy_prob, (glp_prob * copy, glp_prob *program, int names),
               (copy, program, names))
TTB_ENTRY_VOID(glp_set_obj_dir, (glp_prob * program, int direction), (program, direction))
TTB_ENTRY(int, glp_add_rows, (glp_prob * program, int count), (program, count))
TTB_ENTRY(int, glp_add_cols, (glp_prob * program, int count), (program, count))
TTB_ENTRY_VOID(glp_set_row_bnds,
               (glp_prob * program, int row, int type, double lower, double upper),
               (program, row, type, lower, upper))
TTB_ENTRY_VOID(glp_set_col_bnds,
               (glp_prob * program, int column, int type, double lower, double upper),
               (program, column, type, lower, upper))
TTB_ENTRY_VOID(glp_set_obj_coef, (glp_prob * program, int column, double cost),
               (program, column, cost))
TTB_ENTRY_VOID(glp_set_mat_row,
               (glp_prob * program, int row, int length, const int columns[],
                const double values[]),
               (program, row, length, columns, values))
TTB_ENTRY_VOID(glp_set_mat_col,
               (glp_prob * program, int column, int length, const int rows[],
                const double values[]),
               (program, column, length, rows, values))
TTB_ENTRY_VOID(glp_set_col_kind, (glp_prob * program, int column, int kind),
               (program, column, kind))
TTB_ENTRY_VOID(glp_del_cols, (glp_prob * program, int count, const int columns[]),
               (program, count, columns))
TTB_ENTRY_VOID(glp_scale_prob, (glp_prob * program, int flags), (program, flags))
TTB_ENTRY_VOID(glp_std_basis, (glp_prob * program), (program))
TTB_ENTRY_VOID(glp_adv_basis, (glp_prob * program, int flags), (program, flags))
TTB_ENTRY_VOID(glp_init_smcp, (glp_smcp * control), (control))
TTB_ENTRY(int, glp_simplex, (glp_prob * program, const glp_smcp *control), (program, control))
TTB_ENTRY(int, glp_get_status, (glp_prob * program), (program))
TTB_ENTRY(int, glp_get_prim_stat, (glp_prob * program), (program))
TTB_ENTRY(double, glp_get_col_prim, (glp_prob * program, int column), (program, column))
TTB_ENTRY(double, glp_get_col_dual, (glp_prob * program, int column), (program, column))
TTB_ENTRY(double, glp_get_row_dual, (glp_prob * program, int row), (program, row))
TTB_ENTRY(int, glp_get_it_cnt, (glp_prob * program), (program))
TTB_ENTRY_VOID(glp_set_it_cnt, (glp_prob * program, int count), (program, count))
TTB_ENTRY_VOID(glp_init_iocp, (glp_iocp * control), (control))
TTB_ENTRY(int, glp_intopt, (glp_prob * program, const glp_iocp *control), (program, control))
TTB_ENTRY(int, glp_mip_status, (glp_prob * program), (program))
TTB_ENTRY(double, glp_mip_col_val, (glp_prob * program, int column), (program, column))
TTB_ENTRY(int, glp_ios_reason, (glp_tree * tree), (tree))
TTB_ENTRY(glp_prob *, glp_ios_get_prob, (glp_tree * tree), (tree))
TTB_ENTRY_VOID(glp_ios_tree_size, (glp_tree * tree, int *active, int *now, int *total),
               (tree, active, now, total))
TTB_ENTRY(int, glp_ios_best_node, (glp_tree * tree), (tree))
TTB_ENTRY(double, glp_ios_node_bound, (glp_tree * tree, int node), (tree, node))
TTB_ENTRY(int, glp_ios_can_branch, (glp_tree * tree, int column), (tree, column))
TTB_ENTRY_VOID(glp_ios_branch_upon, (glp_tree * tree, int column, int side), (tree, column, side))
TTB_ENTRY(int, glp_ios_heur_sol, (glp_tree * tree, const double point[]), (tree, point))
TTB_ENTRY_VOID(glp_ios_terminate, (glp_tree * tree), (tree))

TTB_ENTRY(int, pthread_mutex_init, (pthread_mutex_t * mutex, const pthread_mutexattr_t *attributes),
          (mutex, attributes))
TTB_ENTRY(int, pthread_cond_init,
          (pthread_cond_t * condition, const pthread_condattr_t *attributes),
          (condition, attributes))
TTB_ENTRY(int, pthread_condattr_init, (pthread_condattr_t * attributes), (attributes))
TTB_ENTRY(int, pthread_condattr_setclock, (pthread_condattr_t * attributes, clockid_t clock),
          (attributes, clock))
TTB_ENTRY(int, pthread_attr_init, (pthread_attr_t * attributes), (attributes))
TTB_ENTRY(int, pthread_attr_setstacksize, (pthread_attr_t * attributes, size_t bytes),
          (attributes, bytes))
TTB_ENTRY(int, pthread_create,
          (pthread_t * thread, const pthread_attr_t *attributes, void *(*work)(void *), void *data),
          (thread, attributes, work, data))
