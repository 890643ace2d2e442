package io.nunchi.tck;

import io.nunchi.tck.internal.trial.Effort;
import io.nunchi.tck.mutant.Mutant;
import java.time.Duration;

/** Enough to see every mutant, and no more. */
final class TestEffort {

  static final Effort QUICK = new Effort(Duration.ofSeconds(5), 24, 2_000, Duration.ofSeconds(20));

  /** For mutants that leave little behind for each engine. */
  static final Effort MANY_ENGINES =
      new Effort(Duration.ofSeconds(5), 100, 400, Duration.ofSeconds(20));

  /** For mutants that leave nothing behind. */
  static final Effort SMALL = new Effort(Duration.ofSeconds(5), 4, 400, Duration.ofSeconds(5));

  private TestEffort() {}

  static Effort enoughFor(Mutant mutant) {
    return switch (mutant.rule()) {
      case "8.1" -> MANY_ENGINES;
      case "8.2" -> QUICK;
      default -> SMALL;
    };
  }
}
