package io.nunchi.tracking.bytetrack;

import io.nunchi.spi.geometry.BoundingBox;
import io.nunchi.spi.result.Detection;
import io.nunchi.tracking.EndedTrack;
import io.nunchi.tracking.Tracker;
import io.nunchi.tracking.TrackingFrame;
import io.nunchi.tracking.TrackingResult;
import java.util.ArrayList;
import java.util.List;

/** A tracker that looks at a picture of 1000x1000 pixels, frame after frame. */
final class Stage {

  static final int SIDE = 1000;

  private final Tracker tracker;
  private final List<EndedTrack> ended = new ArrayList<>();
  private double seconds;

  Stage() {
    this(new ByteTracker());
  }

  Stage(Tracker tracker) {
    this.tracker = tracker;
  }

  /** A person of 40x100 pixels. */
  static Detection person(double x, double y) {
    return thing("person", 0.9, x, y);
  }

  /** A thing of 40x100 pixels whose centre is at a pixel. */
  static Detection thing(String label, double confidence, double x, double y) {
    return Detection.of(
        label,
        (float) confidence,
        new BoundingBox(
            (float) ((x - 20) / SIDE), (float) ((y - 50) / SIDE), 40f / SIDE, 100f / SIDE));
  }

  /** Shows a frame, so many seconds after the one before. */
  TrackingResult after(double elapsedSeconds, Detection... detections) {
    seconds += elapsedSeconds;
    TrackingResult result =
        tracker.track(
            TrackingFrame.builder(Math.round(seconds * 1e9), SIDE, SIDE)
                .detections(List.of(detections))
                .build());
    ended.addAll(result.ended());
    return result;
  }

  /** The id of a frame's n-th detection. */
  static long id(TrackingResult result, int detection) {
    return result.detections().get(detection).trackId().orElseThrow();
  }

  /** The tracks that ended so far. */
  List<EndedTrack> ended() {
    return ended;
  }

  /** Ends all tracks. */
  List<EndedTrack> finish() {
    ended.addAll(tracker.finish());
    return ended;
  }
}
