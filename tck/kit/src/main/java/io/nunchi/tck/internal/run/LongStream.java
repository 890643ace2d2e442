package io.nunchi.tck.internal.run;

/**
 * The number of frames of a long stream, and in how many of the last frames of a walk the target
 * was found at its beginning and at its end.
 *
 * @param frames the frames that one analyzer analyzed
 * @param foundFirst from 0 to 8, at the beginning
 * @param foundLast from 0 to 8, at the end
 */
public record LongStream(long frames, int foundFirst, int foundLast) {}
