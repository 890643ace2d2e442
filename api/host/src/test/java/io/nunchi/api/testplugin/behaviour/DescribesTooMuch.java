package io.nunchi.api.testplugin.behaviour;

import io.nunchi.spi.frame.Frame;
import io.nunchi.spi.result.Attribute;
import io.nunchi.spi.result.Detection;
import io.nunchi.spi.result.FrameResult;
import java.util.List;

/** Returns an attribute of ten million characters. */
public final class DescribesTooMuch implements Behaviour {

  @Override
  public FrameResult analyze(Frame frame, Situation situation) {
    Detection detection =
        Detection.builder("thing", 0.5f, situation.box())
            .attributes(List.of(Attribute.of("note", "x".repeat(10_000_000), 0.5f)))
            .build();
    return FrameResult.of(List.of(detection));
  }
}
