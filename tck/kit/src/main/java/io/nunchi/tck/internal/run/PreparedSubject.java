package io.nunchi.tck.internal.run;

import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.AnalyzerPlugin;
import io.nunchi.spi.Capability;
import io.nunchi.spi.EngineContext;
import io.nunchi.spi.EngineDescriptor;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.NativeFolder;
import io.nunchi.spi.PluginDescriptor;
import io.nunchi.spi.StreamContext;
import io.nunchi.spi.failure.Problem;
import io.nunchi.spi.failure.SettingsException;
import io.nunchi.spi.frame.PixelFormat;
import io.nunchi.spi.settings.Settings;
import io.nunchi.spi.settings.SettingsSchema;
import io.nunchi.tck.internal.TckErrors;
import io.nunchi.tck.internal.targets.KnownTargets;
import io.nunchi.tck.report.Conditions;
import io.nunchi.tck.report.EngineIdentity;
import io.nunchi.tck.report.TckException;
import io.nunchi.testing.CallOutcome;
import io.nunchi.testing.Target;
import io.nunchi.testing.TestEngineContext;
import io.nunchi.testing.TestStreamContext;
import io.nunchi.testing.Walk;
import io.nunchi.testing.WatchedFrame;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;

/** A subject that is loaded, configured and measured. */
public final class PreparedSubject implements AutoCloseable {

  private static final List<PixelFormat> PREFERRED =
      List.of(
          PixelFormat.BGR,
          PixelFormat.RGB,
          PixelFormat.BGRA,
          PixelFormat.NV12,
          PixelFormat.I420,
          PixelFormat.GRAY8);

  private final SubjectDefinition definition;
  private final Effort effort;
  private final LoadedSubject loaded;
  private final Settings engineSettings;
  private final Settings streamSettings;
  private final KnownTargets targets;
  private Target target = Target.rectangle();
  private Optional<String> obstacle = Optional.empty();
  private PixelFormat format = PixelFormat.BGR;
  private final ResultTally tally = new ResultTally();
  private Optional<EngineIdentity> identity = Optional.empty();
  private Optional<EngineDescriptor> engineDescriptor = Optional.empty();
  private Calibration calibration = new Calibration(Duration.ZERO, Duration.ZERO);

  private PreparedSubject(SubjectDefinition definition, Effort effort, LoadedSubject loaded)
      throws TckException {
    this.definition = definition;
    this.effort = effort;
    this.loaded = loaded;
    this.engineSettings =
        parse(loaded, PluginDescriptor::engineSettings, definition.engineSettings());
    this.streamSettings =
        parse(loaded, PluginDescriptor::streamSettings, definition.streamSettings());
    this.targets = new KnownTargets(named(definition));
  }

  /** Loads a subject and runs it once. */
  public static PreparedSubject prepare(SubjectDefinition definition, Effort effort)
      throws TckException {
    LoadedSubject loaded = LoadedSubject.load(definition);
    try {
      PreparedSubject subject = new PreparedSubject(definition, effort, loaded);
      subject.calibrate();
      return subject;
    } catch (TckException | RuntimeException | Error failure) {
      loaded.close();
      throw failure;
    }
  }

  private static Settings parse(
      LoadedSubject loaded,
      Function<PluginDescriptor, SettingsSchema> schema,
      Map<String, String> text)
      throws TckException {
    try {
      return loaded
          .descriptor()
          .map(schema)
          .orElse(SettingsSchema.of())
          .parse(loaded.descriptor().isPresent() ? text : Map.of());
    } catch (SettingsException e) {
      throw new TckException(e.problems());
    }
  }

  private static Optional<Target> named(SubjectDefinition definition) throws TckException {
    if (definition.target().isEmpty()) {
      return Optional.empty();
    }
    Path file = definition.target().get();
    try {
      return Optional.of(Target.read(file));
    } catch (IOException e) {
      throw new TckException(
          Problem.of(TckErrors.TARGET_UNREADABLE, "the picture of the target cannot be read")
              .expected("a PNG, JPEG or BMP picture")
              .found(e.toString())
              .where(file.toString())
              .fix("name another picture"),
          e);
    }
  }

