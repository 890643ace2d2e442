package io.nunchi.cli.internal.analyze;

import io.nunchi.api.frame.EngineGeneration;
import io.nunchi.bench.measure.EngineSummary;
import java.util.OptionalLong;

/**
 * The line at the top of every frame of the video: the frame's number first, which small frames
 * have room for, then the engine that found what is drawn. Commands may change it in the middle of
 * a run. For one thread at a time.
 */
final class FrameHeader {

  private final OptionalLong frameCount;
  private String engine;
  private long generation;

  /**
   * Begins with an engine.
   *
   * @param engine plugin and model in a few words
   * @param generation the engine's generation
   * @param frameCount the number of the source's frames, if it says so
   */
  FrameHeader(String engine, long generation, OptionalLong frameCount) {
    this.frameCount = frameCount;
    this.engine = engine;
    this.generation = generation;
  }

  String analyzed(FrameOutcome.Analyzed outcome) {
    name(outcome.result().generation());
    return header(outcome, "");
  }

  String dropped(FrameOutcome.Dropped outcome) {
    return header(outcome, "  not analyzed: " + outcome.reason());
  }

  /** Names the engine of this frame and the following ones. */
  void name(EngineGeneration found) {
    if (found.number() != generation) {
      generation = found.number();
      engine = EngineSummary.shortName(found) + ", generation " + generation;
    }
  }

  private String header(FrameOutcome outcome, String note) {
    String count = frameCount.isPresent() ? "/" + frameCount.getAsLong() : "";
    return "frame " + outcome.frame().number() + count + note + "  " + engine;
  }
}
