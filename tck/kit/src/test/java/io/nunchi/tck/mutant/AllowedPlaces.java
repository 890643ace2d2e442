package io.nunchi.tck.mutant;

import static io.nunchi.tck.mutant.Delegating.problem;

import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.EngineContext;
import io.nunchi.spi.EngineDescriptor;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.failure.AnalyzerException;
import io.nunchi.spi.failure.EngineStartException;
import io.nunchi.spi.failure.FrameRejectedException;
import io.nunchi.spi.frame.Frame;
import io.nunchi.spi.frame.FrameLease;
import io.nunchi.spi.frame.PixelFormat;
import io.nunchi.spi.geometry.BoundingBox;
import io.nunchi.spi.result.Detection;
import io.nunchi.spi.result.FrameResult;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Correct analyzers with unusual frames, places, colours or clocks. */
public final class AllowedPlaces {

  private static final String[] OF_FRAMES = {"5.1", "5.2", "5.4", "5.5", "5.7", "5.8", "5.9"};
  private static final String[] OF_PLACES = {
    "5.4", "5.7", "5.8", "6.1", "6.2", "6.3", "6.5", "6.9", "6.12", "9.1", "9.2", "9.4", "9.6",
    "9.7"
  };
  private static final int LARGE_PIXELS = 40;
  private static final int MOST_LEASES = 32;

  private AllowedPlaces() {}

  /** All of them. */
  public static List<Allowed> all() {
    return List.of(
        Allowed.of(
            "a rejection of frames of a few pixels",
            () -> Delegating.analyzing(() -> AllowedPlaces::rejectTinyFrames),
            "5.4",
            "5.5",
            "6.9",
            "7.1",
            "7.2"),
        Allowed.of(
            "a rejection of every odd size, in all rules about frames",
            AllowedAnalyzers::rejectingOddSizes,
            "5.2",
            "5.4",
            "5.7",
            "6.9"),
        Allowed.of(
                "things of 40 pixels and more, no smaller ones",
                () -> Delegating.analyzing(() -> AllowedPlaces::findLargeOnly),
                OF_PLACES)
            .slow(),
        Allowed.of("results by stream time", ClockMutants::byStreamTime, OF_PLACES).slow(),
        Allowed.of("one pixel format", GreyPlugin::new, OF_FRAMES),
        Allowed.of(
                "hues in every pixel format",
                () -> new HuePlugin(HuePlugin.Flaw.NONE, false),
                "5.4",
                "5.7",
                "6.9",
                "6.12")
            .slow(),
        Allowed.of(
                "warm things in every pixel format",
                () -> new HuePlugin(HuePlugin.Flaw.NONE, true),
                "5.4",
                "5.7")
            .slow(),
        Allowed.of("two things, each with its id", PlaceMutants::findingTwoWithIds, "6.5", "6.9"),
        Allowed.of(
            "boxes that follow their thing slowly",
            () -> Delegating.analyzing(Smooths::new),
            "6.5",
            "6.9",
            "6.12",
            "9.1",
            "9.2"),
        Allowed.of(
            "boxes a tenth wider than the thing",
            () -> Delegating.finding(AllowedPlaces::widen),
            "5.7",
            "6.9",
            "6.12"),
        Allowed.of(
            "a false alarm now and then",
            () -> Delegating.analyzing(() -> AllowedPlaces::alarmAtTimes),
            "5.7",
            "6.9",
            "6.12"),
        Allowed.of(
            "32 leases of the frames before",
            () -> Delegating.opening(HoldsSome::new),
            "5.1",
            "5.3",
            "5.9"));
  }

  private static FrameResult rejectTinyFrames(FrameAnalyzer correct, Frame frame)
      throws AnalyzerException {
    if (frame.width() < 8 || frame.height() < 8) {
      throw new FrameRejectedException(problem(55, "a tiny frame"));
    }
    return correct.analyze(frame);
  }

  private static FrameResult findLargeOnly(FrameAnalyzer correct, Frame frame)
      throws AnalyzerException {
    return FrameResult.of(
        correct.analyze(frame).detections().stream()
            .filter(spot -> spot.box().height() * frame.height() >= LARGE_PIXELS)
            .toList());
  }

  private static FrameResult widen(FrameResult result) {
    return FrameMutants.changeBoxes(
        result,
        (box, spot) -> {
          float left = Math.max(0, box.left() - box.width() / 20);
          float right = Math.min(1, box.right() + box.width() / 20);
          return new BoundingBox(left, box.top(), right - left, box.height());
        },
        1);
  }

  private static FrameResult alarmAtTimes(FrameAnalyzer correct, Frame frame)
      throws AnalyzerException {
    List<Detection> all = new ArrayList<>(correct.analyze(frame).detections());
    if (frame.sequence() % 5 == 0) {
      all.add(Detection.of("spot", 1, new BoundingBox(0.7f, 0.1f, 0.1f, 0.1f)));
    }
    return FrameResult.of(all);
  }

  /** Declares grey alone. */
  private static final class GreyPlugin extends Delegating.Plugin {
    @Override
    public AnalyzerEngine createEngine(EngineContext context) throws EngineStartException {
      return new Delegating.Engine(super.createEngine(context)) {
        @Override
        public EngineDescriptor descriptor() {
          return EngineDescriptor.builder()
              .labels(List.of("spot"))
              .pixelFormats(Set.of(PixelFormat.GRAY8))
              .build();
        }
      };
    }
  }

  /** Averages the place with that of the frame before, as a tracker does. */
  private static final class Smooths implements Delegating.Step {
    private Optional<BoundingBox> before = Optional.empty();

    @Override
    public FrameResult analyze(FrameAnalyzer correct, Frame frame) throws AnalyzerException {
      FrameResult result =
          FrameMutants.changeBoxes(
              correct.analyze(frame),
              (box, spot) -> before.map(last -> mean(last, box)).orElse(box),
              1);
      before = result.detections().stream().map(Detection::box).findFirst();
      return result;
    }

    private static BoundingBox mean(BoundingBox last, BoundingBox box) {
      return new BoundingBox(
          (last.left() + 2 * box.left()) / 3, box.top(), box.width(), box.height());
    }
  }

  private static final class HoldsSome extends Delegating.Analyzer {
    private final Deque<FrameLease> held = new ArrayDeque<>();

    HoldsSome(FrameAnalyzer correct) {
      super(correct, FrameAnalyzer::analyze);
    }

    @Override
    public FrameResult analyze(Frame frame) throws AnalyzerException {
      FrameResult result = super.analyze(frame);
      if (held.size() == MOST_LEASES) {
        held.remove().close();
      }
      held.add(frame.retain());
      return result;
    }

    @Override
    public void close() {
      held.forEach(FrameLease::close);
      held.clear();
      super.close();
    }
  }
}
