/* The one place that allocates. */
#ifndef CLASSIC_MEMORY_H
#define CLASSIC_MEMORY_H

#include <stddef.h>

/* Allocates count elements of size bytes, all zero; null when memory runs out. Tests may replace it, before any thread
 * starts. */
extern void *(*classic_allocator)(size_t count, size_t size);

/* Allocates zeroed memory, or sets the thread's error message and returns null. what names its purpose. */
void *classic_allocate(size_t count, size_t size, const char *what);

/* Frees memory of classic_allocate; null does nothing. */
void classic_free(void *memory);

#endif
