package io.nunchi.tck.mutant;

import static io.nunchi.tck.mutant.Delegating.problem;

import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.Capability;
import io.nunchi.spi.EngineContext;
import io.nunchi.spi.EngineStatus;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.ModelIdentity;
import io.nunchi.spi.PluginDescriptor;
import io.nunchi.spi.StreamContext;
import io.nunchi.spi.failure.AnalyzerException;
import io.nunchi.spi.failure.AnalyzerFailedException;
import io.nunchi.spi.failure.EngineStartException;
import io.nunchi.spi.failure.FrameRejectedException;
import io.nunchi.spi.failure.Problem;
import io.nunchi.spi.frame.Frame;
import io.nunchi.spi.result.FrameResult;
import io.nunchi.spi.settings.Setting;
import io.nunchi.spi.settings.SettingsSchema;
import io.nunchi.spi.settings.TextType;
import io.nunchi.tck.library.RefusedLibraryPlugin;
import io.nunchi.tck.library.UnaskedLibraryPlugin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Mutants of chapters 7, 8 and 9: failures, resources, state. */
public final class KeepingMutants {

  /** The rules that compare results, which cannot be tried on random results. */
  private static final String[] COMPARING = {
    "4.2", "4.3", "4.7", "5.1", "5.4", "9.2", "9.4", "9.6"
  };

  private KeepingMutants() {}

  /** The mutants; some need a folder for files. */
  public static List<Mutant> in(Path folder) throws IOException {
    Path model = Files.writeString(folder.resolve("model.bin"), "weights").toAbsolutePath();
    List<Mutant> mutants = new ArrayList<>();
    mutants.add(
        Mutant.of(
                "9.2",
                "no event while another stream of the engine has one",
                () ->
                    Delegating.starting(
                        correct ->
                            new EventsOnlyEngine(correct, Set.of(Capability.RULE_EVENTS), true)),
                "static fields and fields of the engine")
            .skipping("4.3"));
    mutants.add(
        Mutant.of(
            "7.1",
            "rejects everything after one bad frame",
            () -> Delegating.analyzing(Offended::new),
            "the good frame is analyzed"));
    mutants.add(
        Mutant.of(
            "7.2",
            "an exception of its own making for a frame of one row",
            () -> Delegating.analyzing(() -> KeepingMutants::failUntyped),
            "java.lang.ArithmeticException"));
    mutants.add(
        Mutant.of(
            "7.2",
            "an exception of its own making for an interrupt",
            () -> Delegating.analyzing(() -> KeepingMutants::failWhenInterrupted),
            "an interrupted thread"));
    mutants.add(
        Mutant.of(
            "7.3",
            "an untyped failure to start",
            () -> new Careless(KeepingMutants::failCarelessly),
            "UncheckedIOException"));
    mutants.add(
        Mutant.of(
            "7.4",
            "a problem that does not say what was expected",
            () -> Delegating.analyzing(() -> KeepingMutants::failCurtly),
            "calls of expected(...) and found(...)"));
    mutants.add(
        Mutant.of(
            "7.4",
            "a problem that does not say what was found",
            () -> Delegating.analyzing(() -> KeepingMutants::failSecretively),
            "calls of expected(...) and found(...)"));
    mutants.add(
        Mutant.of(
            "7.4",
            "a failure to start that says nothing",
            () -> new Careless(() -> new EngineStartException(Problem.of("EXAMPLE-0076", "no"))),
            "calls of expected(...) and found(...)"));
    mutants.add(
        Mutant.of(
            "7.4",
            "a code of Nunchi's",
            () -> Delegating.analyzing(() -> KeepingMutants::failAsNunchi),
            "a code with a prefix of your own"));
    mutants.addAll(LeakingMutants.in(folder));
    mutants.add(
        Mutant.of(
            "8.4",
            "a library loaded from anywhere",
            () -> Delegating.starting(correct -> loadLibrary(correct, folder)),
            "NativeFolder.unpack"));
    mutants.add(
        Mutant.of(
                "8.6",
                "a library that a setting names, loaded from where it lies",
                UnaskedLibraryPlugin::new,
                "EngineContext.trustedLibrary")
            .setting("library", JdkLibrary.copyTo(folder.resolve("libmutant-8.6.so")).toString()));
    mutants.add(
        Mutant.of(
                "8.6",
                "a library that a setting names, loaded although the host refuses it",
                RefusedLibraryPlugin::new,
                "EngineContext.trustedLibrary")
            .setting(
                "library", JdkLibrary.copyTo(folder.resolve("libmutant-8.6-2.so")).toString()));
    mutants.add(saying("no status", null));
    mutants.add(saying("a status without what was asked for", EngineStatus.of(" ", "cpu", "so")));
    mutants.add(saying("a status without what is in use", EngineStatus.of("cpu", "", "so")));
    mutants.add(saying("a status without a reason", EngineStatus.of("cpu", "cpu", "")));
    mutants.add(
        Mutant.of(
                "9.1",
                "a confidence by chance",
                () ->
                    Delegating.finding(
                        result ->
                            FrameMutants.changeBoxes(
                                result,
                                (box, detection) -> box,
                                ThreadLocalRandom.current().nextFloat())),
                "random numbers, clocks, counters")
            .skipping(COMPARING));
    mutants.add(
        Mutant.of(
                "9.2",
                "a count of detections that all streams share",
                () -> Delegating.starting(SharesState::new),
                "fields of the engine that hold what belongs to one stream")
            .skipping("4.3"));
    mutants.add(
        Mutant.of(
            "9.1",
            "a confidence that every second engine halves",
            () -> {
              AtomicInteger engines = new AtomicInteger();
              return Delegating.starting(
                  correct -> new Numbered(correct, engines.incrementAndGet()));
            },
            "gave the same frames to an analyzer of another engine"));
    mutants.add(
        Mutant.of(
                "9.1",
                "a confidence by the analyzer's number",
                () -> Delegating.starting(NumbersAnalyzers::new),
                "gave the same frames to two analyzers")
            .skipping(COMPARING));
    mutants.add(
        naming(
            "the digest of something else",
            digest -> Optional.of(ModelIdentity.of("weights", "0".repeat(64))),
            "over which bytes"));
    mutants.add(
        naming(
            "a model without a name",
            digest -> Optional.of(ModelIdentity.of(" ", digest)),
            "a blank one"));
    mutants.add(naming("no model", digest -> Optional.empty(), "no model"));
    mutants.replaceAll(
        mutant -> mutant.rule().equals("9.3") ? mutant.setting("model", model.toString()) : mutant);
    return mutants;
  }

