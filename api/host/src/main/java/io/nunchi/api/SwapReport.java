package io.nunchi.api;

import io.nunchi.api.frame.EngineGeneration;
import io.nunchi.spi.failure.Problem;
import java.time.Duration;
import java.util.List;

/**
 * The report of a successful swap.
 *
 * <p>Immutable; any thread.
 *
 * @param from the generation before
 * @param to the generation that analyzes every frame from now on
 * @param streams how many streams moved
 * @param start how long the new engine took to start, warm up and answer the probe, while the old
 *     one went on
 * @param drain how long it took until the last stream had moved
 * @param warnings what an operator should know, such as streams that have not moved yet
 */
public record SwapReport(
    EngineGeneration from,
    EngineGeneration to,
    int streams,
    Duration start,
    Duration drain,
    List<Problem> warnings) {

  /**
   * Copies the warnings.
   *
   * @param from the generation before
   * @param to the generation from now on
   * @param streams how many streams moved
   * @param start how long the start took
   * @param drain how long the move took
   * @param warnings what an operator should know
   */
  public SwapReport {
    warnings = List.copyOf(warnings);
  }
}
