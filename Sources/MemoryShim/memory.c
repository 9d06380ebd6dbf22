#include "MemoryShim.h"

// Swift's module of glibc leaves malloc.h out.
#if defined(__linux__)
#include <malloc.h>
#endif

void ms_give_back_blocks(int bytes) {
#if defined(__GLIBC__)
    // By default the first large block that is freed raises the limit to its own size, 32 MB at the most. Later ones
    // come from the heap then, which each thread has its own of, and leave holes there.
    mallopt(M_MMAP_THRESHOLD, bytes);
    mallopt(M_TRIM_THRESHOLD, bytes);
#else
    (void)bytes;
#endif
}
