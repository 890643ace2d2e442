package io.nunchi.tck.mutant;

import static io.nunchi.tck.mutant.Delegating.problem;

import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.AnalyzerPlugin;
import io.nunchi.spi.Capability;
import io.nunchi.spi.EngineContext;
import io.nunchi.spi.EngineDescriptor;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.StreamContext;
import io.nunchi.spi.failure.AnalyzerException;
import io.nunchi.spi.failure.AnalyzerFailedException;
import io.nunchi.spi.failure.EngineStartException;
import io.nunchi.spi.failure.FrameRejectedException;
import io.nunchi.spi.frame.Frame;
import io.nunchi.spi.frame.FrameLease;
import io.nunchi.spi.frame.Plane;
import io.nunchi.spi.result.Attribute;
import io.nunchi.spi.result.Detection;
import io.nunchi.spi.result.FrameAttribute;
import io.nunchi.spi.result.FrameResult;
import io.nunchi.spi.result.RuleEvent;
import io.nunchi.tck.Subject;
import io.nunchi.tck.example.BrightSpotPlugin;
import io.nunchi.tck.library.TrustedLibraryPlugin;
import io.nunchi.tck.today.RejectingPlugin;
import io.nunchi.testing.Sightings;
import io.nunchi.testing.Walk;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Correct analyzers that a kit that is too strict would refuse. */
public final class AllowedAnalyzers {

  private AllowedAnalyzers() {}

  private static FrameResult tellingAfterTheBackground(FrameAnalyzer correct, Frame frame)
      throws AnalyzerException {
    RuleEvent event = RuleEvent.builder(EventPlugin.TYPE, "yard").build();
    FrameResult result = correct.analyze(frame);
    return frame.sequence() < 60 || result.detections().isEmpty()
        ? result
        : result.withRuleEvents(List.of(event));
  }

  /** Starts an event with every even frame, and ends it with the next one. */
  private static FrameResult lasting(FrameAnalyzer correct, Frame frame) throws AnalyzerException {
    long id = frame.sequence() / 2;
    long now = frame.streamTimeNanos();
    RuleEvent.Builder event = RuleEvent.builder(EventPlugin.TYPE, "yard").startNanos(now / 2);
    RuleEvent told =
        frame.sequence() % 2 == 0
            ? event.started(id).build()
            : event.ended(id).endNanos(now).build();
    return correct
        .analyze(frame)
        .withRuleEvents(List.of(told))
        .withAttributes(List.of(FrameAttribute.of(Attribute.of("busy", "yes", 1), now / 2, now)));
  }

  /** All of them; some need a folder for files. */
  public static List<Allowed> in(Path folder) throws IOException, URISyntaxException {
    Path model = Files.writeString(folder.resolve("allowed.bin"), "weights").toAbsolutePath();
    List<Allowed> all = new ArrayList<>(AllowedSurroundings.all());
    all.addAll(others(model));
    all.add(
        Allowed.of(
            "a count that is saved", () -> new CountingPlugin(CountingPlugin.Flaw.NONE), "9.5"));
    all.addAll(GrowingMutants.allowed());
    Path rejecting =
        new MutantJar(RejectingPlugin.class)
            .with(BrightSpotPlugin.class)
            .write(folder.resolve("rejecting.jar"));
    all.add(
        Allowed.of(
            "a rejection of colours that it does not know",
            Subject.at(rejecting),
            List.of("5.4", "5.6")));
    return all;
  }

