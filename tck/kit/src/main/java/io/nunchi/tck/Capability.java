package io.nunchi.tck;

/**
 * What a subject may lack; its rules are skipped then, with a reason, and it is not certified.
 *
 * <p>Any thread.
 */
public enum Capability {
  /** It finds the kit's target, or the one that the subject names. */
  TARGET("it is said not to find the target; name a picture of what it finds instead"),
  /** It has memory for frames of 7680x4320 pixels. */
  LARGE_FRAMES("it is said not to be tried with frames of 7680x4320 pixels");

  private final String reason;

  Capability(String reason) {
    this.reason = reason;
  }

  /**
   * Why rules are skipped without it.
   *
   * @return half a sentence
   */
  public String reason() {
    return reason;
  }
}
