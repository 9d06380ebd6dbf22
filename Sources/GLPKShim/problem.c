// Filling, changing and reading problems, in bulk.
#include <math.h>
#include <stdlib.h>

#include "environment.h"

static int bound_type(double lower, double upper) {
    if (isinf(lower)) return isinf(upper) ? GLP_FR : GLP_UP;
    if (isinf(upper)) return GLP_LO;
    return lower == upper ? GLP_FX : GLP_DB;
}

static void set_row(glp_prob *p, int row, double lower, double upper) {
    glp_set_row_bnds(p, row, bound_type(lower, upper), lower, upper);
}

static void set_column(glp_prob *p, int column, double lower, double upper) {
    glp_set_col_bnds(p, column, bound_type(lower, upper), lower, upper);
}

// Memory from GLPK itself: if it jumps out meanwhile, the environment is freed and this with it.
static int *counted_from_one(const int32_t *indices, int count) {
    int *out = glp_alloc(1 + count, sizeof(int));
    for (int k = 0; k < count; k++) out[k + 1] = indices[k] + 1;
    return out;
}

static void load(
    glp_prob *p, int rows, const double *row_lower, const double *row_upper, int columns, const double *cost,
    const double *column_lower, const double *column_upper, const uint8_t *is_integer, int entries,
    const int32_t *entry_row, const int32_t *entry_column, const double *entry_value) {
    glp_erase_prob(p);
    glp_set_obj_dir(p, GLP_MIN);
    if (rows > 0) glp_add_rows(p, rows);
    for (int i = 0; i < rows; i++) set_row(p, i + 1, row_lower[i], row_upper[i]);
    if (columns > 0) glp_add_cols(p, columns);
    for (int j = 0; j < columns; j++) {
        if (is_integer[j]) glp_set_col_kind(p, j + 1, GLP_IV);
        set_column(p, j + 1, column_lower[j], column_upper[j]);
        glp_set_obj_coef(p, j + 1, cost[j]);
    }
    int *row = counted_from_one(entry_row, entries), *column = counted_from_one(entry_column, entries);
    glp_load_matrix(p, entries, row, column, entry_value - 1);
    glp_free(row);
    glp_free(column);
}

int gs_load(
    gs_problem *problem, int rows, const double *row_lower, const double *row_upper, int columns, const double *cost,
    const double *column_lower, const double *column_upper, const uint8_t *is_integer, double constant, int entries,
    const int32_t *entry_row, const int32_t *entry_column, const double *entry_value) {
    GS_GUARD(
        gs_enter_with(problem),
        load(
            problem->inner, rows, row_lower, row_upper, columns, cost, column_lower, column_upper, is_integer,
            entries, entry_row, entry_column, entry_value);
        glp_set_obj_coef(problem->inner, 0, constant));
    return GS_OK;
}

int gs_set_problem_name(gs_problem *problem, const char *name) {
    GS_GUARD(gs_enter_with(problem), glp_set_prob_name(problem->inner, name));
    return GS_OK;
}

int gs_set_row_name(gs_problem *problem, int row, const char *name) {
    GS_GUARD(gs_enter_with(problem), glp_set_row_name(problem->inner, row + 1, name));
    return GS_OK;
}

int gs_set_column_name(gs_problem *problem, int column, const char *name) {
    GS_GUARD(gs_enter_with(problem), glp_set_col_name(problem->inner, column + 1, name));
    return GS_OK;
}

static void add_columns(
    glp_prob *p, int count, const double *cost, const double *lower, const double *upper, const uint8_t *is_integer,
    const int32_t *starts, const int32_t *rows, const double *values, int status) {
    if (count <= 0) return;
    int first = glp_add_cols(p, count);
    int *row = counted_from_one(rows, starts[count]);
    for (int k = 0; k < count; k++) {
        int column = first + k;
        if (is_integer[k]) glp_set_col_kind(p, column, GLP_IV);
        set_column(p, column, lower[k], upper[k]);
        glp_set_obj_coef(p, column, cost[k]);
        glp_set_mat_col(p, column, starts[k + 1] - starts[k], row + starts[k], values + starts[k] - 1);
        glp_set_col_stat(p, column, status);
    }
    glp_free(row);
}

int gs_add_columns(
    gs_problem *problem, int count, const double *cost, const double *lower, const double *upper,
    const uint8_t *is_integer, const int32_t *starts, const int32_t *rows, const double *values, int status) {
    GS_GUARD(
        gs_enter_with(problem),
        add_columns(problem->inner, count, cost, lower, upper, is_integer, starts, rows, values, status));
    return GS_OK;
}

