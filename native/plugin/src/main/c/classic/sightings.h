/* From cleaned foreground to sightings: which blobs, or parts of blobs, are single things. */
#ifndef CLASSIC_SIGHTINGS_H
#define CLASSIC_SIGHTINGS_H

#include "stream.h"

/* Fills stream->sightings from stream->blobs and the tracker's predictions. */
void classic_find_sightings(classic_stream *stream, int blob_count);

#endif
