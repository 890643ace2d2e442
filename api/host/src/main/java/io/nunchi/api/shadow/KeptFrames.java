package io.nunchi.api.shadow;

/**
 * The counts of the frames with the largest disagreement.
 *
 * <p>Immutable; any thread.
 *
 * @param frames the number that is kept now
 * @param bytes the bytes that they take
 * @param dropped the number that was kept and made room for others, or took more room than there is
 * @param failures the number of failed attempts to keep or give up a frame
 */
public record KeptFrames(int frames, long bytes, long dropped, long failures) {}
