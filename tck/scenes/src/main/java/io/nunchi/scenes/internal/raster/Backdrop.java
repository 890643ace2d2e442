package io.nunchi.scenes.internal.raster;

/**
 * Everything that stands still, painted once. Not changed after it was made; any thread.
 *
 * @param width pixels
 * @param height pixels
 * @param pixels red, green and blue in one number
 * @param shadowReach for each pixel the part of its light that a shadow takes, in parts of 255; 0
 *     where none falls
 * @param nearness one by the distance, {@link Sighting#SAMPLES} times as many columns and rows
 */
@SuppressWarnings("ArrayRecordComponent") // copied from for every frame, never compared
public record Backdrop(int width, int height, int[] pixels, byte[] shadowReach, float[] nearness) {}
