#include "memory.h"

#include "errors.h"

#include <stdint.h>
#include <stdlib.h>

void *(*classic_allocator)(size_t count, size_t size) = calloc;

void *classic_allocate(size_t count, size_t size, const char *what) {
  void *memory = size != 0 && count > SIZE_MAX / size ? NULL : classic_allocator(count, size);
  if (memory == NULL) {
    classic_error("out of memory: expected %zu x %zu bytes for %s, found too little; free memory, or lower working_size "
                  "or the number of streams",
                  count, size, what);
  }
  return memory;
}

void classic_free(void *memory) { free(memory); }
