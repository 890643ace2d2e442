package io.nunchi.tck.internal.check;

import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.Capability;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.geometry.BoundingBox;
import io.nunchi.spi.geometry.Point;
import io.nunchi.spi.geometry.Polygon;
import io.nunchi.spi.result.Attribute;
import io.nunchi.spi.result.Detection;
import io.nunchi.spi.result.Embedding;
import io.nunchi.spi.result.FrameAttribute;
import io.nunchi.spi.result.FrameResult;
import io.nunchi.spi.result.Keypoint;
import io.nunchi.spi.result.Mask;
import io.nunchi.spi.result.RuleEvent;
import io.nunchi.spi.result.StageTiming;
import io.nunchi.tck.internal.run.CheckSession;
import io.nunchi.tck.internal.run.ResultTally;
import io.nunchi.tck.internal.run.SameResults;
import io.nunchi.tck.report.Prerequisite;
import io.nunchi.testing.CallOutcome;
import io.nunchi.testing.Target;
import io.nunchi.testing.Walk;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Chapter 6: results, but for where things and tracks are. */
final class ResultChecks {

  static final String NOTHING_FOUND =
      "nothing was found in the kit's frames; name a picture of what the analyzer finds";

  /** Targets of 10 pixels and more, and one that nearly fills the picture. */
  private static final double[] OTHER_SIZES = {0.04, 0.06, 0.08, 0.12, 0.9};

  static final String NO_DETECTIONS = "the engine does not declare detections";

  /** Room for the rounding of {@code left + width} in single precision. */
  private static final float ROUNDING = 1e-5f;

  private ResultChecks() {}

  static void addTo(Checks checks) {
    checks
        .addWithEngine("6.1", ResultChecks::placesAreInTheFrame)
        .addWithEngine("6.2", ResultChecks::confidencesAreParts)
        .addWithEngine("6.3", ResultChecks::labelsAreDeclared)
        .addWithEngine("6.4", ResultChecks::ruleTypesAreDeclared)
        .addWithEngine("6.6", ResultChecks::resultsStayAsTheyWere)
        .addWithEngine("6.7", ResultChecks::timingsAreSound)
        .addWithEngine("6.8", ResultChecks::somethingIsReturned)
        .addWithEngine("6.10", ClipChecks::attributesEndWithTheFrame)
        .addWithEngine("6.11", ClipChecks::ruleEventsStartAndEnd)
        .addWithEngine("6.13", ResultChecks::partsAreDeclared);
  }

  /** Results of walks in both directions, and with targets of all sizes. */
  private static List<FrameResult> sample(CheckSession session, AnalyzerEngine engine)
      throws Exception {
    session.doing("let a target walk through the picture, once to the right and once to the left");
    Walk walk = session.subject().walk();
    List<FrameResult> results = new ArrayList<>(session.follow(engine, walk));
    results.addAll(session.follow(engine, walk.going(Walk.Way.LEFT_BELOW)));
    for (double part : OTHER_SIZES) {
      Target other = walk.target().sized(part);
      session.doing("let %s walk through the picture".formatted(other.name()));
      results.addAll(session.follow(engine, walk.showing(other)));
    }
    session.doing("let small and large targets walk through the picture, to both sides");
    return results;
  }

  private static void requireTargetForDetections(CheckSession session) {
    if (session.subject().declares(Capability.DETECTIONS)) {
      session.require(Prerequisite.TARGET);
    }
  }

  /** The rule is not tried without the declared detections, and does not apply without any part. */
  private static void requireDetectionsOr(
      CheckSession session, List<FrameResult> results, int parts, String none) {
    if (session.subject().declares(Capability.DETECTIONS)
        && results.stream().allMatch(result -> result.detections().isEmpty())) {
      throw session.skipped(NOTHING_FOUND);
    }
    if (parts == 0) {
      throw session.notApplicable(none);
    }
  }

  private static List<Detection> detections(CheckSession session, AnalyzerEngine engine)
      throws Exception {
    requireTargetForDetections(session);
    List<Detection> detections =
        sample(session, engine).stream().flatMap(result -> result.detections().stream()).toList();
    if (detections.isEmpty()) {
      throw session.subject().declares(Capability.DETECTIONS)
          ? session.skipped(NOTHING_FOUND)
          : session.notApplicable(NO_DETECTIONS);
    }
    return detections;
  }

  /**
   * Creates the exception for results without a part. The rule applies if nothing else could show
   * that the analyzer does anything.
   */
  static RuntimeException noneOf(CheckSession session, Capability capability, String what) {
    if (!session.subject().declares(capability)) {
      return session.notApplicable("no " + what + " are declared, and none were reported");
    }
    return session.subject().declares(Capability.DETECTIONS)
        ? session.notApplicable(
            what + " are declared, and never occurred in the kit's frames; none was checked")
        : session.skipped(
            "none of the declared "
                + what
                + " occurred in the kit's frames; name a picture of what brings them about");
  }

