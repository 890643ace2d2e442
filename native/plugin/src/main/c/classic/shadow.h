/* Tells cast shadows from the dark parts of a thing. */
#ifndef CLASSIC_SHADOW_H
#define CLASSIC_SHADOW_H

#include <stdint.h>

/*
 * A grey car on a grey road looks like a shadow; but a cast shadow ends at the background on one side, while a dark part of
 * a thing lies between parts that are not dark. Sets solid (1 where something is new, else 0) also where pixels that may be
 * shadow lie between two solid pixels of a column, and nowhere else. foreground is what classic_background_update wrote.
 */
void classic_shadow_claim(const uint8_t *foreground, uint8_t *solid, int width, int height, uint16_t *columns);

#endif
