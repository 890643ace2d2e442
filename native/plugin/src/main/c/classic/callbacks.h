/* Functions of the host that an engine or a stream calls. */
#ifndef CLASSIC_CALLBACKS_H
#define CLASSIC_CALLBACKS_H

#include "nunchi_vision.h"

/* Copies what the host offers; null is nothing. Returns OK, or BAD_ARGUMENT with the thread's message set. */
int32_t classic_callbacks_read(const nunchi_vision_callbacks *offered, nunchi_vision_callbacks *callbacks);

#if defined(__GNUC__)
__attribute__((format(printf, 3, 4)))
#endif
/* Writes a line into the host's log, if it has one. */
void classic_log(const nunchi_vision_callbacks *callbacks, uint32_t level, const char *format, ...);

#endif
