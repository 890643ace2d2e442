package io.nunchi.api.testplugin.broken;

/** A throwable whose toString throws. */
public final class TextThrows extends RuntimeException {

  private static final long serialVersionUID = 1;

  @Override
  @SuppressWarnings("OverrideThrowableToString") // this is the fault
  public String toString() {
    throw new IllegalStateException("no text");
  }
}
