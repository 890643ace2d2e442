package io.nunchi.accuracy.data;

import java.util.OptionalLong;

/**
 * Something that an analyzer found.
 *
 * <p>Immutable; any thread.
 *
 * @param label what it is, after the label mapping
 * @param box where it is
 * @param confidence how sure the analyzer is, in [0, 1]
 * @param trackId the track, where the analyzer tracks
 */
public record FoundBox(String label, PixelBox box, double confidence, OptionalLong trackId) {}
