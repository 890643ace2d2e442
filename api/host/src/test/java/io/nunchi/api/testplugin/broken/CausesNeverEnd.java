package io.nunchi.api.testplugin.broken;

/** A throwable that always has a further cause. */
public final class CausesNeverEnd extends RuntimeException {

  private static final long serialVersionUID = 1;

  @Override
  public synchronized Throwable getCause() {
    return new CausesNeverEnd();
  }
}
