/* Tells a thing that stands still from the hole in the background where a thing once stood. */
#ifndef CLASSIC_GHOST_H
#define CLASSIC_GHOST_H

#include "background.h"
#include "box.h"

/*
 * A real thing has edges in the picture where its foreground ends; a ghost has them in the background, which still
 * shows what has left. Returns true when the background has clearly more.
 */
bool classic_is_ghost(const classic_background *background, const classic_picture *picture, const uint8_t *foreground,
                      classic_box box);

#endif
