package io.nunchi.cli.internal.analyze;

import io.nunchi.api.frame.AnalyzedFrame;
import io.nunchi.cli.internal.source.SourceFrame;
import io.nunchi.spi.failure.Problem;
import java.util.List;
import java.util.Optional;

/** The fate of one frame of the source. */
sealed interface FrameOutcome {

  /** The frame. */
  SourceFrame frame();

  /**
   * The host delivered a result.
   *
   * @param frame the frame, whose picture is released after it was drawn
   * @param result the analyzer's result
   */
  record Analyzed(SourceFrame.Decoded frame, AnalyzedFrame result) implements FrameOutcome {}

  /**
   * There is no result.
   *
   * @param frame the frame
   * @param reason the host's drop reason, or {@code UNREADABLE}
   * @param problems why; empty where nothing is wrong
   * @param picture the decoded frame, where it is still there to be drawn
   */
  record Dropped(
      SourceFrame frame,
      String reason,
      List<Problem> problems,
      Optional<SourceFrame.Decoded> picture)
      implements FrameOutcome {}
}
