/**
 * The three levels of the contract over a C library: {@link
 * io.nunchi.nativelib.internal.vision.VisionEngines} starts a {@link
 * io.nunchi.nativelib.internal.vision.VisionEngine}, which opens {@link
 * io.nunchi.nativelib.internal.vision.VisionAnalyzer}s. An analyzer hands frames over through a
 * {@link io.nunchi.nativelib.internal.vision.FrameWriter} and reads and checks the answers with a
 * {@link io.nunchi.nativelib.internal.vision.result.ResultReader}.
 */
@NullMarked
package io.nunchi.nativelib.internal.vision;

import org.jspecify.annotations.NullMarked;
