package io.nunchi.scenes.truth;

import io.nunchi.spi.geometry.BoundingBox;

/**
 * A person or thing that a frame shows.
 *
 * <p>Immutable; any thread.
 *
 * @param trackId the same in all frames; from 1
 * @param label {@code person}, {@code car} or {@code bicycle}
 * @param box the box around all parts within the frame, hidden parts included
 * @param visibleFraction the part that nothing hides and the frame does not cut off, in [0, 1]
 */
public record TrueTarget(long trackId, String label, BoundingBox box, double visibleFraction) {}
