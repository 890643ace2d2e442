/**
 * The parameters and readers that the built-in decoders share, and the suppression after decoding.
 *
 * <ul>
 *   <li>{@code grid}: decoders whose boxes belong to the cells of a grid.
 *   <li>{@code row}: decoders of plain lists of boxes.
 *   <li>{@code mask}, {@code oriented} and {@code pose}: decoders of boxes with masks, angles and
 *       keypoints, and of labels of every pixel; {@code head} has what they share.
 *   <li>{@code whole}: decoders of answers to the picture as a whole.
 *   <li>{@link io.nunchi.reference.internal.decode.NonMaximumSuppression} picks the best of
 *       candidates that mean the same thing.
 * </ul>
 *
 * <p>Decoders never guess: a value that means nothing (not finite, a confidence outside [0, 1], an
 * unknown label) rejects the frame as soon as it would matter for a detection. Comparisons are
 * written so that NaN never passes for "too low".
 */
@NullMarked
package io.nunchi.reference.internal.decode;

import org.jspecify.annotations.NullMarked;
