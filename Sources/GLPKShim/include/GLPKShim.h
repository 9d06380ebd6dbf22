// A guarded face of GLPK 5.0 for callers that must not be jumped over.
//
// GLPK ends the process on misuse (glp_error calls abort). Here its error hook frees the thread's GLPK environment and
// jumps back into the shim function that was entered, which returns GS_ABORTED. The jump crosses C frames only: the
// shim has bulk entry points, and its jump target is not armed while a caller's callback runs.
//
// GLPK's state is thread-local, so a problem belongs to the thread that made it. Each environment has a number that is
// never given twice; a problem remembers its own, and a call with any other is refused with GS_STALE. That covers both
// a problem lost in an abort and one used on a foreign thread.
//
// Indices are counted from 0 here and from 1 inside. Every function returns 0, one of the codes below, or GLPK's code.
#pragma once
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

enum {
    GS_OK = 0,
    GS_ABORTED = 1001,  // glp_error was called; gs_message tells what it said
    GS_STALE = 1002,    // another thread's problem, or lost in an abort
    GS_BUSY = 1003,     // called from a callback of gs_branch on this thread
    GS_MEMORY = 1004,   // out of memory in the shim itself
    GS_FILE = 1005      // a file could not be read or written; gs_message tells why
};

typedef struct gs_problem gs_problem;

// What GLPK said last on this thread. Valid until the next call.
const char *gs_message(void);
// Sends what GLPK says on this thread to stderr as well (0: off, the default).
void gs_set_echo(int on);
// Limits the memory GLPK may take on this thread, in megabytes.
int gs_set_memory_limit(int megabytes);
// Frees the thread's environment and with it all its problems. Done by itself when a thread ends.
void gs_free_environment(void);

// Runs the function on `count` new threads with the stack size given, passing 0, 1, …; waits for all of them.
// Returns 0, or an errno if one could not be started (those before it have run then).
// Beyond `most` threads it is as if the system had refused one.
int gs_run_threads(int count, int most, size_t stack_bytes, void (*function)(void *context, int index), void *context);

int gs_create(gs_problem **problem);
// Safe from any thread: on a foreign one, or after an abort, only the shim's own memory is released.
void gs_delete(gs_problem *problem);

// Rows and columns with their bounds (which may be infinite), and entries as triplets.
int gs_load(
    gs_problem *problem, int rows, const double *row_lower, const double *row_upper, int columns, const double *cost,
    const double *column_lower, const double *column_upper, const uint8_t *is_integer, double constant, int entries,
    const int32_t *entry_row, const int32_t *entry_column, const double *entry_value);
int gs_set_problem_name(gs_problem *problem, const char *name);
int gs_set_row_name(gs_problem *problem, int row, const char *name);
int gs_set_column_name(gs_problem *problem, int column, const char *name);

int gs_add_columns(
    gs_problem *problem, int count, const double *cost, const double *lower, const double *upper,
    const uint8_t *is_integer, const int32_t *starts, const int32_t *rows, const double *values, int status);
int gs_add_rows(
    gs_problem *problem, int count, const double *lower, const double *upper, const int32_t *starts,
    const int32_t *columns, const double *values, int status);
int gs_delete_columns(gs_problem *problem, int count, const int32_t *columns);
int gs_delete_rows(gs_problem *problem, int count, const int32_t *rows);

int gs_set_costs(gs_problem *problem, int count, const int32_t *columns, const double *cost);
int gs_set_column_bounds(
    gs_problem *problem, int count, const int32_t *columns, const double *lower, const double *upper);
int gs_set_row_bounds(gs_problem *problem, int count, const int32_t *rows, const double *lower, const double *upper);
int gs_set_column_status(gs_problem *problem, int count, const int32_t *columns, const int32_t *status);
int gs_set_row_status(gs_problem *problem, int count, const int32_t *rows, const int32_t *status);
int gs_standard_basis(gs_problem *problem);
int gs_scale(gs_problem *problem);
int gs_get_statuses(gs_problem *problem, int32_t *rows, int32_t *columns);

int gs_size(gs_problem *problem, int *rows, int *columns, int *entries);
// Everything gs_load takes, back again: arrays sized by gs_size. Entries come column by column.
int gs_store(
    gs_problem *problem, double *row_lower, double *row_upper, double *cost, double *column_lower,
    double *column_upper, uint8_t *is_integer, double *constant, int32_t *entry_row, int32_t *entry_column,
    double *entry_value);
// Names as GLPK holds them ("" if none): the pointer is valid until the problem changes.
int gs_problem_name(gs_problem *problem, const char **name);
int gs_row_name(gs_problem *problem, int row, const char **name);
int gs_column_name(gs_problem *problem, int column, const char **name);

typedef struct {
    int method, pricing, ratio_test, presolve;  // GLPK's own constants
    int iteration_limit, time_limit_ms;         // INT_MAX: none
    double objective_upper;                     // DBL_MAX: none; dual simplex only
} gs_simplex_options;

typedef struct {
    int code;  // GLPK's return code
    int primal_status, dual_status, generic_status;
    int iterations;
    double objective;
} gs_simplex_result;

int gs_simplex(gs_problem *problem, const gs_simplex_options *options, gs_simplex_result *result);

// Solution values in bulk, one a row or column.
enum { GS_ROW_VALUE, GS_ROW_DUAL, GS_COLUMN_VALUE, GS_COLUMN_DUAL, GS_INTEGER_ROW_VALUE, GS_INTEGER_COLUMN_VALUE };
int gs_values(gs_problem *problem, int what, double *out);

typedef struct {
    double bound, incumbent;
    int has_incumbent, open_nodes, total_nodes, iterations, wants_proposal;
} gs_progress;

enum { GS_PROCEED, GS_STOP, GS_PROPOSE };
// May fill `proposal` (one value a column) and answer GS_PROPOSE. Must not call any other function of the shim.
typedef int (*gs_callback)(void *context, const gs_progress *progress, double *proposal);

typedef struct {
    int branching, node_selection;  // GLPK's own constants
    int gomory, rounding, cover, clique, bound_flipping, presolve, feasibility_pump;
    double relative_gap, objective_tolerance, integrality_tolerance;
    int time_limit_ms, node_limit, iteration_limit;  // INT_MAX: none
    const double *start;                             // one value a column, or NULL
    gs_callback callback;                            // or NULL
    void *context;
} gs_branch_options;

typedef struct {
    int code;    // GLPK's return code
    int status;  // GLPK's status of the integer solution
    int stopped_by_node_limit, stopped_by_iteration_limit, stopped_by_callback;
    int nodes, iterations;
    int has_bound;
    double objective, bound;
} gs_branch_result;

// Needs an optimal basis of the relaxation, unless presolve is on.
int gs_branch(gs_problem *problem, const gs_branch_options *options, gs_branch_result *result);

enum { GS_FIXED_MPS, GS_FREE_MPS, GS_CPLEX_LP };
int gs_write(gs_problem *problem, int format, const char *path);
int gs_read(gs_problem *problem, int format, const char *path);

#ifdef __cplusplus
}
#endif