  /** Runs the subject once, and records an obstacle if it does not run. */
  private void calibrate() throws TckException {
    if (loaded.descriptor().isEmpty()) {
      obstacle = Optional.of("the plugin cannot be loaded: " + loaded.refusals().get(0).what());
      return;
    }
    Callable<Calibration> firstRun = this::measure;
    try {
      calibration = Parallel.run("first run", firstRun, effort.patience().multipliedBy(10));
    } catch (Exception | Error thrown) { // whatever a plugin throws is a finding
      List<Problem> missing = loaded.missingClass(thrown);
      if (!missing.isEmpty()) {
        throw new TckException(missing.get(0), thrown); // no rule could be tried without it
      }
      obstacle = Optional.of("the engine does not run: " + CallOutcome.describe(thrown));
    }
  }

  private Calibration measure() throws Exception {
    long start = System.nanoTime();
    try (AnalyzerEngine engine = loaded.plugin().orElseThrow().createEngine(context())) {
      engine.warmUp();
      Duration started = Duration.ofNanos(System.nanoTime() - start);
      EngineDescriptor described = engine.descriptor();
      engineDescriptor = Optional.of(described);
      identity = Optional.of(SubjectConditions.identity(engine));
      Set<PixelFormat> declared = described.pixelFormats();
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

  public SubjectDefinition definition() {
    return definition;
  }

  public LoadedSubject loaded() {
    return loaded;
  }

  /** Returns the conditions under which the subject is tried; complete after the last check. */
  public Conditions conditions() {
    return new Conditions(
        target.name(),
        SubjectConditions.settings(definition, loaded.descriptor()),
        SubjectConditions.effort(this, calibration),
        identity,
        SubjectConditions.capabilities(engineDescriptor, tally));
  }

  /** Tells whether the engine declares a capability; false if none runs. */
  public boolean declares(Capability capability) {
    return engineDescriptor.map(known -> known.capabilities().contains(capability)).orElse(false);
  }

  /** Returns the number of streams to try at once: fewer than wanted if the engine has a limit. */
  public int streamsAtOnce(int wanted) {
    int limit =
        engineDescriptor
            .map(EngineDescriptor::maximumStreams)
            .orElse(OptionalInt.empty())
            .orElse(wanted);
    return Math.min(wanted, limit);
  }

  /** Returns the counts of what results carry. */
  ResultTally tally() {
    return tally;
  }

  /** Returns the reason why no engine can run, or empty. */
  public Optional<String> obstacle() {
    return obstacle;
  }

  public AnalyzerPlugin plugin() {
    return loaded.plugin().orElseThrow();
  }

  /** Returns the target that walks through the frames. */
  public Target target() {
    return target;
  }

  /** Returns targets to try when the subject does not find the target in every frame size. */
  public List<Target> otherTargets() {
    return targets.instead(target);
  }

  /** Returns the walk of most checks. */
  public Walk walk() {
    return Walk.of(format, target);
  }

  public Duration patience() {
    return calibration.patience(effort);
  }

  /** Returns the time for a whole check; the checks for leaks take up to three rounds. */
  Duration longPatience() {
    return patience().multipliedBy(10).plus(effort.budget().multipliedBy(6));
  }

  public int cycles() {
    return calibration.cycles(effort);
  }

  public int frames() {
    return calibration.frames(effort);
  }

  /** Returns the context of an engine with the subject's settings. */
  public EngineContext context() {
    return context(engineSettings, loaded.nativeFolder());
  }

  public EngineContext context(Settings settings, NativeFolder nativeFolder) {
    return new TestEngineContext(settings, nativeFolder, new WarningsOnly());
  }

  public StreamContext stream(String id) {
    return TestStreamContext.of(id, streamSettings);
  }

  @Override
  public void close() {
    loaded.close();
  }
}
