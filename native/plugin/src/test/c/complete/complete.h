/* What tests ask the complete library. */
#ifndef NUNCHI_TEST_COMPLETE_H
#define NUNCHI_TEST_COMPLETE_H

#include "nunchi_vision.h"

NUNCHI_VISION_API int32_t complete_open_engines(void);

NUNCHI_VISION_API int32_t complete_open_streams(void);

/* How many calls wait to be cancelled. */
NUNCHI_VISION_API int32_t complete_waiting(void);

#endif
