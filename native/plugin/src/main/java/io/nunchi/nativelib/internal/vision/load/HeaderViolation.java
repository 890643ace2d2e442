package io.nunchi.nativelib.internal.vision.load;

/** Something that a library says breaks a rule of {@code nunchi_vision.h}. */
public final class HeaderViolation extends Exception {

  private static final long serialVersionUID = 1;

  private final String expected;
  private final String found;

  public HeaderViolation(String expected, String found) {
    super("expected " + expected + ", found " + found);
    this.expected = expected;
    this.found = found;
  }

  /** The rule. */
  public String expected() {
    return expected;
  }

  /** The break of it. */
  public String found() {
    return found;
  }
}