  private static final class Offended implements Delegating.Step {
    private boolean offended;

    @Override
    public FrameResult analyze(FrameAnalyzer correct, Frame frame) throws AnalyzerException {
      offended |= frame.width() == 1;
      if (offended) {
        throw new FrameRejectedException(problem(71, "too narrow"));
      }
      return correct.analyze(frame);
    }
  }

  private static FrameResult failUntyped(FrameAnalyzer correct, Frame frame)
      throws AnalyzerException {
    if (frame.height() == 1) {
      throw new ArithmeticException("/ by zero");
    }
    return correct.analyze(frame);
  }

  private static FrameResult failWhenInterrupted(FrameAnalyzer correct, Frame frame)
      throws AnalyzerException {
    if (Thread.currentThread().isInterrupted()) {
      throw new IllegalStateException("interrupted");
    }
    return correct.analyze(frame);
  }

  private static FrameResult failCurtly(FrameAnalyzer correct, Frame frame)
      throws AnalyzerException {
    return failWith(Problem.of("EXAMPLE-0074", "no").found("a closed one"), correct, frame);
  }

  private static FrameResult failSecretively(FrameAnalyzer correct, Frame frame)
      throws AnalyzerException {
    return failWith(Problem.of("EXAMPLE-0075", "no").expected("an open one"), correct, frame);
  }

  private static FrameResult failAsNunchi(FrameAnalyzer correct, Frame frame)
      throws AnalyzerException {
    Problem foreign =
        Problem.of("NUN-1234", "closed").expected("an open one").found("a closed one");
    return failWith(foreign, correct, frame);
  }

