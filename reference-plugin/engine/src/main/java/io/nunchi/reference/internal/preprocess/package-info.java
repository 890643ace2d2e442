/**
 * From a frame to an input tensor: any pixel format, any stride, no copy of the whole frame.
 *
 * <p>{@link io.nunchi.reference.internal.preprocess.PreprocessingSpec} says what the model wants;
 * {@link io.nunchi.reference.internal.preprocess.Preprocessor} does it, in three steps that each
 * have a class:
 *
 * <ol>
 *   <li>{@code FrameGeometry} decides which part of the frame lands where in the tensor, and gives
 *       the {@link io.nunchi.reference.internal.preprocess.FrameMapping} that undoes it;
 *   <li>{@code FramePainter}, with {@code YuvPainter} for luma and chroma, resizes that part onto a
 *       small 8-bit canvas in the tensor's colours ({@code YuvConversion} knows the coefficients),
 *       after {@code FramePlanes} has checked the planes and put OpenCV headers over them;
 *   <li>{@code TensorWriter} scales, normalises and lays the canvas out in the tensor.
 * </ol>
 *
 * <p>{@link io.nunchi.reference.internal.preprocess.OpenCvLibrary} loads OpenCV, once, before all
 * of this.
 */
@NullMarked
package io.nunchi.reference.internal.preprocess;

import org.jspecify.annotations.NullMarked;
