/* Cleans a mask of zeros and ones. */
#ifndef CLASSIC_MORPHOLOGY_H
#define CLASSIC_MORPHOLOGY_H

#include <stdint.h>

/*
 * Sets each pixel to 1 where at least least of the pixels in the (2 * radius_x + 1) x (2 * radius_y + 1) window are 1.
 * Pixels outside the mask are 0. columns is scratch of width elements. in and out must differ.
 */
void classic_vote(const uint8_t *in, uint8_t *out, int width, int height, int radius_x, int radius_y, int least,
                  uint16_t *columns);

/* Closes gaps of up to 2 * radius rows and columns: grows ones by the radii, then shrinks by the same. scratch is one mask. */
void classic_close_gaps(uint8_t *mask, uint8_t *scratch, int width, int height, int radius_x, int radius_y,
                        uint16_t *columns);

/* Adds to the mask the pixels of more that touch it above, below, left or right. Needs a scratch plane of the same size. */
void classic_grow(uint8_t *mask, const uint8_t *more, uint8_t *scratch, int width, int height);

#endif
