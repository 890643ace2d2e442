package io.nunchi.cli.internal.shadow;

import io.nunchi.api.Engine;
import io.nunchi.api.HostException;
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
import java.util.function.Consumer;

/**
 * The shadow of one analysis, or none. A recording waits for it after every frame, so that all
 * sampled frames are compared and neither analyzer takes the other's time; a live source does not.
 *
 * <p>{@link #note()}, {@link #awaitFrame}, {@link #tell} and {@link #write} are for any thread,
 * {@link #close()} for the one that began it.
 */
public final class ShadowRun implements AutoCloseable {

  private static final Duration BETWEEN_LOOKS_AT_STOP = Duration.ofMillis(200);
  private static final Duration LONGEST_ANALYSIS_AFTER_STOP = Duration.ofSeconds(5);
  private static final long MOST_BYTES_KEPT = 1L << 30;

  private record Running(Shadow shadow, ShadowRequest request, EngineSummary candidate) {}

  private final Optional<Running> running;
  private final Consumer<Problem> warn;
  private final Optional<OutputFolder> own;
  private volatile boolean waits;

  private ShadowRun(
      Optional<Running> running,
      Optional<OutputFolder> own,
      boolean waits,
      Consumer<Problem> warn) {
    this.running = running;
    this.own = own;
    this.waits = waits;
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
    if (request.isEmpty()) {
      return new ShadowRun(Optional.empty(), Optional.empty(), false, warn);
    }
    ShadowRequest wanted = request.get();
    ShadowPolicy policy = ShadowPolicy.defaults().withSamplingRate(wanted.rate());
    if (wanted.keep() > 0) {
      policy =
          policy.keepingDisputed(DisputedFolder.in(folder, warn), wanted.keep(), MOST_BYTES_KEPT);
    }
    Shadow shadow =
        engine.shadow(wanted.candidate().pluginId(), wanted.candidate().settings(), policy);
    EngineSummary candidate =
        EngineSummary.of(shadow.report().candidate(), shadow.descriptor(), shadow.status());
    return new ShadowRun(
        Optional.of(new Running(shadow, wanted, candidate)), Optional.of(folder), waits, warn);
  }

  /** Says which candidate runs beside all sources, if one does. */
  public void tell(ManyReporter reporter) {
    running.ifPresent(found -> reporter.shadowStarted(found.candidate));
  }

  /** Says which candidate runs, if one does. */
  public void tell(RunReporter reporter) {
    running.ifPresent(found -> reporter.shadowStarted(found.candidate));
  }

  /** A few words on how far the two are apart, to be added to a line; empty without a shadow. */
  public String note() {
    return running.map(found -> note(found.shadow.report())).orElse("");
  }

  private static String note(ShadowReport report) {
    OptionalDouble disagreement = report.all().disagreement();
    return String.format(
        Locale.ROOT,
        "  shadow %d compared, disagreement %s%s",
        report.frames().compared(),
        disagreement.isPresent()
            ? String.format(Locale.ROOT, "%.3f", disagreement.getAsDouble())
            : "-",
        report.frames().dropped() == 0 ? "" : ", dropped " + report.frames().dropped());
  }

  /** The pixel formats that the candidate takes too. */
  public Set<PixelFormat> accepted(Set<PixelFormat> live) {
    if (running.isEmpty()) {
      return live;
    }
    Set<PixelFormat> common = EnumSet.noneOf(PixelFormat.class);
    common.addAll(live);
    common.retainAll(running.get().shadow.descriptor().pixelFormats());
    return common.isEmpty() ? live : common;
  }

  /** Waits until the candidate has seen the frame; gives that up for good if it does not return. */
  public void awaitFrame(StopSignal stop, Duration longest) {
    long begin = System.nanoTime();
    try {
      while (waits && !running.orElseThrow().shadow.awaitIdle(BETWEEN_LOOKS_AT_STOP)) {
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
        .where("--shadow")
        .fix("the recording goes on without waiting for it; tell the plugin's vendor");
  }

  /**
   * Writes {@code shadow.json}, if this is its folder: several sources have one for all of them.
   *
   * @return the comparison, or empty if there is nothing to write here
   */
  public Optional<ShadowSummary> write(OutputFolder folder) throws CliException {
    if (running.isEmpty() || own.isEmpty() || !own.get().path().equals(folder.path())) {
      return Optional.empty();
    }
    Running found = running.get();
    ShadowReport report = found.shadow.report();
    ShadowSummary summary = ShadowSummary.of(report, found.candidate, found.request);
    report.problems().forEach(warn);
    SummaryFile.writeShadow(folder, summary);
    return Optional.of(summary);
  }

  @Override
  public void close() {
    running.ifPresent(found -> found.shadow.close());
  }
}
