package io.nunchi.cli.testplugin;

import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.failure.AnalyzerException;
import io.nunchi.spi.failure.AnalyzerFailedException;
import io.nunchi.spi.failure.FrameRejectedException;
import io.nunchi.spi.failure.Problem;
import io.nunchi.spi.frame.Frame;
import io.nunchi.spi.geometry.BoundingBox;
import io.nunchi.spi.result.Attribute;
import io.nunchi.spi.result.Detection;
import io.nunchi.spi.result.FrameResult;
import io.nunchi.spi.result.Keypoint;
import io.nunchi.spi.result.RuleEvent;
import io.nunchi.spi.result.StageTiming;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The confidence of its box is the brightness of the picture's first byte. */
final class ScriptedAnalyzer implements FrameAnalyzer {

  private static final BoundingBox BOX = new BoundingBox(0.25f, 0.5f, 0.25f, 0.25f);

  private final String mode;
  private final long millis;

  ScriptedAnalyzer(String mode, long millis) {
    this.mode = mode;
    this.millis = millis;
  }

  @Override
  public FrameResult analyze(Frame frame) throws AnalyzerException {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    while (System.nanoTime() - end < 0) {
      LockSupport.parkNanos(end - System.nanoTime());
    }
    float brightness = (frame.planes().get(0).buffer().get(0) & 0xff) / 255f;
    if (frame.sequence() % 5 == 0) {
      switch (mode) {
        case "reject" ->
            throw new FrameRejectedException(Problem.of("TEST-0001", "every fifth is rejected"));
        case "fail" ->
            throw new AnalyzerFailedException(Problem.of("TEST-0002", "every fifth is fatal"));
        case "blind" -> {
          return FrameResult.nothing();
        }
        case "exit" -> System.exit(0);
        case "violate" -> {
          return FrameResult.of(List.of(Detection.of("elephant", 1, BOX)));
        }
        default -> {
          return FrameResult.of(List.of(person(brightness)))
              .withRuleEvents(
                  List.of(
                      RuleEvent.builder("LineDetector", "gate")
                          .trackIds(List.of(7L))
                          .properties(Map.of("direction", "in"))
                          .build()))
              .withTimings(timings());
        }
      }
    }
    return FrameResult.of(List.of(person(brightness))).withTimings(timings());
  }

  private static Detection person(float confidence) {
    return Detection.builder("person", confidence, BOX)
        .trackId(7)
        .attributes(List.of(Attribute.of("hat", "red", 0.5f)))
        .keypoints(List.of(Keypoint.of("nose", 0.3f, 0.55f, 0.9f)))
        .build();
  }

  private static List<StageTiming> timings() {
    return List.of(
        StageTiming.of(StageTiming.PREPROCESS, 1_000),
        StageTiming.of(StageTiming.INFERENCE, 2_000),
        StageTiming.of(StageTiming.POSTPROCESS, 500));
  }

  @Override
  public void close() {
    // nothing is held
  }
}
