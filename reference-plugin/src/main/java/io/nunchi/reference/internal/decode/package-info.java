/**
 * From a model's output tensors to detections.
 *
 * <ul>
 *   <li>A {@link io.nunchi.reference.internal.decode.DecoderType} reads its own part of the
 *       manifest and makes an {@link io.nunchi.reference.internal.decode.OutputLayout}: which
 *       tensors are expected, and how to read them. Adding a decoder is adding such a class and one
 *       binding.
 *   <li>An {@link io.nunchi.reference.internal.decode.OutputDecoder} reads {@link
 *       io.nunchi.reference.internal.decode.OutputTensor}s into {@link
 *       io.nunchi.reference.internal.decode.Candidates}, in pixels of the input tensor.
 *   <li>{@link io.nunchi.reference.internal.decode.NonMaximumSuppression} picks the best of
 *       candidates that mean the same thing.
 * </ul>
 *
 * <p>Decoders never guess: a value that means nothing (not finite, a confidence outside [0, 1], an
 * unknown label) rejects the frame as soon as it would matter for a detection.
 */
@NullMarked
package io.nunchi.reference.internal.decode;

import org.jspecify.annotations.NullMarked;
