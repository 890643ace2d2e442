package io.nunchi.tck.internal.check;

import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.failure.ProblemException;
import io.nunchi.spi.frame.PixelFormat;
import io.nunchi.spi.result.FrameResult;
import io.nunchi.tck.internal.run.CheckSession;
import io.nunchi.tck.report.Prerequisite;
import io.nunchi.testing.CallOutcome;
import io.nunchi.testing.OddFrames;
import io.nunchi.testing.Walk;
import io.nunchi.testing.WatchedFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Chapter 5: frames and ownership. */
final class FrameChecks {

  /** Room for a clip of one second; hosts have pools of frames for no more. */
  private static final int MAX_LEASES = 32;

  private FrameChecks() {}

  static void addTo(Checks checks) {
    checks
        .addWithEngine("5.1", FrameChecks::isNotReadAfterReturn)
        .addWithEngine("5.2", FrameChecks::isNotWritten)
        .addWithEngine("5.3", FrameChecks::leasesAreClosed)
        .addWithEngine("5.5", FrameChecks::sizesChange)
        .addWithEngine("5.6", FutureCheck::run)
        .addWithEngine("5.9", FrameChecks::leasesAreFew);
  }

  private static void isNotReadAfterReturn(CheckSession session) throws Exception {
    AnalyzerEngine engine = session.startEngine();
    Walk walk = session.subject().walk();
    List<FrameResult> expected = session.alone(engine, walk);
    session.doing("overwrote the memory of each frame as soon as analyze had returned");
    String check = "frames, planes and buffers that are kept in fields, and tasks that run on";
    FrameAnalyzer analyzer = session.open(engine, "poisoned");
    List<FrameResult> results = new ArrayList<>();
    List<WatchedFrame> frames = new ArrayList<>();
    for (int i = 0; i < Walk.FRAMES; i++) {
      WatchedFrame frame = walk.frame(i);
      frames.add(frame);
      results.add(session.analyzeGood(analyzer, frame));
      if (frame.openLeases() == 0) {
        frame.pixels().overwrite();
      }
    }
    session.requireSame(expected, results, "the results that the frames gave untouched", check);
    session.letGo(analyzer).close();
    int lateAccesses = frames.stream().mapToInt(WatchedFrame::lateAccesses).sum();
    if (lateAccesses > 0) {
      throw session.failure(
          "no look at a frame that was given back",
          lateAccesses + " call(s) of its methods",
          check);
    }
  }

  private static void isNotWritten(CheckSession session) throws Exception {
    session.doing("compared every byte of each frame before and after analyze");
    AnalyzerEngine engine = session.startEngine();
    for (PixelFormat format : engine.descriptor().pixelFormats()) {
      FrameAnalyzer analyzer = session.open(engine, "written in " + format);
      for (int i = 0; i < Walk.FRAMES; i += 4) {
        WatchedFrame frame = session.subject().walk().in(format).padded(5, 0x33).frame(i);
        long before = frame.pixels().checksum();
        session.analyzeGood(analyzer, frame);
        if (frame.pixels().checksum() != before) {
          throw session.failure(
              "the bytes of frame " + i + " in " + format + " as they were",
              "other bytes",
              "native code that works in place: let it write elsewhere");
        }
      }
      session.letGo(analyzer).close();
    }
  }

  private static void leasesAreClosed(CheckSession session) throws Exception {
    session.doing(
        "gave an analyzer a walk of frames, closed it and its engine, and counted leases");
    AnalyzerEngine engine = session.startEngine();
    FrameAnalyzer analyzer = session.open(engine, "leases");
    List<WatchedFrame> frames = session.subject().walk().frames();
    for (WatchedFrame frame : frames) {
      session.analyzeGood(analyzer, frame);
    }
    session.letGo(analyzer).close();
    session.letGo(engine).close();
    int taken = frames.stream().mapToInt(WatchedFrame::leasesTaken).sum();
    if (taken == 0) {
      throw session.notApplicable("the analyzer retained none of " + frames.size() + " frames");
    }
    session.figure("leases", taken);
    int open = frames.stream().mapToInt(WatchedFrame::openLeases).sum();
    if (open > 0) {
      throw session.failure(
          "no open lease",
          open + " open lease(s) of " + frames.size() + " frames",
          "each retain(): its lease is closed on every path, at the latest by close()");
    }
  }

  private static void leasesAreFew(CheckSession session) throws Exception {
    int most = MAX_LEASES + MAX_LEASES;
    session.doing("gave an analyzer %d frames, and counted open leases".formatted(most));
    FrameAnalyzer analyzer = session.open(session.startEngine(), "held");
    Walk walk = session.subject().walk();
    List<WatchedFrame> frames = new ArrayList<>();
    for (int i = 0; i < most; i++) {
      WatchedFrame frame = new WatchedFrame(walk.frame(i % Walk.FRAMES).pixels(), i);
      frames.add(frame);
      session.analyzeGood(analyzer, frame);
      int open = frames.stream().mapToInt(WatchedFrame::openLeases).sum();
      if (open > MAX_LEASES) {
        throw session.failure(
            "at most " + MAX_LEASES + " open leases at once",
            open + " after frame " + i,
            "whether leases are closed as new ones are taken");
      }
    }
    session.letGo(analyzer).close();
    if (frames.stream().allMatch(frame -> frame.leasesTaken() == 0)) {
      throw session.notApplicable("the analyzer retained none of " + most + " frames");
    }
  }

  private static void sizesChange(CheckSession session) throws Exception {
    AnalyzerEngine engine = session.startEngine();
    Set<PixelFormat> formats = engine.descriptor().pixelFormats();
    FrameAnalyzer analyzer = session.open(engine, "sizes");
    for (Supplier<WatchedFrame> odd : OddFrames.of(formats)) {
      analyzer = survives(session, engine, analyzer, odd.get());
    }
    session.require(Prerequisite.LARGE_FRAMES);
    survives(session, engine, analyzer, OddFrames.large(formats).get());
  }

  /** Rule 7.1 covers the frame after a rejected one, and rule 7.2 untyped failures. */
  private static FrameAnalyzer survives(
      CheckSession session, AnalyzerEngine engine, FrameAnalyzer analyzer, WatchedFrame odd)
      throws ProblemException {
    String check = "what analyze keeps from frame to frame that has the size of a frame";
    session.doing(
        "gave an analyzer a frame of %s after one of %s"
            .formatted(odd.pixels().layout(), session.subject().walk().frame(0).pixels().layout()));
    CallOutcome before = session.analyze(analyzer, session.subject().walk().frame(0));
    if (!before.isAnalyzed()) {
      throw session.failure(
          "a small frame is analyzed, whatever was before", before.describe(), check);
    }
    CallOutcome outcome = session.analyze(analyzer, odd);
    if (outcome.kind() == CallOutcome.Kind.FAILED) {
      throw session.failure("a result or FrameRejectedException", outcome.describe(), check);
    }
    if (outcome.isAnalyzed()) {
      CallOutcome after = session.analyze(analyzer, session.subject().walk().frame(1));
      if (!after.isAnalyzed()) {
        throw session.failure("the next frame is analyzed", after.describe(), check);
      }
      return analyzer;
    }
    session.letGo(analyzer).close();
    return session.open(engine, "sizes");
  }
}
