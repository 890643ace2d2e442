package io.nunchi.tracking;

/**
 * The state of a track: confirmed or not yet, and seen in the frame or not.
 *
 * <p>Later minor versions may add states.
 *
 * @since 1.0
 */
public enum TrackState {
  /** Seen for the first time in this frame; ends without a record if the next frame lacks it. */
  UNCONFIRMED,
  /** Seen in at least two frames, and in this one. */
  CONFIRMED,
  /** Seen in at least two frames, and not in this one; its box is where it should be. */
  COASTING
}
