package io.nunchi.tck.internal.check;

import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.failure.AnalyzerException;
import io.nunchi.spi.frame.PixelFormat;
import io.nunchi.spi.result.FrameResult;
import io.nunchi.tck.Capability;
import io.nunchi.tck.internal.picture.Walk;
import io.nunchi.tck.internal.picture.WatchedFrame;
import io.nunchi.tck.internal.trial.Outcome;
import io.nunchi.tck.internal.trial.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Chapter 5: frames and ownership. */
final class FrameChecks {

  private FrameChecks() {}

  static void addTo(Checks checks) {
    checks
        .addWithEngine("5.1", FrameChecks::isNotReadAfterReturn)
        .addWithEngine("5.2", FrameChecks::isNotWritten)
        .addWithEngine("5.3", FrameChecks::leasesAreClosed)
        .addWithEngine("5.4", FrameChecks::formatsAndStrides)
        .addWithEngine("5.5", FrameChecks::sizesChange);
  }

  private static void isNotReadAfterReturn(Trial trial) throws Exception {
    AnalyzerEngine engine = trial.startEngine();
    Walk walk = trial.bench().walk();
    List<FrameResult> expected = trial.alone(engine, walk);
    trial.doing("overwrote the memory of each frame as soon as analyze had returned");
    String check = "frames, planes and buffers that are kept in fields, and tasks that run on";
    FrameAnalyzer analyzer = trial.open(engine, "poisoned");
    List<FrameResult> results = new ArrayList<>();
    List<WatchedFrame> frames = new ArrayList<>();
    for (int i = 0; i < Walk.FRAMES; i++) {
      WatchedFrame frame = walk.frame(i);
      frames.add(frame);
      results.add(trial.analyzeGood(analyzer, frame));
      if (frame.openLeases() == 0) {
        frame.picture().poison();
      }
    }
    trial.requireSame(expected, results, "the results that the frames gave untouched", check);
    trial.letGo(analyzer).close();
    int lateLooks = frames.stream().mapToInt(WatchedFrame::lateLooks).sum();
    if (lateLooks > 0) {
      throw trial.broken(
          "no look at a frame that was given back", lateLooks + " call(s) of its methods", check);
    }
  }

  private static void isNotWritten(Trial trial) throws Exception {
    trial.doing("compared every byte of each frame before and after analyze");
    AnalyzerEngine engine = trial.startEngine();
    for (PixelFormat format : engine.descriptor().pixelFormats()) {
      FrameAnalyzer analyzer = trial.open(engine, "written in " + format);
      for (int i = 0; i < Walk.FRAMES; i += 4) {
        WatchedFrame frame = trial.bench().walk().in(format).padded(5, 0x33).frame(i);
        long before = frame.picture().fingerprint();
        trial.analyzeGood(analyzer, frame);
        if (frame.picture().fingerprint() != before) {
          throw trial.broken(
              "the bytes of frame " + i + " in " + format + " as they were",
              "other bytes",
              "native code that works in place: let it write elsewhere");
        }
      }
      trial.letGo(analyzer).close();
    }
  }

  private static void leasesAreClosed(Trial trial) throws Exception {
    trial.doing("gave an analyzer a walk of frames, closed it and its engine, and counted leases");
    AnalyzerEngine engine = trial.startEngine();
    FrameAnalyzer analyzer = trial.open(engine, "leases");
    List<WatchedFrame> frames = trial.bench().walk().frames();
    for (WatchedFrame frame : frames) {
      trial.analyzeGood(analyzer, frame);
    }
    trial.letGo(analyzer).close();
    trial.letGo(engine).close();
    int open = frames.stream().mapToInt(WatchedFrame::openLeases).sum();
    if (open > 0) {
      throw trial.broken(
          "no open lease",
          open + " open lease(s) of " + frames.size() + " frames",
          "each retain(): its lease is closed on every path, at the latest by close()");
    }
  }

  private static void formatsAndStrides(Trial trial) throws Exception {
    AnalyzerEngine engine = trial.startEngine();
    for (PixelFormat format : engine.descriptor().pixelFormats()) {
      trial.doing("gave an analyzer frames in " + format + ", which the engine declares");
      Walk tight = trial.bench().walk().in(format);
      List<FrameResult> expected = trial.alone(engine, tight);
      for (Walk padded : List.of(tight.padded(37, 0), tight.padded(64, 0xff))) {
        trial.doing(
            "gave an analyzer frames in %s with %d bytes of %d behind each row"
                .formatted(format, padded.padding(), padded.filler()));
        trial.requireSame(
            expected,
            trial.follow(engine, padded),
            "the results of the same frames without them",
            "whether rows are found by stride() and read to rowBytes()");
      }
    }
  }

  private static void sizesChange(Trial trial) throws Exception {
    AnalyzerEngine engine = trial.startEngine();
    Set<PixelFormat> formats = engine.descriptor().pixelFormats();
    FrameAnalyzer analyzer = trial.open(engine, "sizes");
    for (Supplier<WatchedFrame> odd : OddFrames.of(formats)) {
      analyzer = survives(trial, engine, analyzer, odd.get());
    }
    trial.require(Capability.LARGE_FRAMES);
    survives(trial, engine, analyzer, OddFrames.large(formats).get());
  }

  /** What comes after a rejected frame, and what is thrown without a type, are other rules'. */
  private static FrameAnalyzer survives(
      Trial trial, AnalyzerEngine engine, FrameAnalyzer analyzer, WatchedFrame odd)
      throws AnalyzerException {
    String check = "what analyze keeps from frame to frame that has the size of a frame";
    trial.doing(
        "gave an analyzer a frame of %s after one of %s"
            .formatted(
                odd.picture().describe(), trial.bench().walk().frame(0).picture().describe()));
    Outcome before = Trial.analyze(analyzer, trial.bench().walk().frame(0));
    if (!before.isAnalyzed()) {
      throw trial.broken(
          "a small frame is analyzed, whatever was before", before.describe(), check);
    }
    Outcome outcome = Trial.analyze(analyzer, odd);
    if (outcome.kind() == Outcome.Kind.FAILED) {
      throw trial.broken("a result or FrameRejectedException", outcome.describe(), check);
    }
    if (outcome.isAnalyzed()) {
      Outcome after = Trial.analyze(analyzer, trial.bench().walk().frame(1));
      if (!after.isAnalyzed()) {
        throw trial.broken("the next frame is analyzed", after.describe(), check);
      }
      return analyzer;
    }
    trial.letGo(analyzer).close();
    return trial.open(engine, "sizes");
  }
}