  private static List<Allowed> others(Path model) {
    return List.of(
        Allowed.of(
                "settings of every type, all of them live",
                AllSettingsPlugin::new,
                "2.1",
                "2.2",
                "2.3",
                "2.4",
                "2.5",
                "2.7",
                "2.8")
            .setting("mandatory", "somewhere"),
        Allowed.of(
            "rule events alone",
            () ->
                Delegating.starting(
                    correct ->
                        new EventsOnlyEngine(correct, Set.of(Capability.RULE_EVENTS), false)),
            Allowed.allButThoseAboutJars()),
        Allowed.of(
            "attributes of the frame alone",
            () ->
                Delegating.starting(
                    correct ->
                        new EventsOnlyEngine(correct, Set.of(Capability.FRAME_ATTRIBUTES), false)),
            "6.1",
            "6.3",
            "6.4",
            "6.9",
            "6.10",
            "6.12",
            "6.13",
            "9.1",
            "9.2"),
        Allowed.of(
            "a licence for two streams",
            () ->
                Delegating.starting(
                    correct -> new LimitedEngine(correct, 2, LimitedEngine.Beyond.REFUSES)),
            Allowed.allButThoseAboutJars()),
        Allowed.of(
            "a licence for one stream",
            () ->
                Delegating.starting(
                    correct -> new LimitedEngine(correct, 1, LimitedEngine.Beyond.REFUSES)),
            Allowed.allButThoseAboutJars()),
        Allowed.of(
            "a rule event that lasts, and an attribute of the clip behind it",
            () -> EventPlugin.analyzing(() -> AllowedAnalyzers::lasting),
            "6.4",
            "6.10",
            "6.11"),
        Allowed.of(
            "an event after two seconds of a target",
            () -> DwellStep.plugin(Frame::streamTimeNanos, TimeUnit.SECONDS.toNanos(2)),
            "9.4"),
        Allowed.of(
            "an event when a tracker is sure, after five frames",
            () -> DwellStep.plugin(Frame::sequence, 5),
            "9.4"),
        Allowed.of(
            "an event when the background is known, after 60 frames",
            () -> EventPlugin.analyzing(() -> AllowedAnalyzers::tellingAfterTheBackground),
            "9.4"),
        Allowed.of(
            "live settings that are taken over at once",
            () -> new SievePlugin(SievePlugin.Flaw.NONE),
            "2.4",
            "2.5"),
        Allowed.of(
                "no start without a model, and it says so", ModelPlugin::new, "2.3", "7.3", "7.4")
            .setting("model", model.toString()),
        Allowed.of("a model that is named, and its digest", ModelPlugin::new, "9.3")
            .setting("model", model.toString())
            .setting("note", "weights"),
        Allowed.of(
            "a live change that is refused, which is another rule's",
            () -> new SievePlugin(SievePlugin.Flaw.NOT_OVERRIDDEN),
            "2.5"),
        Allowed.of(
            "another track id until the target is well in the frame",
            () -> Delegating.analyzing(() -> AllowedAnalyzers::trackAnewAtFirst),
            "6.5"),
        Allowed.of("all that results may be", ResultMutants.atTheLimits(), RESULTS),
        Allowed.of(
            "a close that waits for the running call",
            () -> Delegating.opening(ClosesLast::new),
            "3.1",
            "3.2",
            "3.3",
            "3.4",
            "3.8",
            "4.7"),
        Allowed.of(
            "a call that fails because it was closed meanwhile",
            () -> Delegating.opening(FailsWhenClosed::new),
            "3.1",
            "3.3",
            "3.8"),
        Allowed.of(
            "an analyzer that an interrupt ends for good",
            () -> Delegating.analyzing(EndsWithInterrupt::new),
            "4.5",
            "7.2",
            "7.4"),
        Allowed.of(
            "one concurrent call declared",
            () -> Delegating.starting(correct -> new DeclaringEngine(correct, 1)),
            "1.5",
            "4.3",
            "4.6"),
        Allowed.of(
            "a queue of callers, of whom half are served at once",
            () -> Delegating.starting(correct -> new DeclaringEngine.Queueing(correct, 64)),
            "4.3",
            "4.5",
            "4.6",
            "4.7"),
        Allowed.of(
            "analyzers that take turns",
            () -> Delegating.starting(TakesTurns::new),
            "4.2",
            "4.3",
            "4.4",
            "4.7"),
        Allowed.of(
                "calls that rest, as those of an accelerator do",
                () -> Delegating.analyzing(() -> AllowedAnalyzers::rest),
                "3.3",
                "4.4",
                "4.7")
            .slow(),
        Allowed.of(
                "a licence for two streams, in the rules about several",
                () -> Delegating.starting(correct -> new LicensedEngine(correct, 2, 2)),
                OF_TWO_STREAMS)
            .slow(),
        Allowed.of(
            "more concurrent calls declared than the kit has callers",
            () ->
                Delegating.starting(
                    correct -> new DeclaringEngine(correct, EngineDescriptor.MAX_CONCURRENT_CALLS)),
            "4.6"),
        Allowed.of(
            "a lease of the picture before, until the next one",
            () -> Delegating.opening(Retains::new),
            "5.1",
            "5.3",
            "8.2"),
        Allowed.of(
            "a rejection of every odd size",
            AllowedAnalyzers::rejectingOddSizes,
            "5.5",
            "7.1",
            "7.2",
            "7.4"),
        Allowed.of(
            "a failure at every odd size, which is another rule's",
            () -> Delegating.analyzing(() -> AllowedAnalyzers::failAtOddSizes),
            "7.1",
            "7.2",
            "7.4"),
        Allowed.of("a library in the native folder", NativePlugin::new, "1.4", "8.4"),
        Allowed.of(
                "the trusted copy of a library that a setting names",
                TrustedLibraryPlugin::new,
                "8.4",
                "8.6")
            .setting(
                "library",
                Path.of(System.getProperty("java.home"), "lib", "libprefs.so").toString()));
  }

  /** Those whose checks have more than one analyzer at once, or leave some open on their way. */
  private static final String[] OF_TWO_STREAMS = {
    "1.5", "2.4", "3.1", "3.2", "3.3", "3.4", "3.6", "3.7", "3.8", "4.1", "4.2", "4.3", "4.4",
    "4.5", "4.7", "5.1", "5.3", "5.4", "5.5", "6.9", "7.1", "7.2", "8.1", "9.1", "9.2", "9.4", "9.6"
  };

  private static final long MILLIS_OF_A_REST = 30;
  private static final List<String> RESULTS = List.of("6.1", "6.2", "6.3", "6.6", "6.7", "6.8");

