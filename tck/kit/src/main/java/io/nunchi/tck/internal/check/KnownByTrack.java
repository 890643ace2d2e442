package io.nunchi.tck.internal.check;

import io.nunchi.spi.geometry.BoundingBox;
import io.nunchi.spi.result.Detection;
import io.nunchi.spi.result.FrameResult;
import io.nunchi.spi.result.RuleEvent;
import java.util.List;

/** Results without their tracks, and tracks without the rest of the results. */
final class KnownByTrack {

  private static final BoundingBox ANYWHERE = new BoundingBox(0, 0, 1, 1);

  private KnownByTrack() {}

  /** Returns the results without track ids. */
  static List<FrameResult> leftOut(List<FrameResult> results) {
    return results.stream().map(KnownByTrack::leftOut).toList();
  }

  static FrameResult leftOut(FrameResult result) {
    return FrameResult.of(
            result.detections().stream()
                .map(found -> Detection.of(found.label(), found.confidence(), found.box()))
                .toList())
        .withRuleEvents(
            result.ruleEvents().stream()
                .map(
                    event ->
                        RuleEvent.builder(event.type(), event.ruleName())
                            .properties(event.properties())
                            .build())
                .toList());
  }

  /** Returns the labels and track ids alone, without boxes and confidences. */
  static List<FrameResult> alone(List<FrameResult> results) {
    return results.stream().map(KnownByTrack::alone).toList();
  }

  private static FrameResult alone(FrameResult result) {
    return FrameResult.of(result.detections().stream().map(KnownByTrack::alone).toList());
  }

  private static Detection alone(Detection found) {
    Detection.Builder alone = Detection.builder(found.label(), 1, ANYWHERE);
    found.trackId().ifPresent(alone::trackId);
    return alone.build();
  }
}
