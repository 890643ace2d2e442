package io.nunchi.cli.internal.analyze;

import io.nunchi.api.Stream;
import io.nunchi.api.frame.DropReason;
import io.nunchi.api.metrics.StreamCounters;
import io.nunchi.bench.measure.EngineSummary;
import io.nunchi.cli.internal.CliErrors;
import io.nunchi.cli.internal.CliException;
import io.nunchi.cli.internal.Distribution;
import io.nunchi.cli.internal.ExitCode;
import io.nunchi.cli.internal.interrupt.StopSignal;
import io.nunchi.cli.internal.output.OutputFolder;
import io.nunchi.cli.internal.shadow.ShadowSummary;
import io.nunchi.cli.internal.source.FrameSource;
import io.nunchi.cli.internal.source.SourceInfo;
import io.nunchi.spi.failure.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The result of a run.
 *
 * @param summary the content of {@code summary.json}
 * @param folder where the files are
 * @param exitCode the exit code of the process
 * @param failures the reasons for the run's failure; empty if it did not fail
 */
public record RunResult(Summary summary, Path folder, int exitCode, List<Problem> failures) {

  static RunResult of(
      AnalyzeRequest request,
      FrameSource source,
      Stream stream,
      EngineSummary engine,
      FrameTally tally,
      RunClock clock,
      StopSignal stop,
      OutputFolder folder,
      Optional<ShadowSummary> shadow,
      Optional<CliException> failure) {
    boolean interrupted = stop.isRequested();
    List<Problem> failures =
        new ArrayList<>(source.info().isLive() ? List.of() : source.problems());
    failure.ifPresent(broken -> failures.addAll(broken.problems()));
    if (!interrupted && failure.isEmpty()) {
      failures.addAll(failuresOf(tally, source.info()));
    }
    failures.forEach(tally::note);
    StreamCounters counters = stream.counters();
    double seconds = clock.seconds();
    Summary summary =
        new Summary(
            Distribution.version(),
            source.info(),
            source.media(),
            source.pictures(),
            source.problems().stream().anyMatch(p -> p.code().equals(CliErrors.TRUNCATED)),
            interrupted,
            engine,
            request.settings(),
            request.cameraSettings(),
            tally.generations(),
            tally.frames(),
            tally.detections(),
            tally.ruleEvents(),
            counters.droppedByReason().getOrDefault(DropReason.CONTRACT_VIOLATION, 0L),
            counters.analyzerRestarts(),
            rounded(seconds),
            rounded(tally.framesAnalyzed() / Math.max(seconds, 1e-9)),
            tally.stages(),
            Optional.ofNullable(tally.age().get("age")),
            shadow,
            files(folder, shadow),
            tally.problems());
    return new RunResult(summary, folder.path(), exitCode(interrupted, failures), failures);
  }

  static List<Problem> failuresOf(FrameTally tally, SourceInfo source) {
    List<Problem> failures = new ArrayList<>();
    if (tally.framesAnalyzed() == 0) {
      failures.add(
          Problem.of(CliErrors.NO_FRAME, "not one frame was analyzed")
              .expected("at least one frame that can be decoded and analyzed")
              .found(
                  tally.framesRead() == 0
                      ? "no frame at all"
                      : tally.framesRead() + " frames, all of them dropped")
              .where(source.location())
              .fix("see the reasons in results.jsonl"));
    }
    if (tally.framesAnalyzed() > 0 && tally.framesUnreadable() > 0 && source.isOfPictures()) {
      failures.add(
          Problem.of(CliErrors.PICTURES_UNREADABLE, "pictures were not read")
              .expected("every picture of the folder")
              .found(tally.framesUnreadable() + " of " + tally.framesRead() + " not read")
              .where(source.location())
              .fix("see the reasons in results.jsonl; replace or remove these files"));
    }
    if (tally.framesFailed() > 0) {
      failures.add(
          Problem.of(CliErrors.FRAMES_FAILED, "the analyzer failed on frames")
              .expected("a result for every frame")
              .found(tally.framesFailed() + " frames without one")
              .where(source.location())
              .fix("see the reasons in results.jsonl, and tell the plugin's vendor"));
    }
    return failures;
  }

  private static int exitCode(boolean interrupted, List<Problem> failures) {
    if (interrupted) {
      return ExitCode.INTERRUPTED;
    }
    return failures.isEmpty() ? ExitCode.OK : ExitCode.FAILED;
  }

  private static List<String> files(OutputFolder folder, Optional<ShadowSummary> shadow) {
    List<String> files = new ArrayList<>();
    files.add(folder.results().toString());
    if (Files.exists(folder.video())) {
      files.add(folder.video().toString());
    }
    files.add(folder.summary().toString());
    if (Files.exists(folder.control())) {
      files.add(folder.control().toString());
    }
    if (shadow.isPresent()) {
      files.add(folder.shadow().toString());
    }
    if (shadow.isPresent() && shadow.get().kept().frames() > 0) {
      files.add(folder.disputed().toString());
    }
    return files;
  }

  private static double rounded(double value) {
    return Math.round(value * 1000) / 1000.0;
  }
}