  private static boolean isOdd(Frame frame) {
    return frame.width() % 4 != 0 || frame.height() % 4 != 0;
  }

  private static FrameResult trackAnewAtFirst(FrameAnalyzer correct, Frame frame)
      throws AnalyzerException {
    long track = Math.min(frame.sequence(), Walk.FRAMES - Sightings.LAST_FRAMES);
    return FrameResult.of(
        correct.analyze(frame).detections().stream()
            .map(spot -> Detection.builder("spot", 1, spot.box()).trackId(track).build())
            .toList());
  }

  /** Knows none of the kit's targets. */
  public static AnalyzerPlugin findingNothing() {
    return Delegating.finding(result -> FrameResult.nothing());
  }

  /** Rejects what is not a multiple of four pixels wide and high. */
  public static AnalyzerPlugin rejectingOddSizes() {
    return Delegating.analyzing(() -> AllowedAnalyzers::rejectOddSizes);
  }

  private static FrameResult rejectOddSizes(FrameAnalyzer correct, Frame frame)
      throws AnalyzerException {
    if (isOdd(frame)) {
      throw new FrameRejectedException(problem(55, "an odd size"));
    }
    return correct.analyze(frame);
  }

  private static FrameResult failAtOddSizes(FrameAnalyzer correct, Frame frame)
      throws AnalyzerException {
    if (isOdd(frame)) {
      throw new AnalyzerFailedException(problem(55, "an odd size"));
    }
    return correct.analyze(frame);
  }

  private static FrameResult rest(FrameAnalyzer correct, Frame frame) throws AnalyzerException {
    LockSupport.parkNanos(MILLIS_OF_A_REST * 1_000_000);
    return correct.analyze(frame);
  }

  private static final class TakesTurns extends Delegating.Engine {
    private final Semaphore turn = new Semaphore(1, true);

    TakesTurns(AnalyzerEngine correct) {
      super(correct);
    }

    @Override
    public FrameAnalyzer openAnalyzer(StreamContext stream) throws AnalyzerFailedException {
      return new Delegating.Analyzer(super.openAnalyzer(stream), this::analyze);
    }

    private FrameResult analyze(FrameAnalyzer correct, Frame frame) throws AnalyzerException {
      turn.acquireUninterruptibly();
      try {
        return correct.analyze(frame);
      } finally {
        turn.release();
      }
    }
  }

  private static final class ClosesLast extends Delegating.Analyzer {
    private final Semaphore free = new Semaphore(1);

    ClosesLast(FrameAnalyzer correct) {
      super(correct, FrameAnalyzer::analyze);
    }

    @Override
    public FrameResult analyze(Frame frame) throws AnalyzerException {
      free.acquireUninterruptibly();
      try {
        return super.analyze(frame);
      } finally {
        free.release();
      }
    }

    @Override
    public void close() {
      free.acquireUninterruptibly();
      try {
        super.close();
      } finally {
        free.release();
      }
    }
  }

  private static final class FailsWhenClosed extends Delegating.Analyzer {
    private volatile boolean closed;

    FailsWhenClosed(FrameAnalyzer correct) {
      super(correct, FrameAnalyzer::analyze);
    }

    @Override
    public FrameResult analyze(Frame frame) throws AnalyzerException {
      FrameResult result = super.analyze(frame);
      if (closed) {
        throw new AnalyzerFailedException(problem(33, "closed meanwhile"));
      }
      return result;
    }

    @Override
    public void close() {
      closed = true;
      super.close();
    }
  }

  private static final class EndsWithInterrupt implements Delegating.Step {
    private boolean ended;

    @Override
    public FrameResult analyze(FrameAnalyzer correct, Frame frame) throws AnalyzerException {
      FrameResult result = correct.analyze(frame);
      ended |= Thread.currentThread().isInterrupted();
      if (ended) {
        throw new AnalyzerFailedException(problem(45, "interrupted"));
      }
      return result;
    }
  }

  private static final class Retains extends Delegating.Analyzer {
    private record Before(FrameLease lease, Plane plane, int firstByte) {}

    private Optional<Before> before = Optional.empty();

    Retains(FrameAnalyzer correct) {
      super(correct, FrameAnalyzer::analyze);
    }

    @Override
    public FrameResult analyze(Frame frame) throws AnalyzerException {
      FrameResult result = super.analyze(frame);
      boolean same =
          before.map(kept -> kept.plane().buffer().get(0) == kept.firstByte()).orElse(true);
      release();
      Plane plane = frame.planes().get(0);
      before = Optional.of(new Before(frame.retain(), plane, plane.buffer().get(0)));
      return same ? result : FrameResult.nothing();
    }

    private void release() {
      before.ifPresent(kept -> kept.lease().close());
      before = Optional.empty();
    }

    @Override
    public void close() {
      release();
      super.close();
    }
  }

  private static final class NativePlugin extends Delegating.Plugin {
    @Override
    public AnalyzerEngine createEngine(EngineContext context) throws EngineStartException {
      JdkLibrary.loadOnce(context.nativeFolder().path().resolve("liballowed.so"));
      return super.createEngine(context);
    }
  }
}
