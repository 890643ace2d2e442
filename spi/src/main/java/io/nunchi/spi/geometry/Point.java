package io.nunchi.spi.geometry;

/**
 * A point of the picture, origin top-left.
 *
 * <p>Immutable; any thread.
 *
 * @param x in [0, 1] of the frame's width
 * @param y in [0, 1] of the frame's height
 * @since 1.0
 */
public record Point(double x, double y) {}
