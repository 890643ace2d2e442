package io.nunchi.api.internal.engine;

import io.nunchi.api.CanaryGroup;
import io.nunchi.api.frame.DropReason;
import io.nunchi.api.internal.stream.LiveStream;
import io.nunchi.api.metrics.GenerationMetrics;
import io.nunchi.api.metrics.StreamCounters;
import io.nunchi.api.metrics.StreamHealth;
import io.nunchi.api.shadow.ShadowReport;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The figures of a canary at one moment.
 *
 * @param elapsed the time since the chosen cameras had moved
 * @param chosen the chosen cameras
 * @param others the engine's other cameras
 * @param details what only the chosen cameras have
 * @param agreement the comparison of both engines, if there is one
 */
record CanaryFigures(
    Duration elapsed,
    CanaryGroup chosen,
    CanaryGroup others,
    Details details,
    Optional<ShadowReport> agreement) {

  /**
   * Figures of the chosen cameras alone.
   *
   * @param leastAnalyzed the results of the open camera that has the fewest
   * @param failuresByReason the failures of all of them
   * @param quarantined a camera in quarantine, if there is one
   */
  record Details(
      long leastAnalyzed, Map<DropReason, Long> failuresByReason, Optional<String> quarantined) {}

  private static final Set<DropReason> SKIPPED =
      EnumSet.of(DropReason.SUPERSEDED, DropReason.TOO_OLD);

  /** The drops that are neither the engine's fault nor a sign of its load. */
  private static final Set<DropReason> WANTED =
      EnumSet.of(DropReason.ABOVE_TARGET_RATE, DropReason.CLOSING);

  long leastAnalyzed() {
    return details.leastAnalyzed();
  }

  Map<DropReason, Long> failuresByReason() {
    return details.failuresByReason();
  }

  Optional<String> quarantined() {
    return details.quarantined();
  }

  /** Adds up the figures of a group. */
  static final class Sum {

    private final Map<DropReason, Long> failures = new EnumMap<>(DropReason.class);
    private int cameras;
    private int unhealthy;
    private long analyzed;
    private long skipped;
    private long leastAnalyzed = Long.MAX_VALUE;
    private Optional<String> quarantined = Optional.empty();

    /** Adds a chosen camera, also one that was closed, with what it did on a generation. */
    void addChosen(LiveStream stream, long generation, boolean isThere) {
      long analyzedThere = 0;
      for (GenerationMetrics metrics : stream.metrics().generations()) {
        if (metrics.generation().number() == generation) {
          analyzedThere = metrics.analyzed();
          add(metrics.analyzed(), metrics.droppedByReason(), Map.of());
        }
      }
      if (isThere) {
        addHealth(stream);
        leastAnalyzed = Math.min(leastAnalyzed, analyzedThere);
      }
    }

    /** Adds other cameras with what they did since a moment. */
    void addOthers(Collection<LiveStream> streams, Map<LiveStream, StreamCounters> before) {
      for (LiveStream stream : streams) {
        StreamCounters now = stream.counters();
        StreamCounters then = before.get(stream);
        add(
            now.analyzed() - (then == null ? 0 : then.analyzed()),
            now.droppedByReason(),
            then == null ? Map.of() : then.droppedByReason());
        addHealth(stream);
      }
    }

    private void add(
        long newlyAnalyzed, Map<DropReason, Long> drops, Map<DropReason, Long> dropsBefore) {
      analyzed += newlyAnalyzed;
      drops.forEach(
          (reason, count) -> {
            long newDrops = count - dropsBefore.getOrDefault(reason, 0L);
            if (SKIPPED.contains(reason)) {
              skipped += newDrops;
            } else if (!WANTED.contains(reason) && newDrops > 0) {
              failures.merge(reason, newDrops, Long::sum);
            }
          });
    }

    private void addHealth(LiveStream stream) {
      cameras++;
      StreamHealth.State state = stream.health().state();
      if (state == StreamHealth.State.QUARANTINED) {
        quarantined = Optional.of(stream.id());
      }
      if (state == StreamHealth.State.QUARANTINED
          || state == StreamHealth.State.DEGRADED
          || state == StreamHealth.State.RESTARTING) {
        unhealthy++;
      }
    }

    CanaryGroup group() {
      return CanaryGroup.builder()
          .cameras(cameras)
          .analyzed(analyzed)
          .failures(failures.values().stream().mapToLong(Long::longValue).sum())
          .skipped(skipped)
          .unhealthyCameras(unhealthy)
          .build();
    }

    Details details() {
      return new Details(leastAnalyzed, failures, quarantined);
    }
  }
}
