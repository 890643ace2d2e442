package io.nunchi.tracking;

import java.util.List;

/**
 * Follows the things of one stream from frame to frame, so that the same thing is counted once.
 *
 * <p>Implemented by Nunchi ({@link io.nunchi.tracking.bytetrack.ByteTracker}) and by a VMS that
 * brings a tracker of its own; later minor versions add only default methods.
 *
 * <p>Lifecycle: one tracker for one stream, from its first frame to {@link #finish}. Threading:
 * calls never overlap; threads may differ. A tracker is deterministic: the same frames give the
 * same results, whatever the clock of the machine says.
 *
 * <p>Frames that nobody analysed are not given to a tracker. It sees them as a gap in stream time,
 * and no track ends by a gap alone.
 *
 * @since 1.0
 */
public interface Tracker {

  /**
   * Follows the things into the next frame.
   *
   * @param frame the detections of a frame that was analysed, none if nothing was found
   * @return the same detections with the ids of their tracks, all tracks, and those that ended
   * @throws IllegalArgumentException if stream time runs backwards; the tracker is unchanged
   */
  TrackingResult track(TrackingFrame frame);

  /**
   * Ends all tracks. Ids are not used again: the tracker can go on with a later frame.
   *
   * @return the tracks that ended, in the order of their ids
   */
  List<EndedTrack> finish();
}
