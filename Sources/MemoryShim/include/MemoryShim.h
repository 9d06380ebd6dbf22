#ifndef MEMORY_SHIM_H
#define MEMORY_SHIM_H

/// Has the C library give memory blocks of so many bytes or more back to the system as soon as they are freed. For the
/// whole process, to be called before it starts threads. Without effect where the library is not glibc.
void ms_give_back_blocks(int bytes);

#endif
