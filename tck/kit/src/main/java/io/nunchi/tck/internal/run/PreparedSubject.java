package io.nunchi.tck.internal.run;

import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.AnalyzerPlugin;
import io.nunchi.spi.Capability;
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
import io.nunchi.tck.internal.watch.Pulses;
import io.nunchi.tck.internal.watch.WorkMeter;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
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

  private static final int WALKS = 3;

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
  private final NamedLibraries libraries = new NamedLibraries();
  private final AtomicLong steps = new AtomicLong();
  private volatile Optional<LongStream> longStream = Optional.empty();
  private Optional<EngineIdentity> identity = Optional.empty();
  private Optional<EngineDescriptor> engineDescriptor = Optional.empty();
  private Calibration calibration = Calibration.NONE;

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
      calibration = Parallel.run("first run", firstRun, calibration.patience(effort).times(10));
    } catch (Exception | Error thrown) { // whatever a plugin throws is a finding
      List<Problem> missing = loaded.missingClass(thrown);
      if (!missing.isEmpty()) {
        throw new TckException(missing.get(0), thrown); // no rule could be tried without it
      }
      obstacle = Optional.of("the engine does not run: " + CallOutcome.describe(thrown));
    }
  }

  private Calibration measure() throws Exception {
    long begin = System.nanoTime();
    long before = WorkMeter.nanos();
    try (AnalyzerEngine engine = loaded.plugin().orElseThrow().createEngine(context())) {
      engine.warmUp();
      Duration start = Duration.ofNanos(WorkMeter.nanos() - before);
      long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
      int startPulses = (int) Math.min(Integer.MAX_VALUE / 2, millis / Pulses.MILLIS_OF_SLEEP);
      EngineDescriptor described = engine.descriptor();
      engineDescriptor = Optional.of(described);
      identity = Optional.of(SubjectConditions.identity(engine));
      Set<PixelFormat> declared = described.pixelFormats();
      format = PREFERRED.stream().filter(declared::contains).findFirst().orElseThrow();
      target = targets.learn(engine, stream("calibration"), walk());
      try (FrameAnalyzer analyzer = engine.openAnalyzer(stream("calibration"))) {
        return new Calibration(start, workOfAFrame(analyzer), startPulses);
      }
    }
  }

  /** Takes the cheapest of a few walks: the others compiled code. */
  private Duration workOfAFrame(FrameAnalyzer analyzer) throws Exception {
    long least = Long.MAX_VALUE;
    List<WatchedFrame> frames = walk().frames();
    for (int i = 0; i < WALKS; i++) {
      long before = WorkMeter.nanos();
      for (WatchedFrame frame : frames) {
        long sequence = (long) i * Walk.FRAMES + frame.sequence();
        analyzer.analyze(new WatchedFrame(frame.pixels(), sequence));
      }
      least = Math.min(least, WorkMeter.nanos() - before);
    }
    return Duration.ofNanos(least / Walk.FRAMES);
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
    return Math.min(wanted, maximumStreams().orElse(wanted));
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

  /** Returns what was seen in the stream of rule 8.2, or empty if that rule was not tried. */
  public Optional<LongStream> longStream() {
    return longStream;
  }

  public void remember(LongStream stream) {
    longStream = Optional.of(stream);
  }

  /** Tells whether checks show frames of 3840x2160 pixels, too. */
  public boolean hasLargeFrames() {
    return effort.hasLargeFrames();
  }

  /** Returns the number of analyzers that an engine declares to have at once. */
  OptionalInt maximumStreams() {
    return engineDescriptor.map(EngineDescriptor::maximumStreams).orElse(OptionalInt.empty());
  }

  /** Returns the limits after which a call counts as hung. */
  public Patience patience() {
    Patience measured = calibration.patience(effort);
    return new Patience(measured.pulses(), measured.work(), steps::get);
  }

  /** Counts a step of a check, which shows that the check does not hang. */
  void step() {
    steps.incrementAndGet();
  }

  public int cycles() {
    return calibration.cycles(effort);
  }

  /** Returns the number of analyzers to open one after the other, given the work of each. */
  public int analyzers(Duration each) {
    return calibration.analyzers(effort, each);
  }

  public int frames() {
    return calibration.frames(effort);
  }

  /** Returns the context of an engine with the subject's settings. */
  public SubjectContext context() {
    return context(engineSettings, loaded.nativeFolder());
  }

  public SubjectContext context(Settings settings, NativeFolder nativeFolder) {
    return new SubjectContext(
        new TestEngineContext(settings, nativeFolder, new WarningsOnly()), libraries);
  }

  /** Returns the native libraries that the subject has asked for. */
  public NamedLibraries libraries() {
    return libraries;
  }

  public StreamContext stream(String id) {
    return stream(id, streamSettings);
  }

  public StreamContext stream(String id, Settings settings) {
    return TestStreamContext.of(id, settings);
  }

  @Override
  public void close() {
    loaded.close();
  }
}
