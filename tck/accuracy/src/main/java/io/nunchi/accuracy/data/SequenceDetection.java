package io.nunchi.accuracy.data;

/**
 * A detection in a frame of a sequence, before any tracker has seen it.
 *
 * <p>Immutable; any thread.
 *
 * @param frame the frame's number from 1
 * @param box where it is; parts of it may lie outside of the picture
 * @param confidence in [0, 1]
 * @param label the class that the row names, or {@code object}
 */
public record SequenceDetection(int frame, PixelBox box, double confidence, String label) {}
