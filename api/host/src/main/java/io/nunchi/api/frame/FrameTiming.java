package io.nunchi.api.frame;

/**
 * The durations of a frame's stages, by the host's monotonic clock.
 *
 * <p>Immutable; any thread.
 *
 * @param waitNanos from the offer to the start of the analysis, in nanoseconds
 * @param analyzeNanos the call of the analyzer, in nanoseconds
 * @param checkNanos the host's check of the result, in nanoseconds
 * @param ageNanos from the frame's arrival in the host to the delivery of its result, in
 *     nanoseconds
 */
public record FrameTiming(long waitNanos, long analyzeNanos, long checkNanos, long ageNanos) {}