static void add_rows(
    glp_prob *p, int count, const double *lower, const double *upper, const int32_t *starts, const int32_t *columns,
    const double *values, int status) {
    if (count <= 0) return;
    int first = glp_add_rows(p, count);
    int *column = counted_from_one(columns, starts[count]);
    for (int k = 0; k < count; k++) {
        set_row(p, first + k, lower[k], upper[k]);
        glp_set_mat_row(p, first + k, starts[k + 1] - starts[k], column + starts[k], values + starts[k] - 1);
        glp_set_row_stat(p, first + k, status);
    }
    glp_free(column);
}

int gs_add_rows(
    gs_problem *problem, int count, const double *lower, const double *upper, const int32_t *starts,
    const int32_t *columns, const double *values, int status) {
    GS_GUARD(
        gs_enter_with(problem), add_rows(problem->inner, count, lower, upper, starts, columns, values, status));
    return GS_OK;
}

int gs_delete_columns(gs_problem *problem, int count, const int32_t *columns) {
    if (count <= 0) return gs_enter_with(problem);
    GS_GUARD(
        gs_enter_with(problem), int *column = counted_from_one(columns, count);
        glp_del_cols(problem->inner, count, column); glp_free(column));
    return GS_OK;
}

int gs_delete_rows(gs_problem *problem, int count, const int32_t *rows) {
    if (count <= 0) return gs_enter_with(problem);
    GS_GUARD(
        gs_enter_with(problem), int *row = counted_from_one(rows, count); glp_del_rows(problem->inner, count, row);
        glp_free(row));
    return GS_OK;
}

int gs_set_costs(gs_problem *problem, int count, const int32_t *columns, const double *cost) {
    GS_GUARD(
        gs_enter_with(problem),
        for (int k = 0; k < count; k++) glp_set_obj_coef(problem->inner, columns[k] + 1, cost[k]));
    return GS_OK;
}

int gs_set_column_bounds(
    gs_problem *problem, int count, const int32_t *columns, const double *lower, const double *upper) {
    GS_GUARD(
        gs_enter_with(problem),
        for (int k = 0; k < count; k++) set_column(problem->inner, columns[k] + 1, lower[k], upper[k]));
    return GS_OK;
}

int gs_set_row_bounds(gs_problem *problem, int count, const int32_t *rows, const double *lower, const double *upper) {
    GS_GUARD(
        gs_enter_with(problem),
        for (int k = 0; k < count; k++) set_row(problem->inner, rows[k] + 1, lower[k], upper[k]));
    return GS_OK;
}

int gs_set_column_status(gs_problem *problem, int count, const int32_t *columns, const int32_t *status) {
    GS_GUARD(
        gs_enter_with(problem),
        for (int k = 0; k < count; k++) glp_set_col_stat(problem->inner, columns[k] + 1, status[k]));
    return GS_OK;
}

int gs_set_row_status(gs_problem *problem, int count, const int32_t *rows, const int32_t *status) {
    GS_GUARD(
        gs_enter_with(problem),
        for (int k = 0; k < count; k++) glp_set_row_stat(problem->inner, rows[k] + 1, status[k]));
    return GS_OK;
}

int gs_standard_basis(gs_problem *problem) {
    GS_GUARD(gs_enter_with(problem), glp_std_basis(problem->inner));
    return GS_OK;
}

int gs_scale(gs_problem *problem) {
    GS_GUARD(gs_enter_with(problem), glp_scale_prob(problem->inner, GLP_SF_AUTO));
    return GS_OK;
}

static void get_statuses(glp_prob *p, int32_t *rows, int32_t *columns) {
    int m = glp_get_num_rows(p), n = glp_get_num_cols(p);
    for (int i = 0; i < m; i++) rows[i] = glp_get_row_stat(p, i + 1);
    for (int j = 0; j < n; j++) columns[j] = glp_get_col_stat(p, j + 1);
}

int gs_get_statuses(gs_problem *problem, int32_t *rows, int32_t *columns) {
    GS_GUARD(gs_enter_with(problem), get_statuses(problem->inner, rows, columns));
    return GS_OK;
}

int gs_size(gs_problem *problem, int *rows, int *columns, int *entries) {
    GS_GUARD(
        gs_enter_with(problem), *rows = glp_get_num_rows(problem->inner);
        *columns = glp_get_num_cols(problem->inner); *entries = glp_get_num_nz(problem->inner));
    return GS_OK;
}

static void range_of(int type, double lower, double upper, double *out_lower, double *out_upper) {
    *out_lower = type == GLP_FR || type == GLP_UP ? -INFINITY : lower;
    *out_upper = type == GLP_FR || type == GLP_LO ? INFINITY : type == GLP_FX ? lower : upper;
}

