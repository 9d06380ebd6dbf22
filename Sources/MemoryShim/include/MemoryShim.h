#ifndef MEMORY_SHIM_H
#define MEMORY_SHIM_H

/// Has the C library give memory blocks of so many bytes or more back to the system as soon as they are freed. For the
/// whole process, to be called before it starts threads. Without effect where the library is not glibc.
void ms_give_back_blocks(int bytes);

/// Has the program end with a message on standard error and an exit status when the system gives it no more memory.
/// For the whole process, to be called before it starts threads; the text must stay. Without effect where the library
/// is not glibc, and under the sanitizers, which have functions of their own for memory.
void ms_end_when_out_of_memory(const char *message, int status);

#endif
