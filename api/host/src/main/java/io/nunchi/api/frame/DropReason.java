package io.nunchi.api.frame;

/** The reasons for dropping a frame. */
public enum DropReason {
  /** A newer frame of the same camera came before this one's turn. */
  SUPERSEDED,
  /** The frame waited longer than the host's maximum age. */
  TOO_OLD,
  /** The stream's target frame rate is reached. */
  ABOVE_TARGET_RATE,
  /** The engine does not take frames of this pixel format. */
  UNSUPPORTED_FORMAT,
  /** The analyzer rejected this frame. */
  FRAME_REJECTED,
  /** The analyzer failed on this frame. */
  ANALYZER_FAILED,
  /** The analyzer did not return in time. */
  TIMED_OUT,
  /** The analyzer failed before, and its successor has not been opened yet. */
  ANALYZER_DOWN,
  /** The analyzer failed too often and is not tried for a while. */
  QUARANTINED,
  /**
   * The analyzer's result broke a rule of the contract. The second such result in a row replaces
   * the analyzer.
   */
  CONTRACT_VIOLATION,
  /** The stream was being closed. */
  CLOSING
}
