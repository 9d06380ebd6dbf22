#include "MemoryShim.h"

#include <stdlib.h>

#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer) || __has_feature(memory_sanitizer)
#define MS_SANITIZED 1
#endif
#endif

static const char *ms_message;
static int ms_status;

void ms_end_when_out_of_memory(const char *message, int status) {
    ms_message = message;
    ms_status = status;
}

#if defined(__GLIBC__) && !defined(MS_SANITIZED)
#include <errno.h>
#include <string.h>
#include <unistd.h>

// Swift cannot do without the memory that it asks for: it ends the program with a trace of all threads, which tells a
// user nothing. These stand in front of the C library's own functions, and only look whether there was any.
//
// glibc exports its functions under these names for this use.
extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *block, size_t size);
extern void *__libc_memalign(size_t alignment, size_t size);

static void *ms_checked(void *block, size_t size) {
    if (block || size == 0 || !ms_message) return block;
    // Nothing here may need memory, and no other thread is waited for.
    ssize_t written = write(STDERR_FILENO, ms_message, strlen(ms_message));
    (void)written;
    _exit(ms_status);
}

void *malloc(size_t size) { return ms_checked(__libc_malloc(size), size); }

void *calloc(size_t count, size_t size) { return ms_checked(__libc_calloc(count, size), count && size); }

void *realloc(void *block, size_t size) { return ms_checked(__libc_realloc(block, size), size); }

void *aligned_alloc(size_t alignment, size_t size) { return ms_checked(__libc_memalign(alignment, size), size); }

int posix_memalign(void **block, size_t alignment, size_t size) {
    if (alignment < sizeof(void *) || (alignment & (alignment - 1))) return EINVAL;
    *block = ms_checked(__libc_memalign(alignment, size), size);
    return *block || size == 0 ? 0 : ENOMEM;
}
#endif
