package io.nunchi.tck.mutant;

import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.Capability;
import io.nunchi.spi.EngineDescriptor;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.StreamContext;
import io.nunchi.spi.failure.AnalyzerException;
import io.nunchi.spi.failure.AnalyzerFailedException;
import io.nunchi.spi.frame.Frame;
import io.nunchi.spi.result.Attribute;
import io.nunchi.spi.result.FrameAttribute;
import io.nunchi.spi.result.FrameResult;
import io.nunchi.spi.result.RuleEvent;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Tells that something is there, and places no box: as rule events, as attributes, or as both. */
final class EventsOnlyEngine extends Delegating.Engine {

  static final String TYPE = "presence";

  private final Set<Capability> capabilities;
  private final boolean oneStreamAtATime;
  private final Set<Object> busy = ConcurrentHashMap.newKeySet();

  /**
   * Creates an engine.
   *
   * @param oneStreamAtATime true for the mistake of telling nothing while another stream of the
   *     engine has something
   */
  EventsOnlyEngine(AnalyzerEngine correct, Set<Capability> capabilities, boolean oneStreamAtATime) {
    super(correct);
    this.capabilities = EnumSet.copyOf(capabilities);
    this.oneStreamAtATime = oneStreamAtATime;
  }

  @Override
  public EngineDescriptor descriptor() {
    EngineDescriptor.Builder described =
        EngineDescriptor.builder()
            .pixelFormats(super.descriptor().pixelFormats())
            .capabilities(capabilities);
    return capabilities.contains(Capability.RULE_EVENTS)
        ? described.ruleTypes(List.of(TYPE)).build()
        : described.build();
  }

  @Override
  public FrameAnalyzer openAnalyzer(StreamContext stream) throws AnalyzerFailedException {
    Presence presence = new Presence();
    return new Delegating.Analyzer(super.openAnalyzer(stream), presence) {
      @Override
      public void close() {
        busy.remove(presence);
        super.close();
      }
    };
  }

  private final class Presence implements Delegating.Step {
    private boolean present;
    private long lastId;

    @Override
    public FrameResult analyze(FrameAnalyzer correct, Frame frame) throws AnalyzerException {
      boolean seen = !correct.analyze(frame).detections().isEmpty();
      if (oneStreamAtATime && seen && !present && !busy.isEmpty()) {
        seen = false;
      }
      boolean changed = seen != present;
      present = seen;
      if (seen) {
        busy.add(this);
      } else {
        busy.remove(this);
      }
      return result(frame.streamTimeNanos(), changed);
    }

    private FrameResult result(long now, boolean changed) {
      FrameResult result = FrameResult.nothing();
      if (changed && capabilities.contains(Capability.RULE_EVENTS)) {
        RuleEvent.Builder event = RuleEvent.builder(TYPE, "scene");
        result =
            result.withRuleEvents(
                List.of(
                    present
                        ? event.started(++lastId).startNanos(now).build()
                        : event.ended(lastId).endNanos(now).build()));
      }
      if (present && capabilities.contains(Capability.FRAME_ATTRIBUTES)) {
        result =
            result.withAttributes(
                List.of(FrameAttribute.of(Attribute.of("busy", "yes", 1), now, now)));
      }
      return result;
    }
  }
}
