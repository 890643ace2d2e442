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
 * @param streams the number of streams that moved
 * @param start the time the new engine took to start, warm up and answer the probe, while the old
 *     one went on
 * @param drain the time until the last stream had moved
 * @param warnings facts for an operator, such as streams that have not moved yet
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
   * @param streams the number of streams that moved
   * @param start the time of the start
   * @param drain the time of the move
   * @param warnings facts for an operator
   */
  public SwapReport {
    warnings = List.copyOf(warnings);
  }
}
