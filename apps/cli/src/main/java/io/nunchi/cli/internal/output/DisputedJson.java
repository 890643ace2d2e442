package io.nunchi.cli.internal.output;

import io.nunchi.api.frame.AnalyzedFrame;
import io.nunchi.api.shadow.DisputedFrame;
import io.nunchi.api.shadow.MatchedPair;
import io.nunchi.cli.internal.output.ResultLine.GenerationJson;
import io.nunchi.spi.result.Detection;
import java.util.List;

/** A frame about which two analyzers disagree, for programs. */
record DisputedJson(
    String camera,
    long sequence,
    String captureTime,
    int width,
    int height,
    int unmatched,
    double disagreement,
    GenerationJson live,
    GenerationJson candidate,
    List<DetectionJson> liveOnly,
    List<DetectionJson> candidateOnly,
    List<AgreedJson> agreed) {

  /** A detection of both analyzers. */
  record AgreedJson(float iou, DetectionJson live, DetectionJson candidate) {

    static AgreedJson of(MatchedPair pair, AnalyzedFrame frame) {
      return new AgreedJson(
          pair.iou(),
          DetectionJson.of(pair.live(), frame.width(), frame.height()),
          DetectionJson.of(pair.candidate(), frame.width(), frame.height()));
    }
  }

  static DisputedJson of(DisputedFrame frame) {
    AnalyzedFrame live = frame.live();
    return new DisputedJson(
        live.camera().id(),
        live.sequence(),
        live.captureTime().toString(),
        live.width(),
        live.height(),
        frame.unmatched(),
        frame.disagreement(),
        GenerationJson.of(live.generation()),
        GenerationJson.of(frame.candidate().generation()),
        detections(frame.liveOnly(), live),
        detections(frame.candidateOnly(), live),
        frame.agreed().stream().map(pair -> AgreedJson.of(pair, live)).toList());
  }

  private static List<DetectionJson> detections(List<Detection> found, AnalyzedFrame frame) {
    return found.stream()
        .map(detection -> DetectionJson.of(detection, frame.width(), frame.height()))
        .toList();
  }
}
