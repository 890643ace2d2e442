package io.nunchi.api.testplugin.behaviour;

import io.nunchi.spi.frame.Frame;
import io.nunchi.spi.geometry.BoundingBox;
import io.nunchi.spi.result.Detection;
import io.nunchi.spi.result.FrameResult;
import java.util.List;

/** Returns a box whose edge is NaN. */
public final class FindsABoxThatIsNotANumber implements Behaviour {

  @Override
  public FrameResult analyze(Frame frame, Situation situation) {
    BoundingBox box = new BoundingBox(Float.NaN, 0, 0, 0);
    return FrameResult.of(List.of(Detection.of("thing", 0.5f, box)));
  }
}
