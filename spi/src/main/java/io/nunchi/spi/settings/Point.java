package io.nunchi.spi.settings;

/**
 * A point of the picture, origin top-left.
 *
 * @param x in [0, 1] of the frame's width
 * @param y in [0, 1] of the frame's height
 */
public record Point(double x, double y) {}
