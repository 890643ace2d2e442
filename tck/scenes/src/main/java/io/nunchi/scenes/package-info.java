/**
 * Footage with exact truth, made by code. {@link io.nunchi.scenes.SceneOptions} says which {@link
 * io.nunchi.scenes.ScenePreset} in which size; {@link io.nunchi.scenes.Scene} draws its frames and
 * says for each what there is to find; {@link io.nunchi.scenes.SceneTruthFiles} writes that down as
 * a MOTChallenge sequence has it.
 *
 * <p>A frame depends on the options and its number alone, and its bytes are the same on every
 * machine: all of it is Java's own strict arithmetic.
 */
@NullMarked
package io.nunchi.scenes;

import org.jspecify.annotations.NullMarked;
