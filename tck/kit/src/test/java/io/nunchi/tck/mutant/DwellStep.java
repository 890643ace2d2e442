package io.nunchi.tck.mutant;

import io.nunchi.spi.AnalyzerPlugin;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.failure.AnalyzerException;
import io.nunchi.spi.frame.Frame;
import io.nunchi.spi.result.FrameResult;
import io.nunchi.spi.result.RuleEvent;
import java.util.List;
import java.util.function.ToLongFunction;

/** Tells once that the target has been there for a time, by a clock. */
final class DwellStep implements Delegating.Step {

  private final ToLongFunction<Frame> clock;
  private final long dwell;
  private long begin = -1;
  private boolean told;

  private DwellStep(ToLongFunction<Frame> clock, long dwell) {
    this.clock = clock;
    this.dwell = dwell;
  }

  /** Creates the correct analyzer with events after a time by the clock. */
  static AnalyzerPlugin plugin(ToLongFunction<Frame> clock, long dwell) {
    return EventPlugin.analyzing(() -> new DwellStep(clock, dwell));
  }

  @Override
  public FrameResult analyze(FrameAnalyzer correct, Frame frame) throws AnalyzerException {
    FrameResult result = correct.analyze(frame);
    long now = clock.applyAsLong(frame);
    if (result.detections().isEmpty()) {
      begin = -1;
      told = false;
    } else if (begin < 0) {
      begin = now;
    } else if (!told && now - begin >= dwell) {
      told = true;
      RuleEvent event = RuleEvent.builder(EventPlugin.TYPE, "yard").build();
      return result.withRuleEvents(List.of(event));
    }
    return result;
  }
}
