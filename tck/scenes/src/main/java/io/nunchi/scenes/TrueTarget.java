package io.nunchi.scenes;

import io.nunchi.spi.result.BoundingBox;

/**
 * Someone or something that a frame shows, whether an analyzer finds it or not.
 *
 * <p>Immutable; any thread.
 *
 * @param trackId the same in all frames; from 1
 * @param label {@code person}, {@code car} or {@code bicycle}
 * @param box around all of it that lies within the frame, hidden parts included
 * @param visibleFraction which part of it nothing hides and the frame does not cut off, in [0, 1]
 */
public record TrueTarget(long trackId, String label, BoundingBox box, double visibleFraction) {}
