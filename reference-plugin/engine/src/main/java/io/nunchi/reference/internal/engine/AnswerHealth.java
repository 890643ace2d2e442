package io.nunchi.reference.internal.engine;

import io.nunchi.spi.failure.Problem;

/**
 * Reports once when a model begins to give answers that mean nothing, and once when it has stopped,
 * with how many there were: a report for every frame would hide all others.
 *
 * <p>Threading: any thread. One for all analyzers of an engine.
 */
final class AnswerHealth {

  private final String modelId;
  private final System.Logger logger;
  private long rejected;

  AnswerHealth(String modelId, System.Logger logger) {
    this.modelId = modelId;
    this.logger = logger;
  }

  synchronized void rejected(Problem problem) {
    rejected++;
    if (rejected == 1) {
      logger.log(
          System.Logger.Level.WARNING,
          "model {0} gives answers that are rejected; the first: {1}",
          modelId,
          problem);
    }
  }

  synchronized void sound() {
    if (rejected > 0) {
      logger.log(
          System.Logger.Level.INFO,
          "model {0} gives sound answers again, after {1} that were rejected",
          modelId,
          rejected);
      rejected = 0;
    }
  }
}
