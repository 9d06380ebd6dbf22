// The simplex method and branch and cut.
#include <limits.h>
#include <math.h>
#include <pthread.h>

#include "environment.h"

static void simplex(glp_prob *p, const gs_simplex_options *options, gs_simplex_result *result) {
    glp_smcp settings;
    glp_init_smcp(&settings);
    settings.msg_lev = GLP_MSG_ERR;
    settings.meth = options->method;
    settings.pricing = options->pricing;
    settings.r_test = options->ratio_test;
    settings.presolve = options->presolve ? GLP_ON : GLP_OFF;
    settings.it_lim = options->iteration_limit;
    settings.tm_lim = options->time_limit_ms;
    settings.obj_ul = options->objective_upper;
    int before = glp_get_it_cnt(p);
    result->code = glp_simplex(p, &settings);
    result->iterations = glp_get_it_cnt(p) - before;
    result->generic_status = glp_get_status(p);
    result->primal_status = glp_get_prim_stat(p);
    result->dual_status = glp_get_dual_stat(p);
    result->objective = glp_get_obj_val(p);
}

int gs_simplex(gs_problem *problem, const gs_simplex_options *options, gs_simplex_result *result) {
    GS_GUARD(gs_enter_with(problem), simplex(problem->inner, options, result));
    return GS_OK;
}

static void values(glp_prob *p, int what, double *out) {
    int rows = glp_get_num_rows(p), columns = glp_get_num_cols(p);
    switch (what) {
        case GS_ROW_VALUE:
            for (int i = 0; i < rows; i++) out[i] = glp_get_row_prim(p, i + 1);
            break;
        case GS_ROW_DUAL:
            for (int i = 0; i < rows; i++) out[i] = glp_get_row_dual(p, i + 1);
            break;
        case GS_COLUMN_VALUE:
            for (int j = 0; j < columns; j++) out[j] = glp_get_col_prim(p, j + 1);
            break;
        case GS_COLUMN_DUAL:
            for (int j = 0; j < columns; j++) out[j] = glp_get_col_dual(p, j + 1);
            break;
        case GS_INTEGER_ROW_VALUE:
            for (int i = 0; i < rows; i++) out[i] = glp_mip_row_val(p, i + 1);
            break;
        case GS_INTEGER_COLUMN_VALUE:
            for (int j = 0; j < columns; j++) out[j] = glp_mip_col_val(p, j + 1);
            break;
    }
}

int gs_values(gs_problem *problem, int what, double *out) {
    GS_GUARD(gs_enter_with(problem), values(problem->inner, what, out));
    return GS_OK;
}

// All arrays count from 1 and are GLPK's memory.
typedef struct {
    const gs_branch_options *options;
    gs_branch_result *result;
    double *proposal, *activity;
    int *index;
    double *value;
    // The program as it came: inside the tree, branching narrows the bounds and cuts add rows.
    double *row_lower, *row_upper, *column_lower, *column_upper;
    int rows, columns, first_iteration, start_offered;
} search;

static int within(double value, double lower, double upper) {
    return value >= lower - 1e-7 * (1 + fabs(lower)) && value <= upper + 1e-7 * (1 + fabs(upper));
}

// glp_ios_heur_sol takes any whole values on trust, so bounds and rows are checked here.
static int proposal_is_feasible(glp_prob *p, search *mine) {
    for (int i = 1; i <= mine->rows; i++) mine->activity[i] = 0;
    for (int j = 1; j <= mine->columns; j++) {
        double x = mine->proposal[j];
        if (glp_get_col_kind(p, j) != GLP_CV && x != floor(x)) return 0;
        if (!within(x, mine->column_lower[j], mine->column_upper[j])) return 0;
        if (x == 0) continue;
        int length = glp_get_mat_col(p, j, mine->index, mine->value);
        for (int k = 1; k <= length; k++) {
            if (mine->index[k] <= mine->rows) mine->activity[mine->index[k]] += mine->value[k] * x;
        }
    }
    for (int i = 1; i <= mine->rows; i++) {
        if (!within(mine->activity[i], mine->row_lower[i], mine->row_upper[i])) return 0;
    }
    return 1;
}

