#include "environment.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static _Thread_local gs_thread current;
static atomic_uint_fast64_t environments_made;
static pthread_key_t at_thread_end;
static pthread_once_t once = PTHREAD_ONCE_INIT;

gs_thread *gs_current(void) { return &current; }

const char *gs_message(void) { return current.text; }

void gs_set_echo(int on) { current.echo = on; }

// Keeps the end of what GLPK says: the text of an error comes last. Nonzero: GLPK itself prints nothing.
static int keep_text(void *info, const char *text) {
    (void)info;
    if (current.echo) fputs(text, stderr);
    size_t length = strlen(text), room = sizeof current.text - 1;
    if (length > room) {
        text += length - room;
        length = room;
    }
    if (current.length + length > room) {
        size_t keep = room - length;
        memmove(current.text, current.text + current.length - keep, keep);
        current.length = keep;
    }
    memcpy(current.text + current.length, text, length);
    current.length += length;
    current.text[current.length] = 0;
    return 1;
}

// GLPK calls this instead of ending the process. Its environment is beyond repair: give back all of it.
static void leave_by_jump(void *info) {
    (void)info;
    if (!current.armed) return;  // GLPK aborts, as it would without us; no function of the shim gets here
    current.armed = 0;
    current.in_callback = 0;
    gs_free_environment();
    longjmp(current.target, 1);
}

static void free_at_thread_end(void *value) {
    (void)value;
    gs_free_environment();
}

static void make_key(void) { pthread_key_create(&at_thread_end, free_at_thread_end); }

void gs_free_environment(void) {
    if (current.number == 0) return;
    glp_error_hook(NULL, NULL);
    glp_free_env();
    current.number = 0;
    while (current.pending) {
        gs_problem *problem = current.pending;
        current.pending = problem->next_pending;
        free(problem);
    }
}

int gs_enter(void) {
    if (current.armed || current.in_callback) return GS_BUSY;
    current.length = 0;
    current.text[0] = 0;
    if (current.number != 0) return GS_OK;
    if (glp_init_env() > 1) return GS_MEMORY;
    pthread_once(&once, make_key);
    pthread_setspecific(at_thread_end, &current);
    glp_term_out(GLP_ON);
    glp_term_hook(keep_text, NULL);
    glp_error_hook(leave_by_jump, NULL);
    current.number = atomic_fetch_add(&environments_made, 1) + 1;
    return GS_OK;
}

int gs_enter_with(const gs_problem *problem) {
    if (current.armed || current.in_callback) return GS_BUSY;
    if (current.number == 0 || problem->environment != current.number) return GS_STALE;
    return gs_enter();
}

void gs_leave(void) {
    while (current.pending) {
        gs_problem *problem = current.pending;
        current.pending = problem->next_pending;
        glp_delete_prob(problem->inner);
        free(problem);
    }
    current.armed = 0;
}

int gs_set_memory_limit(int megabytes) {
    GS_GUARD(gs_enter(), glp_mem_limit(megabytes));
    return GS_OK;
}

int gs_create(gs_problem **out) {
    gs_problem *problem = calloc(1, sizeof *problem);
    if (!problem) return GS_MEMORY;
    int code = gs_enter();
    if (code == GS_OK && setjmp(current.target)) code = GS_ABORTED;
    if (code != GS_OK) {
        free(problem);
        return code;
    }
    current.armed = 1;
    problem->inner = glp_create_prob();
    problem->environment = current.number;
    gs_leave();
    *out = problem;
    return GS_OK;
}

void gs_delete(gs_problem *problem) {
    if (!problem) return;
    if (current.number == 0 || problem->environment != current.number) {
        free(problem);  // lost in an abort, or to be freed with its own thread's environment
        return;
    }
    problem->next_pending = current.pending;
    current.pending = problem;
    if (current.armed || current.in_callback) return;  // freed when the search is over
    if (gs_enter() != GS_OK || setjmp(current.target)) return;
    current.armed = 1;
    gs_leave();
}
