package io.nunchi.api.micrometer;

import java.util.Map;

/** The description of each meter, by its name; registries show it to whoever reads the figures. */
final class MeterHelp {

  private static final String LATEST = " Percentile phi of the latest minutes.";

  private static final String AGE =
      "Time from a frame's arrival in the host to its checked result.";
  private static final String ANALYSIS = "Time of the analyzer's call for a frame.";
  private static final String STAGE = "Time that an engine's analyzers measured for a stage.";

  private static final Map<String, String> HELP =
      Map.ofEntries(
          Map.entry("nunchi.frames.offered", "Frames that a stream was offered."),
          Map.entry("nunchi.frames.analyzed", "Frames whose result was delivered."),
          Map.entry("nunchi.frames.dropped", "Frames without a result, by reason."),
          Map.entry("nunchi.frames.in.flight", "Frames of a stream that wait or are analyzed now."),
          Map.entry("nunchi.detections", "Detections that were delivered, by label."),
          Map.entry("nunchi.frame.age", AGE),
          Map.entry("nunchi.frame.age.percentile", AGE + LATEST),
          Map.entry("nunchi.analysis.time", ANALYSIS),
          Map.entry("nunchi.analysis.time.percentile", ANALYSIS + LATEST),
          Map.entry(
              "nunchi.analyzer.restarts", "Analyzers that were opened in place of a broken one."),
          Map.entry("nunchi.stream.health", "1 for the state that a stream is in, 0 for others."),
          Map.entry("nunchi.leases.open", "Leases of a stream's frames that are not closed."),
          Map.entry(
              "nunchi.listener.failures", "Calls of a stream's listener that threw or were late."),
          Map.entry(
              "nunchi.engine.info",
              "1 for each engine, with its execution provider, requested and actual."),
          Map.entry("nunchi.engine.streams", "Streams that use an engine."),
          Map.entry("nunchi.engine.frames.waiting", "Frames that wait for a worker of an engine."),
          Map.entry("nunchi.engine.frames.analyzing", "Frames that an engine analyzes now."),
          Map.entry("nunchi.engine.threads.lost", "Threads that are lost in calls of an engine."),
          Map.entry("nunchi.engine.changes", "Swaps and rollbacks of an engine."),
          Map.entry(
              "nunchi.engine.batch.frames", "Frames that went through a model, by size of batch."),
          Map.entry("nunchi.engine.stage.time", STAGE),
          Map.entry("nunchi.engine.stage.time.percentile", STAGE + LATEST),
          Map.entry("nunchi.host.workers", "Threads that serve streams, stuck ones not counted."),
          Map.entry("nunchi.host.calls.stuck", "Calls that were given up and have not returned."),
          Map.entry(
              "nunchi.host.callbacks.blocked", "Calls into the VMS that are past their deadline."),
          Map.entry("nunchi.host.log.lost", "Lines of the host's log that were dropped."),
          Map.entry(
              "nunchi.host.listener.calls.missed",
              "Calls that the host's listeners were too slow for."),
          Map.entry("nunchi.shadow.state", "1 for the state that a shadow is in, 0 for others."),
          Map.entry(
              "nunchi.shadow.frames.seen",
              "Frames that the live engine analyzed while a shadow watched it."),
          Map.entry("nunchi.shadow.frames.sampled", "Frames that were meant for a candidate."),
          Map.entry(
              "nunchi.shadow.frames.compared", "Frames that live engine and candidate analyzed."),
          Map.entry(
              "nunchi.shadow.frames.dropped",
              "Sampled frames without a result of the candidate, by reason."),
          Map.entry(
              "nunchi.shadow.frames.without.room",
              "Sampled frames that were not held, because the shadow held as many as it may."),
          Map.entry(
              "nunchi.shadow.analyzer.restarts",
              "Analyzers of a candidate that were opened in place of a broken one."),
          Map.entry("nunchi.shadow.calls.lost", "Calls into a candidate that never returned."),
          Map.entry(
              "nunchi.shadow.disagreement",
              "Share of different things in the compared frames that only one of both found."),
          Map.entry(
              "nunchi.shadow.analysis.time.percentile",
              "Time of both analyzers' calls for compared frames. Percentile phi of the latest."),
          Map.entry(
              "nunchi.shadow.detections", "Detections in the compared frames, by label and side."),
          Map.entry(
              "nunchi.shadow.detections.matched", "Detections in which both agree, by label."),
          Map.entry(
              "nunchi.shadow.label.disagreement",
              "Share of different things of a label that only one of both found."),
          Map.entry(
              "nunchi.shadow.confidence.drift",
              "Kolmogorov-Smirnov statistic of both sets of confidences of a label."));

  private MeterHelp() {}

  static String of(String meter) {
    String help = HELP.get(meter);
    if (help == null) {
      throw new IllegalArgumentException("the meter " + meter + " has no description");
    }
    return help;
  }
}
