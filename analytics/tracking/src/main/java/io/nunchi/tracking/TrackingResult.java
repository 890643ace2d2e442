package io.nunchi.tracking;

import io.nunchi.spi.result.Detection;
import java.util.List;

/**
 * A tracker's answer for one frame.
 *
 * <p>Immutable; any thread.
 *
 * @since 1.0
 */
public final class TrackingResult {

  private final List<Detection> detections;
  private final List<Track> tracks;
  private final List<EndedTrack> ended;

  private TrackingResult(List<Detection> detections, List<Track> tracks, List<EndedTrack> ended) {
    this.detections = List.copyOf(detections);
    this.tracks = List.copyOf(tracks);
    this.ended = List.copyOf(ended);
  }

  /**
   * Makes an answer.
   *
   * @param detections the detections of the frame in their order, with the ids of their tracks
   * @param tracks all tracks after the frame, in the order of their ids
   * @param ended the tracks that ended in the frame, in the order of their ids
   * @return the answer
   */
  public static TrackingResult of(
      List<Detection> detections, List<Track> tracks, List<EndedTrack> ended) {
    return new TrackingResult(detections, tracks, ended);
  }

  /**
   * The frame's detections, in their order. Each that belongs to a track carries its id, and no two
   * carry the same. A detection without an id is too uncertain to begin a track, or a second label
   * on a thing that another detection stands for.
   *
   * @return as many as the frame had
   */
  public List<Detection> detections() {
    return detections;
  }

  /**
   * All tracks after the frame: those that were seen in it, and those that coast.
   *
   * @return in the order of their ids
   */
  public List<Track> tracks() {
    return tracks;
  }

  /**
   * The tracks that ended in this frame. A track that was never confirmed ends without a record.
   *
   * @return in the order of their ids
   */
  public List<EndedTrack> ended() {
    return ended;
  }
}
