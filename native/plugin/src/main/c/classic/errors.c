#include "errors.h"

#include <stdarg.h>
#include <stdio.h>

static _Thread_local char message[640];

void classic_error(const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  int length = vsnprintf(message, sizeof message, format, arguments);
  va_end(arguments);
  if (length < 0) {
    message[0] = '\0';
  } else if ((size_t)length >= sizeof message) {
    /* A cut must not leave half a UTF-8 character behind. */
    size_t end = sizeof message - 1;
    while (end > 0 && ((unsigned char)message[end - 1] & 0xC0u) == 0x80u) {
      end--;
    }
    if (end > 0 && ((unsigned char)message[end - 1] & 0x80u) != 0) {
      end--;
    }
    message[end] = '\0';
  }
}

const char *classic_error_text(void) { return message; }
