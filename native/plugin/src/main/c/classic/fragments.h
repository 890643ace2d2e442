/* Joins the blobs that are fragments of one moving thing. */
#ifndef CLASSIC_FRAGMENTS_H
#define CLASSIC_FRAGMENTS_H

#include "stream.h"

/*
 * Joins blobs near each other that, together, are still no larger than one person, or that move fast in the same way as the
 * parts of a vehicle do. A joined blob has one name in the names plane. Measures the blobs' flows first. Returns how many
 * blobs are left.
 */
int classic_join_fragments(classic_stream *stream, int blob_count);

#endif
