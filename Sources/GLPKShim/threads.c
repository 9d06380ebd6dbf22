#include <errno.h>
#include <pthread.h>
#include <stdlib.h>

#include "GLPKShim.h"

typedef struct {
    pthread_t thread;
    int index;
    void (*function)(void *, int);
    void *context;
} job;

static void *run_job(void *argument) {
    job *mine = argument;
    mine->function(mine->context, mine->index);
    gs_free_environment();
    return NULL;
}

int gs_run_threads(
    int count, int most, size_t stack_bytes, void (*function)(void *context, int index), void *context) {
    if (count <= 0) return 0;
    job *jobs = calloc((size_t)count, sizeof *jobs);
    if (!jobs) return ENOMEM;
    pthread_attr_t attributes;
    pthread_attr_init(&attributes);
    int failure = pthread_attr_setstacksize(&attributes, stack_bytes);
    int started = 0;
    while (failure == 0 && started < count) {
        if (started >= most) {
            failure = EAGAIN;
            break;
        }
        jobs[started] = (job){.index = started, .function = function, .context = context};
        failure = pthread_create(&jobs[started].thread, &attributes, run_job, &jobs[started]);
        if (failure == 0) started++;
    }
    for (int i = 0; i < started; i++) pthread_join(jobs[i].thread, NULL);
    pthread_attr_destroy(&attributes);
    free(jobs);
    return failure;
}
