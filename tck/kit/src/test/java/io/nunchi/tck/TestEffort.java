package io.nunchi.tck;

import io.nunchi.tck.internal.run.Effort;
import io.nunchi.tck.mutant.Mutant;
import java.time.Duration;

/** Enough to see every mutant, and no more. */
final class TestEffort {

  private static final Duration WORK = Duration.ofSeconds(10);

  static final Effort QUICK = new Effort(100, WORK, 24, 2_000, Duration.ofSeconds(20));

  /** For mutants that leave something behind. */
  static final Effort LEAKS = new Effort(25, WORK, 100, 400, Duration.ofSeconds(20));

  /** For mutants that hang. */
  static final Effort HANGS = new Effort(25, Duration.ofSeconds(3), 4, 400, WORK);

  /** For mutants that leave nothing behind. */
  static final Effort SMALL = new Effort(100, WORK, 4, 400, WORK);

  /** For tests that look at the report of a verification. */
  static final Effort LEAST = new Effort(100, WORK, 4, 40, WORK);

  private TestEffort() {}

  static Effort enoughFor(Mutant mutant) {
    return switch (mutant.rule()) {
      case "3.3", "3.8", "4.3", "4.4", "4.6", "4.7" -> HANGS;
      case "8.1", "8.2", "8.11", "8.12" -> LEAKS;
      default -> SMALL;
    };
  }
}
