/**
 * The reference plugin. A host finds {@link io.nunchi.reference.ReferencePlugin}; the {@code
 * internal} packages behind it are, from the outside in:
 *
 * <ul>
 *   <li>{@code wiring}: the bindings; a decoder is one of them.
 *   <li>{@code engine}: engines, analyzers, and the proof that a model works.
 *   <li>{@code modelpackage} and {@code manifest}: model packages and their descriptions, read
 *       without trust.
 *   <li>{@code preprocess}: frames become input tensors.
 *   <li>{@code batch} and {@code inference}: runs of the model, shared or not, with ONNX Runtime.
 *   <li>{@code decode}: output tensors become detections.
 *   <li>{@code json}: strict reading.
 * </ul>
 */
@NullMarked
package io.nunchi.reference;

import org.jspecify.annotations.NullMarked;
