package io.nunchi.cli.internal.shadow;

import io.nunchi.api.Engine;
import io.nunchi.api.HostException;
import io.nunchi.api.frame.EngineGeneration;
import io.nunchi.api.shadow.Shadow;
import io.nunchi.api.shadow.ShadowPolicy;
import io.nunchi.api.shadow.ShadowReport;
import io.nunchi.bench.measure.EngineSummary;
import io.nunchi.cli.internal.CliErrors;
import io.nunchi.cli.internal.CliException;
import io.nunchi.cli.internal.interrupt.StopSignal;
import io.nunchi.cli.internal.output.DisputedFolder;
import io.nunchi.cli.internal.output.OutputFolder;
import io.nunchi.cli.internal.output.SummaryFile;
import io.nunchi.cli.internal.progress.ManyReporter;
import io.nunchi.cli.internal.progress.RunReporter;
import io.nunchi.spi.failure.Problem;
import io.nunchi.spi.frame.PixelFormat;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The place of a shadow beside one analysis: it holds the one that compares, or the last one that
 * did, or none. A recording waits for the candidate after every frame, so that all sampled frames
 * are compared and neither analyzer takes the other's time; a live source does not.
 *
 * <p>Any thread; one starts or stops it at a time.
 */
public final class ShadowRun implements AutoCloseable {

  private static final Duration BETWEEN_LOOKS_AT_STOP = Duration.ofMillis(200);
  private static final Duration LONGEST_ANALYSIS_AFTER_STOP = Duration.ofSeconds(5);
  private static final long MOST_BYTES_KEPT = 1L << 30;
  private static final String NO_COMMON_FORMAT = "NUN-7066";

  private record Started(Shadow shadow, ShadowRequest request, EngineSummary candidate) {

    boolean isRunning() {
      ShadowReport.State state = shadow.report().state();
      return state == ShadowReport.State.RUNNING || state == ShadowReport.State.GIVEN_UP;
    }
  }

  private final Engine engine;
  private final OutputFolder folder;
  private final boolean sourceWaits;
  private final Consumer<Problem> warn;
  private volatile @Nullable Started latest;
  private volatile boolean waits;

  private ShadowRun(
      Engine engine, OutputFolder folder, boolean sourceWaits, Consumer<Problem> warn) {
    this.engine = engine;
    this.folder = folder;
    this.sourceWaits = sourceWaits;
    this.warn = warn;
  }

  /**
   * Starts the candidate, if there is one.
   *
   * @param request names the candidate
   * @param engine the engine that it is compared with
   * @param folder where frames with disagreement go
   * @param waits true if the source waits for the candidate
   * @param warn is told of problems
   */
  public static ShadowRun begin(
      Optional<ShadowRequest> request,
      Engine engine,
      OutputFolder folder,
      boolean waits,
      Consumer<Problem> warn)
      throws HostException {
    ShadowRun place = new ShadowRun(engine, folder, waits, warn);
    if (request.isPresent()) {
      place.start(request.get());
    }
    return place;
  }

  /**
   * Starts a candidate.
   *
   * @throws HostException if it does not start, or another one runs; nothing has changed then
   */
  public void start(ShadowRequest wanted) throws HostException {
    ShadowPolicy policy =
        ShadowPolicy.defaults().withSamplingRate(wanted.rate()).withLabelMap(wanted.labelMap());
    if (wanted.keep() > 0) {
      policy =
          policy.keepingDisputed(DisputedFolder.in(folder, warn), wanted.keep(), MOST_BYTES_KEPT);
    }
    Shadow shadow =
        engine.shadow(wanted.candidate().pluginId(), wanted.candidate().settings(), policy);
    if (common(engine.descriptor().pixelFormats(), shadow).isEmpty()) {
      Set<PixelFormat> taken = shadow.descriptor().pixelFormats();
      shadow.close();
      throw new HostException(noCommonFormat(taken));
    }
    EngineSummary candidate =
        EngineSummary.of(shadow.report().candidate(), shadow.descriptor(), shadow.status());
    latest = new Started(shadow, wanted, candidate);
    waits = sourceWaits;
  }

  private Problem noCommonFormat(Set<PixelFormat> taken) {
    return Problem.of(NO_COMMON_FORMAT, "no frame fits both analyzers")
        .expected(
            "a pixel format that both take; the live one takes "
                + sorted(engine.descriptor().pixelFormats()))
        .found("a candidate that takes " + sorted(taken))
        .where("shadow")
        .fix("compare another candidate, or run each on its own and compare the results");
  }

