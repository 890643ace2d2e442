package io.nunchi.accuracy.figure;

/**
 * The range that contains a figure's true value with 95 % confidence.
 *
 * <p>Immutable; any thread.
 *
 * @param low the lower end
 * @param high the upper end
 */
public record Interval(double low, double high) {}
