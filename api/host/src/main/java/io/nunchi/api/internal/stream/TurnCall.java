package io.nunchi.api.internal.stream;

import io.nunchi.api.internal.analyzer.AnalyzerSlot;
import io.nunchi.api.metrics.StreamHealth.State;
import io.nunchi.loading.internal.call.AbandonedCall;
import io.nunchi.loading.internal.call.CallEvents;
import io.nunchi.loading.internal.call.CallWatch;
import io.nunchi.loading.internal.call.PluginCallFailed;
import io.nunchi.loading.internal.call.WatchedCall;
import io.nunchi.spi.FrameAnalyzer;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A call of a stream's analyzer in a turn of the stream. One that does not return loses the turn.
 */
final class TurnCall implements CallEvents {

  static final String ANALYZE = "analyze";

  private final AnalyzerSlot slot;
  private final HealthLog health;
  private final Consumer<LostCall> onLost;
  private final WatchedCall call;
  private LostCall lost;

  /** A call of a method; {@code onLost} runs on the supervisor's thread and blocks for nothing. */
  TurnCall(
      AnalyzerSlot slot,
      String method,
      Duration limit,
      HealthLog health,
      Consumer<LostCall> onLost) {
    this.slot = slot;
    this.health = health;
    this.onLost = onLost;
    this.call = slot.call(method, limit, this);
    this.lost = new LostCall(call, slot, method.equals(ANALYZE), null);
  }

  /** The same call, which makes a request. */
  TurnCall making(AnalyzerRequest<?> request) {
    lost = new LostCall(call, slot, false, request);
    return this;
  }

  AnalyzerSlot slot() {
    return slot;
  }

  WatchedCall call() {
    return call;
  }

  /**
   * Makes the call on the thread of the turn.
   *
   * @throws AbandonedCall if it was given up; the caller ends it with {@link #endLate}
   */
  <S, A, T> T run(CallWatch watch, WatchedCall.Method<S, A, T> method, S subject, A argument)
      throws PluginCallFailed {
    return watch.run(call, method, subject, argument);
  }

  /**
   * Ends the call on its lost thread, which has returned after all: closes the analyzer that the
   * next turn has forgotten. Until then the thread counts as lost.
   */
  void endLate(@Nullable FrameAnalyzer analyzer) {
    try {
      slot.closeLate(analyzer);
    } finally {
      slot.generation().engine().threadReturned();
    }
  }

  @Override
  public void overdue() {
    health.change(
        State.DEGRADED,
        "the analyzer is past its deadline and was interrupted",
        "it returns soon, or the stream goes on with another one");
  }

  @Override
  public void abandoned() {
    onLost.accept(lost);
  }
}