void gs_row_range(glp_prob *p, int row, double *lower, double *upper) {
    range_of(glp_get_row_type(p, row), glp_get_row_lb(p, row), glp_get_row_ub(p, row), lower, upper);
}

void gs_column_range(glp_prob *p, int column, double *lower, double *upper) {
    range_of(glp_get_col_type(p, column), glp_get_col_lb(p, column), glp_get_col_ub(p, column), lower, upper);
}

static void store_entries(glp_prob *p, int32_t *entry_row, int32_t *entry_column, double *entry_value) {
    int m = glp_get_num_rows(p), n = glp_get_num_cols(p), next = 0;
    int *index = glp_alloc(1 + m, sizeof(int));
    double *value = glp_alloc(1 + m, sizeof(double));
    for (int j = 1; j <= n; j++) {
        int length = glp_get_mat_col(p, j, index, value);
        for (int k = 1; k <= length; k++, next++) {
            entry_row[next] = index[k] - 1;
            entry_column[next] = j - 1;
            entry_value[next] = value[k];
        }
    }
    glp_free(index);
    glp_free(value);
}

static void store_bounds(
    glp_prob *p, double *row_lower, double *row_upper, double *cost, double *column_lower, double *column_upper,
    uint8_t *is_integer) {
    for (int i = 0; i < glp_get_num_rows(p); i++) gs_row_range(p, i + 1, &row_lower[i], &row_upper[i]);
    for (int j = 0; j < glp_get_num_cols(p); j++) {
        gs_column_range(p, j + 1, &column_lower[j], &column_upper[j]);
        cost[j] = glp_get_obj_coef(p, j + 1);
        is_integer[j] = glp_get_col_kind(p, j + 1) != GLP_CV;
    }
}

int gs_store(
    gs_problem *problem, double *row_lower, double *row_upper, double *cost, double *column_lower,
    double *column_upper, uint8_t *is_integer, double *constant, int32_t *entry_row, int32_t *entry_column,
    double *entry_value) {
    GS_GUARD(
        gs_enter_with(problem),
        store_bounds(problem->inner, row_lower, row_upper, cost, column_lower, column_upper, is_integer);
        store_entries(problem->inner, entry_row, entry_column, entry_value);
        *constant = glp_get_obj_coef(problem->inner, 0));
    return GS_OK;
}

int gs_problem_name(gs_problem *problem, const char **name) {
    GS_GUARD(gs_enter_with(problem), *name = glp_get_prob_name(problem->inner));
    if (!*name) *name = "";
    return GS_OK;
}

int gs_row_name(gs_problem *problem, int row, const char **name) {
    GS_GUARD(gs_enter_with(problem), *name = glp_get_row_name(problem->inner, row + 1));
    if (!*name) *name = "";
    return GS_OK;
}

int gs_column_name(gs_problem *problem, int column, const char **name) {
    GS_GUARD(gs_enter_with(problem), *name = glp_get_col_name(problem->inner, column + 1));
    if (!*name) *name = "";
    return GS_OK;
}

static int file_code(int failed) { return failed ? GS_FILE : GS_OK; }

int gs_write(gs_problem *problem, int format, const char *path) {
    int volatile failed = 0;
    glp_prob *p = problem->inner;
    GS_GUARD(
        gs_enter_with(problem),
        failed = format == GS_CPLEX_LP ? glp_write_lp(p, NULL, path)
                                       : glp_write_mps(
                                             p, format == GS_FIXED_MPS ? GLP_MPS_DECK : GLP_MPS_FILE, NULL, path));
    return file_code(failed);
}

// A file may say "maximize": the same program with all costs negated is to be minimised.
static void minimise(glp_prob *p) {
    if (glp_get_obj_dir(p) == GLP_MIN) return;
    glp_set_obj_dir(p, GLP_MIN);
    for (int j = 0; j <= glp_get_num_cols(p); j++) glp_set_obj_coef(p, j, -glp_get_obj_coef(p, j));
}

int gs_read(gs_problem *problem, int format, const char *path) {
    int volatile failed = 0;
    glp_prob *p = problem->inner;
    GS_GUARD(
        gs_enter_with(problem),
        failed = format == GS_CPLEX_LP ? glp_read_lp(p, NULL, path)
                                       : glp_read_mps(
                                             p, format == GS_FIXED_MPS ? GLP_MPS_DECK : GLP_MPS_FILE, NULL, path);
        minimise(p));
    return file_code(failed);
}
