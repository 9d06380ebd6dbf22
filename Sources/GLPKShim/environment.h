// What the shim keeps per thread, and how a function of it is guarded. Internal.
#pragma once
#include <glpk.h>
#include <setjmp.h>
#include <stdint.h>

#include "GLPKShim.h"

struct gs_problem {
    glp_prob *inner;
    uint64_t environment;
    gs_problem *next_pending;
};

typedef struct {
    uint64_t number;      // of the GLPK environment that lives now; 0: none
    int armed;            // the jump target is valid
    int in_callback;      // a caller's callback runs inside gs_branch
    int echo;
    gs_problem *pending;  // deleted inside a callback, to be freed afterwards
    jmp_buf target;
    char text[1024];      // the end of what GLPK said
    size_t length;
} gs_thread;

gs_thread *gs_current(void);
// GS_OK with an environment ready, or GS_BUSY.
int gs_enter(void);
// gs_enter, and the problem must belong to this thread's environment.
int gs_enter_with(const gs_problem *problem);
// Ends a guarded stretch: the jump target is off, problems deleted meanwhile are freed.
void gs_leave(void);

// A row's or column's bounds, infinite where it has none. Numbers from 1.
void gs_row_range(glp_prob *p, int row, double *lower, double *upper);
void gs_column_range(glp_prob *p, int column, double *lower, double *upper);

// Runs statements with GLPK's abort() turned into `return GS_ABORTED`. Locals changed inside must not be used after a
// jump, so everything that has to outlive one is freed by its owner: memory inside comes from GLPK itself, whose
// environment is freed whole.
#define GS_GUARD(entered, ...)                              \
    do {                                                    \
        int gs_code_ = (entered);                           \
        if (gs_code_ != GS_OK) return gs_code_;             \
        if (setjmp(gs_current()->target)) return GS_ABORTED; \
        gs_current()->armed = 1;                            \
        __VA_ARGS__;                                        \
        gs_leave();                                         \
    } while (0)
