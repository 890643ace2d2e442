package io.nunchi.tck.mutant;

import static io.nunchi.tck.mutant.RunningMutants.problem;

import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.EngineContext;
import io.nunchi.spi.EngineDescriptor;
import io.nunchi.spi.EngineStatus;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.ModelIdentity;
import io.nunchi.spi.PluginDescriptor;
import io.nunchi.spi.StreamInfo;
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
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** Mutants of chapters 7, 8 and 9: failures, resources, state. */
public final class KeepingMutants {

  /** What compares results cannot be tried on an analyzer whose results are chance. */
  private static final String[] COMPARING = {"4.2", "4.3", "5.1", "5.4", "9.2"};

  private KeepingMutants() {}

  /** The mutants; some need a folder for files. */
  public static List<Mutant> in(Path folder) throws IOException {
    Path model = Files.writeString(folder.resolve("model.bin"), "weights").toAbsolutePath();
    List<Mutant> mutants = new ArrayList<>();
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
        Mutant.of("7.3", "an untyped failure to start", Careless::new, "UncheckedIOException")
            .setting("file", ""));
    mutants.add(
        Mutant.of(
            "7.4",
            "a problem that does not say what was expected",
            () -> Delegating.analyzing(() -> KeepingMutants::failCurtly),
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
            "8.3",
            "another default Locale",
            () -> Delegating.starting(KeepingMutants::changeLocale),
            "the default Locale was"));
    mutants.add(
        Mutant.of(
            "8.4",
            "a library loaded from anywhere",
            () -> Delegating.starting(correct -> loadLibrary(correct, folder)),
            "NativeFolder.unpack"));
    mutants.add(
        Mutant.of(
            "8.5",
            "a status without a reason",
            () -> Delegating.starting(SaysNoReason::new),
            "none of them blank"));
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
        Mutant.of("9.3", "the digest of something else", Misnames::new, "over which bytes")
            .setting("model", model.toString()));
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

  private static FrameResult failCurtly(FrameAnalyzer correct, Frame frame)
      throws AnalyzerException {
    return failWith(Problem.of("EXAMPLE-0074", "no"), correct, frame);
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

  private static final class Careless extends Delegating.Plugin {
    private static final Setting<String> FILE =
        Setting.of("file", TextType.any("a path"), "", "File", "What to read.");

    @Override
    public PluginDescriptor descriptor() {
      return with(SettingsSchema.of(FILE));
    }

    @Override
    public AnalyzerEngine createEngine(EngineContext context) throws EngineStartException {
      String file = context.settings().get(FILE);
      if (!file.isEmpty() && !Files.exists(Path.of(file))) {
        throw new UncheckedIOException(new IOException("no " + file));
      }
      return super.createEngine(context);
    }
  }

  private static AnalyzerEngine changeLocale(AnalyzerEngine correct) {
    Locale.setDefault(Locale.forLanguageTag("eo"));
    return correct;
  }

  /** A library of the JDK under another name, as good as any. */
  private static AnalyzerEngine loadLibrary(AnalyzerEngine correct, Path folder) {
    Path library = folder.resolve("libmutant.so").toAbsolutePath();
    try {
      if (!Files.exists(library)) {
        Path prefs = Path.of(System.getProperty("java.home"), "lib", "libprefs.so");
        Files.copy(prefs, library, StandardCopyOption.REPLACE_EXISTING);
        System.load(library.toString());
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return correct;
  }

  private static final class SaysNoReason extends Delegating.Engine {
    SaysNoReason(AnalyzerEngine correct) {
      super(correct);
    }

    @Override
    public EngineStatus status() {
      return new EngineStatus("prefer cuda,cpu", "cpu", "");
    }
  }

  /** The first frame of an analyzer clears it, so that nobody notices while streams do not mix. */
  private static final class SharesState extends Delegating.Engine {
    private final AtomicInteger seen = new AtomicInteger();

    SharesState(AnalyzerEngine correct) {
      super(correct);
    }

    @Override
    public FrameAnalyzer openAnalyzer(StreamInfo stream) throws AnalyzerFailedException {
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

  private static final class Misnames extends Delegating.Plugin {
    private static final Setting<String> MODEL =
        Setting.mandatory("model", TextType.any("a path"), "Model", "The file of the model.");

    @Override
    public PluginDescriptor descriptor() {
      return with(SettingsSchema.of(MODEL));
    }

    @Override
    public AnalyzerEngine createEngine(EngineContext context) throws EngineStartException {
      return new Delegating.Engine(super.createEngine(context)) {
        @Override
        public EngineDescriptor descriptor() {
          EngineDescriptor correct = super.descriptor();
          return EngineDescriptor.builder()
              .labels(correct.labels())
              .pixelFormats(correct.pixelFormats())
              .model(new ModelIdentity("weights", "0".repeat(64)))
              .build();
        }
      };
    }
  }
}
