package io.nunchi.tck;

import io.nunchi.tck.internal.run.Effort;
import io.nunchi.tck.mutant.Mutant;
import java.time.Duration;

/** Enough to see every mutant, and no more. */
final class TestEffort {

  static final Effort QUICK = new Effort(Duration.ofSeconds(5), 24, 2_000, Duration.ofSeconds(20));

  /** For mutants that leave something behind. */
  static final Effort LEAKS = new Effort(Duration.ofSeconds(1), 100, 400, Duration.ofSeconds(20));

  /** For mutants that hang. */
  static final Effort HANGS = new Effort(Duration.ofSeconds(1), 4, 400, Duration.ofSeconds(5));

  /** For mutants that leave nothing behind. */
  static final Effort SMALL = new Effort(Duration.ofSeconds(5), 4, 400, Duration.ofSeconds(5));

  /** For tests that look at the report of a verification. */
  static final Effort LEAST = new Effort(Duration.ofSeconds(5), 4, 40, Duration.ofSeconds(5));

  private TestEffort() {}

  static Effort enoughFor(Mutant mutant) {
    return switch (mutant.rule()) {
      case "3.3", "4.4", "4.6" -> HANGS;
      case "8.1", "8.2" -> LEAKS;
      default -> SMALL;
    };
  }
}
