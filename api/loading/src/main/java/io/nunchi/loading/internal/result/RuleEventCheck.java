package io.nunchi.loading.internal.result;

import io.nunchi.spi.failure.Problem;
import io.nunchi.spi.geometry.Point;
import io.nunchi.spi.result.RuleEvent;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks the rule events of results: contract rules 6.1, 6.2, 6.4 and 6.11. */
final class RuleEventCheck {

  private final Set<String> ruleTypes;

  RuleEventCheck(Set<String> ruleTypes) {
    this.ruleTypes = ruleTypes;
  }

  /** The problem of the first contract rule that an event breaks, or null. */
  @Nullable Problem firstViolation(RuleEvent event, long streamTimeNanos) {
    if (!ruleTypes.contains(event.type())) {
      return Violations.of(
          "NUN-4005",
          "a rule event carries a type that the engine did not declare",
          "one of " + ruleTypes,
          event.type(),
          "6.4");
    }
    if (!Violations.isPart(event.confidence())) {
      return Violations.badConfidence("a rule event", event.confidence());
    }
    if (event.region().isPresent()) {
      for (Point point : event.region().get().points()) {
        if (!Violations.isInFrame(point)) {
          return Violations.of(
              "NUN-4002",
              "the region of a rule event does not lie in the frame",
              "finite x and y in [0, 1]",
              point.toString(),
              "6.1");
        }
      }
    }
    return timesViolation(event, streamTimeNanos);
  }

  private static String text(OptionalLong nanos) {
    return nanos.isPresent() ? nanos.getAsLong() + " ns" : "not given";
  }

  private static @Nullable Problem timesViolation(RuleEvent event, long streamTimeNanos) {
    boolean lasts = event.phase() != RuleEvent.Phase.MOMENT;
    if (lasts != event.eventId().isPresent()) {
      return Violations.of(
          "NUN-4008",
          "the start and end of a rule event cannot be brought together",
          "an event id of what starts or ends, and none of a moment",
          event.toString(),
          "6.11");
    }
    long end = event.endNanos().orElse(streamTimeNanos);
    long start = event.startNanos().orElse(end);
    boolean endsEarly = event.phase() == RuleEvent.Phase.STARTED && event.endNanos().isPresent();
    if (endsEarly || start > end || end > streamTimeNanos) {
      return Violations.badTimes(
          "a rule event",
          "start <= end <= the frame's " + streamTimeNanos + " ns, and no end of what started",
          "start " + text(event.startNanos()) + ", end " + text(event.endNanos()),
          "6.11");
    }
    return null;
  }
}
