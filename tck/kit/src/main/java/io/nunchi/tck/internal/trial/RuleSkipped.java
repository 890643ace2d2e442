package io.nunchi.tck.internal.trial;

/** A rule cannot be tried. */
public final class RuleSkipped extends RuntimeException {

  private static final long serialVersionUID = 1;

  RuleSkipped(String reason) {
    super(reason);
  }

  public String reason() {
    return String.valueOf(getMessage());
  }
}
