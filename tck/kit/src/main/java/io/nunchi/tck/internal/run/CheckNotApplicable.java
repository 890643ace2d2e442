package io.nunchi.tck.internal.run;

/** Thrown by a check whose contract rule is about something that the subject does not have. */
public final class CheckNotApplicable extends RuntimeException {

  private static final long serialVersionUID = 1;

  CheckNotApplicable(String reason) {
    super(reason);
  }

  public String reason() {
    return String.valueOf(getMessage());
  }
}
