package io.nunchi.accuracy.figure;

/**
 * Where a figure's true value lies with 95 % confidence.
 *
 * <p>Immutable; any thread.
 *
 * @param low the lower end
 * @param high the upper end
 */
public record Interval(double low, double high) {}
