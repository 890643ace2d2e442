package io.nunchi.tck.report;

/**
 * Something that checks need and a subject may lack. The contract rules that need it are skipped
 * with a reason then, and the subject is not certified.
 *
 * <p>Any thread.
 */
public enum Prerequisite {
  /** Finding the kit's target, or the one that the subject names. */
  TARGET("it is said not to find the target; name a picture of what it finds instead"),
  /** Memory for frames of 7680x4320 pixels. */
  LARGE_FRAMES("it is said not to be tried with frames of 7680x4320 pixels");

  private final String reason;

  Prerequisite(String reason) {
    this.reason = reason;
  }

  /**
   * Returns the reason for skipping contract rules.
   *
   * @return half a sentence
   */
  public String reason() {
    return reason;
  }
}