static void offer(glp_tree *tree, search *mine) {
    glp_prob *p = glp_ios_get_prob(tree);
    int rows = glp_get_num_rows(p);  // cuts included: a column of the matrix may be as long
    mine->index = glp_alloc(1 + rows, sizeof(int));
    mine->value = glp_alloc(1 + rows, sizeof(double));
    if (proposal_is_feasible(p, mine)) glp_ios_heur_sol(tree, mine->proposal);
    glp_free(mine->index);
    glp_free(mine->value);
}

static void offer_start(glp_tree *tree, search *mine) {
    mine->start_offered = 1;
    for (int j = 0; j < mine->columns; j++) mine->proposal[j + 1] = mine->options->start[j];
    offer(tree, mine);
}

static gs_progress progress_of(glp_tree *tree, search *mine) {
    glp_prob *p = glp_ios_get_prob(tree);
    gs_progress now = {.bound = -INFINITY};
    int total = 0;
    glp_ios_tree_size(tree, &now.open_nodes, NULL, &total);
    now.total_nodes = total;
    now.iterations = glp_get_it_cnt(p) - mine->first_iteration;
    // GLPK's own heuristics do not announce their solutions: look at each call.
    now.has_incumbent = glp_mip_status(p) == GLP_FEAS;
    if (now.has_incumbent) now.incumbent = glp_mip_obj_val(p);
    int best = glp_ios_best_node(tree);
    if (best != 0) now.bound = glp_ios_node_bound(tree, best);
    if (now.has_incumbent && now.incumbent < now.bound) now.bound = now.incumbent;
    now.wants_proposal = glp_ios_reason(tree) == GLP_IHEUR && !mine->options->presolve;
    return now;
}

// The caller's callback may be a Swift closure: no jump may cross it, and it gets plain data only.
static int ask(search *mine, const gs_progress *now) {
    gs_thread *thread = gs_current();
    thread->armed = 0;
    thread->in_callback = 1;
    int answer = mine->options->callback(mine->options->context, now, mine->proposal + 1);
    thread->in_callback = 0;
    thread->armed = 1;
    return answer;
}

static void watch(glp_tree *tree, void *info) {
    search *mine = info;
    gs_progress now = progress_of(tree, mine);
    gs_branch_result *result = mine->result;
    if (isfinite(now.bound)) {
        result->bound = result->has_bound ? fmax(result->bound, now.bound) : now.bound;
        result->has_bound = 1;
    }
    result->nodes = now.total_nodes;
    if (now.wants_proposal && mine->options->start && !mine->start_offered) {
        offer_start(tree, mine);
    }
    if (now.total_nodes > mine->options->node_limit) {
        result->stopped_by_node_limit = 1;
        glp_ios_terminate(tree);
    } else if (now.iterations > mine->options->iteration_limit) {
        result->stopped_by_iteration_limit = 1;
        glp_ios_terminate(tree);
    } else if (mine->options->callback) {
        int answer = ask(mine, &now);
        if (answer == GS_STOP) {
            result->stopped_by_callback = 1;
            glp_ios_terminate(tree);
        } else if (answer == GS_PROPOSE && now.wants_proposal) {
            offer(tree, mine);
        }
    }
}