  private static Set<PixelFormat> sorted(Set<PixelFormat> formats) {
    return new TreeSet<>(formats);
  }

  private static Set<PixelFormat> common(Set<PixelFormat> live, Shadow shadow) {
    Set<PixelFormat> common = EnumSet.noneOf(PixelFormat.class);
    common.addAll(live);
    common.retainAll(shadow.descriptor().pixelFormats());
    return common;
  }

  /** Ends the comparison; what it found is kept. */
  public void stop() {
    Started found = latest;
    if (found != null) {
      found.shadow.close();
    }
  }

  /** True while frames are compared, or the shadow has given up and is not closed. */
  public boolean isRunning() {
    Started found = latest;
    return found != null && found.isRunning();
  }

  /** Says which candidate runs beside all sources, if one does. */
  public void tell(ManyReporter reporter) {
    Started found = latest;
    if (found != null) {
      reporter.shadowStarted(found.candidate);
    }
  }

  /** Says which candidate runs, if one does. */
  public void tell(RunReporter reporter) {
    Started found = latest;
    if (found != null) {
      reporter.shadowStarted(found.candidate);
    }
  }

  /** A few words on how far the two are apart, to be added to a line; empty without a shadow. */
  public String note() {
    Started found = latest;
    if (found == null || !found.isRunning()) {
      return "";
    }
    ShadowReport report = found.shadow.report();
    return "  shadow generation " + report.candidate().number() + figures(report);
  }

  /** The figures of the latest shadow in a few words; empty if there was none. */
  public String figures() {
    Started found = latest;
    return found == null ? "" : figures(found.shadow.report());
  }

  /** Names what the latest shadow compares; empty if there was none. */
  public String sides() {
    Started found = latest;
    if (found == null) {
      return "";
    }
    ShadowReport report = found.shadow.report();
    return named(report.candidate()) + " with " + named(report.live());
  }

  private static String named(EngineGeneration generation) {
    return EngineSummary.shortName(generation) + ", generation " + generation.number();
  }

  private static String figures(ShadowReport report) {
    OptionalDouble disagreement = report.all().disagreement();
    return String.format(
        Locale.ROOT,
        " %s%d compared, disagreement %s%s",
        report.state() == ShadowReport.State.GIVEN_UP ? "given up, " : "",
        report.frames().compared(),
        disagreement.isPresent()
            ? String.format(Locale.ROOT, "%.3f", disagreement.getAsDouble())
            : "-",
        report.frames().dropped() == 0 ? "" : ", dropped " + report.frames().dropped());
  }

  /** The pixel formats that the candidate takes too. */
  public Set<PixelFormat> accepted(Set<PixelFormat> live) {
    Started found = latest;
    if (found == null || !found.isRunning()) {
      return live;
    }
    Set<PixelFormat> common = common(live, found.shadow);
    return common.isEmpty() ? live : common; // a swap since then: the live engine goes first
  }

  /** Waits until the candidate has seen the frame; gives that up for good if it does not return. */
  public void awaitFrame(StopSignal stop, Duration longest) {
    Started found = latest;
    if (found == null) {
      return;
    }
    long begin = System.nanoTime();
    try {
      while (waits && !found.shadow.awaitIdle(BETWEEN_LOOKS_AT_STOP)) {
        Duration limit = stop.isRequested() ? LONGEST_ANALYSIS_AFTER_STOP : longest;
        if (System.nanoTime() - begin > limit.toNanos()) {
          waits = false;
          warn.accept(doesNotReturn(limit));
        }
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      stop.request();
    }
  }

  private static Problem doesNotReturn(Duration limit) {
    return Problem.of(CliErrors.CANDIDATE_LATE, "the candidate does not return")
        .expected("a result or a failure within " + limit.toSeconds() + " s")
        .found("neither")
        .where("shadow")
        .fix("the recording goes on without waiting for it; tell the plugin's vendor");
  }

  /**
   * Writes {@code shadow.json} of the latest shadow, if this is its folder: several sources have
   * one for all of them.
   *
   * @return the comparison, or empty if there is nothing to write here
   */
  public Optional<ShadowSummary> write(OutputFolder asked) throws CliException {
    Started found = latest;
    if (found == null || !folder.path().equals(asked.path())) {
      return Optional.empty();
    }
    ShadowReport report = found.shadow.report();
    ShadowSummary summary = ShadowSummary.of(report, found.candidate, found.request);
    report.problems().forEach(warn);
    SummaryFile.writeShadow(asked, summary);
    return Optional.of(summary);
  }

  @Override
  public void close() {
    stop();
  }
}
