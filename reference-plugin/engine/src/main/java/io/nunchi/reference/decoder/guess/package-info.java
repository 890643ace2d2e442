/**
 * Guesses for a model that nobody has described yet. {@code models init} runs the model on noise,
 * shows each decoder the {@link io.nunchi.reference.decoder.guess.ModelOutputs}, and writes the
 * likeliest {@link io.nunchi.reference.decoder.guess.Guess} into the manifest.
 */
@NullMarked
package io.nunchi.reference.decoder.guess;

import org.jspecify.annotations.NullMarked;
