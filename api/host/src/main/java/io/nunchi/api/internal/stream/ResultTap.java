package io.nunchi.api.internal.stream;

import io.nunchi.api.frame.AnalyzedFrame;
import io.nunchi.api.frame.FrameBuffer;
import io.nunchi.api.internal.analyzer.Generation;

/** Sees every result of a stream together with its picture, before the picture is released. */
@FunctionalInterface
public interface ResultTap {

  /** Nobody looks. */
  ResultTap NONE = (picture, frame, generation) -> {};

  /**
   * On the worker that analyzed; short, never throws, and holds the picture if it needs it longer.
   */
  void result(FrameBuffer picture, AnalyzedFrame frame, Generation generation);
}
