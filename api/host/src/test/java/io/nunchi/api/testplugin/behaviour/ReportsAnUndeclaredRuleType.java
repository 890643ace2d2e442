package io.nunchi.api.testplugin.behaviour;

import io.nunchi.spi.frame.Frame;
import io.nunchi.spi.result.FrameResult;
import io.nunchi.spi.result.RuleEvent;
import java.util.List;

/** Returns a rule event whose type the engine did not declare. */
public final class ReportsAnUndeclaredRuleType implements Behaviour {

  @Override
  public FrameResult analyze(Frame frame, Situation situation) {
    return FrameResult.nothing()
        .withRuleEvents(List.of(RuleEvent.builder("LineDetector", "gate").build()));
  }
}
