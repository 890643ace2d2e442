package io.nunchi.tck.internal.run;

/** Thrown by a check whose contract rule cannot be tried. */
public final class CheckSkipped extends RuntimeException {

  private static final long serialVersionUID = 1;

  CheckSkipped(String reason) {
    super(reason);
  }

  public String reason() {
    return String.valueOf(getMessage());
  }
}
