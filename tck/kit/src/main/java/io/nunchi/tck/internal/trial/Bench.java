package io.nunchi.tck.internal.trial;

import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.AnalyzerPlugin;
import io.nunchi.spi.EngineContext;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.NativeFolder;
import io.nunchi.spi.PluginDescriptor;
import io.nunchi.spi.StreamInfo;
import io.nunchi.spi.failure.SettingsException;
import io.nunchi.spi.frame.PixelFormat;
import io.nunchi.spi.settings.Settings;
import io.nunchi.spi.settings.SettingsSchema;
import io.nunchi.tck.Subject;
import io.nunchi.tck.TckException;
import io.nunchi.tck.internal.TckErrors;
import io.nunchi.tck.internal.picture.Target;
import io.nunchi.tck.internal.picture.Walk;
import io.nunchi.tck.internal.picture.WatchedFrame;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;

/** A subject, ready to be tried: loaded, configured, and measured. */
public final class Bench implements AutoCloseable {

  private static final List<PixelFormat> PREFERRED =
      List.of(
          PixelFormat.BGR,
          PixelFormat.RGB,
          PixelFormat.BGRA,
          PixelFormat.NV12,
          PixelFormat.I420,
          PixelFormat.GRAY8);

  private final Subject subject;
  private final Effort effort;
  private final LoadedSubject loaded;
  private final Settings engineSettings;
  private final Settings streamSettings;
  private final KnownTargets targets;
  private Target target = Target.rectangle();
  private Optional<String> obstacle = Optional.empty();
  private PixelFormat format = PixelFormat.BGR;
  private Calibration calibration = new Calibration(Duration.ZERO, Duration.ZERO);

  private Bench(Subject subject, Effort effort, LoadedSubject loaded) throws TckException {
    this.subject = subject;
    this.effort = effort;
    this.loaded = loaded;
    this.engineSettings = parse(loaded, PluginDescriptor::engineSettings, subject.engineSettings());
    this.streamSettings = parse(loaded, PluginDescriptor::streamSettings, subject.streamSettings());
    this.targets = new KnownTargets(named(subject));
  }

  /** Loads a subject and runs it once. */
  public static Bench prepare(Subject subject, Effort effort) throws TckException {
    LoadedSubject loaded = LoadedSubject.load(subject);
    try {
      Bench bench = new Bench(subject, effort, loaded);
      bench.calibrate();
      return bench;
    } catch (TckException | RuntimeException | Error failure) {
      loaded.close();
      throw failure;
    }
  }

  private static Settings parse(
      LoadedSubject loaded,
      java.util.function.Function<PluginDescriptor, SettingsSchema> schema,
      Map<String, String> text)
      throws TckException {
    try {
      return loaded
          .descriptor()
          .map(schema)
          .orElse(SettingsSchema.of())
          .parse(loaded.descriptor().isPresent() ? text : Map.of());
    } catch (SettingsException unfit) {
      throw new TckException(unfit.problems());
    }
  }

  private static Optional<Target> named(Subject subject) throws TckException {
    if (subject.target().isEmpty()) {
      return Optional.empty();
    }
    Path file = subject.target().get();
    try {
      return Optional.of(Target.read(file));
    } catch (IOException unreadable) {
      throw new TckException(
          io.nunchi.spi.failure.Problem.of(
                  TckErrors.TARGET_UNREADABLE, "the picture of the target cannot be read")
              .expected("a PNG, JPEG or BMP picture")
              .found(unreadable.toString())
              .where(file.toString())
              .fix("name another picture"),
          unreadable);
    }
  }

  /** Runs the subject once, and says why it cannot run if it cannot. */
  private void calibrate() {
    if (loaded.descriptor().isEmpty()) {
      obstacle = Optional.of("the plugin cannot be loaded: " + loaded.refusals().get(0).what());
      return;
    }
    Callable<Calibration> firstRun = this::measure;
    try {
      calibration = Parallel.run("first run", firstRun, effort.patience().multipliedBy(10));
    } catch (Exception | Error anything) { // whatever a plugin throws is a finding
      obstacle = Optional.of("the engine does not run: " + Outcome.describe(anything));
    }
  }

  private Calibration measure() throws Exception {
    long start = System.nanoTime();
    try (AnalyzerEngine engine = loaded.plugin().orElseThrow().createEngine(context())) {
      engine.warmUp();
      Duration started = Duration.ofNanos(System.nanoTime() - start);
      Set<PixelFormat> declared = engine.descriptor().pixelFormats();
      format = PREFERRED.stream().filter(declared::contains).findFirst().orElseThrow();
      target = targets.learn(engine, stream("calibration"), walk());
      try (FrameAnalyzer analyzer = engine.openAnalyzer(stream("calibration"))) {
        return new Calibration(started, medianFrameTime(analyzer));
      }
    }
  }

  private Duration medianFrameTime(FrameAnalyzer analyzer) throws Exception {
    List<WatchedFrame> frames = walk().frames();
    long[] nanos = new long[frames.size()];
    for (int i = 0; i < nanos.length; i++) {
      long begin = System.nanoTime();
      analyzer.analyze(frames.get(i));
      nanos[i] = System.nanoTime() - begin;
    }
    Arrays.sort(nanos);
    return Duration.ofNanos(nanos[nanos.length / 2]);
  }

  public Subject subject() {
    return subject;
  }

  public LoadedSubject loaded() {
    return loaded;
  }

  /** Why no engine can be tried, or empty. */
  public Optional<String> obstacle() {
    return obstacle;
  }

  public AnalyzerPlugin plugin() {
    return loaded.plugin().orElseThrow();
  }

  /** What walks through the frames. */
  public Target target() {
    return target;
  }

  /** What else may walk, when the subject does not see the target in every frame. */
  public List<Target> otherTargets() {
    return targets.instead(target);
  }

  /** What is tried unless a rule asks for something else. */
  public Walk walk() {
    return Walk.of(format, target);
  }

  public Duration patience() {
    return calibration.patience(effort);
  }

  /** Time for a whole rule; what may leak is tried for three rounds, also beside other work. */
  Duration longPatience() {
    return patience().multipliedBy(10).plus(effort.budget().multipliedBy(6));
  }

  public int cycles() {
    return calibration.cycles(effort);
  }

  public int frames() {
    return calibration.frames(effort);
  }

  /** What a host gives an engine with the subject's settings. */
  public EngineContext context() {
    return context(engineSettings, loaded.nativeFolder());
  }

  public EngineContext context(Settings settings, NativeFolder nativeFolder) {
    return new Context(settings, nativeFolder, new WarningsOnly());
  }

  public StreamInfo stream(String id) {
    return new StreamInfo(id, id, 10, streamSettings);
  }

  @Override
  public void close() {
    loaded.close();
  }

  private record Context(Settings settings, NativeFolder nativeFolder, System.Logger logger)
      implements EngineContext {}
}