  private static void partsAreDeclared(CheckSession session) throws Exception {
    AnalyzerEngine engine = session.startEngine();
    Set<Capability> declared = engine.descriptor().capabilities();
    Set<Capability> seen = EnumSet.noneOf(Capability.class);
    for (FrameResult result : sample(session, engine)) {
      for (Capability used : ResultTally.usedBy(result)) {
        seen.add(used);
        if (!declared.contains(used)) {
          throw session.failure(
              "results with parts of " + declared + " only",
              used + " in " + everythingIn(result),
              "EngineDescriptor.Builder.capabilities(...)");
        }
      }
    }
    requireAllSeen(session, declared, seen);
  }

  /** Names the declared parts that never occur: nobody has tried them. */
  private static void requireAllSeen(
      CheckSession session, Set<Capability> declared, Set<Capability> seen) {
    Set<Capability> never = EnumSet.noneOf(Capability.class);
    never.addAll(declared);
    never.removeAll(seen);
    never.remove(Capability.STATE); // no part of a result
    if (never.contains(Capability.DETECTIONS)) {
      throw session.skipped(NOTHING_FOUND);
    }
    if (!never.isEmpty()) {
      throw session.notApplicable(
          "declared, and never in the results for the kit's frames: %s; in them: %s"
              .formatted(never, seen));
    }
  }

  private static void placesAreInTheFrame(CheckSession session) throws Exception {
    requireTargetForDetections(session);
    List<FrameResult> results = sample(session, session.startEngine());
    int places = 0;
    for (FrameResult result : results) {
      for (Detection detection : result.detections()) {
        places++;
        requireInFrame(session, detection);
      }
      for (RuleEvent event : result.ruleEvents()) {
        if (event.region().isPresent()) {
          places++;
          requireInFrame(session, event.region().get());
        }
      }
    }
    requireDetectionsOr(session, results, places, "no result has a place");
  }

  private static void requireInFrame(CheckSession session, Detection detection) {
    if (!isInFrame(detection.box())) {
      throw session.failure(
          "a box with finite edges in [0, 1], width and height not negative",
          detection.box().toString(),
          "the division by the frame's size, and the clipping at its edges");
    }
    for (Keypoint keypoint : detection.keypoints()) {
      if (!isPart(keypoint.x()) || !isPart(keypoint.y())) {
        throw session.failure(
            "a keypoint with finite x and y in [0, 1]",
            keypoint.toString(),
            "the division by the frame's size");
      }
    }
  }

  private static void requireInFrame(CheckSession session, Polygon region) {
    for (Point point : region.points()) {
      if (!isPart((float) point.x()) || !isPart((float) point.y())) {
        throw session.failure(
            "a rule event's region with finite x and y in [0, 1]",
            point + " in " + region,
            "the division by the frame's size, and the clipping at its edges");
      }
    }
  }

  private static boolean isInFrame(BoundingBox box) {
    return isPart(box.left())
        && isPart(box.top())
        && box.width() >= 0
        && box.height() >= 0
        && box.right() <= 1 + ROUNDING
        && box.bottom() <= 1 + ROUNDING;
  }

  /** False for NaN and infinity, too. */
  private static boolean isPart(float value) {
    return value >= 0 && value <= 1;
  }

  private static void confidencesAreParts(CheckSession session) throws Exception {
    requireTargetForDetections(session);
    List<FrameResult> results = sample(session, session.startEngine());
    int confidences = 0;
    for (FrameResult result : results) {
      for (Detection detection : result.detections()) {
        confidences++;
        requireParts(session, confidencesOf(detection), detection);
        requireFinite(session, detection);
      }
      for (RuleEvent event : result.ruleEvents()) {
        confidences++;
        requireParts(session, List.of(event.confidence()), event);
      }
      for (FrameAttribute clip : result.attributes()) {
        confidences++;
        requireParts(session, List.of(clip.attribute().confidence()), clip);
      }
    }
    requireDetectionsOr(session, results, confidences, "no result has a confidence");
  }

  private static List<Float> confidencesOf(Detection detection) {
    List<Float> confidences = new ArrayList<>(List.of(detection.confidence()));
    detection.attributes().stream().map(Attribute::confidence).forEach(confidences::add);
    detection.keypoints().stream().map(Keypoint::confidence).forEach(confidences::add);
    return confidences;
  }

