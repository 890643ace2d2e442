package io.nunchi.api.internal.run;

import io.nunchi.api.AnalyzedFrame;
import io.nunchi.api.FrameBuffer;

/** Sees every result with its picture before it is delivered; short, never blocks. */
@FunctionalInterface
interface ResultTap {

  void analyzed(FrameBuffer picture, AnalyzedFrame frame);
}
