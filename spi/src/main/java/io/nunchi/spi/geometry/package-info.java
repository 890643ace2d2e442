/**
 * Positions in a picture, normalised to [0, 1] of its width and height with the origin top-left: a
 * {@link io.nunchi.spi.geometry.Point}, an upright {@link io.nunchi.spi.geometry.BoundingBox}, a
 * {@link io.nunchi.spi.geometry.Polygon}.
 */
@NullMarked
package io.nunchi.spi.geometry;

import org.jspecify.annotations.NullMarked;
