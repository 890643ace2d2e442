package io.nunchi.api.shadow;

/**
 * The counts of the frames with the largest disagreement.
 *
 * <p>Immutable; any thread.
 *
 * @param frames how many are kept now
 * @param bytes how many bytes they take
 * @param dropped how many were kept and made room for others, or took more room than there is
 * @param failures how often a frame could not be kept or given up
 */
public record KeptFrames(int frames, long bytes, long dropped, long failures) {}
