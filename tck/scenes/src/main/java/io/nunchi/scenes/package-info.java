/**
 * Generated footage with exact truth. {@link io.nunchi.scenes.SceneOptions} choose a {@link
 * io.nunchi.scenes.ScenePreset}, its size and length; {@link io.nunchi.scenes.Scene} draws the
 * frames and returns the truth of each; {@link io.nunchi.scenes.SceneTruthFiles} writes the truth
 * as a MOTChallenge sequence.
 *
 * <p>A frame depends on the options and its number alone, and its bytes are the same on every
 * machine: all of it is Java's own strict arithmetic.
 */
@NullMarked
package io.nunchi.scenes;

import org.jspecify.annotations.NullMarked;