  private static FrameResult failWith(Problem problem, FrameAnalyzer correct, Frame frame)
      throws AnalyzerException {
    try {
      return correct.analyze(frame);
    } catch (AnalyzerFailedException closed) {
      throw new AnalyzerFailedException(problem, closed);
    }
  }

  /** Fails when its file is not there. */
  private static final class Careless extends Delegating.Plugin {
    private static final Setting<String> FILE =
        Setting.of("file", TextType.any("a path"), "", "File", "What to read.");

    private final Supplier<EngineStartException> failure;

    Careless(Supplier<EngineStartException> failure) {
      this.failure = failure;
    }

    @Override
    public PluginDescriptor descriptor() {
      return with(SettingsSchema.of(FILE));
    }

    @Override
    public AnalyzerEngine createEngine(EngineContext context) throws EngineStartException {
      String file = context.settings().get(FILE);
      if (!file.isEmpty() && !Files.exists(Path.of(file))) {
        throw failure.get();
      }
      return super.createEngine(context);
    }
  }

  private static EngineStartException failCarelessly() {
    throw new UncheckedIOException(new IOException("no such file"));
  }

  private static AnalyzerEngine loadLibrary(AnalyzerEngine correct, Path folder) {
    JdkLibrary.loadOnce(folder.resolve("libmutant-8.4.so"));
    return correct;
  }

  private static Mutant saying(String what, @Nullable EngineStatus status) {
    return Mutant.of(
        "8.5",
        what,
        () -> Delegating.starting(correct -> new Saying(correct, status)),
        "none of them blank");
  }

  private static final class Saying extends Delegating.Engine {
    private final @Nullable EngineStatus status;

    Saying(AnalyzerEngine correct, @Nullable EngineStatus status) {
      super(correct);
      this.status = status;
    }

    @SuppressWarnings("NullAway") // that is the mutant
    @Override
    public EngineStatus status() {
      return status;
    }
  }

  /** The first frame of an analyzer clears it, so that nobody notices while streams do not mix. */
  private static final class SharesState extends Delegating.Engine {
    private final AtomicInteger seen = new AtomicInteger();

    SharesState(AnalyzerEngine correct) {
      super(correct);
    }

    @Override
    public FrameAnalyzer openAnalyzer(StreamContext stream) throws AnalyzerFailedException {
      AtomicInteger frames = new AtomicInteger();
      return new Delegating.Analyzer(
          super.openAnalyzer(stream),
          (correct, frame) -> {
            if (frames.getAndIncrement() == 0) {
              seen.set(0);
            }
            FrameResult result = correct.analyze(frame);
            int count = seen.addAndGet(result.detections().size());
            return FrameMutants.changeBoxes(result, (box, detection) -> box, 1 / (1 + count / 10f));
          });
    }
  }

  /** Creates an engine that describes its model as given. */
  private static Mutant naming(
      String what, Function<String, Optional<ModelIdentity>> identity, String message) {
    return Mutant.of("9.3", what, () -> new ModelPlugin(identity), message);
  }

  private static final class NumbersAnalyzers extends Delegating.Engine {
    private final AtomicInteger analyzers = new AtomicInteger();

    NumbersAnalyzers(AnalyzerEngine correct) {
      super(correct);
    }

    @Override
    public FrameAnalyzer openAnalyzer(StreamContext stream) throws AnalyzerFailedException {
      float confidence = 1f / analyzers.incrementAndGet();
      return new Delegating.Analyzer(
          super.openAnalyzer(stream),
          (correct, frame) ->
              FrameMutants.changeBoxes(
                  correct.analyze(frame), (box, detection) -> box, confidence));
    }
  }

  private static final class Numbered extends Delegating.Engine {
    private final int number;

    Numbered(AnalyzerEngine correct, int number) {
      super(correct);
      this.number = number;
    }

    @Override
    public FrameAnalyzer openAnalyzer(StreamContext stream) throws AnalyzerFailedException {
      return new Delegating.Analyzer(
          super.openAnalyzer(stream),
          (correct, frame) ->
              FrameMutants.changeBoxes(
                  correct.analyze(frame), (box, detection) -> box, number % 2 == 0 ? 1 : 0.5f));
    }
  }
}
