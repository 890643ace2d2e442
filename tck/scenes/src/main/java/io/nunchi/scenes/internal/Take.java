package io.nunchi.scenes.internal;

/**
 * The size, frame rate and seed that a scene is drawn with.
 *
 * @param width pixels
 * @param height pixels
 * @param frameRate frames per second
 * @param seed the seed of everything random
 */
public record Take(int width, int height, double frameRate, long seed) {}