static glp_iocp settings_of(glp_prob *p, const gs_branch_options *options) {
    int cuts = glp_get_num_cols(p) > 0;  // GLPK's cut pools cannot have 0 columns
    glp_iocp settings;
    glp_init_iocp(&settings);
    settings.msg_lev = GLP_MSG_ERR;
    settings.br_tech = options->branching;
    settings.bt_tech = options->node_selection;
    settings.gmi_cuts = cuts && options->gomory ? GLP_ON : GLP_OFF;
    settings.mir_cuts = cuts && options->rounding ? GLP_ON : GLP_OFF;
    settings.cov_cuts = cuts && options->cover ? GLP_ON : GLP_OFF;
    settings.clq_cuts = cuts && options->clique ? GLP_ON : GLP_OFF;
    settings.flip = options->bound_flipping ? GLP_ON : GLP_OFF;
    settings.presolve = options->presolve ? GLP_ON : GLP_OFF;
    settings.fp_heur = options->feasibility_pump ? GLP_ON : GLP_OFF;
    settings.mip_gap = options->relative_gap;
    settings.tol_obj = options->objective_tolerance;
    settings.tol_int = options->integrality_tolerance;
    settings.tm_lim = options->time_limit_ms;
    return settings;
}

static double *doubles(int count) { return glp_alloc(1 + count, sizeof(double)); }

static search begin(glp_prob *p, const gs_branch_options *options, gs_branch_result *result) {
    search mine = {.options = options, .result = result};
    mine.rows = glp_get_num_rows(p);
    mine.columns = glp_get_num_cols(p);
    mine.first_iteration = glp_get_it_cnt(p);
    mine.proposal = doubles(mine.columns);
    mine.activity = doubles(mine.rows);
    mine.row_lower = doubles(mine.rows);
    mine.row_upper = doubles(mine.rows);
    mine.column_lower = doubles(mine.columns);
    mine.column_upper = doubles(mine.columns);
    for (int i = 1; i <= mine.rows; i++) {
        gs_row_range(p, i, &mine.row_lower[i], &mine.row_upper[i]);
    }
    for (int j = 1; j <= mine.columns; j++) {
        gs_column_range(p, j, &mine.column_lower[j], &mine.column_upper[j]);
    }
    return mine;
}

static void end(search *mine) {
    glp_free(mine->proposal);
    glp_free(mine->activity);
    glp_free(mine->row_lower);
    glp_free(mine->row_upper);
    glp_free(mine->column_lower);
    glp_free(mine->column_upper);
}

// The objective of the integer solution from its values, which are exactly whole; GLPK's own is the relaxation's.
static double objective_of_solution(glp_prob *p) {
    double sum = glp_get_obj_coef(p, 0);
    for (int j = 1; j <= glp_get_num_cols(p); j++) sum += glp_get_obj_coef(p, j) * glp_mip_col_val(p, j);
    return sum;
}

static void branch(glp_prob *p, const gs_branch_options *options, gs_branch_result *result) {
    *result = (gs_branch_result){.bound = -INFINITY};
    search mine = begin(p, options, result);
    glp_iocp settings = settings_of(p, options);
    settings.cb_func = watch;
    settings.cb_info = &mine;
    result->code = glp_intopt(p, &settings);
    result->status = glp_mip_status(p);
    result->objective = objective_of_solution(p);
    result->iterations = glp_get_it_cnt(p) - mine.first_iteration;
    if (result->code == 0 && result->status == GLP_OPT) result->bound = result->objective;
    if (result->code == 0 && result->status == GLP_NOFEAS) result->bound = INFINITY;
    end(&mine);
}

// The knapsack code behind GLPK's cover cuts keeps its state in static variables.
static pthread_mutex_t cover_cuts = PTHREAD_MUTEX_INITIALIZER;

static int guarded_branch(gs_problem *problem, const gs_branch_options *options, gs_branch_result *result) {
    GS_GUARD(gs_enter_with(problem), branch(problem->inner, options, result));
    return GS_OK;
}

int gs_branch(gs_problem *problem, const gs_branch_options *options, gs_branch_result *result) {
    if (!options->cover) return guarded_branch(problem, options, result);
    if (gs_current()->in_callback) return GS_BUSY;  // this thread may hold the lock
    pthread_mutex_lock(&cover_cuts);
    int code = guarded_branch(problem, options, result);
    pthread_mutex_unlock(&cover_cuts);
    return code;
}
