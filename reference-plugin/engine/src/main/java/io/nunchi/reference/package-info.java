/**
 * The reference plugin. {@link io.nunchi.reference.ReferencePlugin} is what a host finds; what is
 * behind it is in {@code internal} packages, from the outside in:
 *
 * <ul>
 *   <li>{@code wiring}: which class stands behind which name; a decoder is one binding there.
 *   <li>{@code engine}: engines, analyzers, and the proof that a model works.
 *   <li>{@code modelpackage} and {@code manifest}: what a model is, read without trust.
 *   <li>{@code preprocess}: frames become input tensors.
 *   <li>{@code inference}: ONNX Runtime.
 *   <li>{@code decode}: output tensors become detections.
 *   <li>{@code json}: strict reading.
 * </ul>
 */
@NullMarked
package io.nunchi.reference;

import org.jspecify.annotations.NullMarked;
