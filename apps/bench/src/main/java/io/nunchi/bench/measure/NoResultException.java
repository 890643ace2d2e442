package io.nunchi.bench.measure;

import io.nunchi.api.frame.DroppedFrame;

/** A frame of a measurement has no result. */
public final class NoResultException extends Exception {

  private static final long serialVersionUID = 1;

  /** Why there is none. */
  public enum Reason {
    /** The analyzer did not return within {@link Laps#LONGEST_ANALYSIS}. */
    TIMEOUT,
    /** The host dropped the frame. */
    DROPPED
  }

  private final Reason reason;
  private final String frame;
  private final String found;

  private NoResultException(Reason reason, String frame, String found) {
    super("no result for " + frame + ": " + reason + ", found " + found);
    this.reason = reason;
    this.frame = frame;
    this.found = found;
  }

  static NoResultException timeout(String frame) {
    return new NoResultException(Reason.TIMEOUT, frame, "none");
  }

  static NoResultException dropped(String frame, DroppedFrame drop) {
    return new NoResultException(Reason.DROPPED, frame, drop.reason() + " " + drop.problems());
  }

  static NoResultException lost(String frame) {
    return new NoResultException(Reason.DROPPED, frame, "nothing");
  }

  /** The reason. */
  public Reason reason() {
    return reason;
  }

  /** The name of the frame, as the caller gave it. */
  public String frame() {
    return frame;
  }

  /** The outcome in place of a result. */
  public String found() {
    return found;
  }
}
