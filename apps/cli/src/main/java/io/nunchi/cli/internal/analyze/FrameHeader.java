package io.nunchi.cli.internal.analyze;

import java.util.OptionalLong;

/**
 * The line at the top of every frame of the video.
 *
 * @param engine plugin and model in a few words
 * @param frameCount the number of the source's frames, if it says so
 */
record FrameHeader(String engine, OptionalLong frameCount) {

  String analyzed(FrameOutcome.Analyzed outcome) {
    return start(outcome);
  }

  String dropped(FrameOutcome.Dropped outcome) {
    return start(outcome) + "  not analyzed: " + outcome.reason();
  }

  private String start(FrameOutcome outcome) {
    String count = frameCount.isPresent() ? "/" + frameCount.getAsLong() : "";
    return engine + "  frame " + outcome.frame().number() + count;
  }
}
