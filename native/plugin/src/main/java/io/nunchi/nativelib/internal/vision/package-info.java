/**
 * The three levels of the contract over a C library: {@link
 * io.nunchi.nativelib.internal.vision.VisionEngines} starts a {@link
 * io.nunchi.nativelib.internal.vision.VisionEngine}, which opens {@link
 * io.nunchi.nativelib.internal.vision.VisionAnalyzer}s. Each analyzer hands frames over through a
 * {@link io.nunchi.nativelib.internal.vision.FrameWriter} and reads answers with a {@link
 * io.nunchi.nativelib.internal.vision.ResultReader}, which trusts nothing. {@link
 * io.nunchi.nativelib.internal.vision.LibrarySettings} reads the settings of a library that is
 * known only when it is loaded.
 */
@NullMarked
package io.nunchi.nativelib.internal.vision;

import org.jspecify.annotations.NullMarked;
