package io.nunchi.cli.internal.analyze;

import io.nunchi.api.frame.EngineGeneration;
import io.nunchi.bench.measure.EngineSummary;
import java.util.OptionalLong;

/**
 * The line at the top of every frame of the video. It names the engine that found what is drawn:
 * commands may change it in the middle of a run. For one thread at a time.
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
    EngineGeneration found = outcome.result().generation();
    if (found.number() != generation) {
      generation = found.number();
      engine = EngineSummary.shortName(found) + ", generation " + generation;
    }
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
