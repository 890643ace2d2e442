/* How much brighter the camera makes the whole picture than it did when the background was learned. */
#ifndef CLASSIC_EXPOSURE_H
#define CLASSIC_EXPOSURE_H

#include "background.h"

/* The median ratio of the picture's luma to the background's; 1 when there is no clear answer. */
float classic_exposure(const classic_background *background, const classic_picture *picture);

#endif