  private static void requireParts(CheckSession session, List<Float> confidences, Object owner) {
    for (float confidence : confidences) {
      if (!isPart(confidence)) {
        throw session.failure(
            "a finite confidence in [0, 1]",
            confidence + " in " + owner,
            "whether a sigmoid or softmax is missing or done twice");
      }
    }
  }

  private static void requireFinite(CheckSession session, Detection detection) {
    if (!detection.embedding().map(Embedding::isFinite).orElse(true)) {
      throw session.failure(
          "an embedding of finite numbers",
          "NaN or infinity in " + detection,
          "the division by the vector's length");
    }
  }

  private static void labelsAreDeclared(CheckSession session) throws Exception {
    AnalyzerEngine engine = session.startEngine();
    Set<String> declared = Set.copyOf(engine.descriptor().labels());
    for (Detection detection : detections(session, engine)) {
      if (!declared.contains(detection.label())) {
        throw session.failure(
            "one of " + engine.descriptor().labels(),
            detection.label(),
            "the list in the engine's descriptor: labels are compared letter by letter");
      }
    }
  }

  private static void ruleTypesAreDeclared(CheckSession session) throws Exception {
    AnalyzerEngine engine = session.startEngine();
    Set<String> declared = Set.copyOf(engine.descriptor().ruleTypes());
    int events = 0;
    for (FrameResult result : sample(session, engine)) {
      for (RuleEvent event : result.ruleEvents()) {
        events++;
        if (!declared.contains(event.type())) {
          throw session.failure(
              "one of " + declared, event.type(), "the rule types in the engine's descriptor");
        }
      }
    }
    if (events == 0) {
      throw noneOf(session, Capability.RULE_EVENTS, "rule events");
    }
    session.figure("rule events", events);
  }

  private static void resultsStayAsTheyWere(CheckSession session) throws Exception {
    AnalyzerEngine engine = session.startEngine();
    FrameAnalyzer analyzer = session.open(engine, "kept");
    List<FrameResult> kept = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    session.doing("kept the results of a walk, went on, closed the engine, and compared them");
    for (int i = 0; i < Walk.FRAMES; i++) {
      FrameResult result = session.analyzeGood(analyzer, session.subject().walk().frame(i));
      kept.add(result);
      texts.add(everythingIn(result));
    }
    session.letGo(analyzer).close();
    session.letGo(engine).close();
    if (kept.stream().allMatch(result -> SameResults.isEmpty(result))) {
      throw session.notApplicable("all results were empty");
    }
    for (int i = 0; i < kept.size(); i++) {
      String now = everythingIn(kept.get(i));
      if (!now.equals(texts.get(i))) {
        throw session.failure(texts.get(i), now, "buffers that results are read from later");
      }
    }
  }

  /** As text, down to the last bit of a mask. */
  static String everythingIn(FrameResult result) {
    StringBuilder text = new StringBuilder(result.toString());
    for (Detection detection : result.detections()) {
      text.append(detection.attributes()).append(detection.keypoints());
      detection.embedding().ifPresent(vector -> text.append(Arrays.toString(vector.values())));
      detection.mask().ifPresent(mask -> append(text, mask));
    }
    return text.toString();
  }

  private static void append(StringBuilder text, Mask mask) {
    for (int row = 0; row < mask.rows(); row++) {
      for (int column = 0; column < mask.columns(); column++) {
        text.append(mask.coverage(column, row)).append(' ');
      }
    }
  }

  private static void timingsAreSound(CheckSession session) throws Exception {
    int timings = 0;
    for (FrameResult result : sample(session, session.startEngine())) {
      for (StageTiming timing : result.timings()) {
        timings++;
        if (timing.nanos() < 0) {
          throw session.failure(
              "0 ns or more",
              timing.toString(),
              "the order of the subtraction, and that System.nanoTime() is the clock");
        }
        if (timing.frames() < 1) {
          throw session.failure(
              "1 frame or more",
              timing.toString(),
              "the number of frames in the batch, the frame itself included");
        }
      }
    }
    if (timings == 0) {
      throw session.notApplicable("no result has stage timings");
    }
    session.figure("stage timings", timings);
  }

  private static void somethingIsReturned(CheckSession session) throws Exception {
    session.doing("let a target walk through the picture");
    FrameAnalyzer analyzer = session.open(session.startEngine(), "null");
    for (int i = 0; i < Walk.FRAMES; i++) {
      CallOutcome outcome = session.analyze(analyzer, session.subject().walk().frame(i));
      if (outcome.kind() == CallOutcome.Kind.NULL) {
        throw session.failure(
            "a result", "null for frame " + i, "paths on which nothing is found: nothing()");
      }
    }
  }
}
