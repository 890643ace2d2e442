package io.nunchi.tracking;

import io.nunchi.spi.geometry.BoundingBox;

/**
 * A place where a track was seen.
 *
 * <p>Immutable; any thread.
 *
 * @param streamTimeNanos the stream time of the frame
 * @param box the box of the detection
 * @since 1.0
 */
public record PathPoint(long streamTimeNanos, BoundingBox box) {}
