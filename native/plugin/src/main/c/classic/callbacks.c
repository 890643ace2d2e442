#include "callbacks.h"

#include "errors.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

int32_t classic_callbacks_read(const nunchi_vision_callbacks *offered, nunchi_vision_callbacks *callbacks) {
  memset(callbacks, 0, sizeof *callbacks);
  if (offered == NULL) {
    return NUNCHI_VISION_OK;
  }
  if (offered->struct_size < sizeof *callbacks) {
    classic_error("callbacks are too small: expected a struct of %zu bytes, found %u; set struct_size to the sizeof of "
                  "nunchi_vision.h 1.1 or later",
                  sizeof *callbacks, offered->struct_size);
    return NUNCHI_VISION_BAD_ARGUMENT;
  }
  *callbacks = *offered;
  return NUNCHI_VISION_OK;
}

void classic_log(const nunchi_vision_callbacks *callbacks, uint32_t level, const char *format, ...) {
  if (callbacks->log == NULL) {
    return;
  }
  char line[256];
  va_list arguments;
  va_start(arguments, format);
  int length = vsnprintf(line, sizeof line, format, arguments);
  va_end(arguments);
  if (length >= 0) {
    callbacks->log(callbacks->context, level, line);
  }
}
