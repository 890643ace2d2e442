package io.nunchi.cli.internal.track;

import io.nunchi.accuracy.data.PixelBox;
import io.nunchi.accuracy.data.SequenceDetection;
import io.nunchi.cli.internal.CliException;
import io.nunchi.spi.geometry.BoundingBox;
import io.nunchi.spi.result.Detection;
import io.nunchi.tracking.Track;
import io.nunchi.tracking.Tracker;
import io.nunchi.tracking.TrackingFrame;
import io.nunchi.tracking.TrackingResult;
import io.nunchi.tracking.camera.CameraMotion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Gives the detections of a sequence to a tracker, frame by frame. */
public final class TrackRun {

  /** More than four days at 25 frames a second; a larger number is a mistake. */
  private static final int MOST_FRAMES = 10_000_000;

  private static final double NANOS_PER_SECOND = 1e9;

  private final Tracker tracker;
  private final SizeOption size;
  private final double frameRate;

  /**
   * Prepares a run.
   *
   * @param frameRate frames a second
   */
  public TrackRun(Tracker tracker, SizeOption size, double frameRate) {
    this.tracker = tracker;
    this.size = size;
    this.frameRate = frameRate;
  }

  /**
   * Tracks all frames from 1 to the last one with a detection; a frame without any was analysed,
   * and has nothing.
   */
  public TrackOutcome run(
      Path file, List<SequenceDetection> detections, Map<Integer, CameraMotion> motions)
      throws CliException {
    Map<Integer, List<SequenceDetection>> byFrame = new HashMap<>();
    int last = 0;
    for (SequenceDetection detection : detections) {
      byFrame.computeIfAbsent(detection.frame(), frame -> new ArrayList<>()).add(detection);
      last = Math.max(last, detection.frame());
    }
    if (last > MOST_FRAMES) {
      throw CliException.unusable(TrackProblems.tooManyFrames(file, MOST_FRAMES, last));
    }
    TrackRows rows = new TrackRows();
    for (int frame = 1; frame <= last; frame++) {
      track(frame, byFrame.getOrDefault(frame, List.of()), motions, rows);
    }
    return new TrackOutcome(last, detections.size(), rows.trackCount(), rows.lines());
  }

  private void track(
      int number,
      List<SequenceDetection> found,
      Map<Integer, CameraMotion> motions,
      TrackRows rows) {
    TrackingFrame.Builder frame =
        TrackingFrame.builder(
                Math.round((number - 1) * NANOS_PER_SECOND / frameRate),
                size.width(),
                size.height())
            .detections(found.stream().map(this::detection).toList());
    CameraMotion motion = motions.get(number);
    if (motion != null) {
      frame.cameraMotion(motion);
    }
    TrackingResult result = tracker.track(frame.build());
    Map<Long, Track> tracks = new HashMap<>();
    result.tracks().forEach(track -> tracks.put(track.id(), track));
    for (int i = 0; i < found.size(); i++) {
      OptionalLong id = result.detections().get(i).trackId();
      Track track = id.isPresent() ? tracks.get(id.getAsLong()) : null;
      if (track != null) {
        rows.add(track, found.get(i));
      }
    }
    rows.endFrame(tracks.keySet());
  }

  private Detection detection(SequenceDetection detection) {
    PixelBox box = detection.box();
    return Detection.of(
        detection.label(),
        (float) detection.confidence(),
        new BoundingBox(
            (float) (box.left() / size.width()),
            (float) (box.top() / size.height()),
            (float) (box.width() / size.width()),
            (float) (box.height() / size.height())));
  }

  /**
   * The tracks of a sequence.
   *
   * @param frames the number of frames
   * @param detections the number of detections
   * @param tracks the number of confirmed tracks
   * @param rows rows in the form of the MOTChallenge
   */
  public record TrackOutcome(int frames, int detections, int tracks, List<String> rows) {

    /** Writes the rows. */
    public void write(Path file) throws CliException {
      try {
        Files.write(file, rows);
      } catch (IOException e) {
        throw CliException.unwritable(file, e);
      }
    }
  }
}
