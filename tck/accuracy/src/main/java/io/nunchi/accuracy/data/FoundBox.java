package io.nunchi.accuracy.data;

import java.util.OptionalLong;

/**
 * A detection of an analyzer.
 *
 * <p>Immutable; any thread.
 *
 * @param label its label, after the label mapping
 * @param box where it is
 * @param confidence in [0, 1]
 * @param trackId the track, where the analyzer tracks
 */
public record FoundBox(String label, PixelBox box, double confidence, OptionalLong trackId) {}
